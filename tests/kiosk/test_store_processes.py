"""Several processes write one store, and any of them may be killed: what was acknowledged is there, once."""

import random
import signal
import subprocess
import sys
from pathlib import Path

from tests.kiosk.store_samples import event, filing_id, opened, submitted

WRITER = """
import pathlib, sys
from tests.kiosk.store_samples import KEYS, event, submitted
from kiosk.paths import Home
from kiosk.store import Draft, Store
folder, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
store = Store(Home(pathlib.Path(folder)), KEYS)
print("ready", flush=True)
for number in range(first, first + count):
    data = b"%PDF " + str(number).encode() * 50
    blob = store.blobs.keep(data, "application/pdf") if number % 5 == 0 else None
    fact = submitted(number, files=(blob.sha256,) if blob else ())
    store.drafts.save(Draft(id=fact.subject, procedure=fact.procedure, content=fact.body))
    store.append(fact)
    print(number, flush=True)
"""
STARTER = """
import pathlib, sys
from tests.kiosk.store_samples import KEYS
from kiosk.errors import Trouble
from kiosk.paths import Home
from kiosk.store import Store
for line in sys.stdin:
    try:
        Store(Home(pathlib.Path(sys.argv[1]) / line.strip()), KEYS).close()
        print("opened", flush=True)
    except Trouble as trouble:
        print(trouble, flush=True)
"""
ROUNDS = 30


def _writer(folder: Path, first: int, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(folder), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    both = [_writer(tmp_path, first, 200) for first in (1000, 2000)]
    told = [one.communicate(timeout=120)[0].split() for one in both]

    assert [len(one) for one in told] == [201, 201]
    with opened(tmp_path) as store:
        verdict = store.verify()
        kept = store.outbox.unsent(1000, 10**9)
        assert (verdict.problems, verdict.events) == ([], 400)
        assert [one.parsed.seq for one in kept] == list(range(1, 401))
        assert store.drafts.waiting() == []
        assert store.counts() == {"status.new": 400, "sync.local": 400}


def test_first_starts_at_once_make_one_store(tmp_path: Path) -> None:
    """SQLite answers "locked" at once, without patience, when two connections change the journal's mode."""
    command = [sys.executable, "-c", STARTER, str(tmp_path)]
    pipe = subprocess.PIPE
    several = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(3)]
    for turn in range(25):
        for one in several:
            assert one.stdin is not None
            one.stdin.write(f"{turn}\n")
            one.stdin.flush()
        assert [one.stdout.readline() for one in several if one.stdout] == ["opened\n"] * 3
    for one in several:
        one.communicate(timeout=60)

    assert list(tmp_path.glob("*/*.part*")) == []


def test_what_was_acknowledged_survives_every_kill(tmp_path: Path) -> None:
    """kill -9 at a random moment, again and again, on the same store."""
    rng = random.Random(20261124)
    acknowledged: list[int] = []
    kept = 0
    for turn in range(ROUNDS):
        acknowledged += _killed(tmp_path, first=1 + turn * 1000, after=rng.randint(0, 25), rng=rng)
        with opened(tmp_path) as store:
            verdict = store.verify()
            lost = [number for number in acknowledged if store.row(filing_id(number)) is None]
            assert (lost, verdict.problems) == ([], [])
            kept = verdict.events
    assert len(acknowledged) <= kept <= len(acknowledged) + ROUNDS
    print(f"\nkills {ROUNDS}, acknowledged {len(acknowledged)}, kept {kept}, lost 0")


def _killed(folder: Path, *, first: int, after: int, rng: random.Random) -> list[int]:
    """What a writer acknowledged before it was killed, some time after its so-and-so-manieth line."""
    process = _writer(folder, first, 1000)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(after + 1)]
    for _ in range(rng.randint(0, 200_000)):  # a random part of a save: no clock, no sleep
        pass
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    return [int(line) for line in lines if line.endswith("\n") and line.strip().isdigit()]


def test_a_reader_sees_each_filing_whole_while_another_process_writes(tmp_path: Path) -> None:
    writer = _writer(tmp_path, 1, 150)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    with opened(tmp_path) as store:
        for line in writer.stdout:
            row = store.row(filing_id(int(line)))
            assert row is not None
            store.append(event("received", int(line)))
        writer.wait()
        writer.stdout.close()

        assert store.verify().ok
        assert store.counts()["status.received"] == 150


def test_an_append_in_one_process_is_found_by_the_other_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as window, opened(tmp_path) as sync:
        window.append(submitted(1))
        assert len(sync.outbox.unsent(9, 10**6)) == 1
        sync.outbox.confirm(window.device.name, 0, {1: 1})
        window.append(event("received"))

        assert sync.outbox.pending() == window.outbox.pending() == 1
        assert window.verify().ok
