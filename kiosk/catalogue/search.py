"""Finding a procedure by what people call it: no tones, half a word, a slip of the finger, everyday names."""

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kiosk.catalogue.lists import Listed
from kiosk.catalogue.load import Catalogue
from kiosk.records import dataclass
from kiosk.text import fold, nfc

WORTH_SHOWING = 0.38
LONG_ENOUGH = 4  # letters, before one of them may be wrong
PREFIX, OTHER_TONE = 0.9, 0.5  # what half a word, and "thuế" for "thuê", are worth
TYPO, SHORT_TYPO = 0.75, 0.6  # a slip in a word of four letters may well be another word
ITS_OWN_NAME = 0.95  # fits so well that it is meant, whatever else the words may mean
RANK_COUNTS = 0.01
MAX_TEXT = 200
# words that say nothing about which procedure is meant; folded
_FILLERS = """
a ah anh ba ban bao bac bi cac cai can chi cho chu co con cua di duoc em gi giay hay hom ho khi khong la lai
lam luon ma minh moi muon nao nay ne nen nha nhe nhieu nhung o oi phai qua roi sao se tai the thi thu to toi
trong tu tuc va ve vi voi xin ong nguoi de den
"""
FILLERS = frozenset(_FILLERS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """One way to say a procedure's name."""

    of: int  # which procedure
    length: int
    weight: float  # an everyday name counts as much as the official one; the field's name less


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    listed: Sequence[Listed]
    phrases: Sequence[_Phrase]
    where: Mapping[str, Sequence[int]]  # word -> phrases that say it
    telling: Mapping[str, float]  # folded word -> how much it says about which procedure is meant


def search(catalogue: Catalogue, text: str, limit: int = 10) -> list[tuple[Listed, float]]:
    """The procedures that the text may mean, best first, each with how well it fits (0 to 1)."""
    index = _index(catalogue.listed())
    words = catalogue.words
    best: dict[int, float] = {}
    for wanted in _meanings(text[:MAX_TEXT], words.means):
        for phrase, matches in _said(index, wanted).items():
            one = index.phrases[phrase]
            best[one.of] = max(best.get(one.of, 0.0), _fit(wanted, matches, one, index.telling))
    found = [(index.listed[at], round(score, 3)) for at, score in best.items() if score >= WORTH_SHOWING]
    if any(f" {one} " in f" {fold(' '.join(_words(text)))} " for one in words.not_here):
        found = [one for one in found if one[1] >= ITS_OWN_NAME]
    return sorted(found, key=lambda one: _order(catalogue, *one))[:limit]


def _order(catalogue: Catalogue, listed: Listed, score: float) -> tuple[float, str]:
    """The best first; of two that fit about as well, the one that is asked for more."""
    return catalogue.rank(listed.code) * RANK_COUNTS - score, listed.code


def _meanings(text: str, known: Mapping[str, str]) -> Iterable[Sequence[str]]:
    """What was typed, and the same with abbreviations and everyday words in the words of the names."""
    typed = _words(text)
    if not typed:
        return
    yield typed
    folded = f" {fold(' '.join(typed))} "
    told = folded
    for short, meant in known.items():
        told = told.replace(f" {short} ", f" {meant} ")
    if told != folded:
        yield _words(told)


@lru_cache(4)
def _index(listed: tuple[Listed, ...]) -> _Index:
    phrases: list[_Phrase] = []
    where: dict[str, list[int]] = defaultdict(list)
    spread: Counter[str] = Counter()
    for of, one in enumerate(listed):
        said: set[str] = set()
        for words, weight in _names(one):
            for word in set(words):
                where[word].append(len(phrases))
            phrases.append(_Phrase(of=of, length=len(words), weight=weight))
            said |= {fold(word) for word in words}
        spread.update(said)
    telling = {word: _telling(word, count, len(listed)) for word, count in spread.items()}
    return _Index(listed=listed, phrases=phrases, where=dict(where), telling=telling)


def _names(one: Listed) -> Iterable[tuple[Sequence[str], float]]:
    names = (one.name.vi, one.short_name.vi, one.name.en, one.short_name.en, *one.aliases)
    for name in names:
        yield _words(name), 1.0
    yield _words(" ".join(names)), 0.7  # words from several names together
    yield (one.code,), 1.0
    yield _words(one.field), 0.6


def _words(text: str) -> Sequence[str]:
    letters = "".join(c if c.isalnum() or c == "." else " " for c in nfc(text).lower())
    return [one.strip(".") for one in letters.split() if one.strip(".")]


def _telling(word: str, count: int, total: int) -> float:
    return (0.15 if word in FILLERS else 1.0) * (0.3 + math.log((1 + total) / count))


def _said(index: _Index, wanted: Sequence[str]) -> Mapping[int, Mapping[int, float]]:
    """Phrase -> which of the wanted words it says, and how exactly."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for at, typed in enumerate(wanted):
        for word, phrases in index.where.items():
            likeness = _likeness(typed, word, last=at == len(wanted) - 1)
            if likeness:
                for phrase in phrases:
                    found[phrase][at] = max(found[phrase].get(at, 0.0), likeness)
    return found


def _fit(
    wanted: Sequence[str], matches: Mapping[int, float], phrase: _Phrase, telling: Mapping[str, float]
) -> float:
    """How much of what is wanted the phrase says, and a little for how much of the phrase that is."""
    strange = max(telling.values(), default=1.0)
    weights = [_weight(fold(one), telling, strange) for one in wanted]
    said = sum(weights[at] * likeness for at, likeness in matches.items()) / sum(weights)
    covered = min(len(matches) / phrase.length, 1.0)
    return phrase.weight * said * (0.8 + 0.2 * covered)


def _weight(word: str, telling: Mapping[str, float], strange: float) -> float:
    return telling.get(word, strange * (0.15 if word in FILLERS else 0.8))


@lru_cache(50_000)
def _likeness(typed: str, word: str, *, last: bool) -> float:
    plain, known = fold(typed), fold(word)
    if plain == known:
        return 1.0 if typed in (plain, word) or _marks(typed) == _marks(word) else OTHER_TONE
    if last and len(plain) > 1 and known.startswith(plain):
        return PREFIX
    longest = max(len(plain), len(known))
    if longest < LONG_ENOUGH or known in FILLERS or not one_slip(plain, known):
        return 0.0
    return TYPO if longest > LONG_ENOUGH else SHORT_TYPO


def _marks(word: str) -> Sequence[str]:
    """The marks of a word wherever they stand: "hoà" is "hòa"."""
    return sorted(c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c) or c == "đ")


def one_slip(typed: str, word: str) -> bool:
    """Whether one letter was left out, added or changed, or two neighbours were swapped."""
    if abs(len(typed) - len(word)) > 1 or typed == word:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), len(typed))
    a, b = typed[at:], word[at:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]
