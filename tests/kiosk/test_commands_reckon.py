"""`kiosk fee`, `kiosk due` and `kiosk procedures schema`: they reckon and tell, and keep nothing."""

import json
from pathlib import Path

import pytest

from kiosk.catalogue.load import Catalogue
from kiosk.forms.schema import schema
from kiosk.paths import assets
from tests.kiosk.commands_samples import kiosk, spoken


def test_the_fee_of_an_answer_file(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(
        json.dumps({"giay_to": [{"ten_giay_to": "Bằng", "so_trang": 3, "so_ban": 2}]}), encoding="utf-8"
    )
    told = kiosk(tmp_path / "data", "fee", "2.000815", "--answers", str(answers)).told

    assert told["amount_vnd"] == 10_000
    assert "TT 226/2016/TT-BTC" in json.dumps(told["lines"])
    assert not (tmp_path / "data").exists()


def test_the_channel_and_the_province_change_the_fee(tmp_path: Path) -> None:
    online = kiosk(tmp_path, "fee", "1.004194", "--channel", "online").told["amount_vnd"]
    late = ["fee", "1.001193", "--date", "2026-11-24", "--answers"]
    answers = tmp_path / "answers.json"
    answers.write_text('{"con_ngay_sinh": "2026-01-01", "cap_ban_sao": "khong"}', encoding="utf-8")

    assert online == 7_000
    assert kiosk(tmp_path, *late, str(answers), "--province", "01").told["amount_vnd"] == 5_000
    assert kiosk(tmp_path, *late, str(answers)).told["amount_vnd"] is None


@pytest.mark.parametrize(
    ("options", "due"),
    [
        (("--limit", "3 working_days", "--received", "2026-11-23T10:00"), "2026-11-27T10:00:00+07:00"),
        (("--limit", "same_day", "--received", "2026-11-23T15:10"), "2026-11-25T17:30:00+07:00"),
        (("--limit", "15 days", "--received", "2026-11-23T02:00+00:00"), "2026-12-08T09:00:00+07:00"),
        (("1.004873", "--received", "2026-11-23T10:00"), "2026-11-27T10:00:00+07:00"),
        (("K.000002", "--received", "2026-11-23T10:00"), None),
    ],
)
def test_when_it_is_due(tmp_path: Path, options: tuple[str, ...], due: str | None) -> None:
    told = kiosk(tmp_path, "due", *options).told

    assert told["due"] == due
    assert set(told) == {"due", "counted_from", "skipped", "unsure"}


def test_the_hours_of_this_office_count(tmp_path: Path) -> None:
    late = ("due", "--limit", "same_day", "--received", "2026-11-23T15:10")
    usual = kiosk(tmp_path / "data", *late).told["due"]
    assert not (tmp_path / "data" / "kiosk.db").exists()  # it keeps nothing

    kiosk(tmp_path / "data", "settings", "--same-day-until", "16:00")

    assert (usual, kiosk(tmp_path / "data", *late).told["due"]) == (
        "2026-11-25T17:30:00+07:00",
        "2026-11-23T17:30:00+07:00",
    )


def test_a_day_that_is_skipped_says_why() -> None:
    assert (
        "24/11/2026: Ngày Văn hóa Việt Nam" in spoken("due", "1.004873", "--received", "2026-11-23T10:00").out
    )


@pytest.mark.parametrize(
    "command",
    [
        ("fee", "1.001193", "--province", "99"),
        ("fee", "1.001193", "--date", "2026-13-01"),
        ("due", "--received", "2026-11-23T10:00"),
        ("due", "1.001193", "--limit", "same_day", "--received", "2026-11-23T10:00"),
        ("due", "--limit", "3days", "--received", "2026-11-23T10:00"),
        ("due", "--limit", "3 days", "--received", "hôm qua"),
    ],
)
def test_what_cannot_be_reckoned_is_told(tmp_path: Path, command: tuple[str, ...]) -> None:
    assert kiosk(tmp_path, *command).code == 2


@pytest.mark.parametrize(
    "command", [("fee", "9.999999"), ("due", "9.999999", "--received", "2026-11-23T10:00")]
)
def test_an_unknown_procedure_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    assert kiosk(tmp_path, *command).code == 1


def test_the_schema_of_a_form(tmp_path: Path) -> None:
    procedure = Catalogue(assets() / "procedures").get("1.001193")

    assert kiosk(tmp_path, "procedures", "schema", "1.001193").told == schema(procedure)
