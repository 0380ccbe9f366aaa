"""What a person typed becomes what was obviously meant, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue.form import FieldType
from kiosk.forms.checks import tidy
from kiosk.values import Json
from tests.kiosk.forms_samples import NAM, NU, PAPERS, anything, calm, field

T = FieldType


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        (T.TEXT, "  Số  12 ", "Số 12"),
        (T.TEXT, "Ho\u0300a", "Hòa"),
        (T.TEXT, "a\x00b\u200bc\ud800", "abc"),
        (T.TEXT, "a\tb\nc", "a b c"),
        (T.TEXT, "   ", None),
        (T.TEXT, 12, "12"),
        (T.TEXTAREA, " một \r\n hai\rba\n\n", "một\nhai\nba"),
        (T.PERSON_NAME, " H' Mai   Niê ", "H' Mai Niê"),
        (T.PERSON_ID, "001 090.123-456", "001090123456"),
        (T.PERSON_ID, "００１", "００１"),
        (T.PHONE, "0912 345 678", "0912345678"),
        (T.PHONE, "+84 912.345.678", "0912345678"),
        (T.PHONE, "+84 (0)912-345-678", "0912345678"),
        (T.PHONE, "0084912345678", "0912345678"),
        (T.PHONE, "84912345678", "0912345678"),
        (T.PHONE, "+842438123456", "02438123456"),
        (T.PHONE, "024 3812 3456", "02438123456"),
        (T.EMAIL, " hoa @example.vn ", "hoa@example.vn"),
        (T.DATE, "5/3/1962", "1962-03-05"),
        (T.DATE, "05-03-1962", "1962-03-05"),
        (T.DATE, "05.03.1962", "1962-03-05"),
        (T.DATE, "5 3 1962", "1962-03-05"),
        (T.DATE, "1962-3-5", "1962-03-05"),
        (T.DATE, "3/1962", "1962-03"),
        (T.DATE, "1962-3", "1962-03"),
        (T.DATE, 1962, "1962"),
        (T.DATE, "31/02/1962", "1962-02-31"),
        (T.DATE, "hôm qua", "hôm qua"),
        (T.TIME, "8:05", "08:05"),
        (T.TIME, "8h5", "08:05"),
        (T.TIME, "8h", "08:00"),
        (T.TIME, "8 giờ 05 phút", "08:05"),
        (T.TIME, "99:99", "99:99"),
        (T.DATETIME, "24/11/2026 8h30", "2026-11-24T08:30"),
        (T.DATETIME, "2026-11-24T08:30", "2026-11-24T08:30"),
        (T.DATETIME, "2026-11-24T08:30:00", "2026-11-24T08:30"),
        (T.DATETIME, "2026-11-24", "2026-11-24"),
        (T.INTEGER, "12", 12),
        (T.INTEGER, " 1.200 ", 1200),
        (T.INTEGER, "-3", -3),
        (T.INTEGER, "1.5", "1.5"),
        (T.INTEGER, "1,5", "1,5"),
        (T.INTEGER, "1 5", "1 5"),
        (T.INTEGER, "１２", "１２"),
        (T.INTEGER, "9" * 5_000, "9" * 5_000),
        (T.INTEGER, "", None),
        (T.MONEY, "20.000 đ", 20_000),
        (T.MONEY, "20,000đồng", 20_000),
        (T.MONEY, "1 200 000 VNĐ", 1_200_000),
        (T.MONEY, "20.00", "20.00"),
        (T.MONEY, "5 đđ", "5 đđ"),
        (T.MONEY, "đ", "đ"),
        (T.MONEY, True, True),
        (T.CHECKBOX, "true", True),
        (T.CHECKBOX, "có", "có"),
        (T.CHECKBOX, False, False),
        (T.ETHNICITY, "Tày", "tay"),
        (T.ETHNICITY, "ê đê", "e_de"),
        (T.ETHNICITY, "Gia Rai", "gia_rai"),
        (T.NATIONALITY, "VN", "vn"),
        (T.NATIONALITY, "Viet Nam", "vn"),
        (T.NATIONALITY, "Canada", "ca"),
        (T.NATIONALITY, "Sao Hỏa", "Sao Hỏa"),
        (T.SIGNATURE, "x", None),
        (T.ADDRESS, "Số 12", "Số 12"),
        (T.ADDRESS, {}, {}),
    ],
)
def test_what_was_meant(kind: FieldType, raw: Json, expected: Json) -> None:
    assert tidy(field("x", kind), raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"), [("nam", "nam"), ("Nữ", "nu"), ("FEMALE", "nu"), ("n", "n"), (5, "5")]
)
def test_an_option_may_be_named_by_its_label(raw: Json, expected: Json) -> None:
    assert tidy(field("x", T.SELECT, options=[NAM, NU]), raw) == expected


def test_an_address_keeps_the_keys_of_its_code_system() -> None:
    kind = field("x", T.ADDRESS)
    new: Json = {
        "code_system": "2025",
        "province": "01",
        "commune": "00097",
        "detail": " Số  12 ",
        "text": "x",
    }
    old: Json = {"code_system": "legacy", "text": "Thôn  2", "province": "01", "z": 1}

    assert tidy(kind, new) == {
        "code_system": "2025",
        "province": "01",
        "commune": "00097",
        "detail": "Số 12",
    }
    assert tidy(kind, old) == {"code_system": "legacy", "text": "Thôn 2"}
    assert tidy(kind, {"province": "01"}) == {"province": "01"}


def test_rows_are_tidied_column_by_column_and_none_is_lost() -> None:
    rows: Json = [{"ten": " Bằng  cấp ", "so_trang": "3", "la": 1}, {}, "x"]

    assert tidy(PAPERS, rows) == [{"ten": "Bằng cấp", "so_trang": 3, "la": 1}, {}, "x"]


@calm
@given(anything)
def test_tidying_never_fails_and_twice_is_once(raw: Json) -> None:
    for kind in FieldType:
        one = field("x", kind, options=[NAM, NU], columns=PAPERS.columns)
        once = tidy(one, raw)

        assert repr(tidy(one, once)) == repr(once)


_typed = st.text(st.sampled_from("0123456789 ./-:hTđ+()84giờphút,"), max_size=24)


@calm
@given(_typed)
def test_tidying_what_pads_can_type_twice_is_once(raw: str) -> None:
    for kind in FieldType:
        once = tidy(field("x", kind), raw)

        assert tidy(field("x", kind), once) == once
