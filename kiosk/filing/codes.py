"""The citizen's temporary code: made offline, read aloud easily, every single slip caught.

Eight characters or a few more, of a 31-letter alphabet (a prime, without 0 O 1 I L): four for the device and
epoch, then the sequence number, then a check character. Weights are distinct and not zero modulo 31, so one
wrong character and any two swapped characters are always noticed. It never looks like an official mã hồ sơ.
"""

import hashlib
import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
BASE = len(ALPHABET)
DEVICE_LETTERS = 4
MIN_SEQ_LETTERS = 3
_SHAPE = re.compile(rf"[{ALPHABET}]{{{DEVICE_LETTERS + MIN_SEQ_LETTERS + 1},14}}")


def temporary_code(device: str, epoch: int, seq: int) -> str:
    """The code of the filing whose `submitted` is (device, epoch, seq), e.g. "K7QM-22A4"."""
    letters = _device_letters(device, epoch) + _seq_letters(seq)
    code = letters + ALPHABET[_check(letters)]
    return f"{code[:DEVICE_LETTERS]}-{code[DEVICE_LETTERS:]}"


def tidy_code(typed: str) -> str | None:
    """What a person typed or said, as a temporary code; None when it cannot be one."""
    bare = re.sub(r"[^0-9A-Z]", "", typed.upper())
    if not _SHAPE.fullmatch(bare) or ALPHABET[_check(bare[:-1])] != bare[-1]:
        return None
    return f"{bare[:DEVICE_LETTERS]}-{bare[DEVICE_LETTERS:]}"


def _device_letters(device: str, epoch: int) -> str:
    digest = hashlib.sha256(f"{device}\0{epoch}".encode()).digest()
    return _letters(int.from_bytes(digest[:8], "big") % BASE**DEVICE_LETTERS, DEVICE_LETTERS)


def _seq_letters(seq: int) -> str:
    width = MIN_SEQ_LETTERS
    while seq >= BASE**width:
        width += 1
    return _letters(seq, width)


def _letters(number: int, width: int) -> str:
    out = ""
    for _ in range(width):
        number, digit = divmod(number, BASE)
        out = ALPHABET[digit] + out
    return out


def _check(letters: str) -> int:
    """Weights 2, 3, 4 … for the letters and 1 for the check itself, which makes the sum zero."""
    total = sum(weight * ALPHABET.index(c) for weight, c in enumerate(letters, start=2))
    return -total % BASE
