"""Finding a procedure by what people call it: no tones, half a word, a slip of the finger, everyday names.

What each phrase says of what was typed is added up for all phrases at once; then those that say most are
weighed, until no other can come among the first.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest, nsmallest
from itertools import islice

from kiosk.catalogue.lists import Listed, Question
from kiosk.catalogue.load import LAST_RANK, Catalogue
from kiosk.catalogue.phrases import Bits, Phrases, numbers_in
from kiosk.catalogue.vocabulary import FILLERS, words_of
from kiosk.text import fold

WORTH_SHOWING = 0.38
ITS_OWN_NAME = 0.95  # fits so well that it is meant, whatever else the words may mean
RANK_COUNTS = 0.01
MAX_TEXT = 200
_MOST_WORDS = 32
_ADDED_KEPT = 4  # a sentence as typed, and as meant
_COUNTED, _SAID = 4, 14  # binary digits of how many words a phrase says, above them of what these are worth
_DIGITS = _COUNTED + _SAID
_ALL_COUNTED = (1 << _COUNTED) - 1
_MOST_ALIKE = 200  # phrases that say as much: more of them are never weighed


def search(catalogue: Catalogue, text: str, limit: int = 10) -> list[tuple[Listed, float]]:
    """The procedures that the text may mean, best first, each with how well it fits (0 to 1).

    Of two that fit about as well, the one that is asked for more comes first.
    The first search makes the catalogue's phrases ready, also a search for nothing.
    """
    phrases = _phrases(catalogue)
    typed = words_of(text[:MAX_TEXT])
    folded = f" {fold(' '.join(typed))} "
    best: dict[int, float] = {}
    for words in _meanings(typed, folded, catalogue.words.means):
        _Meaning(phrases, words, best, limit).look()
    least = ITS_OWN_NAME if any(f" {one} " in folded for one in catalogue.words.not_here) else WORTH_SHOWING
    found = [(RANK_COUNTS * phrases.ranks[of] - fit, of, fit) for of, fit in best.items() if fit >= least]
    return [(phrases.listed[of], round(fit, 3)) for _, of, fit in nsmallest(limit, found)]


def question_for(catalogue: Catalogue, text: str) -> Question | None:
    """What to ask back when the text says several things; words that say nothing may stand before it."""
    words = fold(" ".join(words_of(text[:MAX_TEXT]))).split()
    while words:
        if found := catalogue.questions.get(" ".join(words)):
            return found
        if words[0] not in FILLERS:
            break
        del words[0]
    return None


@lru_cache(2)
def _phrases(catalogue: Catalogue) -> Phrases:
    return Phrases(catalogue)


def _meanings(typed: Sequence[str], folded: str, known: Mapping[str, str]) -> Iterable[Sequence[str]]:
    """What was typed, and the same with abbreviations and everyday words in the words of the names."""
    if not typed:
        return
    yield typed
    told = folded
    for short, meant in known.items():
        told = told.replace(f" {short} ", f" {meant} ")
    if told != folded:
        yield words_of(told)


class _Meaning:
    """One meaning of what was typed, and what each phrase says of it."""

    def __init__(self, phrases: Phrases, words: Sequence[str], best: dict[int, float], limit: int) -> None:
        self._phrases = phrases
        self._words = words[:_MOST_WORDS]
        self._worth = [phrases.worth(one) for one in self._words]
        self._total = sum(self._worth)
        self._best = best  # procedure -> how well it fits
        self._limit = limit
        self._said = self._added()
        self._behind = 0.0  # what the procedures looked at lose by their place in their area, at least
        self._least = self._to_be_shown()

    def look(self) -> None:
        """Weigh the phrases that may come among the first: of what is asked for most, then of all others."""
        self._divide(self._phrases.most_asked, _DIGITS, 0)
        self._behind = RANK_COUNTS * LAST_RANK
        self._least = self._to_be_shown()
        self._divide(self._phrases.others, _DIGITS, 0)

    def _added(self) -> Sequence[Bits]:
        """The sums of all phrases, digit by digit: bit n of digit d is digit d of phrase n's sum."""
        known, before = self._phrases.added, tuple(self._words[:-1])
        if before not in known:  # only the last word is still being typed
            if len(known) >= _ADDED_KEPT:
                known.clear()
            known[before] = [0] * _DIGITS
            for at in range(len(before)):
                self._add_word(known[before], at)
        said = [*known[before]]
        self._add_word(said, len(before))
        return said

    def _add_word(self, said: list[Bits], at: int) -> None:
        last = at == len(self._words) - 1
        for exact, those in self._phrases.alike(self._words[at], last=last):
            _add(said, round(self._worth[at] * exact) << _COUNTED | (at < _ALL_COUNTED), those)

    def _divide(self, bits: Bits, digit: int, sum_: int) -> None:
        """From the largest sums down, as far as a set's best phrase may fit well enough."""
        while bits and self._fit(bits.bit_length() - 1, sum_ | (1 << digit) - 1) >= self._least:
            if digit == 0:
                self._weigh(bits, sum_)
                return
            digit -= 1
            more = bits & self._said[digit]
            if more:
                self._divide(more, digit, sum_ | 1 << digit)
                bits ^= more

    def _weigh(self, bits: Bits, sum_: int) -> None:
        """Phrases that say the same words, the best first."""
        best, phrases = self._best, self._phrases
        kind, fit, better = -1, 0.0, 0
        for phrase in islice(numbers_in(bits), _MOST_ALIKE):
            if phrases.kind[phrase] != kind:
                kind = phrases.kind[phrase]
                fit = self._fit(phrase, sum_)
                if fit < self._least:
                    break
            of = phrases.of[phrase]
            if fit > best.get(of, 0.0):
                best[of] = fit
                better += phrases.ranks[of] == LAST_RANK  # no other of this set will come before it
                if better == self._limit:
                    break
        self._least = self._to_be_shown()

    def _fit(self, phrase: int, sum_: int) -> float:
        """How much of what is wanted the phrase says, and a little for how much of the phrase that is."""
        weight, length = self._phrases.kinds[self._phrases.kind[phrase]]
        words = min(sum_ & _ALL_COUNTED, len(self._words))
        return (
            weight * min(sum_ >> _COUNTED, self._total) / self._total * (0.8 + 0.2 * min(words / length, 1.0))
        )

    def _to_be_shown(self) -> float:
        """How well a procedure must fit to be among the first."""
        if len(self._best) < self._limit:
            return WORTH_SHOWING
        ranks = self._phrases.ranks
        places = [fit - RANK_COUNTS * ranks[of] for of, fit in self._best.items()]
        return max(WORTH_SHOWING, nlargest(self._limit, places)[-1] + self._behind)


def _add(said: list[Bits], amount: int, those: Bits) -> None:
    """Add an amount to the sums of some phrases."""
    for digit in range(_DIGITS):
        carried = those if amount >> digit & 1 else 0
        at = digit
        while carried:
            said[at], carried = said[at] ^ carried, said[at] & carried
            at += 1
