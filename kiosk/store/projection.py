"""A filing as lists show it: a row worked out from its events.

What the portal says is entered in its own transaction. What is done here is entered just after its save,
before the next list is read: the citizen waits for the event alone. A mark, written with the rows, says how
far they are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields
from datetime import UTC, datetime
from operator import attrgetter

from kiosk.filing.codes import temporary_code
from kiosk.filing.event import Kind
from kiosk.filing.filing import Filing, manifest
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status, Sync
from kiosk.records import dataclass
from kiosk.store import room
from kiosk.store.connection import Cell, Connection, Row
from kiosk.store.ledger import Stamped, events_of, folded
from kiosk.text import fold as fold_text

_NAMES = [one.name for one in fields(FilingRow)]
_values = attrgetter(*_NAMES)
COLUMNS = ", ".join(_NAMES)
_UPSERT = (
    f"insert into filings ({COLUMNS}, pending, folded)"  # noqa: S608 - our own columns
    f" values ({', '.join('?' * (len(_NAMES) + 2))}) on conflict do update set "
    + ", ".join(f"{name} = excluded.{name}" for name in (*_NAMES[1:], "pending", "folded"))
)
_MARK = "select cast(value as integer) from meta where name = 'projected'"
_ADDS_BLOBS = frozenset({Kind.SUBMITTED, Kind.AMENDED, Kind.SUPPLEMENTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    row: FilingRow
    pending: bool  # something of it is not at the portal yet, or not whole there
    folded: str  # what the search looks into


def catch_up(db: Connection) -> None:
    """Before a list is read, in whatever process: enter what was saved since."""
    if not behind(db):
        return
    with db.derive():
        bring_up(db)
    room.cap_log(db)


def behind(db: Connection) -> bool:
    """Whether events were saved that the rows do not show yet."""
    return bool(db.value(f"select max(n) > ({_MARK}) from envelopes"))  # noqa: S608 - our own words


def bring_up(db: Connection) -> None:
    """The same inside the caller's transaction. Facts about the device are many, and make no row."""
    changed = db.rows(
        f"select subject, max(kind = ?), max(n) from envelopes where n > ({_MARK}) group by subject",  # noqa: S608
        (Kind.SUBMITTED,),
    )
    for subject, begins, _ in changed:
        if begins or _is_filing(db, subject):
            refresh(db, subject)
        if begins:
            db.run("delete from drafts where id = ?", (subject,))  # its filing is in
    if changed:
        last = max(n for _, _, n in changed)
        db.run("update meta set value = ? where name = 'projected'", (str(last),))


def _is_filing(db: Connection, subject: str) -> bool:
    return db.value("select 1 from filings where filing = ?", (subject,)) is not None


def unentered(db: Connection) -> frozenset[str]:
    """What the rows do not show yet is about these."""
    rows = db.rows(f"select distinct subject from envelopes where n > ({_MARK})")  # noqa: S608 - our words
    return frozenset(subject for (subject,) in rows)


def fresh_row(db: Connection, filing_id: str) -> FilingRow | None:
    """The row from the events themselves, entered or not: a save is shown at once, even on a full disk."""
    history = events_of(db, filing_id)
    filing = folded(history)
    return project(filing, history, sent_blobs(db, filing.manifest)).row if filing else None


def refresh(db: Connection, filing_id: str) -> None:
    """Bring the row of this filing up to its events; a subject that is no filing has none."""
    history = events_of(db, filing_id)
    filing = folded(history)
    if filing is None:
        return
    sent = _write_manifest(db, filing_id, blobs_of(history))
    db.run(_UPSERT, cells(project(filing, history, sent)))


def project(filing: Filing, history: Sequence[Stamped], sent: AbstractSet[str]) -> Projection:
    """Purely: what a list shows of this filing."""
    first = next(one for one in history if one.event.kind == Kind.SUBMITTED)
    code = temporary_code(first.device, first.epoch, first.seq)
    sync = sync_of(filing, history)
    blobs = filing.manifest
    row = FilingRow(
        filing=filing.id,
        temporary_code=code,
        official_code=filing.official_code,
        procedure=filing.procedure,
        version=filing.version,
        applicant=filing.applicant,
        submitted_at=datetime.fromisoformat(filing.submitted_at).astimezone(UTC).isoformat(),
        status=filing.status,
        sync=sync,
        blobs_sent=len(blobs) if sync is Sync.COMPLETE else sum(one in sent for one in blobs),
        blobs_total=len(blobs),
        due=filing.due,
        device=first.device,
        flagged=bool(filing.set_aside) or sync is Sync.REFUSED,
    )
    words = (filing.applicant, code.replace("-", ""), code, filing.official_code or "", filing.procedure)
    unconfirmed = any(one.position is None for one in history)
    return Projection(
        row=row, pending=unconfirmed or sync is not Sync.COMPLETE, folded=fold_text(" ".join(words))
    )


def sync_of(filing: Filing, history: Sequence[Stamped]) -> Sync:
    """How far the filing has come: what the portal said last about its latest content."""
    sync = Sync.LOCAL
    for one in history:
        if one.event.id in filing.set_aside:
            continue
        if one.event.kind in _ADDS_BLOBS:
            sync = Sync.LOCAL if one.position is None else Sync.SENT
        elif one.event.kind == Kind.COMPLETED:
            sync = Sync.COMPLETE
        elif one.event.kind == Kind.REFUSED:
            sync = Sync.REFUSED
    return sync


def blobs_of(history: Iterable[Stamped]) -> dict[str, bool]:
    """Every blob that some event of the filing named, and whether this device named it first."""
    found: dict[str, bool] = {}
    for one in history:
        if one.event.kind in _ADDS_BLOBS:
            for sha256 in manifest(one.event.body):
                found.setdefault(sha256, one.ours)
    return found


def sent_blobs(db: Connection, hashes: Collection[str]) -> frozenset[str]:
    """Those of these blobs that the portal is known to hold."""
    return frozenset(sha256 for sha256, (_, sent) in _known(db, hashes).items() if sent)


def cells(projection: Projection) -> Sequence[Cell]:
    """The row as SQL takes it."""
    values = (*_values(projection.row), projection.pending, projection.folded)
    return [int(one) if isinstance(one, bool) else one for one in values]


def row_from(row: Row) -> FilingRow:
    """The row as SQL gives it, its columns in the order of COLUMNS."""
    return FilingRow(
        filing=row[0],
        temporary_code=row[1],
        official_code=row[2],
        procedure=row[3],
        version=row[4],
        applicant=row[5],
        submitted_at=row[6],
        status=Status(row[7]),
        sync=Sync(row[8]),
        blobs_sent=row[9],
        blobs_total=row[10],
        due=row[11],
        device=row[12],
        flagged=bool(row[13]),
    )


def _write_manifest(db: Connection, filing_id: str, named: Mapping[str, bool]) -> frozenset[str]:
    """Enter what the filing names; what is not here yet has no key: it is wanted. Those at the portal."""
    known = _known(db, named)
    if missing := [(sha256,) for sha256 in named if sha256 not in known]:
        db.run_many(
            "insert into blobs (sha256, size, media, sent, kept_at) values (?, 0, '', 0, '')", missing
        )
        known = _known(db, named)
    db.run_many(
        "insert into manifests (blob, filing, ours) values (?, ?, ?) on conflict do nothing",
        [(known[sha256][0], filing_id, int(ours)) for sha256, ours in named.items()],
    )
    return frozenset(sha256 for sha256, (_, sent) in known.items() if sent)


def _known(db: Connection, hashes: Collection[str]) -> dict[str, tuple[int, bool]]:
    """Number, and whether it is at the portal, of those of these blobs that have a row."""
    if not hashes:
        return {}
    marks = ", ".join("?" * len(hashes))
    sql = f"select sha256, n, sent from blobs where sha256 in ({marks})"  # noqa: S608 - question marks
    return {sha256: (n, bool(sent)) for sha256, n, sent in db.rows(sql, [*hashes])}
