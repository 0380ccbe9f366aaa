"""Sentences for people, by key and language: assets/strings/<language>/<room>.json."""

import json
from collections.abc import Mapping
from functools import lru_cache

from kiosk.paths import assets

LANGUAGES = ("vi", "en")


@lru_cache
def room(language: str, name: str) -> Mapping[str, str]:
    """One file of sentences, loaded when first needed."""
    path = assets() / "strings" / language / f"{name}.json"
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


def say(key: str, language: str = "vi", /, **values: object) -> str:
    """The sentence `room.key`, filled in. An unknown key is a bug and raises KeyError."""
    name, _, rest = key.partition(".")
    template = room(language, name)[rest]
    return template.format(**values) if values else template


def has(key: str) -> bool:
    """Whether such a sentence exists."""
    name, _, rest = key.partition(".")
    return rest in room("vi", name)
