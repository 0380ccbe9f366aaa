"""The eligibility questions: right answers lead on, a wrong one elsewhere, and every step has a way back."""

from dataclasses import replace

from kiosk.catalogue.form import Text
from kiosk.catalogue.procedure import Check, Procedure
from kiosk.replies import Loaded
from kiosk.visit import actions as do
from kiosk.visit.state import Page, Visit
from tests.kiosk.visit_samples import PROCEDURE, fresh, walk


def _check(id_: str, *, wanted: bool) -> Check:
    return Check(id=id_, question=Text(vi=f"{id_}?"), wanted=wanted, otherwise=Text(vi="Ở nơi khác"))


TWO = replace(PROCEDURE, eligibility=(_check("o_day", wanted=True), _check("nuoc_ngoai", wanted=False)))


def at_questions(procedure: Procedure = TWO) -> Visit:
    return walk(fresh(), do.OpenProcedure(procedure.code), Loaded(procedure), do.Begin())[0]


def test_right_answers_lead_to_the_notice() -> None:
    visit, effects = walk(at_questions(), do.Judge(yes=True), do.Judge(yes=False))

    assert (visit.page, effects) == (Page.PRIVACY, [])
    assert walk(at_questions(), do.Judge(yes=True))[0].check == 1


def test_a_wrong_answer_leads_elsewhere_and_back() -> None:
    there = walk(at_questions(), do.Judge(yes=True), do.Judge(yes=True))[0]
    back = walk(there, do.Back())[0]

    assert (there.page, there.check) == (Page.ELSEWHERE, 1)
    assert (back.page, back.check) == (Page.ELIGIBLE, 1)
    assert walk(back, do.Judge(yes=False))[0].page is Page.PRIVACY


def test_back_goes_through_every_question_to_the_beginning() -> None:
    visit = walk(at_questions(), do.Judge(yes=True), do.Judge(yes=False))[0]
    seen = []
    for _ in range(3):
        visit = walk(visit, do.Back())[0]
        seen.append((visit.page, visit.check))

    assert seen == [(Page.ELIGIBLE, 1), (Page.ELIGIBLE, 0), (Page.BEFORE, 0)]


def test_without_questions_the_notice_comes_at_once() -> None:
    assert at_questions(PROCEDURE).page is Page.PRIVACY


def test_an_answer_that_comes_twice_changes_nothing() -> None:
    visit = walk(at_questions(), do.Judge(yes=True), do.Judge(yes=False), do.Judge(yes=False))[0]

    assert visit.page is Page.PRIVACY


def test_what_is_guidance_only_is_never_begun() -> None:
    told = replace(TWO, guidance_only=Text(vi="Đến gặp trực tiếp"))

    assert at_questions(told).page is Page.BEFORE
