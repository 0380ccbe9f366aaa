"""The local store: append events, read filings. One connection, one thread; any number of processes."""

import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager

from kiosk import paths
from kiosk.clock import Clock, now
from kiosk.errors import DiskFull
from kiosk.filing.event import Event
from kiosk.filing.filing import Filing
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status
from kiosk.keys import Keys
from kiosk.paths import Home
from kiosk.seal import Envelope, Place, seal
from kiosk.store import meta, register, room
from kiosk.store.blobs import Blobs
from kiosk.store.connection import PATIENCE
from kiosk.store.device import Device
from kiosk.store.drafts import Drafts
from kiosk.store.earlier import Earlier
from kiosk.store.head import Head, HeadFile
from kiosk.store.ledger import (
    Stamped,
    after,
    envelope_of,
    events_of,
    folded,
    insert,
    latest,
    marked,
    next_place,
)
from kiosk.store.opening import check_head, open_database, set_aside
from kiosk.store.outbox import Outbox
from kiosk.store.staff import Staff
from kiosk.store.troubles import troubles
from kiosk.store.verdict import Verdict
from kiosk.values import Json, as_map

APP = f"{paths.APP}/{paths.VERSION}"


class Store:
    """Open another Store for another thread. `behind_ok` opens a store that lost its end, for its repair."""

    def __init__(
        self,
        home: Home,
        keys: Keys,
        *,
        clock: Clock = now,
        patience: float = PATIENCE,
        behind_ok: bool = False,
    ) -> None:
        self.home = home
        self._keys = keys
        self._clock = clock
        self._db = open_database(home, keys.database, patience)
        try:
            self._behind = self._check_head(behind_ok=behind_ok)
            with troubles():
                self._head_file = HeadFile(home.head, keys.database)
        except BaseException:
            self._db.close()
            raise
        self.outbox = Outbox(self._db, lambda: self.device, self._write_head)
        self.blobs = Blobs(self._db, home, clock)
        self.drafts = Drafts(self._db, keys.database, clock)
        self.earlier = Earlier(self._db, keys.database, clock)
        self.staff = Staff(self._db, clock)
        self._device: tuple[str | None, Device] | None = None
        self._unsaved: Place | None = None  # the place after what the next commit keeps
        self._next: Place | None = None  # the place after what the last commit kept

    def close(self) -> None:
        self.drafts.forget()
        self._head_file.close()
        self._db.close()

    @property
    def device(self) -> Device:
        """Read anew each time: another process may have enrolled it. Parsed when it has changed."""
        text = meta.text(self._db, "device")
        if self._device is None or self._device[0] != text:
            self._device = text, Device.of(as_map(json.loads(text or "null")), self._keys)
        return self._device[1]

    # What people and portal did

    def append(self, event: Event) -> Envelope:
        """Keep one event; on return it is on the disk. A known id gives what was kept.

        Lists follow before they are read next; so does the end of the draft that was handed in.
        """
        return self.append_all([event])[0]

    def append_all(self, events: Sequence[Event]) -> list[Envelope]:
        """Keep these events, all or nothing, in one sync."""
        try:
            return self._append_all(events)
        except DiskFull:
            if self._db.writing or not room.give_up_reserve(self.home):
                raise
            return self._append_all(events)

    @contextmanager
    def writing(self) -> Generator[None]:
        """Hold the write lock: what is read inside stays true until what is appended inside is kept."""
        try:
            with self._db.write():
                yield
        except BaseException:
            self._unsaved = None  # undone: the head must not speak of it
            raise
        self._after_commit()

    # What everyone reads

    def filing(self, filing_id: str) -> Filing | None:
        return folded(events_of(self._db, filing_id))

    def events(self, subject: str) -> list[Stamped]:
        """Everything known of a filing, or of a device, in the order of the fold."""
        return marked(events_of(self._db, subject))

    def latest(self, kind: str, span: int = 1000) -> list[Stamped]:
        """Those of this kind among the last events that came in, whatever they are about."""
        return latest(self._db, kind, span)

    def row(self, filing_id: str) -> FilingRow | None:
        return register.row(self._db, filing_id)

    def find(self, ref: str) -> list[FilingRow]:
        """By id, temporary code as people type it, or official code."""
        return register.find(self._db, ref)

    def rows(
        self,
        *,
        status: Status | None = None,
        pending: bool = False,
        limit: int = 200,
        before: str | None = None,
        text: str = "",
    ) -> list[FilingRow]:
        """Newest first; `before` is the filing that ends the page before."""
        return register.rows(
            self._db,
            register.Query(status=status, pending=pending, limit=limit, before=before, text=text),
        )

    def counts(self) -> Mapping[str, int]:
        """Filings per status and per sync state: "status.new", "sync.local" …"""
        return register.counts(self._db)

    def get(self, name: str) -> Json:
        return meta.get(self._db, name)

    def put(self, name: str, value: Json) -> None:
        meta.put(self._db, name, value)

    # The store's own health

    def has_room(self) -> bool:
        """Whether a new filing may be started: one in hand can always be finished."""
        return room.has_room(self.home)

    def tidy(self) -> None:
        """After the first frame and between visits: sweep, check the end of the chain, shorten the log."""
        from kiosk.store.tidy import tidy  # noqa: PLC0415 - not before the first frame

        tidy(self._db, self.home, self.blobs, self.drafts, self.earlier, self._clock())

    def verify(self) -> Verdict:
        """Recompute everything from the events."""
        from kiosk.store.verify import verify  # noqa: PLC0415 - rarely needed

        return verify(self._db, self.home, self.blobs, self.drafts)

    def _check_head(self, *, behind_ok: bool) -> Head | None:
        behind = check_head(self._db, self.home)
        if behind and not behind_ok:
            raise set_aside(self.home, behind)
        return behind

    def _append_all(self, events: Sequence[Event]) -> list[Envelope]:
        with self.writing():
            device = self.device
            if self._behind and (device.name, device.epoch) == (self._behind.device, self._behind.epoch):
                raise set_aside(self.home, self._behind)
            return [self._keep(event, device) for event in events]

    def _keep(self, event: Event, device: Device) -> Envelope:
        place = next_place(self._db, device.name, device.epoch, self._unsaved or self._next)
        envelope = seal(event, place, APP)
        if not insert(self._db, event, place, envelope):
            return envelope_of(self._db, event.subject, event.id) or envelope  # what was kept stays
        self._unsaved = after(place, envelope)
        return envelope

    def _after_commit(self) -> None:
        if self._db.writing:
            return
        if place := self._unsaved:
            self._head_file.write(place.device, place.epoch, place.seq - 1, place.prev)
            self._next, self._unsaved = place, None

    def _write_head(self) -> None:
        """After an enrolment the head speaks of the new chain, even before its first event."""
        if self._db.writing:
            return
        self._behind = None
        self._head_file.write(*self.outbox.head())
