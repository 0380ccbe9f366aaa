"""action + counter -> next counter + effects. Pure: the window acts on effects and brings replies back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.counter import actions as do
from kiosk.counter.desk import desk
from kiosk.counter.effects import CheckPin, Effect, ListOfficers
from kiosk.counter.hear import hear
from kiosk.counter.receiving import receiving
from kiosk.counter.state import Counter
from kiosk.errors import Problem

Next = tuple[Counter, Sequence[Effect]]


def step(counter: Counter, action: do.Action, now: datetime) -> Next:
    """What the window shows next, and what has to be done. A locked machine does nothing but sign in."""
    match action:
        case do.Open() | do.SignIn() | do.Lock() | do.Speak():
            return _door(counter, action)
        case (
            do.OpenLane() | do.Search() | do.Choose() | do.Read() | do.Turn() | do.PrintSlip() | do.Close()
            | do.Retry() | do.Answer() | do.Dismiss()
        ):  # fmt: skip
            return (counter, []) if counter.shut else desk(counter, action)
        case do.Tick() | do.RecordPapers() | do.Receive() | do.TypeCode() | do.Cancel():
            return (counter, []) if counter.shut else receiving(counter, action)
        case _:
            return hear(counter, action, now)


def _door(counter: Counter, action: do.Open | do.SignIn | do.Lock | do.Speak) -> Next:
    match action:
        case do.Open():
            return counter, [ListOfficers()]
        case do.SignIn(name, pin):
            return _sign_in(counter, name.strip(), pin)
        case do.Lock():
            return replace(counter, locked=bool(counter.officer), problems=()), []
        case do.Speak(language):
            return replace(counter, language=language), []


def _sign_in(counter: Counter, name: str, pin: str) -> Next:
    problems = []
    if not name:
        problems.append(Problem(field="name", rule="name_needed"))
    if not pin:
        problems.append(Problem(field="pin", rule="pin_needed"))
    if problems or counter.busy or not counter.shut:
        return replace(counter, problems=problems), []
    return replace(counter, problems=(), busy=True), [CheckPin(name, pin)]
