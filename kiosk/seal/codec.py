"""The sealed body: canonical JSON with a salt inside, deflated with the dictionary all sides share."""

import json
import secrets
import zlib
from collections import deque
from collections.abc import Mapping
from functools import lru_cache

from kiosk.paths import assets
from kiosk.seal.canonical import canonical
from kiosk.values import Json

CODEC = 0x01  # raw deflate with assets/codec/body-1.dict
MAX_BODY = 16 * 1024 * 1024  # a hostile body may not grow beyond this
SALT_BYTES = 16
LEVEL = 5  # at 6 a filing is 4 % smaller and packed a quarter slower
_MEMORY = 6  # hash table of 32 KB: as tight, and a third of the work to read the dictionary into
_RAW = -15


_READY: "deque[zlib._Compress]" = deque(maxlen=1)  # taken and put back by any thread


class BodyBroken(ValueError):
    """These bytes are no body of ours."""


def pack(body: Mapping[str, Json]) -> bytes:
    """The body sealed under a fresh salt, so that its hash gives nothing away."""
    if "salt" in body:
        raise ValueError("a body has no salt of its own")
    return _deflate(canonical({**body, "salt": secrets.token_hex(SALT_BYTES)}))


def unpack(sealed: bytes) -> Mapping[str, Json]:
    """The body inside, without its salt."""
    body = _loads(_inflate(sealed))
    if not isinstance(body, dict):
        raise BodyBroken("not an object")
    body.pop("salt", None)
    return body


@lru_cache(1)
def dictionary() -> bytes:
    """The shared dictionary; released once, it never changes."""
    return (assets() / "codec" / "body-1.dict").read_bytes()


def get_ready() -> None:
    """Read the dictionary into the next compressor, half the work of sealing, while nobody waits for it."""
    if not _READY:
        _READY.append(_primed())


def _primed() -> "zlib._Compress":
    return zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, dictionary())


def _deflate(plain: bytes) -> bytes:
    try:
        squeeze = _READY.pop()
    except IndexError:
        squeeze = _primed()
    return bytes([CODEC]) + squeeze.compress(plain) + squeeze.flush()


def _inflate(sealed: bytes) -> bytes:
    if not sealed or sealed[0] != CODEC:
        raise BodyBroken("unknown codec")
    swell = zlib.decompressobj(_RAW, zdict=dictionary())
    try:
        plain = swell.decompress(memoryview(sealed)[1:], MAX_BODY)
    except zlib.error as error:
        raise BodyBroken(str(error)) from error
    if not swell.eof or swell.unused_data:
        raise BodyBroken("cut, too long or too large")
    return plain


def _loads(plain: bytes) -> object:
    try:
        value: object = json.loads(plain, parse_float=_no_float, parse_constant=_no_float)
    except (ValueError, RecursionError) as error:
        raise BodyBroken("not JSON") from error
    return value


def _no_float(text: str) -> object:
    raise BodyBroken(f"a float: {text}")
