"""Sealing: an event becomes bytes that never change again, chained to the one before."""

from kiosk.seal.canonical import canonical
from kiosk.seal.codec import get_ready, pack, unpack
from kiosk.seal.envelope import (
    CHAIN_START,
    Envelope,
    Header,
    Place,
    SealBroken,
    open_envelope,
    seal,
)

__all__ = [
    "CHAIN_START",
    "Envelope",
    "Header",
    "Place",
    "SealBroken",
    "canonical",
    "get_ready",
    "open_envelope",
    "pack",
    "seal",
    "unpack",
]
