"""Vietnamese text: one normal form, and the folded form that search and comparison use."""

import unicodedata
from functools import lru_cache


def nfc(text: str) -> str:
    """Unicode NFC, the only form that is stored, sealed or shown."""
    return unicodedata.normalize("NFC", text)


@lru_cache(4096)
def fold(text: str) -> str:
    """Lower case, no marks, đ as d, single spaces: how people type in a hurry."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(plain.lower().replace("đ", "d").split())


def mask(number: str) -> str:
    """An identity number with its middle hidden: 001******456."""
    return number if len(number) < 7 else number[:3] + "*" * (len(number) - 6) + number[-3:]  # noqa: PLR2004
