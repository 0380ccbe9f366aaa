"""Papers: each file encrypted under a key of its own; deleting the key shreds the file."""

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import DiskFull, NotFound, Problem, StoreBroken
from kiosk.keys import sync_folder
from kiosk.paths import Home
from kiosk.records import dataclass
from kiosk.store import room
from kiosk.store.cipher import decrypted, encrypt, new_key
from kiosk.store.connection import Connection
from kiosk.store.projection import bring_up, catch_up, refresh
from kiosk.store.troubles import troubles

IN_HAND = timedelta(hours=1)  # a paper just taken is not named by any draft or filing yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    sha256: str  # of the plain bytes: its name
    size: int
    media: str


class Blobs:
    def __init__(self, db: Connection, home: Home, clock: Clock) -> None:
        self._db = db
        self._home = home
        self._clock = clock

    def keep(self, data: bytes, media: str) -> Blob:
        """On return the bytes are on the disk, encrypted, and their key is committed."""
        blob = Blob(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media=media)
        try:
            self._keep(blob, data)
        except DiskFull:
            if not room.give_up_reserve(self._home):
                raise
            self._keep(blob, data)
        return blob

    def has(self, sha256: str) -> bool:
        """Whether it is here, key and file."""
        return self._key(sha256) is not None and self.path(sha256).is_file()

    def read(self, sha256: str) -> bytes:
        """The plain bytes, whole and right, or an error: never anything else."""
        key = self._key(sha256)
        if key is None:
            raise NotFound(Problem(field=sha256, rule="not_found", values={"ref": sha256[:12]}))
        with troubles():
            sealed = self.path(sha256).read_bytes()
        return _decrypt(sha256, key, sealed)

    def to_send(self) -> list[Blob]:
        """Of filings made here, what the portal does not hold yet, smallest first."""
        catch_up(self._db)
        rows = self._db.rows(
            "select sha256, size, media from blobs where sent = 0 and key is not null"
            " and exists (select 1 from manifests where blob = n and ours = 1)"
            " order by size, sha256"
        )
        return [Blob(sha256=sha256, size=size, media=media) for sha256, size, media in rows]

    def sent(self, sha256: str) -> None:
        """The portal verified it; the lists of every filing that names it say so."""
        with self._db.write():
            bring_up(self._db)
            self._db.run("update blobs set sent = 1 where sha256 = ?", (sha256,))
            self._refresh_filings(sha256)

    def wanted(self) -> list[str]:
        """What filings name and this device does not hold, newest filing first."""
        catch_up(self._db)
        rows = self._db.rows(
            "select sha256 from blobs where key is null and exists (select 1 from manifests where blob = n)"
            " order by n desc"
        )
        return [sha256 for (sha256,) in rows]

    def drop_unreferenced(self) -> int:
        """Shred what no filing and no draft names, once it is out of hand; how many."""
        with self._db.write():
            bring_up(self._db)
            drafts = self._db.rows("select blobs from drafts union all select blobs from draft_changes")
            held = {one for (names,) in drafts for one in names.split()}
            rows = self._db.rows(
                "select sha256, kept_at from blobs where not exists (select 1 from manifests where blob = n)"
            )
            gone = [sha256 for sha256, kept_at in rows if sha256 not in held and self._out_of_hand(kept_at)]
            self._db.run_many("delete from blobs where sha256 = ?", [(sha256,) for sha256 in gone])
        for sha256 in gone:
            self.path(sha256).unlink(missing_ok=True)
        return len(gone)

    def sweep(self) -> None:
        """Remove what a crash left: half-written files, and files whose key was never committed."""
        known = set(self.all())
        with troubles():
            for path in self._home.blobs.glob("*/*"):
                age = self._clock().timestamp() - path.stat().st_mtime
                if path.name not in known and abs(age) > IN_HAND.total_seconds():
                    path.unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        return self._home.blobs / sha256[:2] / sha256

    def all(self) -> Sequence[str]:
        return [
            sha256
            for (sha256,) in self._db.rows("select sha256 from blobs where key is not null order by sha256")
        ]

    def _keep(self, blob: Blob, data: bytes) -> None:
        """.part, fsync, rename, fsync of the folder, commit: in this order, the last three under the lock."""
        if self.has(blob.sha256) and self._readable(blob.sha256):
            return
        key = new_key()
        target = self.path(blob.sha256)
        part = target.with_name(f"{blob.sha256}.{os.getpid()}.part")
        try:
            with troubles():
                _make_folders(target.parent, self._home.folder)
                _write(part, encrypt(key, data, blob.sha256))
            with self._db.write():
                with troubles():
                    part.replace(target)
                    sync_folder(target.parent)
                self._commit_row(blob, key)
        finally:
            part.unlink(missing_ok=True)

    def _commit_row(self, blob: Blob, key: bytes) -> None:
        """A blob that another device's filing named before it was here came from the portal: it is sent."""
        bring_up(self._db)
        foreign = self._db.value(
            "select max(ours) = 0 from blobs join manifests on blob = n where sha256 = ? having count(*)",
            (blob.sha256,),
        )
        self._db.run(
            "insert into blobs (sha256, size, media, key, sent, kept_at) values (?, ?, ?, ?, ?, ?)"
            " on conflict do update set size = excluded.size, media = excluded.media, key = excluded.key,"
            " sent = max(sent, excluded.sent)",
            (blob.sha256, blob.size, blob.media, key, int(bool(foreign)), self._clock().isoformat()),
        )
        if foreign:
            self._refresh_filings(blob.sha256)

    def _refresh_filings(self, sha256: str) -> None:
        filings = self._db.rows(
            "select filing from blobs join manifests on blob = n where sha256 = ?", (sha256,)
        )
        for (filing,) in filings:
            refresh(self._db, filing)

    def _key(self, sha256: str) -> bytes | None:
        key: bytes | None = self._db.value("select key from blobs where sha256 = ?", (sha256,))
        return key

    def _readable(self, sha256: str) -> bool:
        try:
            self.read(sha256)
        except StoreBroken:
            return False
        return True

    def _out_of_hand(self, kept_at: str) -> bool:
        return abs(self._clock() - datetime.fromisoformat(kept_at)) > IN_HAND


def _decrypt(sha256: str, key: bytes, sealed: bytes) -> bytes:
    data = decrypted(key, sealed, sha256)
    if data is None:
        raise StoreBroken(f"blob {sha256[:12]} is damaged")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoreBroken(f"blob {sha256[:12]} is another file")
    return data


def _make_folders(folder: Path, top: Path) -> None:
    """Make the folder and every new name on the way to it last."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    sync_folder(folder.parent)
    sync_folder(top)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
