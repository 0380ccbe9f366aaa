"""Due dates after papers were asked for: worked by hand, once, twice, and while still waiting."""

from datetime import datetime, time

import pytest

from kiosk.catalogue.calendar import load_calendar
from kiosk.catalogue.due import Due, due
from kiosk.catalogue.hours import Hours
from kiosk.catalogue.procedure import Clock, TimeLimit, Unit
from kiosk.catalogue.supplement import Wait, due_after

CALENDAR = load_calendar()
HOURS = Hours()
EARLY = Hours(opens=time(7), lunch=time(11, 30), resumes=time(13), closes=time(17))
W, D, H, S = Unit.WORKING_DAYS, Unit.DAYS, Unit.HOURS, Unit.SAME_DAY
RECEIVED = "2026-11-23T10:00"  # T2; three working days end T6 27/11 10:00

Stops = list[tuple[str, str]]


def waits(stops: Stops) -> list[Wait]:
    return [
        Wait(
            asked=datetime.fromisoformat(asked),
            completed=datetime.fromisoformat(completed) if completed else None,
        )
        for asked, completed in stops
    ]


def after(limit: TimeLimit, received: str, stops: Stops, hours: Hours = HOURS) -> Due:
    return due_after(limit, datetime.fromisoformat(received), waits(stops), CALENDAR, hours)


def due_at(limit: TimeLimit, received: str, stops: Stops, hours: Hours = HOURS) -> str:
    found = after(limit, received, stops, hours)
    return found.at.strftime("%Y-%m-%d %H:%M") if found.at else ""


@pytest.mark.parametrize(
    ("value", "unit", "stops", "expected"),
    [
        # the example of the domain: all there T2 30/11 10:00, +T3, T4, T5
        (3, W, [("2026-11-25T09:00", "2026-11-30T10:00")], "2026-12-03 10:00"),
        # complete in lunch: anew from 13:30
        (3, W, [("2026-11-25T09:00", "2026-11-30T12:00")], "2026-12-03 13:30"),
        # complete on a T7: anew from T2 30 7:30, +T3, T4, T5
        (3, W, [("2026-11-25T09:00", "2026-11-28T09:00")], "2026-12-03 07:30"),
        # twice: only the last completion counts, T2 7/12 9:00, +T3, T4, T5
        (
            3,
            W,
            [("2026-11-25T09:00", "2026-11-30T10:00"), ("2026-12-01T09:00", "2026-12-07T09:00")],
            "2026-12-10 09:00",
        ),
        # asked when the time was over already: it begins anew all the same
        (3, W, [("2026-12-01T09:00", "2026-12-02T09:00")], "2026-12-07 09:00"),  # T5, T6 (T7, CN) T2
        # ten calendar days from T2 30/11: T5 10/12
        (10, D, [("2026-11-25T09:00", "2026-11-30T09:00")], "2026-12-10 09:00"),
        # five calendar days from T2 30/11: T7 5/12, end of T2 7/12
        (5, D, [("2026-11-25T09:00", "2026-11-30T09:00")], "2026-12-07 17:30"),
        # eight hours: T2 30 2 h, T3 4 h and 2 h
        (8, H, [("2026-11-23T11:00", "2026-11-30T15:30")], "2026-12-01 15:30"),
        # same day: all there by 15:00, on that day; a minute later, (T3 24/11) on T4
        (1, S, [("2026-11-23T10:30", "2026-11-23T15:00")], "2026-11-23 17:30"),
        (1, S, [("2026-11-23T10:30", "2026-11-23T15:01")], "2026-11-25 17:30"),
    ],
)
def test_restart_begins_anew_when_all_is_there(value: int, unit: Unit, stops: Stops, expected: str) -> None:
    assert due_at(TimeLimit(value=value, unit=unit), RECEIVED, stops) == expected


@pytest.mark.parametrize(
    ("value", "unit", "received", "stops", "expected"),
    [
        # stood T4 10:00 with two days (16 h) left; from T2 30 10:00: +T3, T4
        (3, W, RECEIVED, [("2026-11-25T10:00", "2026-11-30T10:00")], "2026-12-02 10:00"),
        # stood T4 15:00: T4 2.5 h, T5 8 h, T6 2.5 h = 13 h left; T2 30 from 10:00 5.5 h, T3 7.5 h
        (3, W, RECEIVED, [("2026-11-25T15:00", "2026-11-30T10:00")], "2026-12-01 17:00"),
        # asked at lunch, there after lunch: nobody waited
        (3, W, RECEIVED, [("2026-11-25T11:30", "2026-11-25T13:30")], "2026-11-27 10:00"),
        # asked at closing on T6, there at opening on T2: nobody waited. T4 25 10:00 + 3 (T7, CN) = T2 30
        (3, W, "2026-11-25T10:00", [("2026-11-27T17:30", "2026-11-30T07:30")], "2026-11-30 10:00"),
        # complete on a T7: goes on T2 30 7:30. T4 10:00 had 16 h left: T2, T3 to their ends
        (3, W, RECEIVED, [("2026-11-25T10:00", "2026-11-28T09:00")], "2026-12-01 17:30"),
        # the time was over (T6 10:00) before anybody asked: asking does not mend it
        (3, W, RECEIVED, [("2026-11-27T11:00", "2026-12-01T09:00")], "2026-11-27 10:00"),
        # asked before it was received: the clock stood from the first moment; 24 h from T4 10:00 = T2 30
        (3, W, RECEIVED, [("2026-11-20T10:00", "2026-11-25T10:00")], "2026-11-30 10:00"),
        # twice. T2 2 h used, 22 h left; T4 from 10:00 5.5, T5 8, T6 8, T2 30 0.5 h -> 8:00; then +2 h
        (
            3,
            W,
            RECEIVED,
            [("2026-11-23T14:00", "2026-11-25T10:00"), ("2026-11-27T08:00", "2026-11-27T10:00")],
            "2026-11-30 10:00",
        ),
        # the second lies within the first: time is not waited twice
        (
            3,
            W,
            RECEIVED,
            [("2026-11-25T10:00", "2026-11-30T10:00"), ("2026-11-26T10:00", "2026-11-27T10:00")],
            "2026-12-02 10:00",
        ),
        # eight hours: two used by 9:30; T5 from 16:30 1 h, T6 4 h to lunch and 1 h
        (8, H, "2026-11-25T07:30", [("2026-11-25T09:30", "2026-11-26T16:30")], "2026-11-27 14:30"),
        # sixteen hours: four left on T5 12/02 13:30; there on T7 14/02 (Tết): T2 23/02 4 h
        (16, H, "2026-02-11T07:30", [("2026-02-12T13:30", "2026-02-14T09:00")], "2026-02-23 11:30"),
        # ten calendar days to T5 26/11; a week's wait: T5 3/12
        (10, D, "2026-11-16T09:00", [("2026-11-18T09:00", "2026-11-25T09:00")], "2026-12-03 09:00"),
        # two days' wait: T7 28/11, end of T2
        (10, D, "2026-11-16T09:00", [("2026-11-18T09:00", "2026-11-20T09:00")], "2026-11-30 17:30"),
        # 8 days 18 h left, on from T4 18 10:00: T6 27 4:00, when it opens
        (10, D, "2026-11-16T09:00", [("2026-11-17T15:00", "2026-11-18T10:00")], "2026-11-27 07:30"),
        # T2 23 + 5 = T7 28 9:00; an hour's wait: T7 10:00, still the end of T2
        (5, D, "2026-11-23T09:00", [("2026-11-26T09:00", "2026-11-26T10:00")], "2026-11-30 17:30"),
        # T7 28 ended on T2 30 17:30; asked that day at 10:00 7.5 h are left, on from T3 9:00
        (5, D, "2026-11-23T09:00", [("2026-11-30T10:00", "2026-12-01T09:00")], "2026-12-01 16:30"),
        # a same-day limit is judged anew
        (1, S, RECEIVED, [("2026-11-23T10:30", "2026-11-23T15:00")], "2026-11-23 17:30"),
        (1, S, RECEIVED, [("2026-11-23T10:30", "2026-11-25T16:00")], "2026-11-26 17:30"),
    ],
)
def test_pause_goes_on_where_it_stood(
    value: int, unit: Unit, received: str, stops: Stops, expected: str
) -> None:
    assert due_at(TimeLimit(value=value, unit=unit, clock=Clock.PAUSE), received, stops) == expected


def test_pause_with_other_hours() -> None:
    # one day to T5 10:00; stood T4 11:00 with 0.5 + 4 + 3 = 7.5 h left; T5 from 11:00 4.5 h, T6 3 h
    limit = TimeLimit(value=1, unit=W, clock=Clock.PAUSE)
    stops = [("2026-11-25T11:00", "2026-11-26T11:00")]

    assert due_at(limit, "2026-11-25T10:00", stops, EARLY) == "2026-11-27 10:00"


@pytest.mark.parametrize("clock", list(Clock))
@pytest.mark.parametrize("unit", list(Unit))
def test_while_papers_are_waited_for_nothing_is_due(clock: Clock, unit: Unit) -> None:
    limit = TimeLimit(value=1, unit=unit, clock=clock)
    found = after(limit, RECEIVED, [("2026-11-23T10:30", "2026-11-25T09:00"), ("2026-11-25T10:00", "")])

    assert (found.at, found.waiting) == (None, True)
    assert found.counted_from == datetime.fromisoformat("2026-11-23T10:00+07:00")


@pytest.mark.parametrize("clock", list(Clock))
def test_without_a_wait_it_is_the_usual_due_date(clock: Clock) -> None:
    limit = TimeLimit(value=3, unit=W, clock=clock)

    assert after(limit, RECEIVED, []) == due(limit, datetime.fromisoformat(RECEIVED), CALENDAR, HOURS)


@pytest.mark.parametrize("clock", list(Clock))
def test_what_has_no_day_gets_none_by_waiting(clock: Clock) -> None:
    limit = TimeLimit(value=0, unit=W, clock=clock)
    still = after(limit, RECEIVED, [("2026-11-25T10:00", "")])
    done = after(limit, RECEIVED, [("2026-11-25T10:00", "2026-11-26T10:00")])

    assert (still.at, still.waiting, done.at, done.waiting) == (None, False, None, False)


def test_a_moment_in_another_zone_is_read_on_the_office_clock() -> None:
    limit = TimeLimit(value=3, unit=W)

    assert due_at(
        limit, "2026-11-23T03:00+00:00", [("2026-11-25T02:00+00:00", "2026-11-30T03:00+00:00")]
    ) == ("2026-12-03 10:00")


def test_days_off_of_a_pause_are_told() -> None:
    limit = TimeLimit(value=3, unit=W, clock=Clock.PAUSE)
    found = after(limit, RECEIVED, [("2026-11-25T10:00", "2026-11-30T10:00")])

    assert [one.day.isoformat() for one in found.skipped] == ["2026-11-24", "2026-11-28", "2026-11-29"]
    assert not found.unsure
