"""What the disk and SQLite say, as the errors this program knows."""

import errno
from collections.abc import Generator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from kiosk.errors import DiskFull, ReadOnly, StoreBroken, StoreLocked, Trouble

_BY_SQLITE: dict[str, type[Trouble]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_BUSY": StoreLocked,
    "SQLITE_LOCKED": StoreLocked,
    "SQLITE_READONLY": ReadOnly,
    "SQLITE_CANTOPEN": ReadOnly,
    "SQLITE_PERM": ReadOnly,
}
_BY_ERRNO: dict[int, type[Trouble]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
}


@contextmanager
def troubles() -> Generator[None]:
    """Inside, what the environment does wrong comes out as a Trouble."""
    try:
        yield
    except dbapi2.ProgrammingError:
        raise  # ours: a wrong statement, a wrong thread
    except dbapi2.Error as error:
        raise trouble_of(error) from error
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, StoreBroken)(str(error)) from error


def trouble_of(error: dbapi2.Error) -> Trouble:
    """The Trouble behind an error of SQLite; extended codes count as their family."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith("SQLITE_IOERR"):
        return _io(error, name)
    for family, kind in _BY_SQLITE.items():
        if name.startswith(family):
            return kind(f"{name}: {error}")
    return StoreBroken(f"{name}: {error}")


def _io(error: dbapi2.Error, name: str) -> Trouble:
    """SQLite calls a quota or a size limit an input/output error when it writes."""
    writes = name in ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE")
    return (DiskFull if writes else StoreBroken)(f"{name}: {error}")
