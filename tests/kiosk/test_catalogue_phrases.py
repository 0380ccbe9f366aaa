"""The search finds what reading every phrase would find, however few of them it reads."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.catalogue.load import LAST_RANK, Catalogue
from kiosk.catalogue.phrases import Phrases, _names, numbers_in
from kiosk.catalogue.search import RANK_COUNTS, WORTH_SHOWING, search
from kiosk.catalogue.vocabulary import PREFIX, Vocabulary, words_of
from kiosk.paths import assets
from kiosk.text import fold


class OneInFour(Catalogue):
    """Most procedures of a long list stand nowhere in their area."""

    def rank(self, code: str) -> int:
        return super().rank(code) if int(code[-1]) % 4 == 0 else LAST_RANK


CATALOGUE = OneInFour(assets() / "procedures")
PHRASES = Phrases(CATALOGUE)
VOCABULARY = Vocabulary({word for one in CATALOGUE.listed() for name, _ in _names(one) for word in name})
QUERIES = [one["query"] for one in json.loads(Path(__file__).with_name("queries.json").read_bytes())]
CLOSE = 0.008  # what rounding each word's share may cost


def meanings(text: str) -> list[Sequence[str]]:
    told = folded = f" {fold(' '.join(words_of(text)))} "
    for short, meant in CATALOGUE.words.means.items():
        told = told.replace(f" {short} ", f" {meant} ")
    return [words_of(text)] + ([words_of(told)] if told != folded else [])


def exactness(typed: str, *, last: bool) -> dict[str, float]:
    """Every word that may be meant, and how exactly it was typed."""
    found = {word: exact for exact, words in VOCABULARY.like(typed).items() for word in words}
    longer = VOCABULARY.longer_spelt(fold(typed)) if last else ()
    return found | {word: max(PREFIX, found.get(word, 0.0)) for word in longer}


def read_through(text: str) -> dict[str, float]:
    """How well every procedure fits, phrase by phrase."""
    best: dict[str, float] = {}
    for wanted in meanings(text):
        worth = [PHRASES.worth(one) for one in wanted]
        alike = [exactness(one, last=at == len(wanted) - 1) for at, one in enumerate(wanted)]
        for one in CATALOGUE.listed():
            for words, weight in _names(one):
                exact = [max((how.get(word, 0.0) for word in words), default=0.0) for how in alike]
                said = sum(a * b for a, b in zip(worth, exact, strict=True)) / sum(worth)
                covered = min(sum(one > 0 for one in exact) / max(len(words), 1), 1.0)
                best[one.code] = max(best.get(one.code, 0.0), weight * said * (0.8 + 0.2 * covered))
    return {code: fit for code, fit in best.items() if fit >= WORTH_SHOWING + CLOSE}


@pytest.mark.parametrize("text", QUERIES[::8])
def test_the_best_are_found_without_reading_everything(text: str) -> None:
    wanted = read_through(text)
    found = {one.code: fit for one, fit in search(CATALOGUE, text, 100)}

    assert set(wanted) - set(found) == set()
    assert {code: fit for code, fit in wanted.items() if abs(fit - found[code]) > CLOSE} == {}


@pytest.mark.parametrize("text", QUERIES[::8])
def test_a_short_list_is_the_head_of_a_long_one(text: str) -> None:
    """Stopping early loses nothing that belongs among the first."""
    long = search(CATALOGUE, text, 100)
    places = [fit - RANK_COUNTS * CATALOGUE.rank(one.code) for one, fit in long]
    short = search(CATALOGUE, text, 5)

    assert [fit - RANK_COUNTS * CATALOGUE.rank(one.code) for one, fit in short] == pytest.approx(places[:5])


def test_the_best_phrase_of_a_set_comes_first() -> None:
    lengths = [PHRASES.kinds[PHRASES.kind[one]] for one in numbers_in(PHRASES.most_asked)]

    assert lengths == sorted(lengths, key=lambda kind: (-kind[0], kind[1]))
    assert list(numbers_in(0b10110)) == [4, 2, 1]
