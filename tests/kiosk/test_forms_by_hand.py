"""The check of a form finds what a function written for this form alone finds."""

import random
from datetime import date

import pytest

from kiosk.catalogue.load import Catalogue
from kiosk.forms.checks import check
from kiosk.paths import assets
from kiosk.values import Answers, Json
from tests.bench.by_hand import CODE, check_by_hand
from tests.robot import filled, spoiled

PROCEDURE = Catalogue(assets() / "procedures").get(CODE)
TODAY = date(2026, 11, 24)
HOSTILE: list[Json] = [
    None, "", "  ", "x" * 300, "Nguyễn Văn A", "2026-11-25", "2019", "01/02/2010", "24/11/2026T", -1, 5, True,
    False, [], [1], {}, {"code_system": "2025", "province": "01"}, {"code_system": "legacy"}, "buu_chinh",
    {"code_system": "2025", "province": "79", "commune": "00097"}, {"code_system": "legacy", "text": "Thôn"},
    "012345678", "bo_roi", "khong", "khong_can", "a@b.vn",
]  # fmt: skip


def found(answers: Answers) -> list[tuple[str, str]]:
    return [(one.field, one.rule) for one in check(PROCEDURE, answers, TODAY)]


@pytest.mark.parametrize("seed", range(25))
def test_both_find_the_same(seed: int) -> None:
    rng = random.Random(seed)
    whole = filled(PROCEDURE, rng, TODAY)
    wrong = [spoiled(whole, PROCEDURE, rng, HOSTILE) for _ in range(20)]

    assert check_by_hand(whole, TODAY) == []
    assert [check_by_hand(one, TODAY) for one in wrong] == [found(one) for one in wrong]


def test_both_find_the_same_in_nothing() -> None:
    assert check_by_hand({"la": 1}, TODAY) == found({"la": 1})
