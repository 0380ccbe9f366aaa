"""Everything recomputed from the events: seals, chains, head, rows, counters, blobs, drafts."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from kiosk.errors import KioskError, Problem, StoreBroken, Trouble
from kiosk.paths import Home
from kiosk.seal import CHAIN_START, Envelope, SealBroken, open_envelope
from kiosk.store import room
from kiosk.store.blobs import Blobs
from kiosk.store.connection import Connection
from kiosk.store.drafts import Drafts
from kiosk.store.ledger import events_of, folded
from kiosk.store.opening import check_head
from kiosk.store.projection import COLUMNS, catch_up, cells, project, sent_blobs, unentered
from kiosk.store.verdict import Verdict


def verify(db: Connection, home: Home, blobs: Blobs, drafts: Drafts) -> Verdict:
    """One reading of the store at one moment."""
    with suppress(
        Trouble
    ):  # a page that was torn while the log went into the file: the log still has it whole
        room.checkpoint(db)
        catch_up(db)
    db.run("begin")
    try:
        problems = [
            *_told("file", _file(db)),
            *_told("head", _head(db, home)),
            *_told("chain", _chains(db)),
            *_told("strays", _strays(db)),
            *_told("filings", _filings(db)),
            *_told("counts", _counts(db)),
            *_told("blobs", _blobs(db, blobs)),
            *_told("drafts", _drafts(drafts)),
        ]
        events, number = _sizes(db)
    finally:
        if db.raw.in_transaction:
            db.run("rollback")
    return Verdict(ok=not problems, events=events, blobs=number, problems=problems)


def _told(part: str, problems: Iterator[Problem]) -> Iterator[Problem]:
    """A part that cannot be read to its end is itself a finding; the other parts are still looked at."""
    try:
        yield from problems
    except StoreBroken as broken:
        yield _problem(part, "table_damaged", detail=broken)


def _sizes(db: Connection) -> tuple[int, int]:
    try:
        events: int = db.value("select count(*) from envelopes")
        number: int = db.value("select count(*) from blobs where key is not null")
    except StoreBroken:
        return 0, 0
    return events, number


def _drafts(drafts: Drafts) -> Iterator[Problem]:
    for id_ in drafts.damaged():
        yield _problem(id_, "draft_damaged")


def _problem(where: str, rule: str, **values: object) -> Problem:
    texts = {name: str(value) for name, value in values.items()}
    return Problem(field=where, rule=rule, values={"where": where, **texts})


def _file(db: Connection) -> Iterator[Problem]:
    """Pages whose seal does not fit, then the structure of the tables."""
    for (line,) in db.rows("pragma cipher_integrity_check"):
        yield _problem(db.path.name, "page_damaged", detail=line)
    for (line,) in db.rows("pragma integrity_check(20)"):
        if line != "ok":
            yield _problem(db.path.name, "table_damaged", detail=line)


def _head(db: Connection, home: Home) -> Iterator[Problem]:
    if head := check_head(db, home):
        yield _problem(f"{head.device} {head.epoch}:{head.seq}", "behind_head")


def _chains(db: Connection) -> Iterator[Problem]:
    """Ours have no gap; of other devices we see only what concerns this office."""
    last: tuple[str, int, int, str] = ("", -1, 0, CHAIN_START)
    for n in db.rows("select n from envelopes order by device, epoch, seq"):
        device, epoch, seq, id_, kind, subject, ours, header, body = db.rows(
            "select device, epoch, seq, id, kind, subject, ours, header, body from envelopes where n = ?", n
        )[0]
        where = f"{device} {epoch}:{seq}"
        if (device, epoch) != last[:2]:
            last = (device, epoch, 0, CHAIN_START)
        envelope = Envelope(header=header, body=body)
        try:
            head = envelope.parsed
            open_envelope(envelope)
        except SealBroken as broken:
            yield _problem(where, "seal_broken", detail=broken)
            continue
        finally:
            before, last = last, (device, epoch, seq, envelope.sha256)
        named = (head.device, head.epoch, head.seq, head.id, head.kind, head.subject)
        if named != (device, epoch, seq, id_, kind, subject):
            yield _problem(where, "column_differs")
        if ours and seq != before[2] + 1:
            yield _problem(where, "chain_gap", expected=before[2] + 1)
        if seq == before[2] + 1 and head.prev != before[3]:
            yield _problem(where, "chain_broken")


def _strays(db: Connection) -> Iterator[Problem]:
    for position, header in db.rows("select position, header from strays order by position"):
        head = Envelope(header=header, body=b"").parsed
        yield _problem(f"{head.device} {head.epoch}:{head.seq}", "stray", position=position)


def _filings(db: Connection) -> Iterator[Problem]:
    """Each row against a fresh fold, both ways."""
    seen = set()
    later = unentered(db)  # another process saved them since: their rows come with the next list
    for (subject,) in db.rows("select distinct subject from envelopes where kind = 'submitted'"):
        seen.add(subject)
        if subject in later:
            continue
        try:
            history = events_of(db, subject)
        except StoreBroken:
            continue  # told by _chains
        filing = folded(history)
        if filing is None:
            continue
        fresh = tuple(cells(project(filing, history, sent_blobs(db, filing.manifest))))
        sql = f"select {COLUMNS}, pending, folded from filings where filing = ?"  # noqa: S608 - our columns
        stored = db.row(sql, (subject,))
        if stored is None:
            yield _problem(subject, "row_missing")
        elif tuple(stored) != fresh:
            yield _problem(subject, "row_differs")
    for (filing_id,) in db.rows("select filing from filings"):
        if filing_id not in seen:
            yield _problem(filing_id, "row_without_events")


def _counts(db: Connection) -> Iterator[Problem]:
    fresh: Counter[str] = Counter()
    for status, sync in db.rows("select status, sync from filings"):
        fresh.update((f"status.{status}", f"sync.{sync}"))
    stored: dict[str, int] = dict(db.rows("select name, n from counts where n <> 0"))
    for name in sorted(fresh.keys() | stored.keys()):
        if fresh[name] != stored.get(name, 0):
            yield _problem(name, "count_differs", stored=stored.get(name, 0), fresh=fresh[name])


def _blobs(db: Connection, blobs: Blobs) -> Iterator[Problem]:
    """Every blob here can be read and is what its name says; none of our own filings lacks one."""
    for sha256 in blobs.all():
        try:
            blobs.read(sha256)
        except KioskError:
            yield _problem(sha256, "blob_missing" if not blobs.has(sha256) else "blob_damaged")
    lacking = "select sha256, filing from blobs join manifests on blob = n where key is null and ours = 1"
    for sha256, filing in db.rows(lacking):
        yield _problem(sha256, "blob_missing", filing=filing)
