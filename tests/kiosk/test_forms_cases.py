"""Which case is mine, and which papers it needs."""

import io
import random
from datetime import UTC, date, datetime

import pypdf
import pytest

from kiosk.catalogue.form import FieldType
from kiosk.catalogue.load import Catalogue
from kiosk.forms.cases import case_fields, papers_left
from kiosk.forms.checks import needed_documents
from kiosk.paths import assets
from kiosk.slips.checklist import checklist
from kiosk.values import Answers
from tests import robot
from tests.kiosk.slips_samples import OFFICE

CATALOGUE = Catalogue(assets() / "procedures")
CODES = [one.code for one in CATALOGUE.listed()]
BIRTH = CATALOGUE.get("1.001193")
TODAY = date(2026, 11, 24)


def left(answers: Answers) -> dict[str, bool]:
    return {one.id: sure for one, sure in papers_left(BIRTH, answers, TODAY)}


def test_only_touches_decide_and_only_what_papers_depend_on() -> None:
    ids = [one.id for one in case_fields(BIRTH, {}, TODAY)]

    assert "loai_khai_sinh" in ids
    assert "con_ho_ten" not in ids
    assert "cap_ban_sao" not in ids


def test_before_any_answer_every_paper_may_be_needed() -> None:
    assert set(left({})) == {one.id for one in BIRTH.documents} - {"to_khai"}
    assert left({})["giay_to_tuy_than"]
    assert not left({})["bien_ban_bo_roi"]


def test_an_answer_leaves_only_its_own_papers() -> None:
    found = left({"loai_khai_sinh": "bo_roi"})

    assert found["bien_ban_bo_roi"]
    assert "van_ban_mang_thai_ho" not in found


@pytest.mark.parametrize("code", CODES)
def test_once_everything_is_answered_it_is_the_list_of_the_papers_page(code: str) -> None:
    procedure = CATALOGUE.get(code)
    for seed in range(5):
        answers = robot.filled(procedure, random.Random(seed), TODAY)
        needed = [one.id for one in needed_documents(procedure, answers, TODAY)]
        found = [one.id for one, _ in papers_left(procedure, answers, TODAY)]

        assert [one for one in needed if one != "to_khai"] == [one for one in found if one in needed]
        assert all(
            one.type in (FieldType.SELECT, FieldType.RADIO, FieldType.CHECKBOX)
            for one in case_fields(procedure, answers, TODAY)
        )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", CODES)
def test_the_list_can_be_taken_home(code: str, language: str) -> None:
    procedure = CATALOGUE.get(code)
    papers = papers_left(procedure, {}, TODAY)
    paper = checklist(procedure, papers, OFFICE, datetime(2026, 11, 24, 3, tzinfo=UTC), language)
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages)

    flat = "".join(words.split())
    assert all("".join(one.name.in_(language).split()) in flat for one, _ in papers)
    assert procedure.code in words
