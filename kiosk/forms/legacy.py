"""Addresses in the three levels of before 01/7/2025, told in the units of today; never a guess."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache

from kiosk.forms.units import CODE_SYSTEM, commune
from kiosk.paths import assets
from kiosk.records import dataclass
from kiosk.text import fold, nfc
from kiosk.values import Json

_PROVINCE_WORDS = {"tinh": "", "t": "", "thanh pho": "", "tp": "", "t p": ""}  # a name alone is enough
_DISTRICT_WORDS = {
    "quan": "Q", "q": "Q", "huyen": "H", "h": "H", "thi xa": "X", "tx": "X", "t x": "X",
    "thanh pho": "T", "tp": "T", "t p": "T",
}  # fmt: skip
_COMMUNE_WORDS = {"phuong": "P", "p": "P", "xa": "X", "x": "X", "thi tran": "T", "tt": "T", "t t": "T"}
_OTHER_NAMES = {"thua thien hue": "hue", "hcm": "ho chi minh"}
_LEFT_OUT = str.maketrans(dict.fromkeys("'’‘ʼ`", "") | dict.fromkeys(".-–", " "))
_NUMBERED = re.compile(r"\b([pq]?)0*([1-9][0-9]*)\b")  # P5, Q.3, Phường 05


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Where an address of old lies now."""

    detail: str  # what stood before the commune, as printed
    communes: Sequence[str]  # codes of 2025; when there are more, only the person knows which

    @property
    def sure(self) -> bool:
        return len(self.communes) == 1


def moved(text: str) -> Moved | None:
    """Reads "…, commune, district, province"; None when it names no unit that we know.

    Kinds may be written out, short (TP., TX., TT., P., Q.) or left out, marks too. What then fits several
    old units leads to the communes of all of them.
    """
    parts = [part for one in nfc(text).split(",") if (part := one.strip(" ."))]
    return _three_levels(parts) or _island(parts)


def address(found: Moved) -> Mapping[str, Json]:
    """The address of today; without its commune when the old one was split, for the person to choose."""
    first = commune(found.communes[0])
    parts = {
        "province": first.province if first else "",
        "commune": found.communes[0] if found.sure else "",
        "detail": found.detail,
    }
    return {"code_system": CODE_SYSTEM, **{key: part for key, part in parts.items() if part}}


def _three_levels(parts: Sequence[str]) -> Moved | None:
    if len(parts) < 3:  # noqa: PLR2004 - the levels
        return None
    *detail, place, district, province = parts
    readings = _readings(place, _COMMUNE_WORDS)
    units = [one for row in _districts(district, province) for one in _units(row)]
    found = [one for one in units if ("", one.key) in readings or (one.kind, one.key) in readings]
    marked = not f"{place}{district}{province}".isascii()  # else "Nga Thanh" may stand for "Nga Thành"
    return _moved(detail, _as_written(place, found) if marked else found) if found else None


def _island(parts: Sequence[str]) -> Moved | None:
    """Five island districts had no communes: Bạch Long Vĩ, Cồn Cỏ, Hoàng Sa, Lý Sơn, Côn Đảo."""
    if len(parts) < 2:  # noqa: PLR2004 - the levels
        return None
    *detail, district, province = parts
    found = [one for row in _districts(district, province) for one in _units(row) if not one.name]
    return _moved(detail, found) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    kind: str  # "P" | "X" | "T", or "" with no name: the district itself
    name: str
    key: str
    communes: Sequence[str]


def _moved(detail: Sequence[str], found: Sequence[_Unit]) -> Moved:
    codes = dict.fromkeys(code for one in found for code in one.communes)
    return Moved(detail=", ".join(detail), communes=tuple(codes))


def _districts(district: str, province: str) -> Sequence[str]:
    """The rows of the districts so called: a town and the country around it may share a name."""
    where = {_OTHER_NAMES.get(name, name) for _, name in _readings(province, _PROVINCE_WORDS)}
    readings = _readings(district, _DISTRICT_WORDS)
    return [
        row
        for name in where
        for kind, key, row in _provinces().get(name, ())
        if ("", key) in readings or (kind, key) in readings
    ]


def _readings(written: str, words: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """What was written as kind and name: all of it a name of any kind, or a word for a kind before it."""
    given = _key(written)
    kinds = [(kind, word) for word, kind in words.items() if given.startswith(f"{word} ")]
    return [("", given), *((kind, given.removeprefix(f"{word} ")) for kind, word in kinds)]


def _as_written(written: str, found: Sequence[_Unit]) -> Sequence[_Unit]:
    """Of units that differ in marks only, those with the marks of the text, if there are any."""
    exact = [one for one in found if written.lower().endswith(one.name.lower())]
    return exact or found


def _key(text: str) -> str:
    """Without marks, points, hyphens and apostrophes; "P05" as "p 5". Not cached: it may be a person's."""
    return " ".join(_NUMBERED.sub(r"\1 \2", fold(text).translate(_LEFT_OUT)).split())


@cache
def _units(row: str) -> Sequence[_Unit]:
    return tuple(_unit(*one.split(">")) for one in row.split("|"))


def _unit(unit: str, codes: str) -> _Unit:
    return _Unit(kind=unit[:1], name=unit[1:], key=_key(unit[1:]), communes=codes.split(","))


@cache
def _provinces() -> Mapping[str, Sequence[tuple[str, str, str]]]:
    """Key of the province -> its districts: kind's letter, key, row of communes ("PPhúc Xá>00097|…")."""
    path = assets() / "units" / "legacy.json"
    rows: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return {
        _key(name): [(one[0], _key(one[1:]), row) for one, row in of.items()] for name, of in rows.items()
    }
