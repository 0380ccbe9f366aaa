"""Housekeeping after the first frame and between visits: look at the end of the chain, sweep, checkpoint."""

from datetime import datetime
from itertools import pairwise

from kiosk.errors import StoreBroken
from kiosk.paths import Home
from kiosk.seal import Envelope, SealBroken, open_envelope
from kiosk.store import room
from kiosk.store.blobs import IN_HAND, Blobs
from kiosk.store.connection import Connection
from kiosk.store.drafts import Drafts
from kiosk.store.earlier import Earlier
from kiosk.store.projection import catch_up
from kiosk.store.troubles import troubles

TAIL = 50  # envelopes of the end of our chain that are checked at each start


def tidy(db: Connection, home: Home, blobs: Blobs, drafts: Drafts, earlier: Earlier, now: datetime) -> None:
    """StoreBroken when the file is damaged: nothing is folded, dropped or rewritten then."""
    _quick_check(db)
    _check_tail(db)
    catch_up(db)
    drafts.expire(now)
    earlier.expire(now)
    blobs.drop_unreferenced()
    blobs.sweep()
    _sweep(home, now)
    room.keep_reserve(home)
    if room.unfolded(db) > room.CHECKPOINT_AT:
        room.checkpoint(db)


def _sweep(home: Home, now: datetime) -> None:
    """Files that a crash left half-made beside the database; what is fresh may be another process at work."""
    with troubles():
        for path in home.folder.glob("*.part*"):
            if abs(now.timestamp() - path.stat().st_mtime) > IN_HAND.total_seconds():
                path.unlink(missing_ok=True)


def _quick_check(db: Connection) -> None:
    found = [line for (line,) in db.rows("pragma quick_check(1)")]
    if found != ["ok"]:
        raise StoreBroken("; ".join(found), file=str(db.path))


def _check_tail(db: Connection) -> None:
    """The last envelopes made here open, and each names the one before it."""
    rows = db.rows("select header, body from envelopes where ours = 1 order by n desc limit ?", (TAIL,))
    tail = [Envelope(header=header, body=body) for header, body in reversed(rows)]
    for before, after in pairwise(tail):
        _check_link(before, after)


def _check_link(before: Envelope, after: Envelope) -> None:
    try:
        open_envelope(after)
        ahead, behind = after.parsed, before.parsed
    except SealBroken as broken:
        raise StoreBroken(str(broken)) from broken
    if (ahead.device, ahead.epoch) == (behind.device, behind.epoch) and ahead.prev != before.sha256:
        raise StoreBroken(f"the chain breaks at {ahead.device} {ahead.epoch}:{ahead.seq}")
