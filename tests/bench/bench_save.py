"""Durable save and autosave: ours against a bare append and against the same schema unencrypted, in turns.

Goals: save at most 1.8 times the bare append and 1.4 times the same schema unencrypted; autosave at most
1.5 times either. Nothing is asserted; the sync calls are, in tests/kiosk/test_sync_calls.py.
Run: python -m tests.bench.bench_save
"""

import json
import os
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from kiosk.clock import now
from kiosk.filing.event import Event
from kiosk.ids import new_id
from kiosk.paths import Home, assets
from kiosk.seal import CHAIN_START, Place, pack, samples, seal
from kiosk.store import Draft, Store, connection, room
from kiosk.values import Json, as_map
from tests.kiosk.store_samples import KEYS

ROUNDS = 301
WARM_UP = 40  # the log has its length by then, as in a kiosk that has run for an hour
FOLD_EVERY = 30  # saves, about the 4 MB after which the log is folded between visits
Times = dict[str, list[float]]


def main() -> None:
    with TemporaryDirectory(dir=Path.cwd()) as name, ExitStack() as stack:
        folder = Path(name)
        stores = {
            "encrypted": stack.enter_context(_store(folder / "encrypted", encrypted=True)),
            "unencrypted": stack.enter_context(_store(folder / "unencrypted", encrypted=False)),
        }
        handle = os.open(folder / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        stack.callback(os.close, handle)
        saves: Times = {"bare": [], **{one: [] for one in stores}}
        autosaves: Times = {"bare": saves["bare"], **{one: [] for one in stores}}
        pages: list[float] = []
        follows: list[float] = []
        rng = random.Random(7)
        for number in range(ROUNDS + WARM_UP):  # in turns: a busy machine is equally unfair to all
            saves["bare"].append(_spent(lambda: _append(handle)))
            for one in rng.sample(list(stores), 2):
                _one_filing(stores[one], rng, saves[one], autosaves[one], pages)
                spent = _spent(stores[one].counts)  # the first question about lists enters the filing
                if one == "encrypted":
                    follows.append(spent)
                if number >= WARM_UP and number % FOLD_EVERY == 0:
                    room.checkpoint(stores[one]._db)
    _tell("durable save", saves, {"bare": 1.8, "unencrypted": 1.4})
    _tell("autosave", autosaves, {"bare": 1.5, "unencrypted": 1.5})
    print(f"after it, the lists follow: {median(follows[WARM_UP:]) * 1000:.3f} ms, no sync")
    print(f"log pages a save: median {median(pages[WARM_UP:]):.0f}, most {max(pages):.0f} (goal at most 16)")
    _tell_sealing(_body(stores["encrypted"], random.Random(1), keep=False))
    print(f"sealed body: {len(pack(_body(stores['encrypted'], random.Random(1), keep=False)))} bytes")


def _one_filing(
    store: Store, rng: random.Random, saves: list[float], autosaves: list[float], pages: list[float]
) -> None:
    """A citizen types, saves on, hands in: two of the steps are timed."""
    body = _body(store, rng)
    moment = now()
    filing = new_id(moment)
    procedure = "1.001193@2026.11.1"
    typed = {name: body[name] for name in ("answers", "origins", "documents")}
    store.drafts.save(Draft(id=filing, procedure=procedure, content=typed))
    answers = {**as_map(body["answers"]), "con_ho_ten": f"Nguyễn Thị {rng.choice(('Lan', 'Hoa', 'Mai'))}"}
    changed = Draft(id=filing, procedure=procedure, content={**typed, "answers": answers})
    autosaves.append(_spent(lambda: store.drafts.save(changed)))
    event = Event(
        id=new_id(moment),
        kind="submitted",
        subject=filing,
        at=moment,
        actor="citizen",
        procedure=procedure,
        body=body,
    )
    before = room.unfolded(store._db)
    saves.append(_spent(lambda: store.append(event)))
    pages.append((room.unfolded(store._db) - before) / room.FRAME)


def _body(store: Store, rng: random.Random, *, keep: bool = True) -> Mapping[str, Json]:
    """A whole birth registration: its declaration and one more paper are kept before."""
    path = assets() / "procedures" / "1.001193.json"
    body: dict[str, Json] = dict(samples.submitted(json.loads(path.read_text(encoding="utf-8")), rng))
    hashes = [
        store.blobs.keep(rng.randbytes(500), "x").sha256 if keep else rng.randbytes(32).hex() for _ in "12"
    ]
    body["declaration"] = {"sha256": hashes[0], "size": 500, "pages": 1}
    body["documents"] = [{"id": "giay_chung_sinh", "files": [{"sha256": hashes[1], "size": 500, "pages": 1}]}]
    return body


def _append(handle: int) -> None:
    """What any durable save must cost: 4 KB and one sync."""
    os.write(handle, bytes(4096))
    os.fdatasync(handle)


def _spent(job: Callable[[], object]) -> float:
    start = perf_counter()
    job()
    return perf_counter() - start


@contextmanager
def _store(folder: Path, *, encrypted: bool) -> Iterator[Store]:
    """The same code and schema; without encryption the key is simply never told to SQLite."""
    keyed = connection._set
    if not encrypted:
        connection._set = lambda raw, key: keyed(_Keyless(raw), key)
    try:
        store = Store(Home(folder), KEYS)
    finally:
        connection._set = keyed
    yield store
    store.close()


class _Keyless:
    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def execute(self, sql: str) -> Any:
        return self._raw.execute("select 1" if sql.startswith("pragma key") else sql)


def _tell(job: str, times: Times, goals: Mapping[str, float]) -> None:
    middle = {name: median(some[WARM_UP:]) * 1000 for name, some in times.items()}
    ours = middle["encrypted"]
    figures = ", ".join(f"{name} {value:.3f} ms" for name, value in middle.items())
    ratios = ", ".join(
        f"{ours / middle[name]:.2f} x {name} (goal at most {goal})" for name, goal in goals.items()
    )
    print(f"{job}: {figures}; {ratios}; medians of {ROUNDS}")


def _tell_sealing(body: Mapping[str, Json]) -> None:
    """What sealing adds to a save before the database hears of it."""
    place = Place(device="H26.15-K1", epoch=1, seq=1, prev=CHAIN_START)
    event = Event(id=new_id(now()), kind="submitted", subject="f", at=now(), actor="citizen", body=body)
    spent = [_spent(lambda: seal(event, place, "bench/1")) for _ in range(ROUNDS)]
    print(f"of a save, sealing: {median(spent) * 1000:.3f} ms")


if __name__ == "__main__":
    main()
