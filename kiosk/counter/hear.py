"""What the world answered: how a reply changes the counter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.counter.desk import choose, look_again, turn
from kiosk.counter.effects import Effect, LoadCalls, LoadFiling, LoadList, Nudge
from kiosk.counter.replies import (
    Calls,
    Detail,
    Foreseen,
    Listing,
    Officers,
    Opened,
    PageDrawn,
    PapersNoted,
    Reply,
    Shown,
    SignedIn,
    SlipMade,
    TakenIn,
)
from kiosk.counter.state import Counter, Notice, Page
from kiosk.errors import Problem
from kiosk.replies import Declined, Failed, LinkChanged

Next = tuple[Counter, Sequence[Effect]]


def hear(counter: Counter, reply: Reply, now: datetime) -> Next:  # noqa: ARG001, C901, PLR0911, PLR0912 - a line per reply
    match reply:
        case Officers(names):
            return replace(counter, officers=names), []
        case SignedIn(name):
            return _signed_in(counter, name)
        case Listing():
            return _listing(counter, reply)
        case Shown(detail):
            return _shown(counter, detail), []
        case Foreseen():
            wanted = counter.confirming and reply.filing == counter.chosen
            return replace(counter, foreseen=reply) if wanted else counter, []
        case TakenIn(detail):
            return _done(counter, detail, Notice.RECEIVED)
        case PapersNoted(detail):
            return _done(counter, detail, Notice.PAPERS_NOTED)
        case Opened():
            return _opened(counter, reply)
        case PageDrawn():
            return _drawn(counter, reply), []
        case SlipMade():
            return replace(counter, slip=reply, page=Page.SLIP, busy=False), []
        case Calls(calls):
            return replace(counter, calls=calls), []
        case LinkChanged(link, changed):
            counter = replace(counter, hall=replace(counter.hall, link=link))
            return counter, look_again(counter, changed) if counter.officer else []
        case Declined(problems):
            return _declined(counter, problems)
        case Failed():
            return replace(counter, trouble=reply, busy=False), []


def _signed_in(counter: Counter, name: str) -> Next:
    """The same officer finds the work as it was; another one begins anew."""
    if counter.officer == name:
        counter = replace(counter, locked=False, busy=False, problems=())
        return counter, [*look_again(counter), Nudge()]
    counter = Counter(hall=counter.hall, language=counter.language, officers=counter.officers, officer=name)
    return counter, [LoadList(counter.lane), LoadCalls(), Nudge()]


def _listing(counter: Counter, reply: Listing) -> Next:
    counter = replace(counter, counts=reply.counts)
    if (reply.lane, reply.query) != (counter.lane, counter.query):
        return counter, []
    names = {**counter.short_names, **reply.short_names}
    counter = replace(counter, rows=reply.rows, more=reply.more, short_names=names)
    if counter.chosen or not reply.rows:
        return counter, []
    return choose(counter, reply.rows[0].filing)


def _shown(counter: Counter, detail: Detail) -> Counter:
    """A filing that somebody else has received meanwhile is not asked about any more."""
    if detail.row.filing != counter.chosen:
        return counter
    open_ = {one.id for one in detail.originals() if not one.held and detail.checkable}
    counter = replace(counter, detail=detail, ticked=counter.ticked & open_)
    if counter.confirming and not detail.receivable and not counter.busy:
        forbidden = Problem(field="ref", rule="status_forbids", values={"status": detail.row.status.value})
        return replace(counter, confirming=False, foreseen=None, code="", problems=[forbidden])
    return counter


def _done(counter: Counter, detail: Detail, notice: Notice) -> Next:
    counter = replace(counter, busy=False)
    if detail.row.filing == counter.chosen:
        counter = replace(
            counter,
            detail=detail,
            ticked=frozenset(),
            confirming=False,
            foreseen=None,
            code="",
            problems=(),
            notice=notice,
        )
    return counter, [LoadList(counter.lane, counter.query), Nudge()]


def _opened(counter: Counter, reply: Opened) -> Next:
    if reply.filing != counter.chosen or (reply.again and counter.page is not Page.READER):
        return replace(counter, busy=counter.busy and reply.again), []
    counter = replace(counter, sheets=reply.sheets, page=Page.READER, busy=counter.busy and reply.again)
    if reply.again and counter.picture:
        return counter, []
    return turn(counter, counter.sheet, counter.leaf)


def _drawn(counter: Counter, reply: PageDrawn) -> Counter:
    if counter.page is not Page.READER or counter.sheet >= len(counter.sheets):
        return counter
    wanted = counter.sheets[counter.sheet].sha256, counter.leaf
    return replace(counter, picture=reply.png) if (reply.sha256, reply.page) == wanted else counter


def _declined(counter: Counter, problems: Sequence[Problem]) -> Next:
    """What the officer typed stays; a filing that has moved on is loaded anew."""
    counter = replace(counter, problems=problems, busy=False)
    if counter.chosen and any(one.rule == "status_forbids" for one in problems):
        counter = replace(counter, confirming=False, foreseen=None)
        return counter, [LoadFiling(counter.chosen), LoadList(counter.lane, counter.query)]
    return counter, []
