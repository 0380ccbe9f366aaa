"""Named formats of short answers: how each is written, and whether a text is one.

Tax codes: Circular 86/2024/TT-BTC, article 5: 10 digits, 10 and 3 of a dependent unit, or a person's
12-digit number, which has taken the place of ten digits since 2025-07-01; old ones still stand on papers.
Plates: Circular 79/2024/TT-BCA (province, series, digits; diplomatic ones with letters of their own).
Postal codes: Decision 2475/QĐ-BTTTT of 2017, five digits. Decimals: a comma, as the country writes them.
"""

import re
from decimal import Decimal

from kiosk.catalogue.form import Field

DECIMAL_DIGITS = 12  # before the comma
DECIMAL_PLACES = 4
TAX_DIGITS, UNIT_DIGITS, POSTAL_DIGITS = 10, 3, 5
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_TAX = re.compile(r"[0-9]{10}(?:-[0-9]{3})?|[0-9]{12}")
_POSTAL = re.compile(r"[0-9]{5}")
_DECIMAL = re.compile(rf"[0-9]{{1,{DECIMAL_DIGITS}}}(?:\.[0-9]{{1,{DECIMAL_PLACES}}})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")  # two points cannot both be the decimal one
_DOUBTFUL = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_COMMA = re.compile(r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)")
_UNIT = re.compile(r" ?(?:m²|m2|m|ha|%)$", re.IGNORECASE)
_PLATE = re.compile(
    r"[0-9]{2}[A-ZĐ]{1,2}[0-9]?-(?:[0-9]{3}\.[0-9]{2}|[0-9]{4})|[0-9]{2}-[0-9]{3}-(?:NG|NN|QT|CV)-[0-9]{2}"
)
_FOREIGN = re.compile(r"([0-9]{2})-?([0-9]{3})-?(NG|NN|QT|CV)-?([0-9]{2})")
# where nothing parts series and number, a letter and five digits come before a letter, a digit and four
_PLATES = tuple(
    re.compile(one)
    for one in (
        r"([0-9]{2})-?([A-ZĐ]{1,2}[0-9]?)-([0-9]{3}-?[0-9]{2}|[0-9]{4})",
        r"([0-9]{2})-?([A-ZĐ]{1,2})([0-9]{5})",
        r"([0-9]{2})-?([A-ZĐ]{1,2}[0-9])([0-9]{5})",
        r"([0-9]{2})-?([A-ZĐ]{1,2}[0-9]?)([0-9]{4})",
    )
)
_FIVE = 5


def tax_code(text: str) -> str:
    """Digits without what stands between them; 13 as ten and three."""
    marked = re.sub(r"[ .]", "", text.replace("–", "-"))
    bare = marked.replace("-", "")
    if bare.isdecimal() and len(bare) == TAX_DIGITS + UNIT_DIGITS:
        return f"{bare[:TAX_DIGITS]}-{bare[TAX_DIGITS:]}"
    return marked if marked.find("-") == TAX_DIGITS else bare  # half a unit's digits make no person's number


def is_tax_code(text: str) -> bool:
    return _TAX.fullmatch(text) is not None


def tax_code_fits(text: str) -> bool:
    """Whether the tenth digit checks the nine before it; there is nothing to check in a person's number."""
    if not is_tax_code(text) or ("-" not in text and len(text) != TAX_DIGITS):
        return True
    digits = [int(one) for one in text[:TAX_DIGITS]]
    total = sum(weight * one for weight, one in zip(_TAX_WEIGHTS, digits, strict=False))
    return digits[-1] == TAX_DIGITS - total % 11


def is_ten_digits(text: str) -> bool:
    """An enterprise's code, or the old one of a person or a household in business: the digits do not tell."""
    return is_tax_code(text) and len(text) == TAX_DIGITS


def plate(text: str) -> str:
    """As plates are written in one line, 29A-123.45; a text that is none stays as it is."""
    bare = re.sub(r"[ –\-]+", "-", text.upper().replace(".", "")).strip("-")
    if found := _FOREIGN.fullmatch(bare):
        return "-".join(found.groups())
    for one in _PLATES:
        if found := one.fullmatch(bare):
            province, series, number = found.groups()
            digits = number.replace("-", "")
            return f"{province}{series}-" + (f"{digits[:3]}.{digits[3:]}" if len(digits) == _FIVE else digits)
    return text


def is_plate(text: str) -> bool:
    return _PLATE.fullmatch(text) is not None


def postal_code(text: str) -> str:
    return re.sub(r"[ .\-]", "", text)


def is_postal_code(text: str) -> bool:
    return _POSTAL.fullmatch(text) is not None


def decimal(text: str) -> str:
    """With a point and without idle zeros, as it is kept: "1.234,50 m²" is "1234.5", "62.5" stays."""
    bare = _UNIT.sub("", text).replace(" ", "")
    if found := _COMMA.fullmatch(bare):
        bare = f"{found[1].replace('.', '')}.{found[2]}"
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    if not _DECIMAL.fullmatch(bare):
        return text
    whole, _, rest = bare.partition(".")
    rest = rest.rstrip("0")
    return f"{int(whole)}.{rest}" if rest else str(int(whole))


def as_decimal(text: str) -> Decimal | None:
    """What a kept decimal is worth; nothing when it is none."""
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def decimal_flaw(field: Field, text: str) -> str | None:
    """The rule that a kept decimal breaks: its shape, or a bound of the field."""
    number = as_decimal(text)
    if number is None or decimal(text) != text:
        return "decimal"
    if number < (field.min or 0):
        return "min"
    return "max" if field.max is not None and number > field.max else None


def may_be_grouped(text: str) -> bool:
    """Whether a kept decimal may have been meant as thousands: 1.234 is read as one and a bit."""
    return _DOUBTFUL.fullmatch(text) is not None


def decimal_typed(text: str) -> str:
    """A kept decimal as it is typed, with a comma and no groups; a text that is none stays as it is."""
    return text.replace(".", ",") if _DECIMAL.fullmatch(text) else text


def decimal_words(text: str, language: str) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English."""
    whole, _, rest = text.partition(".")
    grouped = f"{int(whole):,}" if whole.isdecimal() else whole
    if language != "en":
        return f"{grouped.replace(',', '.')}{',' if rest else ''}{rest}"
    return f"{grouped}{'.' if rest else ''}{rest}"
