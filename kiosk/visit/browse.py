"""Finding the way: areas, search, before you start, privacy, resuming, looking up, leaving."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.clock import local
from kiosk.effects import (
    Effect,
    LeaveDraft,
    ListDrafts,
    LoadProcedure,
    LookUp,
    OpenDraft,
    SaveDraft,
    SearchProcedures,
    TakeUpDraft,
    WithdrawConsent,
)
from kiosk.errors import Problem
from kiosk.ids import new_id
from kiosk.visit import actions as do
from kiosk.visit.flow import content
from kiosk.visit.judge import Deciding, before_that, decide
from kiosk.visit.rating import after_rating
from kiosk.visit.state import OPTIONAL_PURPOSES, Page, Visit

PIN_DIGITS = range(4, 9)
DRAFT_CODE_DIGITS = 6
LAST_DIGITS = 4
SLIP_MARK = "MC1"
_BACK = {Page.EARLIER: Page.CARD, Page.KEEP: Page.RECEIPT}

Wandering = (
    do.GoHome
    | do.Search
    | do.OpenArea
    | do.OpenProcedure
    | Deciding
    | do.Agree
    | do.OpenResume
    | do.Resume
    | do.OpenStaff
    | do.SignIn
    | do.PickDraft
    | do.OpenLookup
    | do.Ask
    | do.TakeBackConsent
    | do.Leave
    | do.ChoosePin
)
Next = tuple[Visit, Sequence[Effect]]


def browse(visit: Visit, action: Wandering, now: datetime) -> Next:  # noqa: C901, PLR0911, PLR0912 - a line per action
    match action:
        case do.GoHome():
            return _home(visit)
        case do.Search(text):
            return replace(visit, page=Page.SEARCH, query=text, area=None), [SearchProcedures(text)]
        case do.OpenArea(id_):
            area = next((one for one in visit.hall.areas if one.id == id_), None)
            return (replace(visit, page=Page.AREA, area=area, query=""), []) if area else (visit, [])
        case do.OpenProcedure(code):
            return replace(visit, busy=True), [LoadProcedure(code)]
        case do.Begin() | do.Judge() | do.Case() | do.PrintPapers():
            return decide(visit, action, local(now).date())
        case do.Agree(purposes):
            return _agree(visit, purposes, now)
        case do.OpenResume():
            return replace(visit, page=Page.RESUME, problems=()), []
        case do.Resume(code, pin):
            return _resume(visit, code, pin)
        case do.OpenStaff():
            return replace(visit, page=Page.STAFF, problems=(), drafts=(), officer=""), []
        case do.SignIn(name, pin):
            return replace(visit, busy=True, problems=()), [ListDrafts(name, pin)]
        case do.PickDraft(id_):
            return replace(visit, busy=True), [OpenDraft(id_, visit.officer)]
        case do.OpenLookup():
            return replace(visit, page=Page.LOOKUP, problems=(), found=None), []
        case do.Ask(ref, last_four):
            return _ask(visit, ref, last_four)
        case do.TakeBackConsent(purpose):
            return _take_back(visit, purpose)
        case do.Leave():
            return replace(visit, page=Page.LEAVE, problems=()), []
        case do.ChoosePin(pin, again):
            return _choose_pin(visit, pin, again)


def back_outside(visit: Visit) -> Visit:  # noqa: PLR0911 - a line per page
    """The page before this one, for pages outside a form."""
    visit = replace(visit, problems=())
    match visit.page:
        case Page.PRIVACY | Page.ELIGIBLE | Page.ELSEWHERE:
            return before_that(visit)
        case Page.BEFORE if visit.draft:  # came back here out of a form in work
            return replace(visit, page=Page.LEAVE)
        case Page.BEFORE if visit.area:
            return replace(visit, page=Page.AREA, procedure=None, answers={}, listed=None)
        case Page.BEFORE if visit.query:
            return replace(visit, page=Page.SEARCH, procedure=None, answers={}, listed=None)
        case Page.FOUND:
            return replace(visit, page=Page.LOOKUP, found=None)
        case Page.STAFF:
            return replace(visit, page=Page.RESUME, drafts=(), officer="")
        case Page.RATE:
            return replace(visit, page=after_rating(visit))
        case page if page in _BACK:
            return replace(visit, page=_BACK[page])
        case Page.TROUBLE:
            return replace(visit, page=visit.interrupted, trouble=None)
        case _:
            return _home(visit)[0]


def _home(visit: Visit) -> Next:
    """Home forgets what was looked at; a form in work is first asked about, wherever it was left."""
    if visit.draft and not visit.receipt and not visit.left_code:
        return replace(visit, page=Page.LEAVE, problems=()), []
    fresh = Visit(
        hall=visit.hall, language=visit.language, large=visit.large, contrast=visit.contrast, low=visit.low
    )
    return fresh, []


def _agree(visit: Visit, purposes: frozenset[str], now: datetime) -> Next:
    if visit.procedure is None:
        return _home(visit)
    visit = replace(
        visit,
        page=Page.CARD,
        draft=visit.draft or new_id(now),
        purposes=purposes & frozenset(OPTIONAL_PURPOSES),
        started=visit.started or local(now).isoformat(),
        problems=(),
    )
    return visit, [SaveDraft(content(visit))]


def _resume(visit: Visit, code: str, pin: str) -> Next:
    digits = "".join(c for c in code if c in "0123456789")
    problems = []
    if len(digits) != DRAFT_CODE_DIGITS:
        problems.append(Problem(field="code", rule="draft_code"))
    if not is_pin(pin):
        problems.append(Problem(field="pin", rule="pin_shape"))
    if problems:
        return replace(visit, problems=problems), []
    return replace(visit, problems=(), busy=True), [TakeUpDraft(digits, pin)]


def _ask(visit: Visit, ref: str, last_four: str) -> Next:
    digits = "".join(c for c in last_four if c in "0123456789")
    ref = _code_of(ref)
    problems = []
    if not ref:
        problems.append(Problem(field="ref", rule="ref_needed"))
    if len(digits) != LAST_DIGITS:
        problems.append(Problem(field="last_four", rule="last_four"))
    if problems:
        return replace(visit, problems=problems), []
    return replace(visit, problems=(), busy=True), [LookUp(ref, digits)]


def _code_of(ref: str) -> str:
    """The code itself: a scanned slip says "MC1|K7QM-22A4|…"."""
    parts = ref.strip().split("|")
    return parts[1].strip() if parts[0] == SLIP_MARK and len(parts) > 1 else ref.strip()


def _take_back(visit: Visit, purpose: str) -> Next:
    if visit.found is None:
        return visit, []
    found = replace(visit.found, consents=visit.found.consents - {purpose})
    return replace(visit, found=found), [WithdrawConsent(found.row.filing, purpose)]


def _choose_pin(visit: Visit, pin: str, again: str) -> Next:
    if not is_pin(pin):
        return replace(visit, problems=[Problem(field="pin", rule="pin_shape")]), []
    if pin != again:
        return replace(visit, problems=[Problem(field="again", rule="pin_again")]), []
    return replace(visit, problems=(), busy=True), [LeaveDraft(content(visit), pin)]


def is_pin(pin: str) -> bool:
    """Four to eight digits."""
    return len(pin) in PIN_DIGITS and all(c in "0123456789" for c in pin)
