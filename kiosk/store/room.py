"""Room on the disk: a reserve to finish what is in hand, and a log that may not grow for ever."""

import os
import shutil

from kiosk.paths import Home
from kiosk.store.connection import Connection
from kiosk.store.troubles import troubles

RESERVE = 64 * 1024 * 1024
CHECKPOINT_AT = 4 * 1024 * 1024  # between visits the log is folded into the file beyond this
CAP_AT = 16 * 1024 * 1024  # beyond this it is cut as soon as the lists have followed
FRAME = 4096 + 24  # a page in the log
_CHUNK = 1024 * 1024


def has_room(home: Home) -> bool:
    """Whether the disk has room for another filing beside the reserve."""
    with troubles():
        free = shutil.disk_usage(home.folder).free
    return free >= RESERVE


def keep_reserve(home: Home) -> None:
    """Set the reserve aside when the disk has plenty; real blocks, not a hole."""
    path = home.folder / "reserve"
    if path.exists() or shutil.disk_usage(home.folder).free < 3 * RESERVE:
        return
    part = path.with_suffix(".part")
    with troubles():
        try:
            _fill(str(part))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def give_up_reserve(home: Home) -> bool:
    """The disk is full: let the filing in hand use the reserve. False when it is gone already."""
    path = home.folder / "reserve"
    if not path.exists():
        return False
    path.unlink(missing_ok=True)
    return True


def log_size(db: Connection) -> int:
    """Bytes of the write-ahead log's file."""
    try:
        return os.stat(db.log).st_size  # noqa: PTH116 - after each save: a Path costs ten times as much
    except FileNotFoundError:
        return 0


def unfolded(db: Connection) -> int:
    """Bytes of the log that are not in the database file yet."""
    _, frames, folded = db.rows("pragma wal_checkpoint(noop)")[0]
    return int(frames - folded) * FRAME


def cap_log(db: Connection) -> None:
    """Cut an overgrown log, unless somebody is reading just now, or a transaction is open."""
    if log_size(db) > CAP_AT and not db.writing:
        _checkpoint(db, "truncate")


def checkpoint(db: Connection) -> None:
    """Fold the log into the file and start it over. Its length stays: saving into its blocks is quicker."""
    _checkpoint(db, "restart")


def _checkpoint(db: Connection, mode: str) -> None:
    """A log that somebody reads is left for the next time."""
    patience: int = db.value("pragma busy_timeout")
    db.run("pragma busy_timeout = 0")
    try:
        db.rows(f"pragma wal_checkpoint({mode})")
    finally:
        db.run(f"pragma busy_timeout = {patience}")


def _fill(path: str) -> None:
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, 0, RESERVE)
            return
        for _ in range(RESERVE // _CHUNK):
            os.write(handle, bytes(_CHUNK))
    finally:
        os.close(handle)
