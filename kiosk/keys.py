"""The device's keys: the database's and the one it signs with, kept in one file (0600) of this device."""

import errno
import json
import os
from dataclasses import field
from pathlib import Path

from kiosk.errors import DiskFull, KeyMissing, ReadOnly, StoreBroken
from kiosk.paths import Home
from kiosk.records import dataclass

KEY_BYTES = 32
CREDENTIAL = "motcua-keys"  # of a systemd unit: LoadCredentialEncrypted=motcua-keys:…


@dataclass(frozen=True, slots=True)
class Keys:
    """Kept with the public half, so that a later start needs no cryptography. The seed never leaves."""

    database: bytes = field(repr=False)
    device_seed: bytes = field(repr=False)
    public: bytes = b""

    def __post_init__(self) -> None:
        if not self.public:
            object.__setattr__(self, "public", public_key(self.device_seed))


def load_keys(home: Home) -> Keys:
    """This device's keys; made on the first start, and never again once a database exists."""
    if credential := _credential():
        return _read(credential)
    try:
        found, filed = home.keys.exists(), home.database.exists()
    except OSError as error:  # a name that no file can have
        raise ReadOnly(str(error), folder=str(home.folder)) from error
    if found:
        return _read(home.keys)
    if filed:
        raise KeyMissing(folder=str(home.folder))
    return _create(home)


def public_key(seed: bytes) -> bytes:
    """The public half, 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - not before the first frame
        ed25519,
    )

    return ed25519.Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, context: str, message: bytes) -> bytes:
    """Ed25519 over the context and the message: a signature for one purpose is none for another."""
    from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - not before the first frame
        ed25519,
    )

    return ed25519.Ed25519PrivateKey.from_private_bytes(seed).sign(_bound(context, message))


def verify(public: bytes, context: str, message: bytes, signature: bytes) -> bool:
    """Whether this key signed this message for this purpose."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - not before the first frame
    from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - not before the first frame
        ed25519,
    )

    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, _bound(context, message))
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """Sixteen hex digits that name a key."""
    import hashlib  # noqa: PLC0415 - not before the first frame

    return hashlib.sha256(public).hexdigest()[:16]


def _bound(context: str, message: bytes) -> bytes:
    return context.encode() + b"\0" + message


def _credential() -> Path | None:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    path = Path(folder) / CREDENTIAL if folder else None
    return path if path and path.is_file() else None


def _create(home: Home) -> Keys:
    """Two processes may start at once: whoever links its file first has made the keys."""
    keys = Keys(os.urandom(KEY_BYTES), os.urandom(KEY_BYTES))
    try:
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_once(home.keys, _text(keys))
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise (DiskFull if full else ReadOnly)(str(error), folder=str(home.folder)) from error
    return _read(home.keys)


def _write_once(path: Path, text: str) -> None:
    """Whole and on the disk, or not there at all; a file that exists is left alone."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _write(part, text.encode())
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)  # all of it, where os.write might stop half-way on a full disk
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new name in this folder survive a power cut (Windows does so by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _text(keys: Keys) -> str:
    return json.dumps(
        {
            "v": 1,
            "database": keys.database.hex(),
            "device_seed": keys.device_seed.hex(),
            "public": keys.public.hex(),
        }
    )


def _read(path: Path) -> Keys:
    try:
        table: dict[str, str] = json.loads(path.read_text(encoding="ascii"))
        keys = Keys(*(bytes.fromhex(table[name]) for name in ("database", "device_seed", "public")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoreBroken("the key file cannot be read") from error
    if not len(keys.database) == len(keys.device_seed) == len(keys.public) == KEY_BYTES:
        raise StoreBroken("the key file holds keys of another length")
    return keys
