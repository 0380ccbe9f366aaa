"""Opening the store: whose file is it, is it whole, is it of this version – before anything rewrites it."""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import StoreBehind, StoreBroken, StoreTooNew, WrongKey
from kiosk.keys import sync_folder
from kiosk.paths import Home
from kiosk.store.connection import Connection
from kiosk.store.head import Head, key_check, read_head
from kiosk.store.troubles import troubles

SCHEMA = 8  # number of steps in migrations.py
PAGE = 4096
BACKUPS = 2  # copies from before a migration that are kept


def open_database(home: Home, key: bytes, patience: float) -> Connection:
    """A connection to a whole database of this version."""
    with troubles():
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    db = _connect(home, key, patience)
    try:
        bring_up(db, home, key)
    except BaseException:
        db.close()
        raise
    return db


def sha256(data: bytes) -> str:
    """In hex. OpenSSL, behind hashlib, takes 4 MB: not before it is needed."""
    import hashlib  # noqa: PLC0415 - see above

    return hashlib.sha256(data).hexdigest()


def check_head(db: Connection, home: Home, digest: Callable[[bytes], str] = sha256) -> Head | None:
    """The head when the store does not hold what it names: the end of the store is lost."""
    head = read_head(home.head)
    if head is None or not head.seq:
        return None
    header: bytes | None = db.value(
        "select header from envelopes where device = ? and epoch = ? and seq = ?",
        (head.device, head.epoch, head.seq),
    )
    whole = header is not None and digest(header) == head.sha256
    return None if whole else head


def set_aside(home: Home, head: Head) -> StoreBehind:
    """Copy database and log as they are, once per head; the originals stay for whoever repairs them."""
    folder = home.folder / f"aside-{head.epoch}-{head.seq}-{head.sha256[:8]}"
    with troubles():
        folder.mkdir(mode=0o700, exist_ok=True)
        for source in (home.database, _beside(home.database, "-wal"), home.head):
            target = folder / source.name
            if source.exists() and not target.exists():
                part = target.with_suffix(".part")
                shutil.copyfile(source, part)
                part.replace(target)
    return StoreBehind(f"behind {head.epoch}:{head.seq}", folder=str(folder), seq=str(head.seq))


def _connect(home: Home, key: bytes, patience: float) -> Connection:
    _create(home, key)
    try:
        return Connection(home.database, key, patience)
    except StoreBroken as broken:
        if "SQLITE_NOTADB" in str(broken) and _other_key(home, key):
            raise WrongKey(file=str(home.database)) from broken
        raise StoreBroken(str(broken), file=str(home.database)) from broken


def _create(home: Home, key: bytes) -> None:
    """An empty database appears whole, in its final mode: of two first starts at once, one makes it."""
    if home.database.exists():
        return
    part = _beside(home.database, f".{os.getpid()}.part")
    part.unlink(missing_ok=True)
    Connection(part, key).close()
    with troubles():
        with contextlib.suppress(FileExistsError):
            os.link(part, home.database)
        part.unlink()
        sync_folder(home.folder)


def _other_key(home: Home, key: bytes) -> bool:
    """Whether the key, not the file, is at fault: by the head's check, else by the file's shape."""
    if head := read_head(home.head):
        return head.key_check != key_check(key)
    size = home.database.stat().st_size
    with home.database.open("rb") as file:
        plain = file.read(16) == b"SQLite format 3\0"
    return size > 0 and size % PAGE == 0 and not plain


def bring_up(db: Connection, home: Home, key: bytes) -> None:
    """Make the store of this version, or refuse it."""
    version: int = db.value("pragma user_version")
    if version > SCHEMA:
        raise StoreTooNew(f"schema {version}", file=str(home.database))
    if version < SCHEMA:
        _migrate(db, home, key, version)


def _migrate(db: Connection, home: Home, key: bytes, version: int) -> None:
    from kiosk.store import migrations  # noqa: PLC0415 - sqlite_utils takes long to load, only when pending

    if version:
        _back_up(db, home, key, version)
    with troubles(), db.write():
        if db.value("pragma user_version") < SCHEMA:  # another process may have been first
            migrations.apply(db.raw)
            db.run(f"pragma user_version = {SCHEMA}")


def _back_up(db: Connection, home: Home, key: bytes, version: int) -> None:
    """A whole copy under the same key, before the file changes its shape."""
    target = home.folder / f"kiosk-before-{SCHEMA:03}-from-{version:03}.db"
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    copy = Connection(part, key)
    with contextlib.closing(copy), troubles():
        db.raw.backup(copy.raw)
    with troubles():
        part.replace(target)
        for old in sorted(home.folder.glob("kiosk-before-*.db"))[:-BACKUPS]:
            old.unlink()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
