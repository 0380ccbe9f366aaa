"""PINs: their shape, and Argon2id, which makes guessing slow."""

import os
from functools import lru_cache

from kiosk.errors import Problem, Refused

MIN_DIGITS = 4
MAX_DIGITS = 12
TRIES = 5  # wrong PINs in a row before the lock
SALT_BYTES = 16
_TIME = 3
_MEMORY = 64 * 1024  # KiB
_LANES = 1


def check_shape(pin: str) -> None:
    """Refuse what is no PIN: ASCII digits only, four to twelve."""
    if not (pin.isascii() and pin.isdigit() and MIN_DIGITS <= len(pin) <= MAX_DIGITS):
        values = {"min": str(MIN_DIGITS), "max": str(MAX_DIGITS)}
        raise Refused(Problem(field="pin", rule="pin_shape", values=values))


def wrong_pin(tries: int) -> Refused:
    """The answer to a wrong PIN: how many tries are left, or that there are none."""
    left = max(TRIES - tries, 0)
    if not left:
        return locked_pin()
    return Refused(Problem(field="pin", rule="pin", values={"left": str(left)}))


def locked_pin() -> Refused:
    return Refused(Problem(field="pin", rule="pin_locked"))


def new_salt() -> bytes:
    return os.urandom(SALT_BYTES)


def key_from(pin: str, salt: bytes) -> bytes:
    """32 bytes that only this PIN and salt give."""
    from argon2 import low_level  # noqa: PLC0415 - not before the first frame

    return low_level.hash_secret_raw(
        pin.encode(), salt, _TIME, _MEMORY, _LANES, hash_len=32, type=low_level.Type.ID
    )


def hashed(pin: str) -> str:
    """The PIN as it may be stored."""
    from argon2 import low_level  # noqa: PLC0415 - not before the first frame

    encoded = low_level.hash_secret(
        pin.encode(), new_salt(), _TIME, _MEMORY, _LANES, hash_len=32, type=low_level.Type.ID
    )
    return encoded.decode()


def matches(pin: str, stored: str) -> bool:
    from argon2 import exceptions, low_level  # noqa: PLC0415 - not before the first frame

    try:
        return low_level.verify_secret(stored.encode(), pin.encode(), low_level.Type.ID)
    except exceptions.VerifyMismatchError:
        return False


@lru_cache(1)
def nobody() -> str:
    """The hash of no PIN: an unknown name takes as long to refuse as a known one."""
    return hashed(os.urandom(8).hex())
