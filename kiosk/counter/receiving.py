"""Receiving (tiếp nhận): tick the originals, see what is promised, then take the filing in."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.counter import actions as do
from kiosk.counter.effects import Effect, Foresee, NotePapers, TakeIn
from kiosk.counter.replies import Detail
from kiosk.counter.state import Counter, Notice, Page
from kiosk.errors import Problem

Receiving = do.Tick | do.RecordPapers | do.Receive | do.TypeCode | do.Cancel
Next = tuple[Counter, Sequence[Effect]]


def receiving(counter: Counter, action: Receiving) -> Next:
    detail = counter.detail
    if detail is None or counter.busy or counter.page is not Page.LIST:
        return counter, []
    match action:
        case do.Tick(paper, held):
            return _tick(counter, detail, paper, held=held), []
        case do.RecordPapers():
            return _record(counter, detail)
        case do.Receive():
            return _take_in(counter, detail) if counter.confirming else _ask(counter, detail)
        case do.TypeCode(code):
            return replace(counter, code=code), []
        case do.Cancel():
            return replace(counter, confirming=False, foreseen=None, code="", problems=()), []


def _tick(counter: Counter, detail: Detail, paper: str, *, held: bool) -> Counter:
    open_ = {one.id for one in detail.originals() if not one.held}
    if paper not in open_ or not detail.checkable:
        return counter
    ticked = counter.ticked | {paper} if held else counter.ticked - {paper}
    return replace(counter, ticked=ticked, notice=Notice.NOTHING)


def _record(counter: Counter, detail: Detail) -> Next:
    if not counter.ticked:
        return counter, []
    noting = NotePapers(filing=detail.row.filing, officer=counter.officer, papers=counter.ticked)
    return replace(counter, busy=True, problems=()), [noting]


def _ask(counter: Counter, detail: Detail) -> Next:
    """Show first what will be promised: receiving is a legal act and cannot be taken back."""
    if not detail.receivable:
        forbidden = Problem(field="ref", rule="status_forbids", values={"status": detail.row.status.value})
        return replace(counter, problems=[forbidden]), []
    counter = replace(counter, confirming=True, foreseen=None, problems=(), notice=Notice.NOTHING)
    return counter, [Foresee(detail.row.filing)]


def _take_in(counter: Counter, detail: Detail) -> Next:
    if counter.foreseen is None:
        return counter, []
    code = counter.code.strip() if counter.foreseen.needs_code else ""
    if counter.foreseen.needs_code and not code:
        return replace(counter, problems=[Problem(field="code", rule="code_needed")]), []
    taking = TakeIn(filing=detail.row.filing, officer=counter.officer, papers=counter.ticked, code=code)
    return replace(counter, busy=True, problems=()), [taking]
