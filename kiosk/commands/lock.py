"""One window on one device's data: a lock that ends with the process, however it ends."""

import os
import sys
from contextlib import suppress
from io import IOBase

from kiosk.errors import InUse, ReadOnly
from kiosk.paths import Home


def hold(home: Home) -> IOBase:
    """Keep the returned file open for as long as the window lives. Raises InUse when another holds it."""
    try:
        home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = home.lock.open("a+b")
    except OSError as error:
        raise ReadOnly(str(error), path=str(home.folder)) from error
    try:
        _lock(file.fileno())
    except OSError as error:
        file.close()
        raise InUse(str(error), path=str(home.folder)) from error
    with suppress(OSError):
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
    return file


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
