"""Every answer is judged by its kind, in the order of the form, and what is filed is clean."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue.form import Field, FieldType, Step
from kiosk.errors import Problem
from kiosk.forms.checks import check, check_step, settle, shown_fields, shown_steps
from kiosk.forms.kinds import LARGEST
from kiosk.forms.wording import sentence
from kiosk.text import nfc
from kiosk.values import Answers, Json
from tests.kiosk.forms_samples import (
    EVERYTHING,
    GOOD,
    NAM,
    NU,
    PAPERS,
    TODAY,
    anything,
    calm,
    field,
    procedure,
    when,
    words,
)

T = FieldType


def rules(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(one.field, one.rule) for one in problems]


def verdict(one: Field, value: Json) -> str:
    """The rule that this value breaks in this field, which can be told; "" when it is fine."""
    form = procedure(one)
    found = check(form, {one.id: value}, TODAY)
    assert all(sentence(problem, language, form) for problem in found for language in ("vi", "en"))
    return found[0].rule if found else ""


def test_a_good_form_has_no_problem() -> None:
    assert check(EVERYTHING, GOOD, TODAY) == []


def test_an_empty_form_names_what_it_needs_in_order_and_in_kind() -> None:
    assert rules(check(EVERYTHING, {}, TODAY)) == [
        ("ho_ten", "required_text"),
        ("so_dinh_danh", "required_text"),
        ("noi_o", "required_address"),
        ("giay_to", "required_rows"),
        ("cam_doan", "required_tick"),
    ]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            T.PERSON_NAME,
            ["Nguyễn Thị Hoa", "Y", "H' Mai Niê", "K’Brôi", "Y-Bham Êban", "Ly Sử Cà", "O'Brien"],
            {"Hoa 2": "person_name", "'": "person_name", "A.B": "person_name", "H\u0661": "person_name"},
        ),
        (
            T.PERSON_ID,
            ["001090123456", "001 090 123 456"],
            {
                "00109012345": "person_id",
                "012345678": "person_id_old",
                "００１０９０１２３４５６": "person_id",
                "٠٠١٠٩٠١٢٣٤٥٦": "person_id",
                "0010901234567": "person_id",
                "00109012345a": "person_id",
            },
        ),
        (
            T.DATE,
            ["2026-11-24", "24/11/2026", "2027-01-01", "2024-02-29"],
            {
                "2026-02-29": "date",
                "31/04/2026": "date",
                "0062-01-01": "date",
                "9999-01-01": "date",
                "hôm nay": "date",
                "2026-11": "date_partial",
                "2026": "date_partial",
                "2026-11-24T08:00": "date",
                "２０２６-11-24": "date",
            },
        ),
        (T.TIME, ["08:30", "23:59", "8h"], {"24:00": "time", "8": "time", "08:60": "time"}),
        (
            T.DATETIME,
            ["2026-11-24T08:30", "24/11/2026 08:30"],
            {"2026-11-24": "datetime", "2026-02-30T08:30": "datetime", "2026-11-24T25:00": "datetime"},
        ),
        (
            T.PHONE,
            ["0912345678", "+84912345678", "02438123456", "0398765432"],
            {
                "0112345678": "phone",
                "091234567": "phone",
                "09123456789": "phone",
                "0243812345": "phone",
                "abc": "phone",
            },
        ),
        (
            T.EMAIL,
            ["hoa@example.vn", "a.b+c@mail.example.com"],
            {"hoa": "email", "hoa@": "email", "hòa@example.vn": "email", "a..b@example.vn": "email"},
        ),
        (T.INTEGER, [0, "3", LARGEST], {"1.5": "integer", "-1": "min", "ba": "integer"}),
        (T.MONEY, [0, "20.000 đ"], {"1,5": "money", "-5": "min"}),
        (T.ETHNICITY, ["kinh", "Tày", "nuoc_ngoai"], {"sao_hoa": "option"}),
        (T.NATIONALITY, ["vn", "Lào"], {"zz": "option"}),
        (T.TEXT, ["x" * 200], {"x" * 201: "too_long"}),
        (T.TEXTAREA, ["một\nhai"], {"x" * 201: "too_long"}),
        (T.AGENCY, ["Công an phường"], {"x" * 201: "too_long"}),
    ],
    ids=lambda value: value.value if isinstance(value, FieldType) else "",
)
def test_each_kind_takes_what_it_should(kind: FieldType, good: list[Json], bad: dict[str, str]) -> None:
    one = field("x", kind)

    assert [value for value in good if verdict(one, value)] == []
    assert {value: verdict(one, value) for value in bad} == bad


@pytest.mark.parametrize("kind", [one for one in FieldType if one is not FieldType.SIGNATURE])
@pytest.mark.parametrize("value", [1.5, float("nan"), [1], {"a": 1}, {"code_system": 1}, 10**400, [[]]])
def test_no_kind_takes_a_value_of_another_shape(kind: FieldType, value: Json) -> None:
    assert verdict(field("x", kind, options=[NAM], columns=[field("y")]), value) != ""


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ({"code_system": "2025", "province": "01", "commune": "00097"}, ""),
        ({"code_system": "2025", "province": "79", "commune": "00097"}, "address_commune"),
        ({"code_system": "2025", "province": "01", "detail": "Số 1"}, "address_commune"),
        ({"province": "01", "commune": "00097"}, "address_commune"),
        ({"code_system": "2030", "province": "01", "commune": "00097"}, "address_commune"),
        ({"code_system": "legacy", "text": "Gia Thủy, Nho Quan, Ninh Bình"}, ""),
        ({"code_system": "foreign", "text": "Vientiane, Lào"}, ""),
        ({"code_system": "legacy", "text": "x" * 201}, "too_long"),
        ({"code_system": "2025", "province": "01", "commune": "00097", "detail": "x" * 201}, "too_long"),
        ({"code_system": "legacy"}, ""),
        ({"code_system": "2025", "province": "01"}, ""),
        ("Hà Nội", "address_commune"),
    ],
)
def test_an_address_lies_in_its_province(value: Json, rule: str) -> None:
    assert verdict(field("x", T.ADDRESS), value) == rule


def test_an_address_with_its_province_only_is_still_missing() -> None:
    value: Json = {"code_system": "2025", "province": "01"}

    assert verdict(field("x", T.ADDRESS, required=True), value) == "required_address"


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("2026-11-24", ""),
        ("2026-11-25", "date_past"),
        ("2026", ""),
        ("2026-12", "date_past"),
        ("2027", "date_past"),
    ],
)
def test_a_past_date_is_not_after_today(value: str, rule: str) -> None:
    assert verdict(field("x", T.DATE, past=True, partial=True), value) == rule


def test_numbers_keep_their_bounds_and_say_them() -> None:
    one = field("x", T.MONEY, min=1_000, max=2_000_000)
    low, high = (check(procedure(one), {"x": value}, TODAY)[0] for value in (999, 2_000_001))

    assert (low.rule, low.values["min"]) == ("min", "1.000")
    assert (high.rule, high.values["max"]) == ("max", "2.000.000")
    assert verdict(field("x", T.INTEGER, min=-5), -5) == ""


def test_a_tick_must_be_made_by_the_person() -> None:
    one = field("x", T.CHECKBOX, required=True)

    assert verdict(one, True) == ""
    assert verdict(one, False) == verdict(one, None) == "required_tick"
    assert verdict(one, 1) == verdict(one, "có") == "option"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], [("giay_to", "required_rows")]),
        ([{}, {"ten": ""}], [("giay_to", "required_rows")]),
        ("x", [("giay_to", "rows")]),
        ([1.5], [("giay_to.0", "rows")]),
        (
            [{}, {"so_trang": 0, "so_ban": "hai"}],
            [
                ("giay_to.1.ten", "required_text"),
                ("giay_to.1.so_trang", "min"),
                ("giay_to.1.so_ban", "integer"),
            ],
        ),
        ([{"ten": "a", "so_trang": 1, "so_ban": 1, "la": 2}], [("giay_to.0.la", "unknown_field")]),
        ([{"ten": "a", "so_trang": 1, "so_ban": 1}] * 4, [("giay_to", "rows_max")]),
        ([{"ten": "a", "so_trang": 1, "so_ban": 1, "phi": 1}], []),
    ],
)
def test_tables_are_judged_row_by_row(rows: Json, expected: list[tuple[str, str]]) -> None:
    assert rules(check(procedure(PAPERS), {"giay_to": rows}, TODAY)) == expected


def test_a_table_wants_its_fewest_rows() -> None:
    two = field("x", T.TABLE, min=2, columns=[field("y")])

    assert verdict(two, [{"y": "một"}]) == "rows_min"
    assert verdict(two, []) == ""


def test_columns_may_depend_on_their_row() -> None:
    kind = field("kieu", T.SELECT, options=[NAM, NU])
    other = field("khac", shown={"eq": ["kieu", "nu"]}, required={"eq": ["kieu", "nu"]})
    form = procedure(field("bang", T.TABLE, columns=[kind, other]))
    answers: Answers = {"bang": [{"kieu": "nam", "khac": "x"}, {"kieu": "nu"}]}

    assert rules(check(form, answers, TODAY)) == [("bang.1.khac", "required_text")]
    assert settle(form, answers, TODAY) == {"bang": [{"kieu": "nam"}, {"kieu": "nu"}]}


def test_unknown_keys_are_refused_last() -> None:
    found = check(EVERYTHING, {**GOOD, "la\x00": 1, "email": "x"}, TODAY)

    assert rules(found) == [("email", "email"), ("la", "unknown_field")]


def test_hidden_fields_are_not_asked_and_not_filed() -> None:
    answers: Answers = {**GOOD, "khong_co_so": True, "so_dinh_danh": "sai"}

    assert check(EVERYTHING, answers, TODAY) == []
    assert "so_dinh_danh" not in settle(EVERYTHING, answers, TODAY)


def test_hiding_a_field_hides_what_depends_on_it() -> None:
    chain = procedure(
        field("c", shown={"answered": "b"}),
        field("b", shown={"true": "a"}),
        field("a", T.CHECKBOX),
        field("d", shown={"not": {"answered": "b"}}),
    )
    answers: Answers = {"a": False, "b": "còn lại", "c": "còn lại", "d": "đúng"}

    assert [one.id for one in shown_fields(chain.form, answers, TODAY)] == ["a", "d"]
    assert settle(chain, answers, TODAY) == {"a": False, "d": "đúng"}


def test_rules_that_chase_each_other_come_to_an_end() -> None:
    form = procedure(field("a", shown={"not": {"answered": "b"}}), field("b", shown={"answered": "a"}))

    assert isinstance(check(form, {"a": "x", "b": "y"}, TODAY), list)


def test_a_hidden_step_hides_its_fields() -> None:
    first = Step(id="mot", title=words("Một"), question=words("?"), fields=[field("a", T.CHECKBOX)])
    second = Step(
        id="hai",
        title=words("Hai"),
        question=words("?"),
        shown={"true": "a"},
        fields=[field("b", required=True)],
    )
    form = procedure(steps=[first, second])

    assert [one.id for one in shown_steps(form.form, {}, TODAY)] == ["mot"]
    assert check(form, {}, TODAY) == []
    assert rules(check(form, {"a": True}, TODAY)) == [("b", "required_text")]
    assert rules(check_step(form, "hai", {"a": True}, TODAY)) == [("b", "required_text")]
    assert check_step(form, "mot", {"a": True}, TODAY) == []
    assert check_step(form, "hai", {}, TODAY) == []


def test_a_field_may_be_required_by_rule() -> None:
    form = procedure(field("a", T.INTEGER), field("b", required={"gt": ["a", 1]}))

    assert check(form, {"a": 1}, TODAY) == []
    assert rules(check(form, {"a": "2"}, TODAY)) == [("b", "required_text")]


def test_a_constraint_speaks_only_when_it_is_surely_broken() -> None:
    later = when({"not_after": ["tu", "den"]}, "Ngày đến không thể trước ngày đi")
    form = procedure(field("tu", T.DATE), field("den", T.DATE, constraints=[later]))
    broken = check(form, {"tu": "2026-11-20", "den": "2026-11-01"}, TODAY)

    assert rules(broken) == [("den", "constraint")]
    assert broken[0].values["message"] == "Ngày đến không thể trước ngày đi"
    assert check(form, {"tu": "2026-11-01", "den": "2026-11-20"}, TODAY) == []
    assert check(form, {"den": "2026-11-01"}, TODAY) == []
    assert check(form, {"tu": "2026-11-20"}, TODAY) == []


def test_one_answer_has_one_problem_until_it_is_well_formed() -> None:
    few = field("a", T.INTEGER, max=50, constraints=[when({"le": ["a", 9]}, "Nhiều nhất 9")])

    assert rules(check(procedure(few), {"a": 51}, TODAY)) == [("a", "max")]
    assert rules(check(procedure(few), {"a": 10}, TODAY)) == [("a", "constraint")]


def test_what_is_filed_is_tidy_and_computed() -> None:
    given_: Answers = {
        **GOOD,
        "ho_ten": "  Nguyễn  Thị Hoa ",
        "dien_thoai": "+84 912 345 678",
        "ngay_chu": "sai",
        "tong": 1,
        "giay_to": [{}, {"ten": "Bằng", "so_trang": "3", "so_ban": 2, "phi": 5}],
        "kinh_gui": "   ",
        "ky": "x",
    }
    filed = settle(EVERYTHING, given_, TODAY)

    assert filed["ho_ten"] == "Nguyễn Thị Hoa"
    assert filed["dien_thoai"] == "0912345678"
    assert str(filed["ngay_chu"]).startswith("Ngày năm, tháng ba")
    assert filed["giay_to"] == [{"ten": "Bằng", "so_trang": 3, "so_ban": 2, "phi": 10_000}]
    assert filed["tong"] == 10_000
    assert {"kinh_gui", "ky"}.isdisjoint(filed)
    assert list(filed) == [one.id for one in EVERYTHING.form.fields if one.id in filed]


def test_a_strange_key_is_still_refused_after_settling() -> None:
    settled = settle(EVERYTHING, {**GOOD, "la": 1}, TODAY)

    assert rules(check(EVERYTHING, settled, TODAY)) == [("la", "unknown_field")]


_ids = [one.id for one in EVERYTHING.form.fields]
_answers = st.dictionaries(st.sampled_from([*_ids, "la"]), anything | st.sampled_from([*GOOD.values()]))


@calm
@given(_answers)
def test_no_answers_break_the_check(answers: Answers) -> None:
    found = check(EVERYTHING, {**GOOD, **answers}, TODAY)
    filed = settle(EVERYTHING, {**GOOD, **answers}, TODAY)

    assert repr(settle(EVERYTHING, filed, TODAY)) == repr(filed)
    assert (found == []) == (check(EVERYTHING, filed, TODAY) == [])
    assert all(sentence(one, language, EVERYTHING) for one in found for language in ("vi", "en"))


@calm
@given(_answers)
def test_what_passes_the_check_can_be_sealed(answers: Answers) -> None:
    filed = settle(EVERYTHING, {**GOOD, **answers}, TODAY)
    if check(EVERYTHING, filed, TODAY) == []:
        text = json.dumps(filed, ensure_ascii=False, allow_nan=False)

        assert text.encode() == nfc(text).encode()
        assert _floats(filed) == []


def _floats(value: object) -> list[object]:
    if isinstance(value, dict):
        return [one for inner in value.values() for one in _floats(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in _floats(inner)]
    return [value] if isinstance(value, float) else []
