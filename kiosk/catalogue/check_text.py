"""The words of a procedure file: one normal form, no stray spaces, both languages, our manners."""

from collections.abc import Mapping, Sequence

from kiosk.catalogue.cursor import escaped
from kiosk.catalogue.findings import Notes
from kiosk.text import nfc
from kiosk.values import Json

RUDE = ("vui lòng", "quý khách")  # a shop's words; ours is “ông/bà”


def check_text(value: Json, notes: Notes, pointer: str = "") -> None:
    """Look at every piece of text below this value."""
    if isinstance(value, str):
        _check_words(value, notes, pointer)
    elif isinstance(value, Mapping):
        if "vi" in value and not value.get("en"):
            notes.add(pointer, "no_english")
        for key, one in value.items():
            check_text(one, notes, f"{pointer}/{escaped(key)}")
            if key == "hint":
                _check_hint(one, notes, f"{pointer}/hint")
    elif isinstance(value, Sequence):
        for at, one in enumerate(value):
            check_text(one, notes, f"{pointer}/{at}")


def _check_words(text: str, notes: Notes, pointer: str) -> None:
    if not text.strip():
        notes.add(pointer, "blank")
    elif text != " ".join(text.split()):
        notes.add(pointer, "stray_spaces")
    if text != nfc(text):
        notes.add(pointer, "not_nfc")
    for rude in RUDE:
        if rude in text.lower():
            notes.add(pointer, "rude", word=rude)


def _check_hint(hint: Json, notes: Notes, pointer: str) -> None:
    words = hint.values() if isinstance(hint, Mapping) else ()
    if any(isinstance(one, str) and one.endswith(".") for one in words):
        notes.add(pointer, "full_stop")
