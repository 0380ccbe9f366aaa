"""Every way to say a procedure's name, made ready so that a search reads few of them.

Phrases are numbered: the better one can fit, the higher; what is asked for most in its area stands apart,
below all others. A set of phrases is one integer, bit n for phrase n: two sets of a hundred thousand meet in
half a microsecond, and the highest bit is the best phrase of a set.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.catalogue.lists import Listed
from kiosk.catalogue.load import LAST_RANK, Catalogue
from kiosk.catalogue.vocabulary import FILLERS, PREFIX, Vocabulary, words_of
from kiosk.text import fold

SAYS_LITTLE, STRANGE = 0.15, 0.8  # of what a word is worth: a filler's, and one's that no name has
TOGETHER, FIELD = 0.7, 0.6  # an everyday name counts as much as the official one; these count less
_COMMON = 128  # a word of one in so many phrases is kept as a set, a rarer one as numbers
_SHORT = 2  # letters: many words begin with so few, so the phrases that say them are kept as a set too
_REMEMBERED = 64  # words, typed lately

Bits = int
Numbers = Sequence[int]
Alike = Sequence[tuple[float, Bits]]  # how exactly the word was typed -> the phrases that say it


class Phrases:
    """Built once for a catalogue: 10 ms for 53 procedures, a second for 6,000."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.listed = catalogue.listed()
        self.ranks = [catalogue.rank(one.code) for one in self.listed]
        rows, where = _said(self.listed, self.ranks)
        order = sorted(range(len(rows)), key=rows.__getitem__)
        self.of: Numbers = array("I", (-rows[at][-1] for at in order))  # phrase -> procedure
        kinds = {kind: at for at, kind in enumerate({row[1:3] for row in rows})}
        self.kind: Numbers = array("H", (kinds[rows[at][1:3]] for at in order))
        self.kinds: Sequence[tuple[float, int]] = [
            (weight, -length) for weight, length in kinds
        ]  # weight, words
        self.most_asked: Bits = (1 << sum(not other for other, *_ in rows)) - 1
        self.others: Bits = (1 << len(rows)) - 1 ^ self.most_asked
        self._telling = _telling(where, rows, len(self.listed))
        self._strange = max(self._telling.values(), default=1.0)
        self._vocabulary = Vocabulary(where)
        self._keep(where, order)
        self._remembered: dict[tuple[str, bool], Alike] = {}

    def alike(self, typed: str, *, last: bool) -> Alike:
        """Which phrases may mean this word, exact ones first, each once; the `last` may be half a word."""
        found = self._remembered.get((typed, last))
        if found is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[typed, last] = list(_apart(self._meant(typed, last=last)))
        return found

    def worth(self, typed: str) -> float:
        """How much a typed word says about which procedure is meant."""
        plain = fold(typed)
        unknown = self._strange * (SAYS_LITTLE if plain in FILLERS else STRANGE)
        return self._telling.get(plain, unknown)

    def _keep(self, where: Mapping[str, Numbers], order: Sequence[int]) -> None:
        """Who says each word, under the numbers the phrases have now."""
        number = array("I", order)
        for now, before in enumerate(order):
            number[before] = now
        self._bytes = len(order) // 8 + 1
        self._common: dict[str, Bits] = {}
        self._rare: dict[str, Numbers] = {}
        for word, before_all in where.items():
            numbers = array("I", map(number.__getitem__, before_all))
            if len(numbers) * _COMMON > len(order):
                self._common[word] = self._set([numbers])
            else:
                self._rare[word] = numbers
        starts = {known[:length] for known in self._vocabulary.longer("") for length in range(1, _SHORT + 1)}
        self._starts = {start: self._saying(self._vocabulary.longer_spelt(start)) for start in starts}

    def _meant(self, typed: str, *, last: bool) -> Mapping[float, Bits]:
        found = {exact: self._saying(words) for exact, words in self._vocabulary.like(typed).items()}
        if last:
            plain = fold(typed)
            known = self._starts.get(plain)
            found[PREFIX] = self._saying(self._vocabulary.longer_spelt(plain)) if known is None else known
        return found

    def _saying(self, words: Sequence[str]) -> Bits:
        bits = self._set([self._rare[word] for word in words if word in self._rare])
        for word in words:
            bits |= self._common.get(word, 0)
        return bits

    def _set(self, groups: Sequence[Numbers]) -> Bits:
        if not groups:
            return 0
        marked = bytearray(self._bytes)
        for numbers in groups:
            for number in numbers:
                marked[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(marked, "little")


def numbers_in(bits: Bits) -> Iterator[int]:
    """The phrases of a set, the best first."""
    while bits:
        number = bits.bit_length() - 1
        yield number
        bits ^= 1 << number


_Row = tuple[bool, float, int, int]  # not among the most asked, weight, minus its words, minus its procedure


def _said(listed: Sequence[Listed], ranks: Sequence[int]) -> tuple[Sequence[_Row], Mapping[str, Numbers]]:
    """The phrases as they come, and which of them say a word."""
    rows: list[_Row] = []
    where: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for of, one in enumerate(listed):
        for words, weight in _names(one):
            for word in set(words):
                where[word].append(len(rows))
            rows.append((ranks[of] == LAST_RANK, weight, -len(words), -of))
    return rows, dict(where)


def _names(one: Listed) -> Iterable[tuple[Sequence[str], float]]:
    texts = (one.name.vi, one.short_name.vi, one.name.en, one.short_name.en, *one.aliases)
    names = [words_of(text) for text in texts]
    for name in names:
        yield name, 1.0
    yield [word for name in names for word in name], TOGETHER
    yield (one.code,), 1.0
    yield words_of(one.field), FIELD


def _telling(where: Mapping[str, Numbers], rows: Sequence[_Row], total: int) -> Mapping[str, float]:
    """How much a folded word says: the fewer procedures say it, the more."""
    said: dict[str, set[int]] = defaultdict(set)
    for word, numbers in where.items():
        said[fold(word)].update(rows[number][-1] for number in numbers)
    rarity = {word: 0.3 + math.log((1 + total) / len(procedures)) for word, procedures in said.items()}
    return {word: one * SAYS_LITTLE if word in FILLERS else one for word, one in rarity.items()}


def _apart(alike: Mapping[float, Bits]) -> Iterator[tuple[float, Bits]]:
    """Each phrase only where it says the word most exactly."""
    taken = 0
    for exact, those in sorted(alike.items(), reverse=True):
        if those & ~taken:
            yield exact, those & ~taken
        taken |= those
