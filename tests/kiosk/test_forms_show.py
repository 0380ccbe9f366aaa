"""Answers and problems are told as people read them, in both languages."""

import json
import re

import pytest
from hypothesis import given

from kiosk.catalogue.form import FieldType
from kiosk.catalogue.procedure import DocumentKind
from kiosk.errors import Problem
from kiosk.forms import papers
from kiosk.forms.checks import check
from kiosk.forms.compute import computed
from kiosk.forms.show import show, show_rows
from kiosk.forms.wording import mid, sentence
from kiosk.paths import assets
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
    document,
    field,
    procedure,
    when,
)

T = FieldType


@pytest.mark.parametrize(
    ("kind", "value", "vi", "en"),
    [
        (T.TEXT, "Số 12", "Số 12", "Số 12"),
        (T.DATE, "1962-03-05", "05/03/1962", "05/03/1962"),
        (T.DATE, "1962-03", "03/1962", "03/1962"),
        (T.DATE, "1962", "1962", "1962"),
        (T.DATETIME, "2026-11-24T08:30", "08:30 24/11/2026", "08:30 24/11/2026"),
        (T.TIME, "08:30", "08:30", "08:30"),
        (T.MONEY, 1_208_000, "1.208.000 đ", "1,208,000 đ"),
        (T.MONEY, 0, "0 đ", "0 đ"),
        (T.INTEGER, 1962, "1962", "1962"),
        (T.CHECKBOX, True, "Có", "Yes"),
        (T.CHECKBOX, False, "Không", "No"),
        (T.SELECT, "nu", "Nữ", "Female"),
        (T.SELECT, "xx", "xx", "xx"),
        (T.ETHNICITY, "e_de", "Ê Đê", "Ê Đê"),
        (T.NATIONALITY, "la", "Lào", "Laos"),
        (T.PERSON_ID, "001090123456", "001090123456", "001090123456"),
        (T.ADDRESS, GOOD["noi_o"], *["Số 12, Phường Hồng Hà, Thành phố Hà Nội"] * 2),
        (T.TEXT, None, "", ""),
    ],
)
def test_values_are_told_in_words(kind: FieldType, value: Json, vi: str, en: str) -> None:
    one = field("x", kind, options=[NAM, NU])

    assert show(one, value, "vi") == vi
    assert show(one, value, "en") == en


def test_identity_numbers_may_be_masked_everywhere() -> None:
    number = field("so", T.PERSON_ID)
    table = field("x", T.TABLE, columns=[number])

    assert show(number, "001090123456", masked=True) == "001******456"
    assert show(table, [{"so": "001090123456"}], masked=True) == "1. So: 001******456"


def test_a_table_is_a_list_of_rows() -> None:
    rows = computed(EVERYTHING, {"giay_to": [{"ten": "Bằng", "so_trang": 1, "so_ban": 2}, {"ten": "Học bạ"}]})
    value = rows["giay_to"]

    assert show(PAPERS, value) == ("1. Ten: Bằng; So trang: 1; So ban: 2; Phi: 4.000 đ\n2. Ten: Học bạ")
    assert show_rows(PAPERS, value) == [["Bằng", "1", "2", "4.000 đ"], ["Học bạ", "", "", ""]]


@calm
@given(anything)
def test_no_value_breaks_the_telling(value: Json) -> None:
    for kind in FieldType:
        one = field("x", kind, options=[NAM, NU], columns=PAPERS.columns)

        assert isinstance(show(one, value, masked=True), str)


def test_labels_stand_inside_sentences() -> None:
    assert mid("Số định danh") == "số định danh"
    assert mid("UBND xã") == "UBND xã"
    assert mid("") == ""


def told(form: object, answers: Answers, language: str) -> list[str]:
    assert form is EVERYTHING
    return [sentence(one, language, EVERYTHING) for one in check(EVERYTHING, answers, TODAY)]


def test_problems_name_the_field_and_what_to_do() -> None:
    assert told(EVERYTHING, {}, "vi")[:3] == [
        "Nhập ho ten",
        "Nhập so dinh danh",
        "Chọn tỉnh, thành phố rồi chọn xã, phường ở mục “Noi o”",
    ]
    assert told(EVERYTHING, {}, "en")[0] == "Enter ho ten (en)"


def test_problems_of_a_table_name_the_row() -> None:
    answers: Answers = {**GOOD, "giay_to": [{}, {"so_trang": 1, "so_ban": 1}]}

    assert told(EVERYTHING, answers, "vi") == ["Nhập ten ở dòng 2"]
    assert told(EVERYTHING, answers, "en") == ["Enter ten (en) in line 2"]


def test_a_constraint_speaks_in_its_own_words() -> None:
    form = procedure(field("a", T.INTEGER, constraints=[when({"le": ["a", 9]}, "Nhiều nhất 9")]))
    problem = check(form, {"a": 10}, TODAY)[0]

    assert sentence(problem, "vi", form) == "Nhiều nhất 9"
    assert sentence(problem, "en", form) == "Nhiều nhất 9 (en)"
    assert sentence(problem, "en") == "Nhiều nhất 9"


def test_problems_of_papers_name_the_paper() -> None:
    form = procedure(documents=[document("bang", DocumentKind.BAN_SAO, required=True)])
    problem = papers.check_documents(form, {}, {}, TODAY)[0]

    assert sentence(problem, "vi", form) == "Thêm bản quét của “Bang”"
    assert sentence(problem, "en", form) == "Add a scan of “Bang (en)”"


def test_a_strange_key_is_named_as_it_was_given() -> None:
    problem = check(EVERYTHING, {**GOOD, "giay_to.x": 1}, TODAY)[0]

    assert sentence(problem, "vi", EVERYTHING) == "Tờ khai này không có mục “giay_to.x”"


def test_a_bare_problem_can_be_told() -> None:
    assert sentence(Problem(field="card", rule="card")).startswith("Chưa đọc được mã trên thẻ")
    assert "“la”" in sentence(Problem(field="la", rule="document_unknown"))


def _table(language: str, room: str) -> dict[str, str]:
    path = assets() / "strings" / language / f"{room}.json"
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


def test_sentences_are_kind_and_concrete() -> None:
    sentences = [*_table("vi", "problem").values()]

    assert [one for one in sentences if re.search(r"không hợp lệ|vui lòng|quý khách|lỗi", one.lower())] == []
    assert [one for one in sentences if one.endswith(".")] == []
