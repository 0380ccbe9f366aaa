"""When a result is due: working hours and days, calendar days, or the same day."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from kiosk.catalogue.calendar import Calendar
from kiosk.catalogue.form import Text
from kiosk.catalogue.hours import Hours
from kiosk.catalogue.procedure import TimeLimit, Unit
from kiosk.clock import VIETNAM, local
from kiosk.records import dataclass

DAY = timedelta(days=1)
NO_TIME = timedelta()
LONGEST = 3_650  # days or hours: more is a slip of the pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    day: date
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    at: datetime | None  # None: no appointment is given, or the clock stands still
    counted_from: datetime
    skipped: Sequence[Skipped] = ()  # days between receiving and `at` on which nobody works
    unsure: bool = False  # the calendar of those days is not official yet
    waiting: bool = False  # for papers that were asked for: nothing is due until they are there


def due(limit: TimeLimit, received: datetime, calendar: Calendar, hours: Hours) -> Due:
    """When the result of what was received then is due, on the office's wall clock (+07:00)."""
    start = counted_from(on_the_wall(received), calendar, hours)
    if limit.open_ended:
        return Due(at=None, counted_from=start)
    return told(limit, received, run_out(limit, start, calendar, hours), calendar, hours)


def told(limit: TimeLimit, received: datetime, last: datetime, calendar: Calendar, hours: Hours) -> Due:
    """The due date of a limit that runs out at `last`, with the days that were skipped on the way."""
    arrived = on_the_wall(received)
    start, end = counted_from(arrived, calendar, hours), settled(last, calendar, hours)
    days = [arrived.date() + DAY * n for n in range((end.date() - arrived.date()).days + 1)]
    off = [Skipped(day=day, why=why) for day in days if (why := calendar.why_off(day))]
    counts_to = last.date() if limit.unit is Unit.DAYS else start.date()  # calendar days count days off too
    skipped = [one for one in off if not start.date() < one.day < counts_to]
    unsure = not all(calendar.is_official(day) for day in days)
    return Due(at=end, counted_from=start, skipped=skipped, unsure=unsure)


def on_the_wall(moment: datetime) -> datetime:
    """The moment on the office's clock; one without a zone was read there."""
    return local(moment) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


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


def run_out(limit: TimeLimit, start: datetime, calendar: Calendar, hours: Hours) -> datetime:
    """The moment the limit runs out; in calendar days it may lie on a day off (see `settled`)."""
    count = min(limit.value, LONGEST)
    match limit.unit:
        case Unit.SAME_DAY:  # NĐ 23/2015/NĐ-CP Điều 7
            late = start.time() > hours.same_day_until
            return _at(next_working(start.date(), calendar) if late else start.date(), hours.closes)
        case Unit.WORKING_DAYS:  # the first day is not counted; given back at the hour it came
            return _at(next_working(start.date(), calendar, count), start.time())
        case Unit.DAYS:
            return start + DAY * count
        case Unit.HOURS:
            return work_on(start, timedelta(hours=count), calendar, hours)


def settled(last: datetime, calendar: Calendar, hours: Hours) -> datetime:
    """A moment the office is open: a day off moves to the end of the next working day.

    Bộ luật Dân sự 2015, Điều 148 khoản 5.
    """
    if not calendar.is_working(last.date()):
        return _at(next_working(last.date(), calendar), hours.closes)
    return counted_from(last, calendar, hours)


def work_on(at: datetime, left: timedelta, calendar: Calendar, hours: Hours) -> datetime:
    """The moment when so much office time has passed; the clock stands still at lunch and at night."""
    day = at.date()
    while True:
        for opens, closes in hours.sessions if calendar.is_working(day) else ():
            begin, end = max(at, _at(day, opens)), _at(day, closes)
            if begin <= end and left <= end - begin:
                return begin + left
            left -= max(end - begin, NO_TIME)
        day += DAY


def open_time(begin: datetime, end: datetime, calendar: Calendar, hours: Hours) -> timedelta:
    """How long the office is open between two moments."""
    days = [begin.date() + DAY * n for n in range((end.date() - begin.date()).days + 1)]
    spans = [
        min(end, _at(day, closes)) - max(begin, _at(day, opens))
        for day in days
        if calendar.is_working(day)
        for opens, closes in hours.sessions
    ]
    return sum((one for one in spans if one > NO_TIME), NO_TIME)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, VIETNAM)
