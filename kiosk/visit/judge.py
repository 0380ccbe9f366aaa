"""Is this the right procedure? Its yes-or-no questions, between "before you start" and the privacy notice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kiosk.catalogue.procedure import Check
from kiosk.effects import Effect, PrintList
from kiosk.forms.tidy import tidy
from kiosk.values import Json
from kiosk.visit import actions as do
from kiosk.visit.state import Page, Visit

Deciding = do.Begin | do.Judge | do.Case | do.PrintPapers


def decide(visit: Visit, action: Deciding, today: date) -> tuple[Visit, Sequence[Effect]]:
    match action:
        case do.Begin():
            return set_out(visit, today), []
        case do.Judge(yes):
            return judge(visit, yes=yes), []
        case do.Case(field, value):
            return choose_case(visit, field, value), []
        case do.PrintPapers():
            return visit, print_papers(visit)


def set_out(visit: Visit, today: date) -> Visit:
    """To the first question, or to the notice; what cannot be handed in here leads nowhere."""
    procedure = visit.procedure
    if procedure is None or procedure.guidance_only or not (visit.draft or procedure.in_force(today)):
        return visit
    return replace(visit, page=Page.ELIGIBLE if _checks(visit) else Page.PRIVACY, check=0)


def judge(visit: Visit, *, yes: bool) -> Visit:
    """One wrong answer leads elsewhere, the last right one to the notice."""
    checks = _checks(visit)
    if visit.page is not Page.ELIGIBLE or visit.check >= len(checks):
        return visit
    if yes is not checks[visit.check].wanted:
        return replace(visit, page=Page.ELSEWHERE)
    if visit.check + 1 < len(checks):
        return replace(visit, check=visit.check + 1)
    return replace(visit, page=Page.PRIVACY)


def choose_case(visit: Visit, field: str, value: Json) -> Visit:
    """Only a question of this form is answered, and only before anything is begun."""
    asked = visit.procedure.form.field(field) if visit.procedure else None
    if asked is None or visit.draft:
        return visit
    return replace(visit, answers={**visit.answers, field: tidy(asked, value)}, listed=None)


def print_papers(visit: Visit) -> Sequence[Effect]:
    if visit.procedure is None:
        return []
    return [PrintList(visit.procedure.ref, visit.answers, visit.language)]


def before_that(visit: Visit) -> Visit:
    """The page before the notice, a question or "elsewhere"."""
    match visit.page:
        case Page.ELSEWHERE:
            return replace(visit, page=Page.ELIGIBLE)
        case Page.PRIVACY if _checks(visit):
            return replace(visit, page=Page.ELIGIBLE)
        case Page.ELIGIBLE if visit.check:
            return replace(visit, check=visit.check - 1)
        case _:
            return replace(visit, page=Page.BEFORE)


def _checks(visit: Visit) -> Sequence[Check]:
    return visit.procedure.eligibility if visit.procedure else ()
