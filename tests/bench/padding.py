"""A list of as many procedures as one likes, made from the real one by varying its names."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.catalogue.form import Text
from kiosk.catalogue.index import as_lines
from kiosk.catalogue.lists import Listed
from kiosk.catalogue.load import INDEX, Catalogue
from kiosk.paths import assets

_NEW_WORDS = 2_500
_FIRST_LETTERS = "bcdđghklmnpqrstvx"


def padded_assets(folder: Path, count: int) -> Path:
    """The assets, with a longer list of procedures: the rest is linked to the real ones."""
    real, made = assets(), folder / "assets"
    (made / "procedures").mkdir(parents=True)
    for one in (*real.iterdir(), *(real / "procedures").iterdir()):
        place = made / one.relative_to(real)
        if not place.exists() and one.name != INDEX:
            place.symlink_to(one)
    listed = Catalogue(real / "procedures").listed()
    rows = [*listed, *_varied(listed, count - len(listed))]
    (made / "procedures" / INDEX).write_text(as_lines(rows), encoding="utf-8")
    return made


def _varied(listed: Sequence[Listed], count: int) -> Iterator[Listed]:
    rng = random.Random(7)
    words = sorted(
        {word for one in listed for text in _texts(one) for word in text.split() if word.isalpha()}
    )
    words += list(_new_words(words, rng))
    for number in range(count):
        one = rng.choice(listed)
        yield replace(
            one,
            code=f"7.{number:06}",
            name=Text(vi=_vary(one.name.vi, words, rng), en=_vary(one.name.en, words, rng)),
            short_name=Text(vi=_vary(one.short_name.vi, words, rng), en=_vary(one.short_name.en, words, rng)),
            aliases=[_vary(text, words, rng) for text in one.aliases],
            summary=Text(vi=_vary(one.summary.vi, words, rng), en=_vary(one.summary.en, words, rng)),
        )


def _texts(one: Listed) -> Iterable[str]:
    return one.name.vi.lower(), one.short_name.vi.lower(), *one.aliases


def _new_words(words: Sequence[str], rng: random.Random) -> Iterator[str]:
    """The beginning of one syllable with the end of another: the language has many more than our names."""
    ends = [word.lstrip(_FIRST_LETTERS) for word in words]
    starts = [word[: len(word) - len(end)] for word, end in zip(words, ends, strict=True)]
    return (rng.choice(starts) + (rng.choice(ends) or "a") for _ in range(_NEW_WORDS))


def _vary(text: str, words: Sequence[str], rng: random.Random) -> str:
    """One to a third of its words are others."""
    found = text.split()
    for _ in range(rng.randint(1, max(1, len(found) // 3))):
        found[rng.randrange(len(found))] = rng.choice(words)
    return " ".join(found)
