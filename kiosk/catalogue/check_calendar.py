"""Looking a calendar over before due dates rest on it: each row, its place, and what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from kiosk.catalogue.calendar import SATURDAY, DayKind, SpecialDay, read_days
from kiosk.catalogue.cursor import Cursor
from kiosk.catalogue.findings import Notes
from kiosk.values import Json

DOCUMENT = re.compile(r"[0-9]+/\w")  # "45/2019/QH14", "9441/TB-BNV"
NOT_VERIFIED = "cần đối chiếu"
# Bộ luật Lao động 45/2019/QH14 Điều 112; 24/11: Nghị quyết 28/2026/QH16. (month, day, first year)
FIXED = ((1, 1, 0), (4, 30, 0), (5, 1, 0), (9, 2, 0), (11, 24, 2026))


def holds_a_calendar(raw: Json) -> bool:
    return isinstance(raw, Mapping) and {"years", "weekend", "days"} <= raw.keys()


def check_calendar(cursor: Cursor, notes: Notes) -> None:
    """All findings of a calendar file."""
    years, _, days = read_days(cursor)
    cursor.close()
    if notes.found:  # what could not be read cannot be judged
        return
    off = {one.day for one in days if one.kind is DayKind.HOLIDAY}
    for at, one in enumerate(days):
        pointer = f"/days/{at}"
        _check_place(one, days[:at], years, pointer, notes)
        _check_source(one, pointer, notes)
        if one.kind is DayKind.WORKDAY:
            _check_make_up(one, days[:at], off, pointer, notes)
        else:
            _check_holiday(one, off, years, pointer, notes)
    _check_fixed(years, off, notes)


def _check_place(
    one: SpecialDay, before: Sequence[SpecialDay], years: Sequence[int], pointer: str, notes: Notes
) -> None:
    if any(other.day == one.day for other in before):
        notes.add(f"{pointer}/date", "day_twice", day=_shown(one.day))
    elif before and before[-1].day > one.day:
        notes.add(f"{pointer}/date", "day_order", day=_shown(one.day), before=_shown(before[-1].day))
    if one.day.year not in years:
        notes.add(
            f"{pointer}/date", "day_year", day=_shown(one.day), years=", ".join(str(year) for year in years)
        )


def _check_source(one: SpecialDay, pointer: str, notes: Notes) -> None:
    if not DOCUMENT.search(one.source):
        notes.add(f"{pointer}/source", "no_document", day=_shown(one.day))
    if one.official and NOT_VERIFIED in one.source:
        notes.add(f"{pointer}/official", "official_unsure", day=_shown(one.day))


def _check_make_up(
    one: SpecialDay, before: Sequence[SpecialDay], off: set[date], pointer: str, notes: Notes
) -> None:
    if one.day.weekday() < SATURDAY:
        notes.add(f"{pointer}/date", "make_up_weekday", day=_shown(one.day))
    instead = one.makes_up_for
    if instead is None or instead not in off or instead.weekday() >= SATURDAY:
        notes.add(f"{pointer}/for", "make_up_for", day=_shown(one.day))
    elif any(other.makes_up_for == instead for other in before):
        notes.add(f"{pointer}/for", "make_up_shared", day=_shown(instead))


def _check_holiday(one: SpecialDay, off: set[date], years: Sequence[int], pointer: str, notes: Notes) -> None:
    if one.makes_up_for:
        notes.add(f"{pointer}/for", "for_unused")
    if one.day.weekday() >= SATURDAY:
        monday = one.day + timedelta(days=7 - one.day.weekday())
        if monday.year in years and monday not in off:
            notes.add(f"{pointer}/date", "no_lieu", day=_shown(one.day), next=_shown(monday))


def _check_fixed(years: Sequence[int], off: set[date], notes: Notes) -> None:
    known = {(one.year, one.month, one.day) for one in off}
    for at, year in enumerate(years):
        for month, day, since in FIXED:
            if year >= since and (year, month, day) not in known:
                notes.add(f"/years/{at}", "fixed_holiday", year=str(year), day=f"{day:02}/{month:02}")


def _shown(day: date) -> str:
    return day.strftime("%d/%m/%Y")
