"""Invented filings, and stores in temporary folders, for the tests of the store."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.filing.event import Event
from kiosk.filing.office import Office
from kiosk.ids import id_of
from kiosk.keys import Keys
from kiosk.paths import Home
from kiosk.seal import CHAIN_START, Envelope, Place, seal
from kiosk.store import Store
from kiosk.store.connection import PATIENCE
from kiosk.values import Json

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
KEYS = Keys(b"k" * 32, b"s" * 32)
OTHER = Keys(b"o" * 32, b"t" * 32)
PORTAL = Keys(b"p" * 32, b"q" * 32)
OFFICE = Office(code="H26.15", name="UBND phường Hồng Hà", province="01", commune="00097")
REF = "1.001193@2026.11.1"


class Watch:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: int) -> None:
        self.now += timedelta(**by)


@contextmanager
def opened(
    folder: Path,
    *,
    keys: Keys = KEYS,
    clock: Watch | None = None,
    patience: float = PATIENCE,
    behind_ok: bool = False,
) -> Iterator[Store]:
    store = Store(Home(folder), keys, clock=clock or Watch(), patience=patience, behind_ok=behind_ok)
    try:
        yield store
    finally:
        store.close()


def enrol(store: Store, name: str = "H26.15-K1", epoch: int = 1, role: str = "kiosk", feed: int = 0) -> None:
    store.outbox.enrol(name, role, epoch, OFFICE, "http://127.0.0.1:1", PORTAL.public, feed)


def submitted(number: int = 1, *, name: str = "Nguyễn Thị Lan", files: tuple[str, ...] = ()) -> Event:
    documents: list[Json] = [{"id": "giay_chung_sinh", "files": [{"sha256": one} for one in files[1:]]}]
    body: dict[str, Json] = {
        "applicant": {"name": name},
        "documents": documents,
        "answers": {"con_ho_ten": name},
    }
    if files:
        body["declaration"] = {"sha256": files[0]}
    return event("submitted", number, body, actor="citizen")


def event(
    kind: str,
    number: int = 1,
    body: Mapping[str, Json] | None = None,
    *,
    actor: str = "officer:Trần Văn Bình",
    once: str = "",
) -> Event:
    return Event(
        id=id_of("event", kind, str(number), once),
        kind=kind,
        subject=filing_id(number),
        at=NOON + timedelta(minutes=number),
        actor=actor,
        procedure=REF,
        body=body or {},
    )


def filing_id(number: int = 1) -> str:
    return id_of("filing", str(number))


class Chain:
    """Another device, seen only through what it sends."""

    def __init__(self, device: str, epoch: int = 1) -> None:
        self._place = Place(device=device, epoch=epoch, seq=1, prev=CHAIN_START)

    def seal(self, one: Event) -> Envelope:
        envelope = seal(one, self._place, "test/1")
        self._place = Place(
            device=self._place.device,
            epoch=self._place.epoch,
            seq=self._place.seq + 1,
            prev=envelope.sha256,
        )
        return envelope
