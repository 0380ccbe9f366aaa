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
_FINE = 32
_REMEMBERED = 64  # words, typed lately

Bits = int
Numbers = Sequence[int]
_Kind = tuple[bool, float, int]  # not among the most asked, weight, minus its words
Alike = Sequence[tuple[float, Bits]]  # how exactly the word was typed -> the phrases that say it


class Phrases:
    """Built once for a catalogue: 10 ms for 53 procedures, a second for 6,000."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.listed = catalogue.listed()
        self.ranks = [catalogue.rank(one.code) for one in self.listed]
        self.added: dict[tuple[str, ...], list[Bits]] = {}  # sums of the words before the one being typed
        self._remembered: dict[tuple[str, bool], Alike] = {}
        said = _Said(self.listed, self.ranks)
        self._vocabulary = Vocabulary(said.where)
        self._telling = said.telling(self._vocabulary, len(self.listed))
        self._strange = max(self._telling.values(), default=1.0)
        self._number(said)
        self._keep(said.where)
        starts = {known[:length] for known in self._vocabulary.longer("") for length in range(1, _SHORT + 1)}
        self._starts = {start: self._saying(self._vocabulary.longer_spelt(start)) for start in starts}

    def alike(self, typed: str, *, last: bool) -> Alike:
        """Which phrases may mean this word, exact ones first, each once; the `last` may be half a word."""
        found = self._remembered.get((typed, last))
        if found is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[typed, last] = list(_apart(self._meant(typed, last=last)))
        return found

    def worth(self, typed: str) -> int:
        """How much a typed word says about which procedure is meant: 1 to some 300."""
        plain = fold(typed)
        unknown = self._strange * (SAYS_LITTLE if plain in FILLERS else STRANGE)
        return round(self._telling.get(plain, unknown) * _FINE)

    def _number(self, said: "_Said") -> None:
        """From the phrases that fit worst to those that fit best; `said` takes over the new numbers."""
        kinds = sorted(said.kinds)
        order = array("I")
        self.kind = array("H")
        for at, kind in enumerate(kinds):
            order.extend(reversed(said.kinds[kind]))
            self.kind.extend([at] * len(said.kinds[kind]))
        self.kinds = [(weight, -length) for _, weight, length in kinds]  # weight, words
        self.of = array("I", map(said.of.__getitem__, order))  # phrase -> procedure
        asked = sum(len(some) for (other, *_), some in said.kinds.items() if not other)
        self.most_asked: Bits = (1 << asked) - 1
        self.others: Bits = (1 << len(order)) - 1 ^ self.most_asked
        said.renumber(order)

    def _keep(self, where: Mapping[str, Numbers]) -> None:
        """Who says each word: a set for a common one, numbers for a rare one."""
        self._bytes = len(self.of) // 8 + 1
        least = len(self.of) / _COMMON
        self._rare = {word: numbers for word, numbers in where.items() if len(numbers) <= least}
        self._common = {word: self._set([where[word]]) for word in where.keys() - self._rare.keys()}

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


class _Said:
    """The phrases as they come: of which procedure and kind each is, and which of them say a word."""

    def __init__(self, listed: Sequence[Listed], ranks: Sequence[int]) -> None:
        self.of = array("I")
        self.kinds: dict[_Kind, array[int]] = defaultdict(lambda: array("I"))
        self.where: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for of, one in enumerate(listed):
            for words, weight in _names(one):
                for word in set(words):
                    self.where[word].append(len(self.of))
                self.kinds[ranks[of] == LAST_RANK, weight, -len(words)].append(len(self.of))
                self.of.append(of)

    def telling(self, vocabulary: Vocabulary, total: int) -> Mapping[str, float]:
        """How much a folded word says: the fewer procedures say it, the more."""
        found = {}
        for known, words in vocabulary.spelt.items():
            procedures = {self.of[phrase] for word in words for phrase in self.where[word]}
            rarity = 0.3 + math.log((1 + total) / len(procedures))
            found[known] = rarity * SAYS_LITTLE if known in FILLERS else rarity
        return found

    def renumber(self, order: Sequence[int]) -> None:
        now = array("I", order)
        for number, before in enumerate(order):
            now[before] = number
        for word, numbers in self.where.items():
            self.where[word] = array("I", map(now.__getitem__, numbers))


def _names(one: Listed) -> Iterable[tuple[Sequence[str], float]]:
    texts = (one.name.vi, one.short_name.vi, one.name.en, one.short_name.en, *one.aliases)
    names = [words_of(text) for text in texts]
    for name in names:
        yield name, 1.0
    yield [word for name in names for word in name], TOGETHER
    yield (one.code,), 1.0
    yield words_of(one.field), FIELD


def _apart(alike: Mapping[float, Bits]) -> Iterator[tuple[float, Bits]]:
    """Each phrase only where it says the word most exactly."""
    taken = 0
    for exact, those in sorted(alike.items(), reverse=True):
        new = those ^ (those & taken)
        if new:
            yield exact, new
            taken |= new
