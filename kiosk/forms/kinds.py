"""Whether one answer is acceptable for its kind of question: the rule it breaks, or nothing."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from kiosk.catalogue.form import Field, FieldType
from kiosk.forms.choices import choice
from kiosk.forms.dates import is_time, span
from kiosk.forms.units import belongs
from kiosk.values import Json

LARGEST = 999_999_999_999
ID_LENGTH, OLD_ID_LENGTH = 12, 9
EMAIL_LENGTH = 254
_DIGITS = re.compile(r"[0-9]+")
_PHONE = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}")
_EMAIL = re.compile(r"[\w%+'-]+(?:\.[\w%+'-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}", re.ASCII | re.IGNORECASE)
_IN_NAMES = frozenset(" '’ʼ‘-")  # H' Mai, Y-Bham, K'Brôi


def flaw(field: Field, value: Json, today: date) -> str | None:
    """The rule that a given answer breaks; tables are judged row by row elsewhere."""
    match field.type:
        case FieldType.INTEGER | FieldType.MONEY:
            return _number(field, value)
        case FieldType.CHECKBOX:
            return None if isinstance(value, bool) else "option"
        case FieldType.SELECT | FieldType.RADIO | FieldType.ETHNICITY | FieldType.NATIONALITY:
            return None if isinstance(value, str) and choice(field, value) else "option"
        case FieldType.ADDRESS:
            return _address(field, value)
        case FieldType.TABLE | FieldType.SIGNATURE:
            return None
        case _:
            return _written(field, value, today) if isinstance(value, str) else "not_text"


def is_person_name(text: str) -> bool:
    """Letters of any people's alphabet, spaces, apostrophes and hyphens; it begins with a letter."""
    kept = (c.isalpha() or unicodedata.combining(c) or c in _IN_NAMES for c in text)
    return text[:1].isalpha() and all(kept)


def is_person_id(text: str) -> bool:
    return len(text) == ID_LENGTH and _DIGITS.fullmatch(text) is not None


def _written(field: Field, value: str, today: date) -> str | None:
    match field.type:
        case FieldType.DATE:
            return _date(field, value, today)
        case FieldType.DATETIME:
            return _moment(field, value, today)
        case FieldType.TIME:
            return None if is_time(value) else "time"
        case FieldType.PERSON_ID:
            return _person_id(value)
        case FieldType.PHONE:
            return None if _PHONE.fullmatch(value) else "phone"
        case FieldType.EMAIL:
            return None if len(value) <= EMAIL_LENGTH and _EMAIL.fullmatch(value) else "email"
        case FieldType.PERSON_NAME if not is_person_name(value):
            return "person_name"
        case _:
            return _long(field, value)


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


def _number(field: Field, value: Json) -> str | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return "money" if field.type is FieldType.MONEY else "integer"
    least, most = least_most(field)
    if value < least:
        return "min"
    return "max" if value > most else None


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
