"""What a person typed, as it was obviously meant; whatever is not obvious stays for the check to name."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from kiosk.catalogue.form import Field, FieldType, Option
from kiosk.forms.choices import choices
from kiosk.forms.formats import decimal, plate, postal_code, tax_code
from kiosk.forms.once import once_each
from kiosk.text import fold, nfc
from kiosk.values import Json

LONGEST_INTEGER = 15  # digits; more is never meant
_LONGEST_LABEL = 300
_DAY = re.compile(r"([0-9]{1,2}) ?[/.\- ] ?([0-9]{1,2}) ?[/.\- ] ?([0-9]{4})")
_MONTH = re.compile(r"([0-9]{1,2}) ?[/.\-] ?([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_TIME = re.compile(r"([0-9]{1,2}) ?(?:(?::|h|g|giờ) ?([0-9]{1,2})(?: ?(?:phút|p|:00))?|h|giờ)")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:([ .,])[0-9]{3})(?:\1[0-9]{3})*")
_PLAIN = re.compile(rf"-?[0-9]{{1,{LONGEST_INTEGER}}}")
_CURRENCY = re.compile(r" ?(?:đồng|đ|vnđ|vnd|₫)\.?$", re.IGNORECASE)
_ID_MARKS = re.compile(r"[ .\-–]")
_PHONE_MARKS = re.compile(r"[ .\-–()]")
_COUNTRY = re.compile(r"(?:\+|00)?84(0?[0-9]{9,10})")
_ADDRESS_KEYS = {"2025": ("province", "commune", "detail"), "legacy": ("text",), "foreign": ("text",)}


Tidier = Callable[[Json], Json]


def tidy(field: Field, raw: Json) -> Json:
    """The answer in the shape that is kept; never raises, whatever it is given."""
    return tidier(field)(raw)


@once_each
def tidier(field: Field) -> Tidier:
    """What puts any answer to this field in the shape that is kept."""
    match field.type:
        case FieldType.SIGNATURE:
            return lambda _: None
        case FieldType.CHECKBOX:
            return _tick
        case FieldType.INTEGER | FieldType.MONEY:
            return _integer
        case FieldType.ADDRESS:
            return lambda raw: _address(raw) if isinstance(raw, Mapping) else _text(raw)
        case FieldType.TABLE:
            columns = {one.id: tidier(one) for one in field.columns}
            return lambda raw: _table(columns, raw) if _is_list(raw) else raw
        case FieldType.SELECT | FieldType.RADIO | FieldType.ETHNICITY | FieldType.NATIONALITY:
            return _chooser(choices(field))
        case FieldType.TEXTAREA:
            return lambda raw: (lines(raw) or None) if isinstance(raw, str) else _text(raw)
        case _:
            return _liner(_LINES.get(field.type))


def plain(text: str) -> str:
    """NFC, one line, single spaces, no control or invisible characters."""
    if not text.isprintable():  # the only space that is printable is the plain one
        kept = (" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
        text = "".join(kept)
    return " ".join(nfc(text).split())


def lines(text: str) -> str:
    """As `plain`, but the person's own line breaks stay."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(plain(line) for line in unified.split("\n")).strip()


def _text(raw: Json) -> Json:
    if isinstance(raw, str):
        return plain(raw) or None
    short = isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < 10**LONGEST_INTEGER
    return str(raw) if short else raw


def _tick(raw: Json) -> Json:
    return {"true": True, "false": False}.get(raw, raw) if isinstance(raw, str) else raw


def _liner(line: Callable[[str], str] | None) -> Tidier:
    if line is None:
        return _text

    def tidied(raw: Json) -> Json:
        text = _text(raw)
        return (line(text) or None) if isinstance(text, str) else text

    return tidied


def _person_id(text: str) -> str:
    return _ID_MARKS.sub("", text)


def _email(text: str) -> str:
    return text.replace(" ", "")


def _phone(text: str) -> str:
    """+84, 0084 and 84 before nine or ten digits are the country; 0 stands there at home."""
    bare = _PHONE_MARKS.sub("", text)
    found = _COUNTRY.fullmatch(bare)
    return bare if found is None else "0" + found[1].removeprefix("0")


def _date(text: str) -> str:
    if found := _DAY.fullmatch(text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if found := _MONTH.fullmatch(text):
        return f"{found[2]}-{int(found[1]):02}"
    if found := _ISO.fullmatch(text):
        return "-".join([found[1], *(f"{int(one):02}" for one in found.groups()[1:] if one)])
    return text


def _time(text: str) -> str:
    found = _TIME.fullmatch(text.lower())
    return text if found is None else f"{int(found[1]):02}:{int(found[2] or 0):02}"


def _moment(text: str) -> str:
    """The day first and then the time, or as it is."""
    day, mark, time = text.partition("T")
    if not mark:
        day, _, time = text.partition(" ")
    return f"{_date(day)}T{_time(time.strip())}" if time else text


def _integer(raw: Json) -> Json:
    if not isinstance(raw, str):
        return raw
    text = plain(raw)
    bare = _CURRENCY.sub("", text)
    if _GROUPED.fullmatch(bare):
        bare = re.sub(r"[ .,]", "", bare)
    return int(bare) if _PLAIN.fullmatch(bare) else text or None


def _address(raw: Mapping[str, Json]) -> Json:
    system = raw.get("code_system")
    keys = _ADDRESS_KEYS.get(system, ()) if isinstance(system, str) else ()
    texts = {key: plain(one) for key in keys if isinstance(one := raw.get(key), str)}
    kept: dict[str, Json] = {key: text for key, text in texts.items() if text}
    return {"code_system": system, **kept} if keys else ({} if not raw else dict(raw))


def _table(columns: Mapping[str, Tidier], raw: Json) -> Json:
    rows = raw if isinstance(raw, Sequence) else ()
    return [_row(columns, one) if isinstance(one, Mapping) else one for one in rows]


def _row(columns: Mapping[str, Tidier], row: Mapping[str, Json]) -> Json:
    found = {name: columns[name](one) if name in columns else one for name, one in row.items()}
    return {name: one for name, one in found.items() if one is not None}


def _chooser(options: Sequence[Option]) -> Tidier:
    known = {one.id for one in options}

    def chosen(raw: Json) -> Json:
        text = _text(raw)
        return text if not isinstance(text, str) or text in known else _choice(options, text)

    return chosen


def _choice(options: Sequence[Option], text: str) -> str:
    """The id of the option that was named by its id or its label; the text itself when none was."""
    if len(text) > _LONGEST_LABEL:
        return text
    wanted = fold(text)
    named = [one.id for one in options if wanted in (one.id, fold(one.label.vi), fold(one.label.en))]
    return named[0] if len(named) == 1 else text


def _is_list(raw: Json) -> bool:
    return isinstance(raw, Sequence) and not isinstance(raw, str)


_LINES: Mapping[FieldType, Callable[[str], str]] = {
    FieldType.PERSON_ID: _person_id,
    FieldType.PHONE: _phone,
    FieldType.EMAIL: _email,
    FieldType.DATE: _date,
    FieldType.TIME: _time,
    FieldType.DATETIME: _moment,
    FieldType.DECIMAL: decimal,
    FieldType.TAX_CODE: tax_code,
    FieldType.VEHICLE: plate,
    FieldType.POSTAL: postal_code,
}
