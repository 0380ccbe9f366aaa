"""What lists, the home screen and the search know of procedures: cheap to hold for thousands."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from kiosk.catalogue.form import Text
from kiosk.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A procedure without its form."""

    code: str
    version: str
    name: Text
    short_name: Text
    aliases: Sequence[str] = ()
    area: str
    field: str
    summary: Text
    unsure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Abbreviations and everyday words for the words of the names, the longest first; all without tones."""

    means: Mapping[str, str] = field(default_factory=dict[str, str])
    not_here: frozenset[str] = frozenset()  # what people ask for and a ward office does not do


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the things that may be meant, as the citizen would say it."""

    label: Text
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Asked back where what was typed says several things; `words` as people type them."""

    id: str
    words: Sequence[str]
    question: Text
    choices: Sequence[Choice]
    otherwise: Text | None = None  # what goes by these words too and is not here


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A tile of the home screen."""

    id: str
    name: Text
    icon: str
    tint: str
    procedures: Sequence[str]  # codes, most asked first
