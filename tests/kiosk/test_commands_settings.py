"""What an office chooses for its device: told, kept, taken back."""

from datetime import time
from pathlib import Path

import pytest

from kiosk.acts.workplace import open_workplace
from kiosk.catalogue.hours import Hours
from kiosk.paths import Home
from tests.kiosk.commands_samples import kiosk, spoken

USUAL = {"hours": "07:30-11:30 13:30-17:30", "same_day_until": "15:00"}


def test_what_is_chosen_is_kept_and_used(tmp_path: Path) -> None:
    data, scans = tmp_path / "device", tmp_path / "máy quét"
    scans.mkdir()
    usual = kiosk(data, "settings").told

    chosen = kiosk(data, "settings", "--printer", " HP-1 ", "--scans", str(scans)).told

    assert usual == {"printer": "", "scans": str(data / "scans"), **USUAL}
    assert chosen == {"printer": "HP-1", "scans": str(scans), **USUAL}
    assert kiosk(data, "settings").told == chosen
    with open_workplace(Home(data)) as place:
        assert (place.printer, place.scan_folder) == ("HP-1", scans)
    assert kiosk(data, "settings", "--printer", "").told == {**chosen, "printer": ""}


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "device"

    said = spoken("settings", "--data", str(data), "--printer", "HP-1", "--scans", str(tmp_path / "none"))

    assert (said.code, said.out) == (2, "")
    assert kiosk(data, "settings").told["printer"] == ""


def test_the_hours_of_the_office_are_kept_and_used(tmp_path: Path) -> None:
    data = tmp_path / "device"

    chosen = kiosk(data, "settings", "--hours", "7:00-11:30, 13:00–17:00").told
    later = kiosk(data, "settings", "--same-day-until", "16:00").told

    assert (chosen["hours"], chosen["same_day_until"]) == ("07:00-11:30 13:00-17:00", "15:00")
    assert (later["hours"], later["same_day_until"]) == ("07:00-11:30 13:00-17:00", "16:00")
    with open_workplace(Home(data)) as place:
        assert place.hours == Hours(
            opens=time(7), lunch=time(11, 30), resumes=time(13), closes=time(17), same_day_until=time(16)
        )
    back = kiosk(data, "settings", "--hours", "", "--same-day-until", "").told
    assert (back["hours"], back["same_day_until"]) == tuple(USUAL.values())


def test_an_office_may_work_through_lunch(tmp_path: Path) -> None:
    told = kiosk(tmp_path / "device", "settings", "--hours", "07:30-12:00 12:00-16:30").told

    assert told["hours"] == "07:30-12:00 12:00-16:30"


@pytest.mark.parametrize(
    ("hours", "until", "field", "rule"),
    [
        ("7h30-11h30 13h30-17h30", "15:00", "hours", "hours_shape"),
        ("07:30-17:30", "15:00", "hours", "hours_shape"),
        ("07:30-11:30 13:30-24:00", "15:00", "hours", "hours_shape"),
        ("07:30-11:60 13:30-17:30", "15:00", "hours", "hours_shape"),
        ("11:30-07:30 13:30-17:30", "15:00", "hours", "hours_order"),
        ("07:30-13:30 11:30-17:30", "15:00", "hours", "hours_order"),
        ("07:30-11:30 13:30-13:30", "15:00", "hours", "hours_order"),
        ("07:30-07:30 13:30-17:30", "15:00", "hours", "hours_order"),
        ("", "3 giờ chiều", "same_day_until", "same_day_shape"),
        ("", "14:59", "same_day_until", "same_day_until"),  # the law says "sau 15 giờ"
        ("", "17:31", "same_day_until", "same_day_until"),
        ("07:00-11:00 12:00-14:00", "15:00", "same_day_until", "same_day_until"),
    ],
)
def test_hours_that_cannot_be_change_nothing(
    tmp_path: Path, hours: str, until: str, field: str, rule: str
) -> None:
    data = tmp_path / "device"

    said = kiosk(data, "settings", "--printer", "HP-1", "--hours", hours, "--same-day-until", until)

    assert said.rules == [(field, rule)]
    assert "{" not in said.message
    assert kiosk(data, "settings").told == {"printer": "", "scans": str(data / "scans"), **USUAL}
