"""When a result is due: working hours and days, calendar days, or the same day."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from kiosk.catalogue.calendar import Calendar, Hours
from kiosk.catalogue.form import Text
from kiosk.catalogue.procedure import TimeLimit, Unit
from kiosk.clock import VIETNAM, local
from kiosk.records import dataclass

DAY = timedelta(days=1)
LONGEST = 3_650  # days or hours: more is a slip of the pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    day: date
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    at: datetime | None  # None: no appointment is given
    counted_from: datetime
    skipped: Sequence[Skipped] = ()  # days between receiving and `at` on which nobody works
    unsure: bool = False  # the calendar of those days is not official yet


def due(limit: TimeLimit, received: datetime, calendar: Calendar, hours: Hours) -> Due:
    """When the result of what was received then is due, on the office's wall clock (+07:00)."""
    arrived = local(received) if received.tzinfo else received.replace(tzinfo=VIETNAM)
    start = counted_from(arrived, calendar, hours)
    if limit.open_ended:
        return Due(at=None, counted_from=start)
    end = _end(limit, start, calendar, hours)
    days = [arrived.date() + DAY * n for n in range((end.date() - arrived.date()).days + 1)]
    off = [Skipped(day=day, why=why) for day in days if (why := calendar.why_off(day))]
    skipped = [one for one in off if not _counts(limit, start.date(), one.day)]
    unsure = not all(calendar.is_official(day) for day in days)
    return Due(at=end, counted_from=start, skipped=skipped, unsure=unsure)


def counted_from(arrived: datetime, calendar: Calendar, hours: Hours) -> datetime:
    """The moment the clock starts: a working moment at or after the arrival."""
    day, clock = arrived.date(), arrived.time()
    if not calendar.is_working(day) or clock > hours.closes:
        return _at(next_working(day, calendar), hours.opens)
    if clock < hours.opens:
        return _at(day, hours.opens)
    return _at(day, hours.resumes) if hours.lunch < clock < hours.resumes else arrived


def next_working(day: date, calendar: Calendar, count: int = 1) -> date:
    """The n-th working day after a day."""
    while count > 0:
        day += DAY
        count -= calendar.is_working(day)
    return day


def _end(limit: TimeLimit, start: datetime, calendar: Calendar, hours: Hours) -> datetime:
    count = min(limit.value, LONGEST)
    match limit.unit:
        case Unit.SAME_DAY:  # NĐ 23/2015/NĐ-CP Điều 7
            late = start.time() > hours.same_day_until
            return _at(next_working(start.date(), calendar) if late else start.date(), hours.closes)
        case Unit.WORKING_DAYS:  # the first day is not counted; given back at the hour it came
            return _at(next_working(start.date(), calendar, count), start.time())
        case Unit.DAYS:
            last = start.date() + DAY * count
            if calendar.is_working(last):
                return _at(last, start.time())
            return _at(next_working(last, calendar), hours.closes)  # Bộ luật Dân sự 2015, Điều 148 khoản 5
        case Unit.HOURS:
            return _working_hours(start, timedelta(hours=count), calendar, hours)


def _counts(limit: TimeLimit, start: date, day: date) -> bool:
    """Whether a day off counts all the same: calendar days do, but for the last one."""
    return limit.unit is Unit.DAYS and start < day < start + DAY * min(limit.value, LONGEST)


def _working_hours(start: datetime, left: timedelta, calendar: Calendar, hours: Hours) -> datetime:
    """Eight working hours are a day; the clock stands still at lunch and at night."""
    at = start
    while True:
        pause = _at(at.date(), hours.lunch if at.time() <= hours.lunch else hours.closes)
        if at + left <= pause:
            return at + left
        left -= pause - at
        noon = pause.time() == hours.lunch
        at = _at(at.date(), hours.resumes) if noon else _at(next_working(at.date(), calendar), hours.opens)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, VIETNAM)
