"""Dates as people know them: a day, a month or only a year, and the days such a date may mean."""

import re
from calendar import monthrange
from datetime import date

from kiosk.records import dataclass
from kiosk.values import Json

EARLIEST_YEAR, LATEST_YEAR = 1850, 2200
_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_DAY_LENGTH = len("2026-11-24")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The first and the last day that a date may mean; the same day when it is known in full."""

    first: date
    last: date

    @property
    def whole(self) -> bool:
        return self.first == self.last


def span(value: Json) -> Span | None:
    """The days that YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM may mean; None when there are none."""
    found = _SHAPE.fullmatch(_day_part(value)) if isinstance(value, str) else None
    if found is None:
        return None
    year, month, day = (int(one) if one else 0 for one in found.groups())
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        first = date(year, month if found[2] else 1, day if found[3] else 1)
    except ValueError:
        return None
    return Span(first=first, last=_last(first, has_month=bool(found[2]), has_day=bool(found[3])))


def is_time(value: str) -> bool:
    """Whether it is HH:MM of a real moment of a day."""
    return _TIME.fullmatch(value) is not None


def age(birth: date, today: date) -> int:
    """Whole years lived."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def months_over(day: date, today: date, months: int) -> bool:
    """Whether more than so many months have passed.

    The last one ends on the same day of the month, or on its last day where it has no such day (BLDS 2015
    Điều 148 khoản 3).
    """
    passed = (today.year - day.year) * 12 + today.month - day.month
    last = min(day.day, monthrange(today.year, today.month)[1])
    return passed > months or (passed == months and today.day > last)


def _day_part(value: str) -> str:
    day, mark, time = value.partition("T")
    return day if mark and len(day) == _DAY_LENGTH and is_time(time) else value


def _last(first: date, *, has_month: bool, has_day: bool) -> date:
    if has_day:
        return first
    if has_month:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return date(first.year, 12, 31)
