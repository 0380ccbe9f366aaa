"""Named formats: however they are typed they are kept one way, and what is none of them is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue.form import Field, FieldType, Text
from kiosk.forms.doubts import warnings
from kiosk.forms.formats import decimal_words, tax_code_fits
from kiosk.forms.kinds import flaw
from kiosk.forms.show import show
from kiosk.forms.tidy import tidy
from kiosk.values import Answers, Json
from tests.kiosk.forms_samples import EVERYTHING

TODAY = date(2026, 11, 25)
NAMED = (FieldType.DECIMAL, FieldType.TAX_CODE, FieldType.VEHICLE, FieldType.POSTAL)


def field(kind: FieldType, least: int | None = None, most: int | None = None) -> Field:
    return Field(id="x", label=Text(vi="x"), type=kind, min=least, max=most)


KEPT = [
    (FieldType.TAX_CODE, "0100109106", "0100109106"),
    (FieldType.TAX_CODE, "0100 109 106", "0100109106"),
    (FieldType.TAX_CODE, "0100109106001", "0100109106-001"),
    (FieldType.TAX_CODE, "0100109106 - 001", "0100109106-001"),
    (FieldType.TAX_CODE, "001 190 123 456", "001190123456"),
    (FieldType.TAX_CODE, 8001234567, "8001234567"),
    (FieldType.VEHICLE, "29A-123.45", "29A-123.45"),
    (FieldType.VEHICLE, "29a12345", "29A-123.45"),
    (FieldType.VEHICLE, "29A 123 45", "29A-123.45"),
    (FieldType.VEHICLE, "29 a - 12345", "29A-123.45"),
    (FieldType.VEHICLE, "29-B1 123.45", "29B1-123.45"),
    (FieldType.VEHICLE, "29B112345", "29B1-123.45"),
    (FieldType.VEHICLE, "29B1-1234", "29B1-1234"),
    (FieldType.VEHICLE, "29B11234", "29B-112.34"),
    (FieldType.VEHICLE, "51LD-123.45", "51LD-123.45"),
    (FieldType.VEHICLE, "29MĐ1-123.45", "29MĐ1-123.45"),
    (FieldType.VEHICLE, "80 123 ng 45", "80-123-NG-45"),
    (FieldType.POSTAL, "11022", "11022"),
    (FieldType.POSTAL, "11 022", "11022"),
    (FieldType.POSTAL, 11022, "11022"),
    (FieldType.DECIMAL, "62,5", "62.5"),
    (FieldType.DECIMAL, "62.5", "62.5"),
    (FieldType.DECIMAL, "62,50 m²", "62.5"),
    (FieldType.DECIMAL, "85 m2", "85"),
    (FieldType.DECIMAL, "1.234,5", "1234.5"),
    (FieldType.DECIMAL, "1.234", "1.234"),  # one point is the decimal one, as it is kept
    (FieldType.DECIMAL, "1.234.567", "1234567"),
    (FieldType.DECIMAL, "0062,0", "62"),
    (FieldType.DECIMAL, 62, "62"),
    (FieldType.DECIMAL, "0", "0"),
]


@pytest.mark.parametrize(("kind", "typed", "kept"), KEPT)
def test_however_it_is_typed_it_is_kept_one_way(kind: FieldType, typed: Json, kept: str) -> None:
    assert tidy(field(kind), typed) == kept
    assert tidy(field(kind), kept) == kept


REFUSED = [
    (
        FieldType.TAX_CODE,
        ["1", "010010910", "01001091066", "0100109106-01", "0100109106-0001", "MST0100109106", "41A8012345"],
    ),
    (
        FieldType.VEHICLE,
        ["29", "A29-123.45", "29A-12", "29A-123456", "29ABC-123.45", "80-123-XX-45", "xe máy"],
    ),
    (FieldType.POSTAL, ["1", "1102", "110223", "1102a", "١١٠٢٢", "-1102"]),
    (
        FieldType.DECIMAL,
        ["khoảng 60", "62,5,5", "1,234.5", "-3", "62,12345", "1e3", "½", "1" * 13, ",5", "NaN"],
    ),
]


@pytest.mark.parametrize(("kind", "typed"), [(kind, one) for kind, many in REFUSED for one in many])
def test_what_is_none_is_told(kind: FieldType, typed: str) -> None:
    assert flaw(field(kind), tidy(field(kind), typed), TODAY) == kind.value


@pytest.mark.parametrize("kind", NAMED)
@pytest.mark.parametrize("value", [True, 1.5, [], {}, ["a"]])
def test_what_is_no_text_is_told(kind: FieldType, value: Json) -> None:
    assert flaw(field(kind), tidy(field(kind), value), TODAY) == "not_text"


@pytest.mark.parametrize(("typed", "rule"), [("0,9", "min"), ("1", None), ("99,5", None), ("99,6", "max")])
def test_a_decimal_keeps_its_bounds(typed: str, rule: str | None) -> None:
    asked = field(FieldType.DECIMAL, 1, 99)
    value = tidy(asked, typed.replace("99,5", "99").replace("99,6", "99,1"))

    assert flaw(asked, value, TODAY) == rule


@pytest.mark.parametrize("kind", NAMED)
@given(text=st.text(st.sampled_from("0123456789AaBĐNGx.,- m²"), max_size=18))
def test_what_is_kept_stays_as_it_is(kind: FieldType, text: str) -> None:
    kept = tidy(field(kind), text)

    assert tidy(field(kind), kept) == kept


@given(st.integers(0, 10**12 - 1), st.integers(0, 9999))
def test_a_decimal_reads_back_as_it_is_shown(whole: int, rest: int) -> None:
    asked = field(FieldType.DECIMAL)
    kept = tidy(asked, f"{whole},{rest:04}")
    assert isinstance(kept, str)

    shown = decimal_words(kept, "vi")

    assert flaw(asked, kept, TODAY) is None
    assert ("," not in shown and "." in shown and shown.count(".") == 1) or tidy(asked, shown) == kept


def test_a_decimal_is_shown_as_the_language_writes_it() -> None:
    assert show(field(FieldType.DECIMAL), "1234.5") == "1.234,5"
    assert show(field(FieldType.DECIMAL), "1234.5", "en") == "1,234.5"


@pytest.mark.parametrize(
    ("code", "fits"),
    [
        # 0×31+1×29+0×23+0×19+1×17+0×13+9×7+1×5+0×3 = 114 = 10×11+4, and 10-4 = 6
        ("0100109106", True),
        ("0100109105", False),
        ("0100109106-001", True),
        ("0100109107-001", False),
        ("001190123456", True),
        ("nothing", True),
    ],
)
def test_the_check_digit_of_a_tax_code(code: str, fits: bool) -> None:
    assert tax_code_fits(code) is fits


def test_a_doubtful_tax_code_is_told_and_keeps_nobody() -> None:
    told = warnings(EVERYTHING, {"ma_so_thue": "0100109105"}, {}, None, TODAY)

    assert [(one.field, one.rule) for one in told] == [("ma_so_thue", "tax_code_digit")]
    assert flaw(field(FieldType.TAX_CODE), "0100109105", TODAY) is None


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"ma_so_thue": "0100109106"}, "tax_code_old"),
        ({"ma_so_thue": "0100109106-001"}, None),
        ({"ma_so_thue": "001190123456"}, None),
        ({"ma_so_thue": "01"}, None),
        ({"dien_tich": "1.234"}, "decimal_point"),
        ({"dien_tich": "999.125"}, "decimal_point"),
        ({"dien_tich": "0.234"}, None),
        ({"dien_tich": "1234.125"}, None),
        ({"dien_tich": "1.2345"}, None),
        ({"dien_tich": "1234"}, None),
    ],
)
def test_what_may_be_meant_otherwise_is_told(answers: Answers, rule: str | None) -> None:
    told = warnings(EVERYTHING, answers, {}, None, TODAY)

    assert [one.rule for one in told] == ([] if rule is None else [rule])


def test_the_doubt_about_a_point_names_both_readings() -> None:
    (told,) = warnings(EVERYTHING, {"dien_tich": "1.234"}, {}, None, TODAY)

    assert told.values == {"read": "1,234", "other": "1234"}
