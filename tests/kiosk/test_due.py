"""When a result is due: the examples of the domain, and the calendar they rest on."""

from datetime import UTC, date, datetime

import pytest

from kiosk.catalogue.calendar import DayKind, load_calendar
from kiosk.catalogue.due import counted_from, due
from kiosk.catalogue.hours import Hours
from kiosk.catalogue.procedure import TimeLimit, Unit

CALENDAR = load_calendar()
HOURS = Hours()


def due_at(value: int, unit: Unit, received: str) -> str:
    found = due(TimeLimit(value=value, unit=unit), datetime.fromisoformat(received), CALENDAR, HOURS)
    return found.at.strftime("%Y-%m-%d %H:%M") if found.at else ""


@pytest.mark.parametrize(
    ("value", "unit", "received", "expected"),
    [
        (3, Unit.WORKING_DAYS, "2026-11-23T10:00", "2026-11-27 10:00"),
        (3, Unit.WORKING_DAYS, "2026-11-22T20:15", "2026-11-27 07:30"),
        (3, Unit.WORKING_DAYS, "2026-11-23T12:05", "2026-11-27 13:30"),
        (1, Unit.SAME_DAY, "2026-11-23T14:50", "2026-11-23 17:30"),
        (1, Unit.SAME_DAY, "2026-11-23T15:10", "2026-11-25 17:30"),
        (1, Unit.WORKING_DAYS, "2026-08-28T10:00", "2026-09-03 10:00"),
        (1, Unit.WORKING_DAYS, "2026-08-21T10:00", "2026-08-22 10:00"),
        (10, Unit.DAYS, "2026-11-14T09:00", "2026-11-26 07:30"),
        (15, Unit.DAYS, "2026-11-23T09:00", "2026-12-08 09:00"),
        (7, Unit.WORKING_DAYS, "2026-11-23T16:40", "2026-12-03 16:40"),
        (20, Unit.WORKING_DAYS, "2026-12-21T08:00", "2027-01-19 08:00"),
        (1, Unit.WORKING_DAYS, "2026-11-27T17:45", "2026-12-01 07:30"),
        (3, Unit.WORKING_DAYS, "2027-02-03T09:00", "2027-02-15 09:00"),
        (3, Unit.WORKING_DAYS, "2026-11-30T10:00", "2026-12-03 10:00"),
    ],
)
def test_examples_of_the_domain(value: int, unit: Unit, received: str, expected: str) -> None:
    assert due_at(value, unit, received) == expected


@pytest.mark.parametrize(
    ("value", "unit", "received", "expected"),
    [
        (1, Unit.SAME_DAY, "2026-11-23T15:00", "2026-11-23 17:30"),  # 15:00 itself is in time
        (1, Unit.SAME_DAY, "2026-11-23T18:00", "2026-11-25 17:30"),
        (1, Unit.SAME_DAY, "2026-11-24T09:00", "2026-11-25 17:30"),  # received on a holiday
        (1, Unit.DAYS, "2026-11-23T09:00", "2026-11-25 17:30"),  # the last day is a holiday: end of the next
        (5, Unit.DAYS, "2026-11-23T09:00", "2026-11-30 17:30"),  # the last day is a Saturday
        (1, Unit.WORKING_DAYS, "2025-12-31T10:00", "2026-01-05 10:00"),  # 2 January 2026 was swapped
        (1, Unit.WORKING_DAYS, "2026-01-09T10:00", "2026-01-10 10:00"),  # and made up for on this Saturday
        (1, Unit.WORKING_DAYS, "2026-02-13T10:00", "2026-02-23 10:00"),  # Tết Bính Ngọ
        (1, Unit.WORKING_DAYS, "2026-04-24T10:00", "2026-04-28 10:00"),  # Hùng Kings' Day on a Sunday
        (1, Unit.WORKING_DAYS, "2025-04-25T10:00", "2025-04-26 10:00"),
        (1, Unit.WORKING_DAYS, "2025-04-29T10:00", "2025-05-05 10:00"),
        (1, Unit.HOURS, "2026-11-23T11:00", "2026-11-23 14:00"),  # the clock stands still at lunch
        (8, Unit.HOURS, "2026-11-23T10:00", "2026-11-25 10:00"),  # eight working hours are a day
        (2, Unit.HOURS, "2026-11-23T15:30", "2026-11-23 17:30"),
        (3, Unit.WORKING_DAYS, "2026-11-23T06:00", "2026-11-27 07:30"),
        (1, Unit.WORKING_DAYS, "2026-11-25T17:30", "2026-11-26 17:30"),  # the last minute still counts
        (1, Unit.WORKING_DAYS, "2026-11-25T11:30", "2026-11-26 11:30"),
        (1, Unit.HOURS, "2026-11-23T11:30", "2026-11-23 14:30"),
    ],
)
def test_edges(value: int, unit: Unit, received: str, expected: str) -> None:
    assert due_at(value, unit, received) == expected


def test_no_days_means_no_appointment() -> None:
    assert due_at(0, Unit.WORKING_DAYS, "2026-11-23T10:00") == ""


def test_a_moment_in_another_zone_is_read_on_the_office_clock() -> None:
    received = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    found = due(TimeLimit(value=3, unit=Unit.WORKING_DAYS), received, CALENDAR, HOURS)

    assert found.at == datetime.fromisoformat("2026-11-27T10:00+07:00")


def test_skipped_days_say_why() -> None:
    received = datetime.fromisoformat("2026-11-20T10:00")
    found = due(TimeLimit(value=2, unit=Unit.WORKING_DAYS), received, CALENDAR, HOURS)

    assert [(one.day.isoformat(), one.why.vi) for one in found.skipped] == [
        ("2026-11-21", "Ngày nghỉ hằng tuần"),
        ("2026-11-22", "Ngày nghỉ hằng tuần"),
        ("2026-11-24", "Ngày Văn hóa Việt Nam"),
    ]


def test_calendar_days_skip_only_what_moves_the_end() -> None:
    received = datetime.fromisoformat("2026-11-23T09:00")
    found = due(TimeLimit(value=12, unit=Unit.DAYS), received, CALENDAR, HOURS)

    assert [one.day.isoformat() for one in found.skipped] == ["2026-12-05", "2026-12-06"]


def test_a_forecast_is_marked() -> None:
    received = datetime.fromisoformat("2026-12-30T09:00")
    found = due(TimeLimit(value=3, unit=Unit.WORKING_DAYS), received, CALENDAR, HOURS)

    assert found.unsure


def test_an_official_year_is_not_marked() -> None:
    received = datetime.fromisoformat("2026-11-23T10:00")
    found = due(TimeLimit(value=3, unit=Unit.WORKING_DAYS), received, CALENDAR, HOURS)

    assert not found.unsure


def test_other_hours_move_the_start() -> None:
    received = datetime.fromisoformat("2026-11-23T07:10+07:00")
    early = Hours(opens=datetime.min.time().replace(hour=7))

    assert counted_from(received, CALENDAR, early) == received


@pytest.mark.parametrize(
    "day", ["2026-11-24", "2026-08-31", "2026-01-02", "2025-05-02", "2027-02-10", "2026-04-27"]
)
def test_days_off(day: str) -> None:
    assert not CALENDAR.is_working(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-08-22", "2026-01-10", "2025-04-26", "2026-11-23", "2025-11-24"])
def test_days_worked(day: str) -> None:
    assert CALENDAR.is_working(date.fromisoformat(day))


def test_every_row_names_its_source() -> None:
    assert all(len(one.source) > 10 and one.name.en for one in CALENDAR.days.values())


def test_2027_is_not_official() -> None:
    assert {one.official for one in CALENDAR.days.values() if one.day.year == 2027} == {False}


def test_2025_and_2026_are_official() -> None:
    assert {one.official for one in CALENDAR.days.values() if one.day.year < 2027} == {True}


def test_make_up_days_are_saturdays() -> None:
    worked = [one.day for one in CALENDAR.days.values() if one.kind is DayKind.WORKDAY]

    assert worked
    assert {day.weekday() for day in worked} == {5}


def test_a_year_outside_the_file_is_never_official() -> None:
    assert not CALENDAR.is_official(date(2028, 3, 1))
