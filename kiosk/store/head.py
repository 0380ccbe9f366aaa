"""The head file: the last header this device committed, so that a store which lost its end is noticed.

A single flipped bit in a write-ahead log can drop committed rows while every check still says "ok". The file
is written after each commit and never synced: it costs nothing, and is never ahead of what the disk holds.
"""

import os
from pathlib import Path

from kiosk.records import dataclass

WIDTH = 320  # one line, always of this length: overwriting it needs no room


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    device: str
    epoch: int
    seq: int
    sha256: str  # of the header, hex; "" before the first
    key_check: str  # tells a wrong key from a damaged file


def key_check(key: bytes) -> str:
    """Sixteen hex digits that recognise the key and give nothing away (it has 256 random bits)."""
    import hashlib  # noqa: PLC0415 - the home screen is there without it

    return hashlib.sha256(b"motcua-key-check\0" + key).hexdigest()[:16]


def read_head(path: Path) -> Head | None:
    """The head; None when there is none or it was cut short."""
    try:
        fields = path.read_text(encoding="utf-8").rstrip().split(" ")
        device, epoch, seq, sha256, check = fields
        return Head(
            device=device, epoch=int(epoch), seq=int(seq), sha256=sha256.removeprefix("-"), key_check=check
        )
    except (FileNotFoundError, ValueError):
        return None


class HeadFile:
    """The file, kept open: one small write per commit."""

    def __init__(self, path: Path, key: bytes) -> None:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._handle = os.open(path, flags, 0o600)
        self._check = key_check(key)

    def close(self) -> None:
        os.close(self._handle)

    def write(self, device: str, epoch: int, seq: int, sha256: str) -> None:
        """Failing here is no failure of the save, which the disk already holds."""
        line = f"{device} {epoch} {seq} {sha256 or '-'} {self._check}\n".encode().ljust(WIDTH)
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, line)
        except OSError:
            return
