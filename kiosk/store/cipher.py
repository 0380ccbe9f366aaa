"""AES-256-GCM for what has a key of its own: a draft, a paper. Shredding the key shreds it."""

import os

KEY_BYTES = 32
NONCE_BYTES = 12


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def encrypt(key: bytes, plain: bytes, bound: str) -> bytes:
    """Nonce, ciphertext and tag; `bound` says whose bytes these are, so that others do not pass for them."""
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - not before the first frame
        AESGCM,
    )

    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound.encode())


def decrypted(key: bytes, sealed: bytes, bound: str) -> bytes | None:
    """The plain bytes; None when this key does not open them, or they are somebody else's."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - not before the first frame
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - not before the first frame
        AESGCM,
    )

    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound.encode())
    except (InvalidTag, ValueError):
        return None
