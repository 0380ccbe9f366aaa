"""What holds for every due date, whatever the limit, the moment and the hours of the office."""

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue.calendar import load_calendar
from kiosk.catalogue.due import NO_TIME, counted_from, due, open_time, work_on
from kiosk.catalogue.hours import Hours
from kiosk.catalogue.procedure import Clock, TimeLimit, Unit
from kiosk.catalogue.supplement import Wait, due_after
from kiosk.clock import VIETNAM

CALENDAR = load_calendar()
OFFICES = st.sampled_from(
    [
        Hours(),
        Hours(opens=time(7), lunch=time(11, 30), resumes=time(13), closes=time(17)),
        Hours(opens=time(7, 30), lunch=time(12), resumes=time(12), closes=time(16, 30)),
        Hours(same_day_until=time(17, 30)),
    ]
)
MOMENTS = st.datetimes(
    min_value=datetime(2024, 12, 1),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2028, 3, 31),  # noqa: DTZ001
    timezones=st.just(VIETNAM),
)
LENGTHS = st.timedeltas(min_value=NO_TIME, max_value=timedelta(days=30))
VALUES = st.integers(min_value=1, max_value=60)
COUNTED = st.sampled_from([Unit.WORKING_DAYS, Unit.DAYS, Unit.HOURS])
LIMITS = st.one_of(
    st.just(TimeLimit(value=1, unit=Unit.SAME_DAY)),
    st.builds(lambda value, unit: TimeLimit(value=value, unit=unit), VALUES, COUNTED),
)


def is_open(moment: datetime, hours: Hours) -> bool:
    inside = any(opens <= moment.time() <= closes for opens, closes in hours.sessions)
    return inside and CALENDAR.is_working(moment.date())


def at(limit: TimeLimit, received: datetime, hours: Hours) -> datetime:
    found = due(limit, received, CALENDAR, hours).at
    assert found is not None
    return found


def ordered(limit: TimeLimit, first: datetime, second: datetime) -> bool:
    """Calendar days are compared as days: one that ends on a day off moves to the END of the next working
    day (Điều 148 khoản 5), while one that ends there by itself ends at the hour it was received.
    """
    return first.date() <= second.date() if limit.unit is Unit.DAYS else first <= second


@given(LIMITS, MOMENTS, OFFICES)
def test_never_before_the_moment_it_is_counted_from(
    limit: TimeLimit, received: datetime, hours: Hours
) -> None:
    found = due(limit, received, CALENDAR, hours)

    assert found.at is not None
    assert received <= found.counted_from <= found.at


@given(LIMITS, MOMENTS, OFFICES)
def test_never_when_the_office_is_closed(limit: TimeLimit, received: datetime, hours: Hours) -> None:
    assert is_open(at(limit, received, hours), hours)
    assert is_open(counted_from(received, CALENDAR, hours), hours)


@given(LIMITS, MOMENTS, LENGTHS, OFFICES)
def test_received_later_is_never_due_earlier(
    limit: TimeLimit, received: datetime, later: timedelta, hours: Hours
) -> None:
    assert ordered(limit, at(limit, received, hours), at(limit, received + later, hours))


@given(COUNTED, VALUES, VALUES, MOMENTS, OFFICES)
def test_a_longer_limit_is_never_due_earlier(
    unit: Unit, value: int, more: int, received: datetime, hours: Hours
) -> None:
    short, long = TimeLimit(value=value, unit=unit), TimeLimit(value=value + more, unit=unit)

    assert ordered(short, at(short, received, hours), at(long, received, hours))


@given(LIMITS, MOMENTS, OFFICES)
def test_only_days_off_are_skipped(limit: TimeLimit, received: datetime, hours: Hours) -> None:
    found = due(limit, received, CALENDAR, hours)

    assert found.at is not None
    assert not any(CALENDAR.is_working(one.day) for one in found.skipped)
    assert all(received.date() <= one.day <= found.at.date() for one in found.skipped)


@given(MOMENTS, LENGTHS, OFFICES)
def test_office_time_is_counted_as_it_is_spent(moment: datetime, left: timedelta, hours: Hours) -> None:
    assert open_time(moment, work_on(moment, left, CALENDAR, hours), CALENDAR, hours) == left


STOPS = st.lists(st.tuples(LENGTHS, LENGTHS), min_size=1, max_size=3)


def waits_of(received: datetime, stops: list[tuple[timedelta, timedelta]]) -> list[Wait]:
    """One after the other: so long after the last completion it is asked, so long after that all is there."""
    waits, moment = [], received
    for pause, wait in stops:
        asked = moment + pause
        moment = asked + wait
        waits.append(Wait(asked=asked, completed=moment))
    return waits


@given(LIMITS, MOMENTS, STOPS, OFFICES)
def test_restart_counts_from_the_last_completion(
    limit: TimeLimit, received: datetime, stops: list[tuple[timedelta, timedelta]], hours: Hours
) -> None:
    waits = waits_of(received, stops)
    last = waits[-1].completed

    assert last is not None
    assert due_after(limit, received, waits, CALENDAR, hours) == due(limit, last, CALENDAR, hours)


@given(VALUES, COUNTED, MOMENTS, STOPS, OFFICES)
def test_a_pause_only_ever_adds(
    value: int,
    unit: Unit,
    received: datetime,
    stops: list[tuple[timedelta, timedelta]],
    hours: Hours,
) -> None:
    limit = TimeLimit(value=value, unit=unit, clock=Clock.PAUSE)
    waits = waits_of(received, stops)
    found = [due_after(limit, received, waits[:n], CALENDAR, hours).at for n in range(len(waits) + 1)]

    for before, after, wait in zip(found, found[1:], waits, strict=False):
        assert before is not None
        assert after is not None
        assert wait.completed is not None
        assert is_open(after, hours)
        assert ordered(limit, before, after)
        assert after == before or after >= wait.completed
