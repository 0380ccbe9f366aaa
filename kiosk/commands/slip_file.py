"""Where `kiosk file --slip` writes: proved before anything is kept, written whole afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.commands.telling import Hindered


class SlipFile:
    """Opened beside its target, so that a folder that cannot be written is known before the filing is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._direct = path.exists() and not path.is_file()  # a pipe or a device
        self._part = path if self._direct else path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
        self._file = self._part.open("wb")

    def write(self, data: bytes) -> None:
        with self._file:
            self._file.write(data)
            self._file.flush()
        if not self._direct:
            self._part.replace(self.path)

    def close(self) -> None:
        self._file.close()
        if not self._direct:
            self._part.unlink(missing_ok=True)


@contextmanager
def slip_file(path: Path | None) -> Iterator[SlipFile | None]:
    """The file to write to, gone again when nothing was; None when no slip is wanted."""
    if path is None:
        yield None
        return
    try:
        file = SlipFile(path)
    except (OSError, ValueError) as error:
        raise Hindered("slip_path", path=str(path)) from error
    try:
        yield file
    finally:
        file.close()
