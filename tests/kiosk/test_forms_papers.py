"""The papers asked for follow the answers; the papers taken are held to them."""

import pytest

from kiosk.catalogue.form import FieldType
from kiosk.catalogue.procedure import DocumentKind
from kiosk.forms.checks import check_documents, needed_documents
from kiosk.forms.papers import is_required
from kiosk.forms.wording import sentence
from kiosk.values import Answers
from tests.kiosk.forms_samples import TODAY, document, field, procedure

K = DocumentKind
UQ = {"true": "uy_quyen"}
FORM = procedure(
    field("uy_quyen", FieldType.CHECKBOX),
    field("doi_anh", FieldType.CHECKBOX),
    documents=[
        document("to_khai", K.TO_KHAI, required=True),
        document("chung_sinh", K.BAN_CHINH, required=True),
        document("ban_sao", K.BAN_SAO, required=True, max_pages=5),
        document("uy_quyen", K.BAN_DIEN_TU, required=UQ, shown=UQ),
        document("anh", K.ANH),
        document("anh_moi", K.ANH, required=True, shown={"true": "doi_anh"}),
        document("can_cuoc", K.XUAT_TRINH, required=True),
        document("so_gcn", K.THONG_TIN, required=True),
        document("ho_khau", K.KHONG_NOP),
    ],
)
YES: Answers = {"uy_quyen": True}


def found(answers: Answers, taken: dict[str, int]) -> list[tuple[str, str]]:
    problems = check_documents(FORM, answers, taken, TODAY)
    assert all(sentence(one, language, FORM) for one in problems for language in ("vi", "en"))
    return [(one.field, one.rule) for one in problems]


def test_papers_are_asked_for_by_the_answers() -> None:
    ids = ["to_khai", "chung_sinh", "ban_sao", "anh", "can_cuoc", "so_gcn", "ho_khau"]

    assert [one.id for one in needed_documents(FORM, {}, TODAY)] == ids
    assert "uy_quyen" in [one.id for one in needed_documents(FORM, YES, TODAY)]


def test_a_paper_may_be_required_by_rule() -> None:
    paper = FORM.documents[3]

    assert is_required(FORM, paper, YES, TODAY)
    assert not is_required(FORM, paper, {}, TODAY)


def test_a_scan_that_is_needed_is_missed_but_an_original_may_come_on_paper() -> None:
    assert found({}, {}) == [("ban_sao", "document_missing")]
    assert found(YES, {}) == [("ban_sao", "document_missing"), ("uy_quyen", "document_missing")]
    assert found({}, {"ban_sao": 0}) == [("ban_sao", "document_missing")]
    assert found(YES, {"ban_sao": 5, "uy_quyen": 1, "chung_sinh": 2, "anh": 1}) == []


@pytest.mark.parametrize("id_", ["to_khai", "can_cuoc", "so_gcn", "ho_khau"])
def test_what_is_never_scanned_is_not_taken(id_: str) -> None:
    assert found({}, {"ban_sao": 1, id_: 1}) == [(id_, "document_not_taken")]


def test_a_paper_that_the_answers_rule_out_is_not_taken_either() -> None:
    assert found({}, {"ban_sao": 1, "uy_quyen": 1}) == [("uy_quyen", "document_not_needed")]


def test_too_many_pages_and_unknown_papers_are_named() -> None:
    assert found({}, {"la": 1, "ban_sao": 6}) == [("ban_sao", "file_pages"), ("la", "document_unknown")]
    assert check_documents(FORM, {}, {"ban_sao": 6}, TODAY)[0].values["max"] == "5"
