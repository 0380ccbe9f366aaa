"""A save costs the disk exactly one sync: counted from outside, with encryption on."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MARK = re.compile(r'write\(\d+, "MARK (\S+)\\n"')
SYNC = re.compile(r"\b(fsync|fdatasync|sync_file_range|sync|syncfs|msync)\(")
CHILD = """
import os, pathlib, sys
from tests.kiosk.store_samples import KEYS, event, submitted
from kiosk.paths import Home
from kiosk.store import Draft, Store, room
def mark(name): os.write(1, f"MARK {name}\\n".encode())
def draft(number):
    content = {"a": "x" * 2000, "n": number}
    return Draft(id=submitted(number).subject, procedure="p@1", content=content)
store = Store(Home(pathlib.Path(sys.argv[1])), KEYS)
room.checkpoint(store._db)
mark("first_append")
store.append(submitted(1))
mark("append")
store.append(submitted(2))
mark("append_to_a_filing")
store.append(event("received", 2))
mark("lists_follow")
assert len(store.rows()) == 2
mark("append_after_lists")
store.append(event("withdrawn", 1))
mark("first_autosave")
store.drafts.save(draft(3))
mark("autosave")
store.drafts.save(draft(3))
mark("append_with_draft")
store.append(submitted(3))
mark("checkpoint")
room.checkpoint(store._db)
mark("autosave_after_checkpoint")
store.drafts.save(draft(4))
mark("append_all")
facts = [submitted(4), event("consented", 4), event("consented", 4, once="2")]
store.append_all(facts)
mark("read")
store.rows(); store.filing(submitted(4).subject); store.outbox.unsent(9, 10**6)
mark("end")
"""
ONE = [
    "append",
    "append_to_a_filing",
    "append_after_lists",
    "first_autosave",
    "autosave",
    "append_with_draft",
    "append_all",
]
TWO = ["first_append", "autosave_after_checkpoint"]  # the log's own header is synced too


@pytest.fixture(scope="module")
def syncs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How many sync calls each act made, as the kernel saw them."""
    folder = tmp_path_factory.mktemp("syncs")
    strace = shutil.which("strace")
    assert strace, "install the Debian package strace: this count is a promise, not an option"
    log = folder / "trace"
    command = [
        strace,
        "-f",
        "-o",
        str(log),
        "-e",
        "trace=fsync,fdatasync,sync_file_range,sync,syncfs,msync,write",
    ]
    subprocess.run(
        [*command, sys.executable, "-c", CHILD, str(folder / "data")], check=True, capture_output=True
    )
    return _counted(log)


def _counted(log: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    act = "start"
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := MARK.search(line):
            act = found[1]
        counts[act] = counts.get(act, 0) + bool(SYNC.search(line))
    return counts


@pytest.mark.parametrize("act", ONE)
def test_one_sync(syncs: dict[str, int], act: str) -> None:
    assert syncs[act] == 1


@pytest.mark.parametrize("act", TWO)
def test_two_syncs_after_a_checkpoint(syncs: dict[str, int], act: str) -> None:
    assert syncs[act] == 2


@pytest.mark.parametrize("act", ["read", "lists_follow"])
def test_reading_costs_none(syncs: dict[str, int], act: str) -> None:
    assert syncs[act] == 0


def test_the_count_itself_works(syncs: dict[str, int]) -> None:
    assert syncs["checkpoint"] >= 1
    assert {*ONE, *TWO, "read", "end"} <= syncs.keys()
