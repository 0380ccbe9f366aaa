"""One connection to the encrypted file: how it is opened, set, read back, and written to under a lock."""

import os
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kiosk.errors import DiskFull, StoreBroken
from kiosk.store.troubles import troubles

Row = tuple[Any, ...]  # what SQL hands over: the edge
Cell = str | int | bytes | None

PATIENCE = 10.0  # seconds to wait for another writer
STATEMENTS = 128  # prepared once, kept
_INDEX = 64 * 1024  # bytes, as much as opening may want beside the file
_SETTINGS: Sequence[tuple[str, str, Cell]] = (  # pragma, what we set, what must be read back
    ("journal_mode", "wal", "wal"),
    ("synchronous", "full", 2),
    ("wal_autocheckpoint", "0", 0),
    ("foreign_keys", "on", 1),
    ("secure_delete", "on", 1),
    ("trusted_schema", "off", 0),
    ("mmap_size", "0", 0),
    ("temp_store", "memory", 2),
)


class Connection:
    """Plain SQL with types. Reads never stay open, so nobody waits for a reader."""

    def __init__(self, path: Path, key: bytes, patience: float = PATIENCE) -> None:
        self.path = path
        self.log = f"{path}-wal"
        self.raw = _open(path, key, patience)
        self._depth = 0
        self._failed = False

    def close(self) -> None:
        self.raw.close()

    def rows(self, sql: str, args: Sequence[Cell] = ()) -> list[Row]:
        with troubles():
            found: list[Row] = self.raw.execute(sql, args).fetchall()
        return found

    def row(self, sql: str, args: Sequence[Cell] = ()) -> Row | None:
        found = self.rows(sql, args)
        return found[0] if found else None

    def value(self, sql: str, args: Sequence[Cell] = ()) -> Any:
        found = self.row(sql, args)
        return found[0] if found else None

    def run(self, sql: str, args: Sequence[Cell] = ()) -> int:
        """Execute; the number of rows it changed."""
        with troubles():
            changed: int = self.raw.execute(sql, args).rowcount
        return changed

    def run_many(self, sql: str, many: Iterable[Sequence[Cell]]) -> None:
        with troubles():
            self.raw.executemany(sql, many)

    @property
    def writing(self) -> bool:
        return self._depth > 0

    @contextmanager
    def write(self) -> Generator[None]:
        """One transaction, locked first: all or nothing. Inside another one it joins it."""
        if not self._depth:
            self.run("begin immediate")
            self._failed = False
        self._depth += 1
        try:
            yield
            if self._depth == 1:
                self._commit()
        except BaseException:
            self._failed = True
            if self._depth == 1 and self.raw.in_transaction:  # a full disk may have rolled back already
                self.run("rollback")
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def derive(self) -> Generator[None]:
        """A transaction of what can be worked out again: a power cut may take it, so it needs no sync.

        Inside another one it joins it. The log is in order: the next save's sync keeps this one too.
        """
        if self._depth:
            with self.write():
                yield
            return
        self.run("pragma synchronous = normal")
        try:
            with self.write():
                yield
        finally:
            self.run("pragma synchronous = full")

    def _commit(self) -> None:
        """Nothing is committed when a part failed, whoever caught that part's error."""
        if self._failed or not self.raw.in_transaction:
            raise StoreBroken("a part of this transaction failed")
        try:
            self.run("commit")
        except StoreBroken as broken:
            if _vague(broken):  # a commit only writes: a quota or a size limit stopped it
                raise DiskFull(str(broken)) from broken
            raise


def _open(path: Path, key: bytes, patience: float) -> dbapi2.Connection:
    try:
        with troubles():
            return _connected(path, key, patience)
    except StoreBroken as broken:
        if _vague(broken):  # no more is said when there is no room for the -shm file
            _prove_room(path)
        raise


def _vague(broken: StoreBroken) -> bool:
    """An input/output error of which SQLite says no more."""
    return str(broken).startswith("SQLITE_IOERR:")


def _connected(path: Path, key: bytes, patience: float) -> dbapi2.Connection:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite itself would make it 0644
    raw = dbapi2.connect(str(path), timeout=patience, isolation_level=None, cached_statements=STATEMENTS)
    try:
        _set(raw, key)
    except BaseException:
        raw.close()
        raise
    return raw


def _prove_room(path: Path) -> None:
    """Raises DiskFull when not even the log's index finds room: full is not broken."""
    probe = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with troubles():
            probe.write_bytes(bytes(_INDEX))
    finally:
        probe.unlink(missing_ok=True)


def _set(raw: dbapi2.Connection, key: bytes) -> None:
    raw.execute("pragma cipher_log_level = none")  # it writes to stderr; we raise instead
    raw.execute(f"""pragma key = "x'{key.hex()}'" """)  # raw: no key derivation at each start
    raw.execute("select count(*) from sqlite_schema").fetchall()  # a wrong key shows here, before any write
    for name, wanted, expected in _SETTINGS:
        raw.execute(f"pragma {name} = {wanted}")
        found = raw.execute(f"pragma {name}").fetchone()[0]
        if found != expected:
            raise StoreBroken(f"{name} is {found}")
