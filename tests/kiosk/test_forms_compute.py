"""Computed answers and number words are right, and a given one is never trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.compute import computed, copy_fee
from kiosk.forms.words import LARGEST, date_words, number_words
from kiosk.values import Json
from tests.kiosk.forms_samples import EVERYTHING, anything, calm, field, procedure

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (31, "ba mươi mốt"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_015, "một nghìn không trăm mười lăm"),
        (2_025, "hai nghìn không trăm hai mươi lăm"),
        (10_000, "mười nghìn"),
        (20_000, "hai mươi nghìn"),
        (100_001, "một trăm nghìn không trăm linh một"),
        (1_000_000, "một triệu"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (1_000_000_000, "một tỷ"),
        (
            LARGEST,
            " ".join(f"chín trăm chín mươi chín {power}" for power in ("tỷ", "triệu", "nghìn"))
            + " chín trăm chín mươi chín",
        ),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


def _heard(words: str) -> int:
    """The number that a listener understands."""
    total = group = 0
    for word in words.split():
        match word:
            case "tỷ" | "triệu" | "nghìn":
                total += group * {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3}[word]
                group = 0
            case "trăm":
                group *= 100
            case "mươi":
                group += group % 10 * 9
            case "linh":
                pass
            case _:
                group += DIGITS[word]
    return total + group


@calm
@given(st.integers(0, LARGEST))
def test_every_number_is_heard_as_it_was_meant(number: int) -> None:
    assert _heard(number_words(number)) == number


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_numbers_out_of_reach_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        number_words(number)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-11-14", "Ngày mười bốn, tháng mười một, năm hai nghìn không trăm hai mươi lăm"),
        ("2005-04-01", "Ngày một, tháng bốn, năm hai nghìn không trăm linh năm"),
        ("1962-03", "Tháng ba, năm một nghìn chín trăm sáu mươi hai"),
        ("1962", "Năm một nghìn chín trăm sáu mươi hai"),
    ],
)
def test_dates_in_words_as_on_birth_certificates(day: str, words: str) -> None:
    assert date_words(day) == words


@pytest.mark.parametrize(
    ("pages", "copies", "amount"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (3, 2, 10_000),
        (10, 1, 12_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (500, 3, 600_000),
        (0, 1, None),
        (1, 0, None),
        (-1, 1, None),
        (10**9, 1, None),
    ],
)
def test_the_fee_of_certified_copies(pages: int, copies: int, amount: int | None) -> None:
    """TT 226/2016/TT-BTC: 2.000 for each of the first two pages, 1.000 after, at most 200.000 a copy."""
    assert copy_fee(pages, copies) == amount


def test_rows_get_their_fee_and_the_form_its_total() -> None:
    rows: Json = [
        {"ten": "Bằng", "so_trang": 1, "so_ban": 2, "phi": 1},
        {"ten": "Học bạ", "so_trang": 3, "so_ban": 1},
        {"ten": "Sổ", "phi": 999},
    ]
    found = computed(EVERYTHING, {"giay_to": rows, "tong": 1})

    assert found["giay_to"] == [
        {"ten": "Bằng", "so_trang": 1, "so_ban": 2, "phi": 4_000},
        {"ten": "Học bạ", "so_trang": 3, "so_ban": 1, "phi": 5_000},
        {"ten": "Sổ"},
    ]
    assert found["tong"] == 9_000


def test_the_columns_of_a_copy_fee_may_be_named() -> None:
    form = procedure(field("p"), field("c"), field("phi", compute="copy_fee: p, c"))

    assert computed(form, {"p": 3, "c": 2})["phi"] == 10_000


def test_a_date_in_words_follows_its_date() -> None:
    assert computed(EVERYTHING, {"ngay_sinh": "1962", "ngay_chu": "sai"})["ngay_chu"] == date_words("1962")
    assert "ngay_chu" not in computed(EVERYTHING, {"ngay_sinh": "2026-02-30", "ngay_chu": "sai"})
    assert "ngay_chu" not in computed(EVERYTHING, {"ngay_chu": "sai"})


@calm
@given(anything, anything)
def test_computing_never_fails(one: Json, other: Json) -> None:
    found = computed(EVERYTHING, {"giay_to": one, "ngay_sinh": other})

    assert computed(EVERYTHING, found) == found or "nan" in repr(found)
