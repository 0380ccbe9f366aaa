"""Filling in: the card, the form's steps, the papers, the check page and handing in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from kiosk.catalogue.form import FieldType
from kiosk.catalogue.procedure import Procedure
from kiosk.clock import local
from kiosk.effects import (
    Effect,
    KeepFiling,
    ListFiles,
    PaperRef,
    PrintAgain,
    ReadCardPicture,
    SaveDraft,
    TakePaper,
    Wipe,
)
from kiosk.errors import Problem
from kiosk.forms.card import Card, read_card
from kiosk.forms.checks import check, check_documents, check_step, shown_fields, tidy
from kiosk.forms.compute import computed
from kiosk.forms.persons import persons_of
from kiosk.forms.prefill import CARD, EARLIER, FILED, TYPED, Sources, prefill
from kiosk.values import Answers, Json
from kiosk.visit import actions as do
from kiosk.visit.flow import CHECK, PAPERS, content, neighbour, stages
from kiosk.visit.state import Page, Visit

Filling = (
    do.ReadCard
    | do.PickCardPicture
    | do.Answer
    | do.Continue
    | do.Back
    | do.Change
    | do.LookForFiles
    | do.AddPaper
    | do.RemovePaper
    | do.Claim
    | do.Submit
    | do.Reprint
    | do.Another
)
Next = tuple[Visit, Sequence[Effect]]

_PERSON: Mapping[FieldType, Callable[[Card], str]] = {
    FieldType.PERSON_NAME: lambda card: card.full_name,
    FieldType.PERSON_ID: lambda card: card.id_number,
}


def fill(visit: Visit, action: Filling, now: datetime) -> Next:  # noqa: C901, PLR0911, PLR0912 - a line per action
    procedure = visit.procedure
    if procedure is None:
        return visit, []
    today = local(now).date()
    match action:
        case do.ReadCard(text):
            return _card(visit, procedure, text, today)
        case do.PickCardPicture(path):
            return replace(visit, busy=True, problems=()), [ReadCardPicture(path)]
        case do.Answer(field, value):
            return _answer(visit, procedure, field, value, today)
        case do.Continue():
            return _continue(visit, procedure, today)
        case do.Back():
            return _back(visit, today)
        case do.Change(step):
            return _show(_mending(visit, procedure, step), step)
        case do.LookForFiles():
            return visit, [ListFiles()]
        case do.AddPaper(document, path):
            return replace(visit, busy=True, problems=()), [TakePaper(procedure.ref, document, path)]
        case do.RemovePaper(document, sha256):
            return _remove(visit, document, sha256)
        case do.Claim(exemption, claimed):
            claims = visit.claims - {exemption} | ({exemption} if claimed else set())
            visit = replace(visit, claims=claims)
            return visit, [SaveDraft(content(visit))]
        case do.Submit():
            return _submit(visit, procedure, today)
        case do.Reprint():
            return visit, [PrintAgain(visit.draft)] if visit.receipt else []
        case do.Another():
            return _another(visit, procedure, today)


def _card(visit: Visit, procedure: Procedure, text: str, today: date) -> Next:
    """What is no card fills in nothing; of a card, only what was surely read."""
    card = read_card(text)
    if card is None:
        return replace(visit, problems=[Problem(field="card", rule="card")], busy=False), []
    if visit.page is Page.FORM and not _wants_card(visit, procedure):
        answers, origins = _of_another(visit, procedure, card, today)
        visit = replace(visit, answers=answers, origins=origins, problems=(), busy=False)
    else:
        visit = replace(_without_card(visit), card=card, problems=(), busy=False)
    visit = prefilled(visit, procedure, today)
    return visit, [SaveDraft(content(visit))]


def _without_card(visit: Visit) -> Visit:
    """Nothing of an earlier card: what the next one does not say must not be another person's."""
    read = {id_ for id_, origin in visit.origins.items() if origin == CARD}
    answers = {id_: value for id_, value in visit.answers.items() if id_ not in read}
    origins = {id_: origin for id_, origin in visit.origins.items() if id_ not in read}
    return replace(visit, answers=answers, origins=origins)


def _wants_card(visit: Visit, procedure: Procedure) -> bool:
    """Whether this step asks about the very person whose card the visit is about."""
    step = next((one for one in procedure.form.steps if one.id == visit.step), None)
    return any(name.startswith("card.") for field in (step.fields if step else ()) for name in field.prefill)


def _of_another(
    visit: Visit, procedure: Procedure, card: Card, today: date
) -> tuple[Answers, Mapping[str, str]]:
    """A card scanned at a step about somebody else: it answers what is empty there and nothing elsewhere.

    What an earlier filing said of that person gives way to the card.
    """
    shown = {one.id for one in shown_fields(procedure.form, visit.answers, today)}
    step = next((one for one in procedure.form.steps if one.id == visit.step), None)
    here = [one for one in (step.fields if step else ()) if one.id in shown]
    answers, origins = dict(visit.answers), dict(visit.origins)
    for kind, value in _PERSON.items():
        alike = [one for one in here if one.type is kind]
        if not value(card) or len(alike) != 1:
            continue
        id_ = alike[0].id
        if answers.get(id_) in (None, "") or origins.get(id_) in (FILED, EARLIER):
            answers[id_], origins[id_] = value(card), TYPED
    return answers, origins


def prefilled(visit: Visit, procedure: Procedure, today: date) -> Visit:
    """What is already known, filled in with where it came from; typed values are never touched."""
    sources = Sources(card=visit.card, office=visit.hall.office, persons=visit.persons)
    answers, origins = prefill(procedure, visit.answers, visit.origins, sources, today)
    return replace(visit, answers=computed(procedure, answers), origins=origins)


def _answer(visit: Visit, procedure: Procedure, id_: str, value: Json, today: date) -> Next:
    """Kept as typed, right or wrong, and saved; judged only on "Tiếp tục"."""
    field = procedure.form.field(id_)
    if field is None:
        return visit, []
    answers: dict[str, Json] = {**visit.answers, id_: tidy(field, value)}
    if answers[id_] in (None, ""):
        del answers[id_]
    visit = replace(visit, answers=answers, origins={**visit.origins, id_: TYPED})
    visit = prefilled(visit, procedure, today)
    return visit, [SaveDraft(content(visit))]


def _continue(visit: Visit, procedure: Procedure, today: date) -> Next:
    if visit.page is Page.CARD:
        return _enter(prefilled(visit, procedure, today), stages(visit, today)[0].id)
    if visit.page is Page.FORM:
        problems = check_step(procedure, visit.step, visit.answers, today)
        if problems:
            return replace(visit, problems=problems), []
    target = CHECK if visit.returning else neighbour(visit, today, +1)
    return _enter(prefilled(visit, procedure, today), target or CHECK)


def _back(visit: Visit, today: date) -> Next:
    visit = replace(visit, problems=())
    match visit.page:
        case Page.CARD:
            return replace(visit, page=Page.PRIVACY), []
        case Page.LEAVE:
            return _show(visit, visit.step)
        case _:
            target = CHECK if visit.returning else neighbour(visit, today, -1)
            return _show(visit, target) if target else (replace(visit, page=Page.CARD), [])


def _mending(visit: Visit, procedure: Procedure, step: str) -> Visit:
    """On the way to mend something: what the check page found wrong there stands beside it."""
    here = {one.id for each in procedure.form.steps if each.id == step for one in each.fields}
    if step == PAPERS:
        here = {one.id for one in procedure.documents}
    kept = [one for one in visit.problems if one.field.partition(".")[0] in here]
    return replace(visit, returning=True, problems=kept)


def _enter(visit: Visit, target: str) -> Next:
    """On to a stage, remembering in the draft how far the citizen came."""
    visit, effects = _show(replace(visit, problems=()), target)
    return visit, [SaveDraft(content(visit)), *effects]


def _show(visit: Visit, target: str) -> Next:
    match target:
        case "papers":
            return replace(visit, page=Page.PAPERS, step=PAPERS), [ListFiles()]
        case "check":
            return replace(visit, page=Page.CHECK, step=CHECK, returning=False), []
        case "":
            return replace(visit, page=Page.CARD), []
        case _:
            return replace(visit, page=Page.FORM, step=target), []


def _remove(visit: Visit, document: str, sha256: str) -> Next:
    left = [one for one in visit.papers.get(document, ()) if one.sha256 != sha256]
    papers: Mapping[str, Sequence[PaperRef]] = {**visit.papers, document: left}
    visit = replace(visit, papers={id_: refs for id_, refs in papers.items() if refs}, problems=())
    return visit, [SaveDraft(content(visit))]


def _submit(visit: Visit, procedure: Procedure, today: date) -> Next:
    if visit.busy or visit.receipt:  # a second touch on the same button
        return visit, []
    problems = all_problems(procedure, visit.answers, visit.papers, today)
    if problems:
        return replace(visit, problems=problems), []
    return replace(visit, busy=True, problems=()), [KeepFiling(content(visit))]


def _another(visit: Visit, procedure: Procedure, today: date) -> Next:
    """A next filing by the same citizen: of the last one its persons stay, and nothing else.

    It goes on to the search, not home: whoever finds the home screen finds nobody's persons behind it.
    """
    if visit.receipt is None:
        return visit, []
    fresh = Visit(
        hall=visit.hall,
        page=Page.SEARCH,
        language=visit.language,
        large=visit.large,
        contrast=visit.contrast,
        low=visit.low,
        persons=persons_of(procedure, visit.answers, today),
    )
    return fresh, [Wipe()]


def all_problems(
    procedure: Procedure, answers: Answers, papers: Mapping[str, Sequence[PaperRef]], today: date
) -> list[Problem]:
    """Everything that keeps this filing from being handed in, in the order of the form."""
    taken = {id_: sum(one.pages for one in refs) for id_, refs in papers.items()}
    return check(procedure, answers, today) + check_documents(procedure, answers, taken, today)
