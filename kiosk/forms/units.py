"""Provinces and communes of Việt Nam since 01/7/2025, offline: lists, names, search, addresses."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

from kiosk.paths import assets
from kiosk.records import dataclass
from kiosk.text import fold, nfc
from kiosk.values import Json

CODE_SYSTEM = "2025"  # 1,805 of these codes meant another place before: never read without it
_PROVINCE_LENGTH = 2
_KINDS = {"P": "Phường", "X": "Xã", "D": "Đặc khu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    code: str
    kind: str  # "Thành phố" | "Tỉnh"
    name: str

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    code: str
    province: str
    kind: str  # "Phường" | "Xã" | "Đặc khu"
    name: str

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


def provinces() -> Sequence[Province]:
    """All 34, in the order of their codes."""
    return tuple(_provinces().values())


def communes(province: str) -> Sequence[Commune]:
    """The communes of one province in the order of their codes; none for an unknown one."""
    return _of(province) if province in _provinces() else ()


def belongs(commune: str, province: str) -> bool:
    """Whether there is such a commune in that province."""
    return province in _provinces() and commune in _codes(province)


def commune(code: str) -> Commune | None:
    return _communes().get(code)


def name_of(code: str) -> str:
    """ "Thành phố Hà Nội" for 01, "Phường Ba Đình" for 00004, "" for no such place."""
    place = _provinces().get(code) if len(code) == _PROVINCE_LENGTH else commune(code)
    return place.full_name if place else ""


def search(text: str, province: str | None = None, limit: int = 20) -> list[Commune]:
    """Communes by what was typed, with or without marks, best first; all words may also name the province."""
    wanted = fold(text)
    words = [f" {word}" for word in wanted.split()]
    if not words:
        return list(communes(province)[:limit]) if province else []
    codes = list(_provinces()) if province is None else [province]
    known = [code for code in codes if code in _provinces()]
    hits = [one for code in known for one in _index(code) if all(word in one.haystack for word in words)]
    typed = nfc(text).lower().strip()
    hits.sort(key=lambda one: one.rank(wanted, typed))
    return [one.commune for one in hits[:limit]]


def address_text(value: Json) -> str:
    """An address in one line, for screens and papers; "" when there is none."""
    if not isinstance(value, Mapping):
        return ""
    if value.get("code_system") == CODE_SYSTEM:
        parts = [value.get("detail"), *(_named(value.get(key)) for key in ("commune", "province"))]
    else:
        parts = [value.get("text")]
    return ", ".join(one for one in parts if isinstance(one, str) and one)


def read_address(text: str) -> Mapping[str, Json] | None:
    """A two-level address that names commune with its kind and province as the list does; else None.

    Without the kind ("Nho Quan, Ninh Bình") it could as well be a district of old, so it is not read.
    """
    *detail, where, last = ["", "", *(one.strip() for one in text.split(","))]
    found = [one for one in provinces() if fold(last) in (fold(one.name), fold(one.full_name))]
    places = [one for one in communes(found[0].code) if fold(one.full_name) == fold(where)] if found else []
    if len(places) != 1:
        return None
    rest = ", ".join(one for one in detail if one)
    address = {"code_system": CODE_SYSTEM, "province": found[0].code, "commune": places[0].code}
    return {**address, "detail": rest} if rest else address


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One commune as search sees it, without marks."""

    commune: Commune
    lines: str  # name; kind and name; name and province; all three: each on a line of its own
    haystack: str  # all three, with a space before every word
    written: str  # kind and name with their marks, in lower case

    def rank(self, wanted: str, typed: str) -> tuple[int, bool, int, str]:
        """The name itself first, then how it begins, then words of it in a row; short before long."""
        if f"\n{wanted}\n" in self.lines:
            place = 0
        elif f"\n{wanted}" in self.lines:
            place = 1
        else:
            place = 2 if f" {wanted}" in self.haystack else 3
        return place, typed not in self.written, len(self.commune.name), self.commune.code


@cache
def _of(province: str) -> Sequence[Commune]:
    return tuple(_commune(province, row) for row in _rows()[province].split("|"))


@cache
def _codes(province: str) -> frozenset[str]:
    return frozenset(row[:5] for row in _rows()[province].split("|"))


def _commune(province: str, row: str) -> Commune:
    return Commune(code=row[:5], province=province, kind=_KINDS[row[5]], name=row[6:])


def _named(code: Json) -> str:
    return name_of(code) if isinstance(code, str) else ""


@cache
def _index(province: str) -> Sequence[_Entry]:
    """Folding all names of a province at once is what keeps the first search quick."""
    places = communes(province)
    where = fold(_provinces()[province].name)
    names = fold("|".join(one.name for one in places)).split("|")
    kinds = {kind: fold(kind) for kind in _KINDS.values()}
    return tuple(_entry(one, kinds[one.kind], name, where) for one, name in zip(places, names, strict=True))


def _entry(one: Commune, kind: str, name: str, where: str) -> _Entry:
    spellings = (name, f"{kind} {name}", f"{name} {where}", f"{kind} {name} {where}")
    lines = "".join(f"\n{each}" for each in spellings) + "\n"
    return _Entry(commune=one, lines=lines, haystack=f" {spellings[-1]}", written=one.full_name.lower())


@cache
def _provinces() -> Mapping[str, Province]:
    path = assets() / "units" / "provinces.json"
    rows: list[list[str]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return {code: Province(code=code, kind=kind, name=name) for code, kind, name in rows}


@cache
def _rows() -> Mapping[str, str]:
    """Province code -> its communes, each as code, kind letter and name, parted by "|"."""
    path = assets() / "units" / "communes.json"
    rows: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return rows


@cache
def _communes() -> Mapping[str, Commune]:
    return {one.code: one for province in _rows() for one in communes(province)}
