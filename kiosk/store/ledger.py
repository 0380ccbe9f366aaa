"""The envelopes: the one table that is the outbox, the audit trail and the source of state."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.errors import StoreBroken
from kiosk.filing.event import Event
from kiosk.filing.filing import Filing, fold
from kiosk.records import dataclass
from kiosk.seal import CHAIN_START, Envelope, Place, SealBroken, open_envelope
from kiosk.store.connection import Connection, Row

_STAMPED = "select header, body, device, epoch, seq, position, ours from envelopes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """An event with its place: in its device's chain, and in the portal's order once it has one."""

    event: Event
    device: str
    epoch: int
    seq: int
    position: int | None
    ours: bool  # made on this device
    set_aside: bool = False  # its filing's status forbade it: kept, shown, not applied
    erased: bool = False  # retention took its body
    sha256: str = ""  # hex, of the header: printed on slips


def envelope_of(db: Connection, subject: str, event_id: str) -> Envelope | None:
    row = db.row("select header, body from envelopes where subject = ? and id = ?", (subject, event_id))
    return Envelope(header=row[0], body=row[1]) if row else None


def next_place(db: Connection, device: str, epoch: int, known: Place | None = None) -> Place:
    """The place after the last of this chain, `known` if it still is; call it under the write lock."""
    last: int = db.value(
        "select coalesce(max(seq), 0) from envelopes where device = ? and epoch = ?", (device, epoch)
    )
    if known and (known.device, known.epoch, known.seq) == (device, epoch, last + 1):
        return known  # what is kept never changes
    return Place(device=device, epoch=epoch, seq=last + 1, prev=_hash_of(db, device, epoch, last))


def after(place: Place, envelope: Envelope) -> Place:
    """The place that follows what was put here."""
    return Place(device=place.device, epoch=place.epoch, seq=place.seq + 1, prev=envelope.sha256)


def _hash_of(db: Connection, device: str, epoch: int, seq: int) -> str:
    header: bytes | None = db.value(
        "select header from envelopes where device = ? and epoch = ? and seq = ?", (device, epoch, seq)
    )
    return CHAIN_START if header is None else Envelope(header=header, body=b"").sha256


def insert(
    db: Connection, event: Event, place: Place, envelope: Envelope, position: int | None = None
) -> bool:
    """Keep it, as ours unless it comes with a position; False when this event is here already."""
    return bool(
        db.run(
            "insert into envelopes (device, epoch, seq, id, kind, subject, ours, position, header, body)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (subject, id) do nothing",
            (
                place.device,
                place.epoch,
                place.seq,
                event.id,
                str(event.kind),
                event.subject,
                int(position is None),
                position,
                envelope.header,
                envelope.body,
            ),
        )
    )


def events_of(db: Connection, subject: str) -> list[Stamped]:
    """In the order of the fold: the confirmed by position, then the local ones as they were made."""
    rows = db.rows(f"{_STAMPED} where subject = ? order by position is null, position, n", (subject,))
    return [_stamped(row) for row in rows]


def latest(db: Connection, kind: str, span: int) -> list[Stamped]:
    """Those of this kind among the last `span` events that came in here, whoever made them."""
    since = "(select max(n) from envelopes)"
    rows = db.rows(f"{_STAMPED} where n > {since} - ? and kind = ? order by n", (span, kind))
    return [_stamped(row) for row in rows]


def _stamped(row: Row) -> Stamped:
    header, body, device, epoch, seq, position, ours = row
    return Stamped(
        event=_opened(header, body),
        device=device,
        epoch=epoch,
        seq=seq,
        position=position,
        ours=bool(ours),
        erased=body == b"",
        sha256=Envelope(header=header, body=b"").sha256,
    )


def _opened(header: bytes, body: bytes) -> Event:
    try:
        return open_envelope(Envelope(header=header, body=body))
    except SealBroken as broken:  # our own disk changed it
        raise StoreBroken(str(broken)) from broken


def folded(history: Sequence[Stamped]) -> Filing | None:
    return fold(one.event for one in history)


def marked(history: Sequence[Stamped]) -> list[Stamped]:
    """The same events, those that the fold set aside marked."""
    filing = folded(history)
    aside = frozenset(filing.set_aside) if filing else frozenset()
    return [replace(one, set_aside=True) if one.event.id in aside else one for one in history]
