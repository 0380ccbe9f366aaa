"""The way through a form: its stages, where the citizen stands, what comes next."""

from collections.abc import Sequence
from datetime import date

from kiosk.catalogue.form import Step, Text
from kiosk.catalogue.procedure import Document, DocumentKind, Procedure
from kiosk.effects import DraftContent
from kiosk.forms.checks import needed_documents, shown_fields, shown_steps
from kiosk.forms.wording import both
from kiosk.records import dataclass
from kiosk.visit.state import OATH, Page, Visit

PAPERS = "papers"
CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    id: str  # a form step's id, "papers" or "check"
    title: Text


def asking_steps(visit: Visit, today: date) -> list[Step]:
    """The form steps that ask something now; the oath stands on the check page instead."""
    if visit.procedure is None:
        return []
    form = visit.procedure.form
    asked = {one.id for one in shown_fields(form, visit.answers, today)}
    steps = shown_steps(form, visit.answers, today)
    return [step for step in steps if step.id != OATH and any(one.id in asked for one in step.fields)]


def papers_asked(visit: Visit, today: date) -> list[Document]:
    """What the papers page speaks of: everything but the declaration, which we make ourselves."""
    if visit.procedure is None:
        return []
    needed = needed_documents(visit.procedure, visit.answers, today)
    return [one for one in needed if one.kind is not DocumentKind.TO_KHAI]


def stages(visit: Visit, today: date) -> list[Stage]:
    """All stages of this filing in order, as the segments above the question show them."""
    found = [Stage(id=step.id, title=step.title) for step in asking_steps(visit, today)]
    if papers_asked(visit, today):
        found.append(Stage(id=PAPERS, title=both("forms.stage_papers")))
    return [*found, Stage(id=CHECK, title=both("forms.stage_check"))]


def stage(visit: Visit) -> str:
    """The id of the stage on screen; "" outside the form."""
    match visit.page:
        case Page.FORM:
            return visit.step
        case Page.PAPERS:
            return PAPERS
        case Page.CHECK:
            return CHECK
        case _:
            return ""


def neighbour(visit: Visit, today: date, offset: int) -> str | None:
    """The stage `offset` away from the one on screen; None before the first or after the last."""
    ids = [one.id for one in stages(visit, today)]
    here = stage(visit)
    place = ids.index(here) + offset if here in ids else 0
    return ids[place] if 0 <= place < len(ids) else None


def content(visit: Visit) -> DraftContent:
    """All that must be in the draft so that the visit can be taken up again."""
    return DraftContent(
        id=visit.draft,
        procedure=visit.procedure.ref if visit.procedure else "",
        language=visit.language,
        step=visit.step,
        answers=visit.answers,
        origins=visit.origins,
        papers=visit.papers,
        purposes=visit.purposes,
        claims=visit.claims,
    )


def visible_documents(procedure: Procedure) -> Sequence[Document]:
    """The papers as the "before you start" page lists them."""
    return [one for one in procedure.documents if one.kind is not DocumentKind.TO_KHAI]
