"""Vietnamese letters and syllables: taken apart, put together, and where the tone mark stands."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from kiosk.records import dataclass


class Style(StrEnum):
    """Where the tone stands in oa, oe, uy: hòa as in laws and place names, or hoà as in textbooks."""

    OLD = "old"
    NEW = "new"


# Telex letters name the tones and marks everywhere in this room.
TONES: Mapping[str, str] = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
HAT, HORN, BREVE, BAR = "^", "+", "(", "-"
_MARKS: Mapping[str, str] = {HAT: "\u0302", BREVE: "\u0306", HORN: "\u031b"}
_TONE_OF = {sign: key for key, sign in TONES.items()}
_MARK_OF = {sign: key for key, sign in _MARKS.items()}
VOWELS = frozenset("aeiouy")
_GLIDES = ("oa", "oe", "uy")
_THREE = 3


@dataclass(frozen=True, slots=True)
class Letter:
    base: str  # a to z, or any other letter as it is
    upper: bool = False
    mark: str = ""

    def text(self, tone: str = "") -> str:
        if self.mark == BAR:
            shown = "đ"
        else:
            shown = unicodedata.normalize("NFC", self.base + _MARKS.get(self.mark, "") + tone)
        return shown.upper() if self.upper else shown


@dataclass(frozen=True, slots=True)
class Syllable:
    letters: tuple[Letter, ...] = ()
    tone: str = ""  # a key of TONES

    @property
    def nucleus(self) -> tuple[int, int] | None:
        """Start and end of the vowels; None when there are none, or more than one group."""
        return nucleus(self.letters)

    @property
    def has_vowel(self) -> bool:
        return any(one.base in VOWELS for one in self.letters)

    def plus(self, letter: Letter) -> "Syllable":
        return replace(self, letters=(*self.letters, letter))

    def marked(self, places: Sequence[int], mark: str) -> "Syllable":
        """The same with this mark on these letters."""
        letters = (replace(one, mark=mark) if i in places else one for i, one in enumerate(self.letters))
        return replace(self, letters=tuple(letters))

    def text(self, style: Style = Style.OLD) -> str:
        whole = widened(self)
        place = _tone_place(whole.letters, style) if whole.tone else None
        sign = TONES.get(whole.tone, "")
        return "".join(one.text(sign if i == place else "") for i, one in enumerate(whole.letters))


def parse(word: str) -> Syllable:
    """A word as letters and a tone."""
    letters: list[Letter] = []
    tone = ""
    for char in word:
        low = char.lower()
        if low == "đ":
            letters.append(Letter("d", char != low, BAR))
            continue
        parts = unicodedata.normalize("NFD", low)
        base, signs = parts[0], parts[1:]
        if base not in VOWELS:  # č, ñ: letters of their own
            letters.append(Letter(low, char != low))
            continue
        tone = next((_TONE_OF[sign] for sign in signs if sign in _TONE_OF), tone)
        mark = next((_MARK_OF[sign] for sign in signs if sign in _MARK_OF), "")
        letters.append(Letter(base, char != low, mark))
    return Syllable(tuple(letters), tone)


def nucleus(letters: Sequence[Letter]) -> tuple[int, int] | None:
    start = next((i for i, one in enumerate(letters) if one.base in VOWELS), None)
    if start is None:
        return None
    if _is_glide(letters, start):  # the u of qu, the i of gi
        start += 1
    end = start
    while end < len(letters) and letters[end].base in VOWELS:
        end += 1
    return None if any(one.base in VOWELS for one in letters[end:]) else (start, end)


def _is_glide(letters: Sequence[Letter], at: int) -> bool:
    first = letters[at]
    before = letters[at - 1].base if at else ""
    vowel_follows = at + 1 < len(letters) and letters[at + 1].base in VOWELS
    after_q = first.base == "u" and not first.mark and before == "q"
    after_g = first.base == "i" and at == 1 and before == "g"
    return vowel_follows and (after_q or after_g)


def _tone_place(letters: Sequence[Letter], style: Style) -> int | None:
    span = nucleus(letters)
    if span is None:  # not a syllable of ours: the last vowel carries it
        return max((i for i, one in enumerate(letters) if one.base in VOWELS), default=None)
    start, end = span
    marked = [i for i in range(start, end) if letters[i].mark]
    if marked:
        return marked[-1]
    if end - start == 1:
        return start
    if end < len(letters):
        return end - 1
    if end - start >= _THREE:
        return start + 1
    glide = "".join(one.base for one in letters[start:end]) in _GLIDES
    return end - 1 if glide and style is Style.NEW else start


def widened(whole: Syllable) -> Syllable:
    """ưo and uơ become ươ when something follows (người, trường); huơ, thuở, quơ stay."""
    span = whole.nucleus
    if span is None:
        return whole
    for i in range(span[0], span[1] - 1):
        one, two = whole.letters[i], whole.letters[i + 1]
        pair = one.base == "u" and two.base == "o"
        marks = {one.mark, two.mark}
        if pair and HORN in marks and HAT not in marks and i + 2 < len(whole.letters):
            return whole.marked((i, i + 1), HORN)
    return whole
