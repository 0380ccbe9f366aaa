"""The words of all names, and which of them may be meant by a word that was typed."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.text import fold, nfc

LONG_ENOUGH = 4  # letters, before one of them may be wrong
PREFIX, OTHER_TONE = 0.9, 0.5  # what half a word, and "thuế" for "thuê", are worth
TYPO, SHORT_TYPO = 0.75, 0.6  # a slip in a word of four letters may well be another word
# words that say nothing about which procedure is meant; folded
_FILLERS = """
a ah anh ba ban bao bac bi cac cai can chi cho chu co con cua di duoc em gi giay hay hom ho khi khong la lai
lam luon ma minh moi muon nao nay ne nen nha nhe nhieu nhung o oi phai qua roi sao se tai the thi thu to toi
trong tu tuc va ve vi voi xin ong nguoi de den
"""
FILLERS = frozenset(_FILLERS.split())
LAST_LETTER = "\U0010ffff"  # sorts after all others
_WORD = re.compile(r"(?:[^\W_]|\.)+")


class Vocabulary:
    """Looked up by folded word, by how a word begins, and by what is left of it without one letter."""

    def __init__(self, words: Iterable[str]) -> None:
        spelt: dict[str, list[str]] = defaultdict(list)
        for word in words:
            spelt[fold(word)].append(word)
        self.spelt: Mapping[str, Sequence[str]] = dict(spelt)  # folded -> as the names write it, with marks
        self._sorted = sorted(spelt)
        shortened: dict[str, list[str]] = defaultdict(list)
        for known in spelt:
            if len(known) >= LONG_ENOUGH - 1 and known.isalpha() and known not in FILLERS:
                for less in _shortened(known):
                    shortened[less].append(known)
        self._shortened: Mapping[str, Sequence[str]] = dict(shortened)

    def like(self, typed: str) -> Mapping[float, Sequence[str]]:
        """The words that may be meant by a whole one, by how exactly they were typed (0 to 1)."""
        found: dict[float, list[str]] = defaultdict(list)
        plain = fold(typed)
        for word in self.spelt.get(plain, ()):
            same = typed in (plain, word) or _marks(typed) == _marks(word)
            found[1.0 if same else OTHER_TONE].append(word)
        for known in self._slipped(plain):
            longest = max(len(plain), len(known))
            found[TYPO if longest > LONG_ENOUGH else SHORT_TYPO] += self.spelt[known]
        return found

    def longer(self, start: str) -> Sequence[str]:
        """The folded words that begin so and go on."""
        first = bisect_right(self._sorted, start)
        return self._sorted[first : bisect_right(self._sorted, start + LAST_LETTER, first)]

    def longer_spelt(self, start: str) -> Sequence[str]:
        """The same as the names write them, with their marks."""
        return [word for known in self.longer(start) for word in self.spelt[known]]

    def _slipped(self, plain: str) -> set[str]:
        """The folded words that are one slip of the finger away; a code with a slip is another code."""
        if not plain.isalpha():
            return set()
        shorter = set(_shortened(plain))
        found = {one for one in shorter if one in self.spelt and one not in FILLERS}
        found.update(*(self._shortened.get(one, ()) for one in (plain, *shorter)))
        return {one for one in found if max(len(plain), len(one)) >= LONG_ENOUGH and one_slip(plain, one)}


def words_of(text: str) -> Sequence[str]:
    """What was said, word for word: lower case, with its marks; a code is one word."""
    return [word for one in _WORD.findall(nfc(text).lower()) if (word := one.strip("."))]


def one_slip(typed: str, word: str) -> bool:
    """Whether one letter was left out, added or changed, or two neighbours were swapped."""
    if abs(len(typed) - len(word)) > 1 or typed == word:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), len(typed))
    a, b = typed[at:], word[at:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _marks(word: str) -> Sequence[str]:
    """The marks of a word wherever they stand: "hoà" is "hòa"."""
    return sorted(c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c) or c == "đ")
