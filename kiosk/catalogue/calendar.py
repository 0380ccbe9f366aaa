"""Working days: weekends, holidays and make-up Saturdays, each with the document it comes from."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from kiosk.catalogue.cursor import DAY, FLAG, NUMBER, WORD, Cursor, one_of
from kiosk.catalogue.findings import Finding, ProcedureBroken
from kiosk.catalogue.form import Text
from kiosk.catalogue.parts import read_text
from kiosk.paths import assets
from kiosk.records import dataclass

SATURDAY = 5


class DayKind(StrEnum):
    HOLIDAY = "holiday"
    WORKDAY = "workday"  # a Saturday worked in exchange for another day


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    day: date
    kind: DayKind
    name: Text
    makes_up_for: date | None = None  # of a workday: the day that is off instead
    official: bool  # False: a forecast, or read in a secondary source only
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    years: Sequence[int]  # what the file covers; other years know only weekends
    weekend: Text
    days: Mapping[date, SpecialDay]

    def is_working(self, day: date) -> bool:
        special = self.days.get(day)
        return special.kind is DayKind.WORKDAY if special else day.weekday() < SATURDAY

    def why_off(self, day: date) -> Text | None:
        """Why nobody works that day; None on a working day."""
        if self.is_working(day):
            return None
        special = self.days.get(day)
        return special.name if special else self.weekend

    def is_official(self, day: date) -> bool:
        """Whether what this calendar says about the day comes from an official document that was read."""
        special = self.days.get(day)
        if special:
            return special.official
        return day.year in self.years and all(
            one.official for one in self.days.values() if one.day.year == day.year
        )


def load_calendar(path: Path | None = None) -> Calendar:
    """The calendar that ships with the program, or another file of the same shape."""
    return _load(path or assets() / "calendar" / "vn.json")


def read_days(at: Cursor) -> tuple[Sequence[int], Text, Sequence[SpecialDay]]:
    """The years, the words for a weekend and the rows of a calendar file, as they stand there."""
    return at.items("years", NUMBER), at.inner("weekend", read_text), at.each("days", _special_day)


@cache
def _load(path: Path) -> Calendar:
    findings: list[Finding] = []
    at = Cursor(json.loads(path.read_text(encoding="utf-8")), findings, path.name)
    years, weekend, days = read_days(at)
    at.close()
    if findings:
        raise ProcedureBroken(*findings)
    return Calendar(years=years, weekend=weekend, days={one.day: one for one in days})


def _special_day(at: Cursor) -> SpecialDay:
    return SpecialDay(
        day=at.need("date", DAY),
        kind=at.need("kind", one_of(DayKind)),
        makes_up_for=at.get("for", DAY, None),
        name=at.inner("name", read_text),
        official=at.need("official", FLAG),
        source=at.need("source", WORD),
    )
