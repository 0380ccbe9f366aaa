"""Due dates worked by hand: each row says which days and hours are passed over.

Hours 7:30–11:30 and 13:30–17:30 unless a row says otherwise. "T2" … "T7", "CN" are Monday … Saturday, Sunday.
"""

from datetime import datetime, time

import pytest

from kiosk.catalogue.calendar import load_calendar
from kiosk.catalogue.due import due
from kiosk.catalogue.hours import Hours
from kiosk.catalogue.procedure import TimeLimit, Unit

CALENDAR = load_calendar()
HOURS = Hours()
EARLY = Hours(opens=time(7), lunch=time(11, 30), resumes=time(13), closes=time(17))  # days of 8.5 hours
THROUGH = Hours(opens=time(7, 30), lunch=time(12), resumes=time(12), closes=time(16, 30))  # no lunch break
W, D, H, S = Unit.WORKING_DAYS, Unit.DAYS, Unit.HOURS, Unit.SAME_DAY

Case = tuple[int, Unit, str, str]


def due_at(value: int, unit: Unit, received: str, hours: Hours = HOURS) -> str:
    found = due(TimeLimit(value=value, unit=unit), datetime.fromisoformat(received), CALENDAR, hours)
    return found.at.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00") if found.at else ""


WORKING_DAYS: list[Case] = [
    (1, W, "2026-11-25T05:00", "2026-11-26 07:30"),  # before opening: counted from 7:30, +T5
    (1, W, "2026-11-25T07:29:59", "2026-11-26 07:30"),  # a second before opening: 7:30
    (1, W, "2026-11-25T07:30", "2026-11-26 07:30"),  # opening itself
    (1, W, "2026-11-25T11:30:01", "2026-11-26 13:30"),  # a second into lunch: counted from 13:30
    (1, W, "2026-11-25T13:30", "2026-11-26 13:30"),  # the end of lunch
    (1, W, "2026-11-25T17:30:01", "2026-11-27 07:30"),  # a second after closing: counted from T5 7:30
    (2, W, "2026-11-25T23:59", "2026-11-30 07:30"),  # night: from T5 26, +T6 27, (T7, CN) +T2 30
    (1, W, "2026-11-28T09:00", "2026-12-01 07:30"),  # T7: from T2 30, +T3
    (1, W, "2026-11-29T09:00", "2026-12-01 07:30"),  # CN: the same
    (1, W, "2026-11-24T09:00", "2026-11-26 07:30"),  # 24/11: from T4 25, +T5
    (1, W, "2026-11-23T17:31", "2026-11-26 07:30"),  # the eve after closing: (T3 24) from T4 25, +T5
    (1, W, "2026-11-23T09:00", "2026-11-25 09:00"),  # (T3 24) +T4
    (5, W, "2026-11-20T14:15", "2026-11-30 14:15"),  # (T7, CN) T2 23 (T3 24) T4, T5, T6 (T7, CN) T2 30
    (1, W, "2025-11-21T09:00", "2025-11-24 09:00"),  # 24/11/2025 was still worked (law since 01/7/2026)
    (2, W, "2025-04-24T10:00", "2025-04-26 10:00"),  # T6 25, T7 26 worked
    (3, W, "2025-04-24T10:00", "2025-04-28 10:00"),  # T6, T7 worked, (CN) T2
    (1, W, "2025-04-26T10:00", "2025-04-28 10:00"),  # received on the worked T7, (CN) +T2
    (5, W, "2025-04-24T10:00", "2025-05-05 10:00"),  # T6, T7, T2, T3 29 (30/4, 1/5, 2/5, T7, CN) T2 5/5
    (1, W, "2025-05-02T10:00", "2025-05-06 07:30"),  # the day swapped away: from T2 5/5, +T3
    (2, W, "2026-01-08T10:00", "2026-01-10 10:00"),  # T6 9, T7 10 worked
    (3, W, "2026-01-08T10:00", "2026-01-12 10:00"),  # T6, T7 worked, (CN) T2
    (1, W, "2026-01-10T16:00", "2026-01-12 16:00"),  # received on the worked T7, (CN) +T2
    (2, W, "2026-08-20T10:00", "2026-08-22 10:00"),  # T6 21, T7 22 worked
    (1, W, "2026-08-21T18:00", "2026-08-24 07:30"),  # after closing: from T7 22 worked, (CN) +T2
    (5, W, "2026-08-27T10:00", "2026-09-08 10:00"),  # T6 28 (T7–T4 2/9) T5 3, T6 4 (T7, CN) T2 7, T3 8
    (1, W, "2025-01-24T15:00", "2025-02-03 15:00"),  # (T7 25/01–CN 02/02, Tết 2025) +T2
    (2, W, "2025-04-04T08:00", "2025-04-09 08:00"),  # (T7, CN, T2 7/4 Hùng) T3, T4
    (1, W, "2025-08-29T08:00", "2025-09-03 08:00"),  # (T7, CN, 1/9, 2/9) +T4
    (2, W, "2026-02-12T11:00", "2026-02-23 11:00"),  # T6 13 (T7 14–CN 22, Tết 2026) T2 23
    (3, W, "2026-02-16T11:00", "2026-02-26 07:30"),  # in Tết: from T2 23, +T3, T4, T5
    (1, W, "2026-02-20T11:00", "2026-02-24 07:30"),  # the last day of Tết: from T2 23, +T3
    (3, W, "2026-04-24T10:00", "2026-05-04 10:00"),  # (T7, CN, T2 27 in lieu) T3, T4 (30/4, 1/5, T7, CN) T2
    (1, W, "2027-02-03T17:30", "2027-02-11 17:30"),  # (T5 4–T4 10, Tết 2027) +T5 11
    (1, W, "2027-02-09T09:00", "2027-02-12 07:30"),  # a day in lieu: from T5 11, +T6
    (2, W, "2027-04-15T09:00", "2027-04-20 09:00"),  # (T6 16 Hùng, T7, CN) T2, T3
    (1, W, "2027-04-29T09:00", "2027-05-04 09:00"),  # (30/4, T7 1/5, CN, T2 3/5 in lieu) +T3
    (1, W, "2027-09-01T09:00", "2027-09-06 09:00"),  # (2/9, 3/9, T7, CN) +T2
    (2, W, "2027-11-23T09:00", "2027-11-26 09:00"),  # (T4 24/11) T5, T6
    (1, W, "2026-12-31T09:00", "2027-01-04 09:00"),  # (T6 1/1, T7, CN) +T2
    (2, W, "2025-12-30T09:00", "2026-01-05 09:00"),  # T4 31 (1/1, 2/1 swapped, T7, CN) T2 5
    (1, W, "2024-12-31T09:00", "2025-01-02 09:00"),  # (T4 1/1) +T5
    (1, W, "2027-12-31T09:00", "2028-01-03 09:00"),  # (T7 1/1/2028, CN) +T2
    (1, W, "2028-02-28T09:00", "2028-02-29 09:00"),  # T2, +T3 the leap day
    (2, W, "2028-02-28T09:00", "2028-03-01 09:00"),  # T3 29, T4 1/3
]

SAME_DAY: list[Case] = [
    (1, S, "2026-11-25T07:00", "2026-11-25 17:30"),  # before opening: from 7:30
    (1, S, "2026-11-25T12:30", "2026-11-25 17:30"),  # in lunch: from 13:30, in time
    (1, S, "2026-11-25T15:00:00", "2026-11-25 17:30"),  # 15:00:00 is not after 15:00
    (1, S, "2026-11-25T15:00:01", "2026-11-26 17:30"),  # one second later is: +T5
    (1, S, "2026-11-25T17:30:01", "2026-11-26 17:30"),  # after closing: from T5 7:30, that day
    (1, S, "2026-11-27T15:00:01", "2026-11-30 17:30"),  # T6 late: (T7, CN) T2
    (1, S, "2026-11-28T10:00", "2026-11-30 17:30"),  # T7: from T2 7:30, that day
    (1, S, "2026-08-21T16:00", "2026-08-22 17:30"),  # T6 late: T7 22 is worked
    (1, S, "2026-08-22T10:00", "2026-08-22 17:30"),  # on the worked T7 itself
    (1, S, "2026-02-13T15:30", "2026-02-23 17:30"),  # late on the eve of Tết: (T7–CN 22) T2 23
    (1, S, "2026-12-31T16:00", "2027-01-04 17:30"),  # late on the last day: (1/1, T7, CN) T2
]

CALENDAR_DAYS: list[Case] = [
    (2, D, "2026-11-25T10:00", "2026-11-27 10:00"),  # T4 + 2 = T6
    (3, D, "2026-11-25T10:00", "2026-11-30 17:30"),  # T4 + 3 = T7: end of T2
    (1, D, "2026-11-25T18:00", "2026-11-27 07:30"),  # after closing: from T5 26 7:30, + 1 = T6
    (10, D, "2026-11-14T09:00", "2026-11-26 07:30"),  # T7: from T2 16 7:30, + 10 = T5 26
    (8, D, "2026-11-16T09:00", "2026-11-25 17:30"),  # T2 16 + 8 = T3 24/11: end of T4
    (1, D, "2026-08-21T09:00", "2026-08-22 09:00"),  # T6 + 1 = T7 22, worked: no moving
    (10, D, "2026-08-21T09:00", "2026-09-03 17:30"),  # + 10 = T2 31/8, off till 2/9: end of T5
    (7, D, "2026-02-10T09:00", "2026-02-23 17:30"),  # T3 10 + 7 = T3 17, Tết: end of T2 23
    (30, D, "2026-01-20T09:00", "2026-02-23 17:30"),  # + 30 = T5 19/02, Tết: end of T2 23
    (5, D, "2027-02-02T09:00", "2027-02-11 17:30"),  # T3 2 + 5 = CN 7/02, Tết: end of T5 11
    (30, D, "2026-12-02T09:00", "2027-01-04 17:30"),  # + 30 = 1/1/2027: end of T2 4
    (1, D, "2028-02-28T09:00", "2028-02-29 09:00"),  # the leap day
    (2, D, "2028-02-28T09:00", "2028-03-01 09:00"),  # 29/02, 1/3
]

OFFICE_HOURS: list[Case] = [
    (1, H, "2026-11-25T07:30", "2026-11-25 08:30"),
    (4, H, "2026-11-25T07:30", "2026-11-25 11:30"),  # ends with the morning
    (2, H, "2026-11-25T10:30", "2026-11-25 14:30"),  # 1 h to lunch, 1 h after it
    (1, H, "2026-11-25T12:00", "2026-11-25 14:30"),  # in lunch: from 13:30
    (2, H, "2026-11-25T16:30", "2026-11-26 08:30"),  # 1 h to closing, (night) 1 h
    (2, H, "2026-11-27T16:30", "2026-11-30 08:30"),  # 1 h, (night, T7, CN) 1 h
    (2, H, "2026-11-23T16:30", "2026-11-25 08:30"),  # 1 h, (T3 24/11) 1 h
    (1, H, "2026-11-25T17:30", "2026-11-26 08:30"),  # at closing: nothing of that day is left
    (24, H, "2026-11-25T07:30", "2026-11-27 17:30"),  # three whole days: T4, T5, T6
    (8, H, "2026-08-21T13:30", "2026-08-22 11:30"),  # T6 4 h, T7 22 worked 4 h
    (12, H, "2026-02-13T13:30", "2026-02-23 17:30"),  # T6 4 h, (Tết) T2 23 8 h
    (16, H, "2026-12-31T13:30", "2027-01-05 11:30"),  # T5 4 h, (1/1–CN) T2 8 h, T3 4 h
]


@pytest.mark.parametrize("case", [*WORKING_DAYS, *SAME_DAY, *CALENDAR_DAYS, *OFFICE_HOURS])
def test_worked_by_hand(case: Case) -> None:
    value, unit, received, expected = case

    assert due_at(value, unit, received) == expected


@pytest.mark.parametrize(
    ("value", "unit", "received", "expected"),
    [
        (1, W, "2026-11-25T06:59", "2026-11-26 07:00"),  # before opening: from 7:00
        (1, W, "2026-11-25T07:10", "2026-11-26 07:10"),  # open already
        (1, W, "2026-11-25T12:15", "2026-11-26 13:00"),  # in lunch: from 13:00
        (1, W, "2026-11-25T13:10", "2026-11-26 13:10"),  # open again
        (1, W, "2026-11-25T17:15", "2026-11-27 07:00"),  # closed already: from T5 7:00, +T6
        (1, S, "2026-11-25T15:00:00", "2026-11-25 17:00"),
        (1, S, "2026-11-25T15:00:01", "2026-11-26 17:00"),
        (3, D, "2026-11-25T10:00", "2026-11-30 17:00"),  # T7: end of T2, at 17:00
        (9, H, "2026-11-25T07:00", "2026-11-26 07:30"),  # 8.5 h that day, 0.5 h the next
        (2, H, "2026-11-25T16:00", "2026-11-26 08:00"),  # 1 h to 17:00, 1 h from 7:00
    ],
)
def test_hours_7_00_to_11_30_and_13_00_to_17_00(value: int, unit: Unit, received: str, expected: str) -> None:
    assert due_at(value, unit, received, EARLY) == expected


@pytest.mark.parametrize(
    ("value", "unit", "received", "expected"),
    [
        (2, H, "2026-11-25T11:00", "2026-11-25 13:00"),  # no lunch to pass over
        (1, H, "2026-11-25T12:00", "2026-11-25 13:00"),
        (9, H, "2026-11-25T12:00", "2026-11-26 12:00"),  # 4.5 h that day, 4.5 h the next
        (1, W, "2026-11-25T12:15", "2026-11-26 12:15"),
    ],
)
def test_an_office_without_a_lunch_break(value: int, unit: Unit, received: str, expected: str) -> None:
    assert due_at(value, unit, received, THROUGH) == expected


@pytest.mark.parametrize("unit", [W, D, H])
@pytest.mark.parametrize("value", [0, -1])
def test_no_limit_promises_no_day(value: int, unit: Unit) -> None:
    assert due_at(value, unit, "2026-11-25T10:00") == ""


@pytest.mark.parametrize("unit", list(Unit))
def test_what_gives_no_appointment_promises_no_day(unit: Unit) -> None:
    limit = TimeLimit(value=1, unit=unit, no_appointment=True)
    found = due(limit, datetime.fromisoformat("2026-11-28T10:00"), CALENDAR, HOURS)

    assert found.at is None
    assert found.counted_from == datetime.fromisoformat("2026-11-30T07:30+07:00")


def test_a_leap_year_has_366_days() -> None:
    # 01/3/2027 + 365 days = 29/02/2028 (T3), because 2028 has that day; + 366 = 01/3/2028 (T4)
    assert due_at(365, D, "2027-03-01T09:00") == "2028-02-29 09:00"
    assert due_at(366, D, "2027-03-01T09:00") == "2028-03-01 09:00"


@pytest.mark.parametrize(
    ("received", "unsure"),
    [
        ("2025-12-26T09:00", False),  # T6: + 3 = T4 31/12/2025, both years official
        ("2025-12-30T09:00", False),
        ("2026-12-28T09:00", False),  # T2: + 3 = T5 31/12/2026
        ("2026-12-29T09:00", True),  # passes 1/1/2027, which no notice has confirmed
        ("2027-06-01T09:00", True),
        ("2028-02-28T09:00", True),  # beyond the file
    ],
)
def test_what_rests_on_a_forecast_is_marked(received: str, unsure: bool) -> None:
    found = due(TimeLimit(value=3, unit=W), datetime.fromisoformat(received), CALENDAR, HOURS)

    assert found.unsure is unsure
