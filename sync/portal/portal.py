"""The portal's parts, opened together; and its key, made on the first start."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from kiosk.clock import Clock
from kiosk.clock import now as clock_now
from kiosk.errors import Misuse, ReadOnly, StoreBroken
from kiosk.keys import fingerprint, public_key, sign
from sync.portal.blobs import BlobFolder
from sync.portal.database import Database, get_meta, put_meta
from sync.portal.devices import PORTAL_KEY
from sync.portal.dialect import open_engine
from sync.portal.digest import Digest
from sync.portal.tables import blobs, devices, envelopes
from sync.portal.voice import open_voice

KEY_FILE = "portal-key.json"
_SEED_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one device may bring in a day."""

    envelopes: int = 50_000
    blob_bytes: int = 8 * 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    name: str
    public: bytes
    seed: bytes = field(repr=False)
    database: Database
    blobs: BlobFolder
    digest: Digest
    clock: Clock
    limits: Limits

    def sign(self, context: str, message: bytes) -> bytes:
        return sign(self.seed, context, message)

    def close(self) -> None:
        self.database.close()


def open_database(data: Path, url: str | None = None) -> Database:
    """The database alone, for invites while the portal itself runs; the portal's key is made if need be."""
    _folder(data)
    return _keyed(data, url, _load_seed(data))


def open_portal(
    data: Path,
    database: str | None = None,
    blobs: str | None = None,
    *,
    clock: Clock = clock_now,
    limits: Limits | None = None,
) -> Portal:
    """Everything a running portal needs. What a stop left undigested is digested at once."""
    if blobs and "://" in blobs:
        raise Misuse("--blobs takes a folder", option="--blobs")
    _folder(data)
    seed = _load_seed(data)
    opened = _keyed(data, database, seed)
    name = f"portal-{fingerprint(public_key(seed))}"
    with opened.writing() as tx:
        voice = open_voice(tx, name, public_key(seed), clock())
    digest = Digest(database=opened, voice=voice)
    digest.catch_up(clock())
    return Portal(
        name=name,
        public=public_key(seed),
        seed=seed,
        database=opened,
        blobs=BlobFolder(Path(blobs) if blobs else data / "blobs"),
        digest=digest,
        clock=clock,
        limits=limits or Limits(),
    )


def figures(database: Database) -> Mapping[str, int]:
    """How much it holds."""
    with database.reading() as tx:
        opened = select(func.count()).select_from(envelopes).where(envelopes.c.opens == 1)
        return {
            "filings": tx.execute(opened).scalar_one(),
            "events": tx.execute(select(func.count()).select_from(envelopes)).scalar_one(),
            "blobs": tx.execute(select(func.count()).select_from(blobs)).scalar_one(),
            "devices": tx.execute(select(func.count()).select_from(devices)).scalar_one(),
        }


def day_counter(name: str, device: str, now: datetime) -> str:
    """The counter of what a device brought today."""
    return f"{name}:{device}:{now:%y%m%d}"


def _keyed(data: Path, url: str | None, seed: bytes) -> Database:
    try:
        database = Database(open_engine(data, url))
    except SQLAlchemyError as error:
        raise StoreBroken(str(error)) from error
    public = public_key(seed).hex()
    with database.writing() as tx:
        known = get_meta(tx, PORTAL_KEY)
        if known is None:
            put_meta(tx, PORTAL_KEY, public)
    if known not in (None, public):
        database.close()
        raise Misuse("this database belongs to a portal with another key", option="--data")
    return database


def _folder(data: Path) -> None:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnly(str(error), folder=str(data)) from error


def _load_seed(data: Path) -> bytes:
    """Made once; whoever creates the file first has made the key."""
    path = data / KEY_FILE
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _read_seed(path)
    except OSError as error:
        raise ReadOnly(str(error), folder=str(data)) from error
    try:
        os.write(handle, json.dumps({"v": 1, "seed": os.urandom(_SEED_BYTES).hex()}).encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    return _read_seed(path)


def _read_seed(path: Path) -> bytes:
    try:
        seed = bytes.fromhex(json.loads(path.read_text(encoding="ascii"))["seed"])
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise StoreBroken("the portal's key file cannot be read") from error
    if len(seed) != _SEED_BYTES:
        raise StoreBroken("the portal's key has another length")
    return seed
