"""Whether one answer is acceptable for its kind of question: the rule it breaks, or nothing."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from kiosk.catalogue.form import Field, FieldType
from kiosk.forms.choices import choices
from kiosk.forms.dates import is_time, span
from kiosk.forms.formats import decimal_flaw, is_plate, is_postal_code, is_tax_code
from kiosk.forms.once import once_each
from kiosk.forms.units import belongs
from kiosk.values import Json

LARGEST = 999_999_999_999
ID_LENGTH, OLD_ID_LENGTH = 12, 9
EMAIL_LENGTH = 254
_DIGITS = re.compile(r"[0-9]+")
_PHONE = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}")
_EMAIL = re.compile(r"[\w%+'-]+(?:\.[\w%+'-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}", re.ASCII | re.IGNORECASE)
_IN_NAMES = frozenset(" '’ʼ‘-")  # H' Mai, Y-Bham, K'Brôi


_NAMED: Mapping[FieldType, Callable[[str], bool]] = {
    FieldType.TAX_CODE: is_tax_code,
    FieldType.VEHICLE: is_plate,
    FieldType.POSTAL: is_postal_code,
}

Flaw = Callable[[Json, date], str | None]


def flaw(field: Field, value: Json, today: date) -> str | None:
    """The rule that a given answer breaks; tables are judged row by row elsewhere."""
    return flaws(field)(value, today)


@once_each
def flaws(field: Field) -> Flaw:
    """What finds the rule that an answer to this field breaks."""
    match field.type:
        case FieldType.INTEGER | FieldType.MONEY:
            return _number(field)
        case FieldType.CHECKBOX:
            return lambda value, _: None if isinstance(value, bool) else "option"
        case FieldType.SELECT | FieldType.RADIO | FieldType.ETHNICITY | FieldType.NATIONALITY:
            known = {one.id for one in choices(field)}
            return lambda value, _: None if isinstance(value, str) and value in known else "option"
        case FieldType.ADDRESS:
            return lambda value, _: _address(field, value)
        case FieldType.TABLE | FieldType.SIGNATURE:
            return lambda *_: None
        case _:
            written = _written(field)
            return lambda value, today: written(value, today) if isinstance(value, str) else "not_text"


def is_person_name(text: str) -> bool:
    """Letters of any people's alphabet, spaces, apostrophes and hyphens; it begins with a letter."""
    if text.replace(" ", "").isalpha() and text[0] != " ":
        return True
    kept = (c.isalpha() or unicodedata.combining(c) or c in _IN_NAMES for c in text)
    return text[:1].isalpha() and all(kept)


def is_person_id(text: str) -> bool:
    return len(text) == ID_LENGTH and _DIGITS.fullmatch(text) is not None


def _written(field: Field) -> Callable[[str, date], str | None]:  # noqa: PLR0911 - a line per kind
    match field.type:
        case FieldType.DATE:
            return lambda value, today: _date(field, value, today)
        case FieldType.DATETIME:
            return lambda value, today: _moment(field, value, today)
        case FieldType.TIME:
            return lambda value, _: None if is_time(value) else "time"
        case FieldType.PERSON_ID:
            return lambda value, _: _person_id(value)
        case FieldType.PHONE:
            return lambda value, _: None if _PHONE.fullmatch(value) else "phone"
        case FieldType.EMAIL:
            return lambda value, _: _email(value)
        case FieldType.DECIMAL:
            return lambda value, _: decimal_flaw(field, value)
        case kind if named := _NAMED.get(kind):
            return lambda value, _: None if named(value) else kind.value
        case FieldType.PERSON_NAME:
            return lambda value, _: _long(field, value) if is_person_name(value) else "person_name"
        case _:
            return lambda value, _: _long(field, value)


def _email(value: str) -> str | None:
    return None if len(value) <= EMAIL_LENGTH and _EMAIL.fullmatch(value) else "email"


def _long(field: Field, text: str) -> str | None:
    return "too_long" if len(text) > field.max_length else None


def _person_id(value: str) -> str | None:
    if is_person_id(value):
        return None
    old = len(value) == OLD_ID_LENGTH and _DIGITS.fullmatch(value)
    return "person_id_old" if old else "person_id"


def _date(field: Field, value: str, today: date) -> str | None:
    days = span(value)
    if days is None or "T" in value:
        return "date"
    if not days.whole and not field.partial:
        return "date_partial"
    return "date_past" if field.past and days.first > today else None


def _moment(field: Field, value: str, today: date) -> str | None:
    days = span(value)
    if days is None or "T" not in value:
        return "datetime"
    return "date_past" if field.past and days.first > today else None


def _number(field: Field) -> Flaw:
    least, most = least_most(field)
    shape = "money" if field.type is FieldType.MONEY else "integer"

    def number(value: Json, _: date) -> str | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return shape
        return "min" if value < least else "max" if value > most else None

    return number


def least_most(field: Field) -> tuple[int, int]:
    """The smallest and the largest number allowed: without a bound of its own, none below zero."""
    return (0 if field.min is None else field.min, LARGEST if field.max is None else field.max)


def _address(field: Field, value: Json) -> str | None:
    """A commune of the 2025 list that lies in its province, or an old or foreign address in words."""
    if not isinstance(value, Mapping):
        return "address_commune"
    texts = {key: one for key, one in value.items() if isinstance(one, str)}
    match texts.get("code_system"):
        case "2025":
            known = belongs(texts.get("commune", ""), texts.get("province", ""))
            return _long(field, texts.get("detail", "")) if known else "address_commune"
        case "legacy" | "foreign":
            text = texts.get("text", "")
            return _long(field, text) if text else "address_detail"
        case _:
            return "address_commune"
