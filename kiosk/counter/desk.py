"""At the desk: the lists, the search, the filing beside them, the reader and the slip."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.counter import actions as do
from kiosk.counter.effects import (
    AnswerCall,
    DrawPage,
    Effect,
    Lane,
    LoadCalls,
    LoadFiling,
    LoadList,
    Nudge,
    OpenPapers,
    WriteSlip,
)
from kiosk.counter.state import Counter, Notice, Page
from kiosk.errors import Problem

AtDesk = (
    do.OpenLane
    | do.Search
    | do.Choose
    | do.Read
    | do.Turn
    | do.PrintSlip
    | do.Close
    | do.Retry
    | do.Answer
    | do.Dismiss
)
Next = tuple[Counter, Sequence[Effect]]


def desk(counter: Counter, action: AtDesk) -> Next:  # noqa: C901, PLR0911 - a line per action
    match action:
        case do.OpenLane(lane):
            return _list(counter, lane, "")
        case do.Search(text):
            query = " ".join(text.split())
            return _list(counter, Lane.FOUND if query else Lane.TODAY, query)
        case do.Choose(filing):
            return choose(counter, filing) if filing != counter.chosen else (counter, [])
        case do.Read():
            return _read(counter)
        case do.Turn(sheet, page):
            return turn(counter, sheet, page)
        case do.PrintSlip():
            return _slip(counter)
        case do.Close():
            return _close(counter), []
        case do.Retry():
            return replace(counter, trouble=None), [Nudge(), *look_again(counter)]
        case do.Answer(call):
            left = [one for one in counter.calls if one.id != call]
            return replace(counter, calls=left), [AnswerCall(call)]
        case do.Dismiss():
            return replace(counter, trouble=None, problems=()), []


def choose(counter: Counter, filing: str) -> Next:
    """Another filing: nothing ticked or typed for the last one may stick to it."""
    counter = replace(
        counter,
        chosen=filing,
        detail=None,
        ticked=frozenset(),
        confirming=False,
        foreseen=None,
        code="",
        problems=(),
        notice=Notice.NOTHING,
    )
    return counter, [LoadFiling(filing)] if filing else []


def turn(counter: Counter, sheet: int, page: int) -> Next:
    """Show this page of this file; outside the files and their pages nothing changes."""
    if not 0 <= sheet < len(counter.sheets) or counter.page is not Page.READER:
        return counter, []
    target = counter.sheets[sheet]
    if not 0 <= page < max(target.pages, 1):
        return counter, []
    counter = replace(counter, sheet=sheet, leaf=page, picture=b"")
    draw = DrawPage(filing=counter.chosen, sha256=target.sha256, page=page)
    return counter, [draw] if target.here else []


def look_again(counter: Counter, filings: Sequence[str] | None = None) -> Sequence[Effect]:
    """Load anew what is on screen; `filings` None means: everything may have changed."""
    effects: list[Effect] = [LoadCalls()]
    if filings is None or filings:
        effects.append(LoadList(counter.lane, counter.query))
    if counter.chosen and (filings is None or counter.chosen in filings):
        effects.append(LoadFiling(counter.chosen))
    if counter.page is Page.READER and not all(one.here for one in counter.sheets):
        effects.append(OpenPapers(filing=counter.chosen, officer=counter.officer, again=True))
    return effects


def _list(counter: Counter, lane: Lane, query: str) -> Next:
    counter, _ = choose(_close(counter), "")
    return replace(counter, lane=lane, query=query, rows=None, more=False), [LoadList(lane, query)]


def _read(counter: Counter) -> Next:
    if counter.detail is None or counter.busy or counter.page is not Page.LIST:
        return counter, []
    opening = OpenPapers(filing=counter.detail.row.filing, officer=counter.officer)
    return replace(counter, busy=True, problems=()), [opening]


def _slip(counter: Counter) -> Next:
    """No Mẫu 01 and no CT04 before the official code: what is printed is what the office will know it by."""
    if counter.detail is None or counter.busy:
        return counter, []
    if not counter.detail.row.official_code:
        return replace(counter, problems=[Problem(field="slip", rule="no_code_yet")]), []
    if not counter.detail.slip_form:
        return replace(counter, problems=[Problem(field="slip", rule="no_slip")]), []
    writing = WriteSlip(filing=counter.detail.row.filing, language=counter.language)
    return replace(counter, busy=True, problems=()), [writing]


def _close(counter: Counter) -> Counter:
    return replace(counter, page=Page.LIST, sheets=(), sheet=0, leaf=0, picture=b"", slip=None)
