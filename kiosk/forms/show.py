"""Answers as people read them: on the check page, on the declaration and at the staff desk."""

from collections.abc import Mapping, Sequence

from kiosk.catalogue.form import Field, FieldType
from kiosk.forms.choices import choice
from kiosk.forms.formats import decimal_words
from kiosk.forms.units import address_text
from kiosk.forms.wording import money
from kiosk.strings import say
from kiosk.text import mask
from kiosk.values import Json


def show(field: Field, value: Json, language: str = "vi", *, masked: bool = False) -> str:
    """The value in words; "" when there is none. `masked` hides the middle of identity numbers."""
    match field.type:
        case FieldType.TABLE:
            rows = show_rows(field, value, language, masked=masked)
            return "\n".join(_row(place, field, row, language) for place, row in enumerate(rows, start=1))
        case FieldType.ADDRESS:
            return address_text(value)
        case _:
            return _one(field, value, language, masked=masked)


def show_rows(field: Field, value: Json, language: str = "vi", *, masked: bool = False) -> list[list[str]]:
    """The cells of a table, row by row, in the order of its columns."""
    rows = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return [
        [show(column, row.get(column.id), language, masked=masked) for column in field.columns]
        for row in rows
        if isinstance(row, Mapping)
    ]


def _row(place: int, field: Field, cells: Sequence[str], language: str) -> str:
    named = [
        f"{column.label.in_(language)}: {cell}"
        for column, cell in zip(field.columns, cells, strict=True)
        if cell
    ]
    return f"{place}. " + "; ".join(named)


def _one(field: Field, value: Json, language: str, *, masked: bool) -> str:
    if isinstance(value, bool):
        return say("forms.yes" if value else "forms.no", language)
    if isinstance(value, int):
        is_money = field.type is FieldType.MONEY
        return say("forms.money", language, amount=money(value, language)) if is_money else str(value)
    return _text(field, value, language, masked=masked) if isinstance(value, str) else ""


def _text(field: Field, value: str, language: str, *, masked: bool) -> str:
    match field.type:
        case FieldType.DATE:
            return "/".join(reversed(value.split("-")))
        case FieldType.DATETIME:
            day, _, time = value.partition("T")
            return " ".join(one for one in (time, "/".join(reversed(day.split("-")))) if one)
        case FieldType.DECIMAL:
            return decimal_words(value, language)
        case FieldType.PERSON_ID if masked:
            return mask(value)
        case FieldType.SELECT | FieldType.RADIO | FieldType.ETHNICITY | FieldType.NATIONALITY:
            option = choice(field, value)
            return option.label.in_(language) if option else value
        case _:
            return value
