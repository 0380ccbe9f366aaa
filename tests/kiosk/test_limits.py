"""Another time limit, another charge, while a rule holds."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from kiosk.catalogue.calendar import load_calendar
from kiosk.catalogue.due import due
from kiosk.catalogue.form import Text
from kiosk.catalogue.hours import Hours
from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.procedure import FeeLine, LimitCase, Procedure, TimeLimit, Unit
from kiosk.forms.fee import fee
from kiosk.forms.limits import limit_of
from kiosk.paths import assets

TODAY = date(2026, 11, 23)
BIRTH = Catalogue(assets() / "procedures").get("1.001193")
ABANDONED = LimitCase(when={"eq": ["loai_khai_sinh", "bo_roi"]}, value=5, unit=Unit.WORKING_DAYS)
GROWN = LimitCase(when={"not": {"age_under": ["con_ngay_sinh", 14]}}, value=10, unit=Unit.DAYS)


def with_cases(*cases: LimitCase) -> Procedure:
    return replace(BIRTH, time_limit=replace(BIRTH.time_limit, cases=cases))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, (1, Unit.SAME_DAY)),
        ({"loai_khai_sinh": "thong_thuong"}, (1, Unit.SAME_DAY)),
        ({"loai_khai_sinh": "bo_roi"}, (5, Unit.WORKING_DAYS)),
        ({"con_ngay_sinh": "2012-11-23"}, (10, Unit.DAYS)),
        ({"con_ngay_sinh": "2012-11-24"}, (1, Unit.SAME_DAY)),
        ({"con_ngay_sinh": "2012"}, (1, Unit.SAME_DAY)),  # of which nobody knows
        ({"loai_khai_sinh": "bo_roi", "con_ngay_sinh": "2000-01-01"}, (5, Unit.WORKING_DAYS)),
    ],
)
def test_the_first_case_that_holds_counts(answers: dict[str, str], expected: tuple[int, Unit]) -> None:
    limit = limit_of(with_cases(ABANDONED, GROWN), answers, TODAY)

    assert (limit.value, limit.unit) == expected
    assert limit.note == BIRTH.time_limit.note


def test_what_is_only_taken_note_of_has_no_day() -> None:
    limit = TimeLimit(value=1, unit=Unit.DAYS, no_appointment=True)

    assert due(limit, datetime.fromisoformat("2026-11-23T10:00"), load_calendar(), Hours()).at is None


def test_a_charge_by_age() -> None:
    young = FeeLine(
        name=Text(vi="Dưới 14 tuổi"), amount_vnd=5_000, basis="x", when={"age_under": ["con_ngay_sinh", 14]}
    )
    grown = replace(young, amount_vnd=25_000, when={"not": young.when})
    procedure = replace(BIRTH, fee=replace(BIRTH.fee, lines=(young, grown)))

    def cost(born: str, on: date | None = TODAY) -> list[int | None]:
        return [one.amount_vnd for one in fee(procedure, {"con_ngay_sinh": born}, on=on).lines]

    assert cost("2020-01-01") == [5_000]
    assert cost("2000-01-01") == [25_000]
    assert cost("2012") == []  # fourteen this year, or not yet: nothing is claimed, and not "free" either
    assert cost("2000-01-01", on=None) == []
    assert fee(procedure, {"con_ngay_sinh": "2012"}, on=TODAY).amount_vnd is None
    assert fee(procedure, {"con_ngay_sinh": "2012"}, on=TODAY).unsure
