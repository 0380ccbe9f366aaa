"""The choices of a question: its own options, or the national lists of peoples and countries."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

from kiosk.catalogue.form import Field, FieldType, Option, Text
from kiosk.paths import assets


def choices(field: Field) -> Sequence[Option]:
    """What may be chosen, in the order it is offered."""
    match field.type:
        case FieldType.ETHNICITY:
            return ethnicities()
        case FieldType.NATIONALITY:
            return nationalities()
        case _:
            return field.options


def choice(field: Field, id_: str) -> Option | None:
    """The option with this id."""
    match field.type:
        case FieldType.ETHNICITY:
            return _by_id("ethnicities").get(id_)
        case FieldType.NATIONALITY:
            return _by_id("nationalities").get(id_)
        case _:
            return field.option(id_)


def ethnicities() -> Sequence[Option]:
    """The 54 peoples of Việt Nam, then "khac" and "nuoc_ngoai"."""
    return _load("ethnicities")


def nationalities() -> Sequence[Option]:
    """Việt Nam first, then by Vietnamese name; ids are ISO 3166 alpha-2 in lower case."""
    return _load("nationalities")


@cache
def _load(name: str) -> Sequence[Option]:
    path = assets() / "units" / f"{name}.json"
    rows: list[list[str]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return tuple(Option(id=row[0], label=Text(vi=row[1], en=row[-1])) for row in rows)


@cache
def _by_id(name: str) -> Mapping[str, Option]:
    return {one.id: one for one in _load(name)}
