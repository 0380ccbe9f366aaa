"""A calendar that is right has no findings; every wrong row is found, at its place, with the reason."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.catalogue.calendar import load_calendar
from kiosk.catalogue.check import check_bytes, check_file, check_paths
from kiosk.catalogue.findings import ProcedureBroken
from kiosk.paths import assets
from kiosk.values import Json
from tests.kiosk.commands_samples import kiosk

SHIPPED = assets() / "calendar" / "vn.json"
LAW = "Bộ luật Lao động 45/2019/QH14, Điều 112"


def row(day: str, kind: str = "holiday", **more: Json) -> dict[str, Json]:
    name = {"vi": "Ngày nghỉ", "en": "Day off"}
    return {"date": day, "kind": kind, "name": name, "official": True, "source": LAW, **more}


def calendar(*rows: Mapping[str, Json], **more: Json) -> bytes:
    """2026 with its fixed holidays, a swap, and these rows, in the order of their days."""
    swap = [row("2026-01-02"), row("2026-01-10", "workday", **{"for": "2026-01-02"})]
    fixed = [row(f"2026-{day}") for day in ("01-01", "04-30", "05-01", "09-02", "11-24")]
    days = sorted([*fixed, *swap, *rows], key=lambda one: str(one["date"]))
    weekend = {"vi": "Ngày nghỉ hằng tuần", "en": "Weekend"}
    return json.dumps({"years": [2026], "weekend": weekend, "days": days, **more}).encode()


def found(data: bytes) -> list[tuple[str, str]]:
    return [(one.pointer, one.rule) for one in check_bytes(data, "lich.json")]


def test_what_we_ship_has_no_findings() -> None:
    assert check_file(SHIPPED) == []


def test_a_year_as_it_should_be_has_no_findings() -> None:
    assert found(calendar()) == []


# the rows stand at: 0 01/01, 1 02/01, 2 10/01, 3 30/4, 4 01/5, 5 02/9, 6 24/11
@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (row("2026-09-02"), ("/days/6/date", "day_twice")),
        (row("2027-01-01"), ("/days/7/date", "day_year")),
        (row("2026-08-21", "workday", **{"for": "2026-09-02"}), ("/days/5/date", "make_up_weekday")),
        (row("2026-08-22", "workday"), ("/days/5/for", "make_up_for")),
        (row("2026-08-22", "workday", **{"for": "2026-08-31"}), ("/days/5/for", "make_up_for")),
        (row("2026-01-17", "workday", **{"for": "2026-01-02"}), ("/days/3/for", "make_up_shared")),
        (row("2026-09-03", **{"for": "2026-09-02"}), ("/days/6/for", "for_unused")),
        (row("2026-04-26"), ("/days/3/date", "no_lieu")),  # a Sunday, and Monday 27 is worked
        (row("2026-09-03", source="Theo báo"), ("/days/6/source", "no_document")),
        (row("2026-09-03", source=f"{LAW} (cần đối chiếu)"), ("/days/6/official", "official_unsure")),
        (row("2026-09-03", official="yes"), ("/days/6/official", "not_flag")),
        (row("2026-09-31"), ("/days/6/date", "not_date")),
        (row("2026-09-03", "day off"), ("/days/6/kind", "not_one_of")),
        (row("2026-09-03", until="2026-09-04"), ("/days/6/until", "unknown_key")),
        (row("2026-09-03", name={"vi": "Nghỉ"}), ("/days/6/name", "no_english")),
    ],
)
def test_a_wrong_row_is_found_where_it_stands(extra: Mapping[str, Json], expected: tuple[str, str]) -> None:
    assert found(calendar(extra)) == [expected]


def test_a_make_up_day_never_stands_for_a_weekend() -> None:
    rows = [row("2026-04-26"), row("2026-04-27"), row("2026-08-22", "workday", **{"for": "2026-04-26"})]

    assert found(calendar(*rows)) == [("/days/7/for", "make_up_for")]


def test_rows_stand_in_the_order_of_their_days() -> None:
    raw = json.loads(calendar())
    raw["days"][5], raw["days"][6] = raw["days"][6], raw["days"][5]

    assert found(json.dumps(raw).encode()) == [("/days/6/date", "day_order")]


def test_a_forgotten_holiday_is_found_with_its_year() -> None:
    raw = json.loads(calendar())
    del raw["days"][6]
    (finding,) = check_bytes(json.dumps(raw).encode(), "lich.json")

    assert (finding.file, finding.pointer, finding.rule) == ("lich.json", "/years/0", "fixed_holiday")
    assert finding.message == "Năm 2026 thiếu ngày lễ 24/11"


@pytest.mark.parametrize("year", [0, 10_000])
def test_a_year_that_no_clock_shows_has_no_holidays(year: int) -> None:
    assert set(found(calendar(years=[2026, year]))) == {("/years/1", "fixed_holiday")}


def test_24_november_is_a_holiday_since_2026_only() -> None:
    raw = json.loads(calendar().replace(b"2026", b"2025"))
    raw["days"] = [
        one for one in raw["days"] if one["date"] not in ("2025-11-24", "2025-01-02", "2025-01-10")
    ]

    assert found(json.dumps(raw).encode()) == []


def test_the_command_names_file_pointer_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "lich.json"
    path.write_bytes(calendar(row("2026-04-26")))

    said = kiosk(tmp_path, "procedures", "check", str(path))

    assert said.code != 0
    assert said.told == {
        "errors": [
            {
                "file": str(path),
                "pointer": "/days/3/date",
                "message": "Ngày lễ 26/04/2026 rơi vào ngày nghỉ hằng tuần nhưng "
                "ngày 27/04/2026 không nghỉ bù (Bộ luật Lao động, Điều 111 khoản 3)",
            }
        ]
    }


def test_a_folder_of_calendars_is_checked_too() -> None:
    assert check_paths([SHIPPED.parent]) == []


def test_a_file_of_another_shape_is_never_loaded(tmp_path: Path) -> None:
    path = tmp_path / "lich.json"
    path.write_bytes(calendar(row("2026-09-03", "day off")))

    with pytest.raises(ProcedureBroken, match="/days/6/kind"):
        load_calendar(path)


def test_every_make_up_day_names_its_day_off() -> None:
    worked = {
        one.day.isoformat(): one.makes_up_for for one in load_calendar().days.values() if one.makes_up_for
    }

    assert {day: off.isoformat() for day, off in worked.items()} == {
        "2025-04-26": "2025-05-02",
        "2026-01-10": "2026-01-02",
        "2026-08-22": "2026-08-31",
    }
