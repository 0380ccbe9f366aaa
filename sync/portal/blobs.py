"""Blobs in a folder: what came so far in a .part, renamed when the whole has the hash that is its name."""

import hashlib
import os
import threading
from pathlib import Path

from kiosk.keys import sync_folder
from sync.portal.denied import Denied
from sync.protocol import MAX_BLOB, MAX_PART, Why

_READ = 1024 * 1024


class BlobFolder:
    """Uploads that may stop anywhere and go on; the newest request for a blob wins."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._turns: dict[str, object] = {}
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def offset(self, sha256: str) -> int:
        """How many bytes are here."""
        whole, part = self.path(sha256), self._part(sha256)
        for path in (whole, part):
            if path.exists():
                return path.stat().st_size
        return 0

    def begin(self, sha256: str, offset: int) -> "Upload":
        """Start to append here; a request that was cut and still lingers loses its turn."""
        turn = object()
        with self._guard:
            held = self.offset(sha256)
            if held != offset or self.has(sha256):
                raise Denied(Why.OFFSET, offset=held)
            self._turns[sha256] = turn
        part = self._part(sha256)
        part.parent.mkdir(mode=0o700, exist_ok=True)
        return Upload(self, sha256, part, offset, turn)

    def holds(self, sha256: str, turn: object) -> bool:
        return self._turns.get(sha256) is turn

    def end(self, sha256: str, turn: object) -> None:
        with self._guard:
            if self.holds(sha256, turn):
                del self._turns[sha256]

    def seal(self, sha256: str) -> int:
        """Check the whole and give it its name; its size. A wrong one is thrown away."""
        part = self._part(sha256)
        part.touch()
        if _hash(part) != sha256:
            part.unlink()
            raise Denied(Why.HASH, sha256)
        part.replace(self.path(sha256))
        sync_folder(part.parent)
        return self.path(sha256).stat().st_size

    def _part(self, sha256: str) -> Path:
        return self.path(sha256).with_suffix(".part")


class Upload:
    """One PATCH on its way into the .part file: each piece is written as it comes, so a cut loses little."""

    def __init__(self, folder: BlobFolder, sha256: str, part: Path, offset: int, turn: object) -> None:
        self._folder = folder
        self._sha256 = sha256
        self._turn = turn
        self._start = self.offset = offset
        self._digest = hashlib.sha256()
        self._file = part.open("r+b" if part.exists() else "w+b")

    def write(self, piece: bytes) -> None:
        if not self._folder.holds(self._sha256, self._turn):
            raise Denied(Why.BUSY, "another request goes on with this blob", retry_after=1)
        if self.offset + len(piece) > min(MAX_BLOB, self._start + MAX_PART):
            raise Denied(Why.TOO_LARGE)
        self._file.seek(self.offset)
        self._file.write(piece)
        self._file.flush()
        self._digest.update(piece)
        self.offset += len(piece)

    def finish(self, digest: bytes) -> None:
        """Durable before it is counted; a piece that is not what was signed is taken back."""
        if self._digest.digest() != digest:
            self._file.truncate(self._start)
            raise Denied(Why.SIGNATURE, "the part is not what was signed")
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()
        self._folder.end(self._sha256, self._turn)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ):
            digest.update(piece)
    return digest.hexdigest()
