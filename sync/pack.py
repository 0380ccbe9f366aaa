"""The bytes of a pack: consecutive envelopes and one signature over the last header.

magic "MCPK" · version 1 (1 byte) · count (2) · per envelope: header length (4), header, body length (4),
body · Ed25519 (64). Numbers are big-endian. Nothing may follow.
"""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.seal.envelope import Envelope
from sync.errors import Garbled

MAGIC = b"MCPK"
VERSION = 1
MAX_ITEMS = 200
MAX_HEADER = 8 * 1024
MAX_BODY = 1024 * 1024
MAX_PACK = 4 * 1024 * 1024
SIGNATURE = 64
CONTEXT = "motcua-pack/1"

Sign = Callable[[str, bytes], bytes]  # (context, message) -> signature

_START = struct.Struct(">4sBH")
_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    envelopes: Sequence[Envelope]
    signature: bytes

    @property
    def signed(self) -> bytes:
        """What the signature covers; the chain of hashes vouches for the rest."""
        return self.envelopes[-1].header


def make_pack(envelopes: Sequence[Envelope], sign: Sign) -> bytes:
    """The wire form of a run; a run that is split is signed again, its envelopes never change."""
    parts = [_START.pack(MAGIC, VERSION, len(envelopes))]
    for one in envelopes:
        parts += [_LENGTH.pack(len(one.header)), one.header, _LENGTH.pack(len(one.body)), one.body]
    return b"".join([*parts, sign(CONTEXT, envelopes[-1].header)])


def read_pack(raw: bytes) -> Pack:
    """The pack in these bytes, or Garbled. Bodies of any length are read: the portal answers `too_large`."""
    if len(raw) < _START.size + SIGNATURE:
        raise Garbled("too short for a pack")
    magic, version, count = _START.unpack_from(raw)
    if (magic, version) != (MAGIC, VERSION) or not 1 <= count <= MAX_ITEMS:
        raise Garbled("not a pack of this version")
    envelopes, at = [], _START.size
    for _ in range(count):
        header, at = _take(raw, at, MAX_HEADER)
        body, at = _take(raw, at, MAX_PACK)
        envelopes.append(Envelope(header=header, body=body))
    if len(raw) - at != SIGNATURE:
        raise Garbled("a pack ends with its signature")
    return Pack(envelopes=envelopes, signature=raw[at:])


def _take(raw: bytes, at: int, limit: int) -> tuple[bytes, int]:
    end = at + _LENGTH.size
    if end > len(raw) - SIGNATURE:
        raise Garbled("a pack that was cut")
    (length,) = _LENGTH.unpack_from(raw, at)
    if length > limit or end + length > len(raw) - SIGNATURE:
        raise Garbled("a length that cannot be")
    return raw[end : end + length], end + length
