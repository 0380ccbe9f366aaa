"""What the world answered: how a reply changes the visit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.clock import local
from kiosk.effects import Effect, SaveDraft
from kiosk.replies import (
    CardText,
    Declined,
    Drafts,
    Failed,
    Files,
    Found,
    Kept,
    Left,
    LinkChanged,
    ListPrinted,
    Loaded,
    PaperTaken,
    PersonsForgotten,
    PersonsKept,
    PersonsOpened,
    Rated,
    Refreshed,
    Reply,
    Results,
    Saved,
    TakenUp,
)
from kiosk.visit.actions import ReadCard
from kiosk.visit.earlier import heard
from kiosk.visit.fill import fill
from kiosk.visit.flow import CHECK, PAPERS, content, stages
from kiosk.visit.line import line
from kiosk.visit.state import Page, Visit

Next = tuple[Visit, Sequence[Effect]]


def hear(visit: Visit, reply: Reply, now: datetime) -> Next:  # noqa: C901, PLR0911, PLR0912 - a line per reply
    match reply:
        case Loaded(procedure):
            answers = visit.answers if visit.draft else {}  # what was said of another case counts for nothing
            visit = replace(visit, answers=answers, listed=None)
            return replace(visit, page=Page.BEFORE, procedure=procedure, busy=False), []
        case ListPrinted(done):
            return replace(visit, listed=done), []
        case Results(text, listed, question):
            return replace(visit, results=listed, asked=question) if text == visit.query else visit, []
        case Saved(draft, at):
            return replace(visit, saved_at=at) if draft == visit.draft else visit, []
        case Left(code):
            return replace(visit, page=Page.LEFT, left_code=code, busy=False), []
        case TakenUp():
            return _taken_up(visit, reply, now)
        case Drafts(officer, rows):
            return replace(visit, officer=officer, drafts=rows, busy=False), []
        case Files(offered):
            return replace(visit, offered=offered), []
        case PaperTaken():
            return _paper(visit, reply)
        case CardText(text):
            return fill(replace(visit, busy=False), ReadCard(text), now)
        case Kept(receipt):
            return replace(visit, page=Page.RECEIPT, receipt=receipt, busy=False), []
        case Found():
            return replace(visit, page=Page.FOUND, found=reply, busy=False), []
        case PersonsKept() | PersonsOpened() | PersonsForgotten() | Rated():
            return heard(visit, reply, local(now).date())
        case Refreshed():
            return _refreshed(visit, reply), []
        case LinkChanged():
            return line(visit, reply)
        case Declined(problems):
            return replace(visit, problems=problems, busy=False), []
        case Failed():
            interrupted = visit.interrupted if visit.page is Page.TROUBLE else visit.page
            return replace(visit, page=Page.TROUBLE, trouble=reply, interrupted=interrupted, busy=False), []


def _taken_up(visit: Visit, reply: TakenUp, now: datetime) -> Next:
    """Back to where the citizen left, on the very version of the form it was begun with."""
    kept = reply.content
    visit = Visit(
        hall=visit.hall,
        language=kept.language,
        large=visit.large,
        contrast=visit.contrast,
        low=visit.low,
        procedure=reply.procedure,
        draft=kept.id,
        answers=kept.answers,
        origins=kept.origins,
        papers=kept.papers,
        purposes=kept.purposes,
        claims=kept.claims,
        officer=reply.officer,
        started=local(now).isoformat(),
        step=kept.step,
    )
    known = {one.id for one in stages(visit, local(now).date())}
    match kept.step:
        case step if step not in known:
            return replace(visit, page=Page.CARD, step=""), []
        case "papers":
            return replace(visit, page=Page.PAPERS, step=PAPERS), []
        case "check":
            return replace(visit, page=Page.CHECK, step=CHECK), []
        case _:
            return replace(visit, page=Page.FORM), []


def _paper(visit: Visit, reply: PaperTaken) -> Next:
    held = [one for one in visit.papers.get(reply.document, ()) if one.sha256 != reply.paper.sha256]
    visit = replace(
        visit, papers={**visit.papers, reply.document: [*held, reply.paper]}, problems=(), busy=False
    )
    return visit, [SaveDraft(content(visit))]


def _refreshed(visit: Visit, reply: Refreshed) -> Visit:
    if visit.receipt and visit.receipt.row.filing == reply.row.filing:
        return replace(visit, receipt=replace(visit.receipt, row=reply.row))
    if visit.found and visit.found.row.filing == reply.row.filing:
        return replace(visit, found=replace(visit.found, row=reply.row))
    return visit
