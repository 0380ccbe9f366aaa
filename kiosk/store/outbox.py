"""What the sync reads and writes: events not yet confirmed, and the portal's feed."""

from collections.abc import Callable, Mapping, Sequence

from kiosk.errors import Misuse
from kiosk.filing.office import Office
from kiosk.seal import Envelope, Place, open_envelope
from kiosk.store import meta
from kiosk.store.connection import Connection
from kiosk.store.device import Device
from kiosk.store.ledger import envelope_of, insert, next_place
from kiosk.store.projection import bring_up, refresh
from kiosk.values import as_int


class Outbox:
    def __init__(self, db: Connection, device: Callable[[], Device], enrolled: Callable[[], None]) -> None:
        self._db = db
        self._device = device
        self._enrolled = enrolled

    def unsent(self, limit: int, max_bytes: int) -> list[Envelope]:
        """The next run to send: consecutive, of one chain, the oldest chain first; at least one if any."""
        rows = self._db.rows(
            "select device, epoch, header, body from envelopes where position is null order by n limit ?",
            (limit,),
        )
        run: list[Envelope] = []
        size = 0
        for device, epoch, header, body in rows:
            size += len(header) + len(body)
            if run and ((device, epoch) != rows[0][:2] or size > max_bytes):
                break
            run.append(Envelope(header=header, body=body))
        return run

    def pending(self) -> int:
        """How many events the portal has not confirmed."""
        count: int = self._db.value("select count(*) from envelopes where position is null")
        return count

    def confirm(self, device: str, epoch: int, positions: Mapping[int, int]) -> None:
        """The portal's receipt verified: seq -> position. Safe to repeat."""
        with self._db.write():
            self._db.run_many(
                "update envelopes set position = ? where device = ? and epoch = ? and seq = ?"
                " and position is not ?",
                [(position, device, epoch, seq, position) for seq, position in positions.items()],
            )
            self._refresh_chain(device, epoch, min(positions, default=0), max(positions, default=-1))

    def rewind(self, device: str, epoch: int, seq: int) -> None:
        """The portal lost what it had from this place on: it and its blobs go again, the bytes unchanged."""
        with self._db.write():
            bring_up(self._db)
            self._db.run(
                "update envelopes set position = null"
                " where device = ? and epoch = ? and seq >= ? and ours = 1",
                (device, epoch, seq),
            )
            self._db.run(
                "update blobs set sent = 0 where n in (select blob from manifests where ours = 1"
                " and filing in (select subject from envelopes"
                " where device = ? and epoch = ? and seq >= ? and ours = 1))",
                (device, epoch, seq),
            )
            self._refresh_chain(device, epoch, seq, 2**62)

    def take(self, items: Sequence[tuple[int, Envelope]], cursor: int) -> int:
        """One page of the feed and the cursor, all or nothing; how many events were new."""
        with self._db.write():
            touched = [self._take_one(position, envelope) for position, envelope in items]
            for subject in dict.fromkeys(one for one, new in touched if one and not new):
                refresh(self._db, subject)
            bring_up(self._db)  # the new ones
            meta.put(self._db, "cursor", cursor)
        return sum(new for _, new in touched)

    def cursor(self) -> int:
        return as_int(meta.get(self._db, "cursor"))

    def head(self) -> tuple[str, int, int, str]:
        """(device, epoch, seq, SHA-256) of the last header of the chain being written; seq 0 before it."""
        device = self._device()
        place = next_place(self._db, device.name, device.epoch)
        return device.name, device.epoch, place.seq - 1, place.prev

    def enrol(  # noqa: PLR0913, PLR0917 - one answer of the portal
        self,
        name: str,
        role: str,
        epoch: int,
        office: Office,
        portal_url: str,
        portal_key: bytes,
        feed_start: int,
    ) -> None:
        """Become this device of this office: a new chain begins, the old one stays and goes out first."""
        device = Device(
            name=name,
            epoch=epoch,
            role=role,
            office=office,
            portal=portal_url,
            portal_key=portal_key,
            enrolled=True,
        )
        with self._db.write():
            now = self._device()
            if (now.name, now.epoch) != (name, epoch) and next_place(self._db, name, epoch).seq > 1:
                raise Misuse(f"{name} epoch {epoch} was used before")
            meta.put(self._db, "device", device.to_json())
            meta.put(self._db, "cursor", feed_start)
        self._enrolled()

    def _take_one(self, position: int, envelope: Envelope) -> tuple[str, bool]:
        """The subject it touches ("" for none), and whether it is new here."""
        header = envelope.parsed
        event = open_envelope(envelope)
        known = envelope_of(self._db, event.subject, event.id)
        if known is None and self._db.value(
            "select 1 from envelopes where device = ? and epoch = ? and seq = ?",
            (header.device, header.epoch, header.seq),
        ):
            return self._stray(position, envelope)
        if known is None:
            place = Place(device=header.device, epoch=header.epoch, seq=header.seq, prev=header.prev)
            insert(self._db, event, place, envelope, position)
            return event.subject, True
        if known.header != envelope.header:
            return self._stray(position, envelope)
        changed = self._db.run(
            "update envelopes set position = ? where subject = ? and id = ? and position is null",
            (position, event.subject, event.id),
        )
        return (event.subject if changed else ""), False

    def _stray(self, position: int, envelope: Envelope) -> tuple[str, bool]:
        """Two different events claim one place: ours stays, the other is kept beside it for `verify`."""
        self._db.run(
            "insert into strays (position, header, body) select ?1, ?2, ?3"
            " where not exists (select 1 from strays where header = ?2)",
            (position, envelope.header, envelope.body),
        )
        return "", False

    def _refresh_chain(self, device: str, epoch: int, first: int, last: int) -> None:
        subjects = self._db.rows(
            "select distinct subject from envelopes where device = ? and epoch = ? and seq between ? and ?",
            (device, epoch, first, last),
        )
        for (subject,) in subjects:
            refresh(self._db, subject)
