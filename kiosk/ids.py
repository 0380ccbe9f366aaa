"""Identifiers that sort by time and never collide between devices (UUIDv7, RFC 9562)."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID


def new_id(now: datetime) -> str:
    """A UUIDv7 of this moment."""
    millis = int(now.timestamp() * 1000)
    random = secrets.randbits(74)
    high, low = random >> 62, random & ((1 << 62) - 1)
    return str(UUID(int=millis << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


def id_of(*parts: str) -> str:
    """The same UUID (version 8) for the same parts, always: a repeated act meets itself."""
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    value = int.from_bytes(digest[:16], "big")
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return str(UUID(int=value))
