"""What the citizen declared the last time: kept with consent at the end, taken again at the beginning."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kiosk.catalogue.people import SELF, Part, Persons
from kiosk.effects import Effect, ForgetPersons, KeepPersons, OpenPersons, SaveDraft
from kiosk.errors import Problem
from kiosk.forms.kinds import is_person_id
from kiosk.forms.persons import persons_of
from kiosk.replies import PersonsForgotten, PersonsKept, PersonsOpened, Rated
from kiosk.visit import actions as do
from kiosk.visit.browse import is_pin
from kiosk.visit.fill import prefilled
from kiosk.visit.flow import content
from kiosk.visit.rating import after_rating
from kiosk.visit.state import Page, Visit

Next = tuple[Visit, Sequence[Effect]]


def remember(visit: Visit, action: do.Remembering, today: date) -> Next:
    match action:
        case do.OfferKeeping():
            there = keepable(visit, today) is not None
            return (replace(visit, page=Page.KEEP, problems=()), []) if there else (visit, [])
        case do.Remember():
            return _remember(visit, action, today)
        case do.AskEarlier():
            return (replace(visit, page=Page.EARLIER, problems=()), []) if visit.draft else (visit, [])
        case do.UseEarlier(number, pin, officer):
            problems = _wrong(number, pin)
            if problems:
                return replace(visit, problems=problems), []
            return replace(visit, problems=(), busy=True), [OpenPersons(_digits(number), pin, officer)]
        case do.ForgetEarlier(number, pin, officer):
            problems = _wrong(number, pin)
            if problems:
                return replace(visit, problems=problems), []
            return replace(visit, problems=(), busy=True), [ForgetPersons(_digits(number), pin, officer)]


def heard(visit: Visit, reply: PersonsKept | PersonsOpened | PersonsForgotten | Rated, today: date) -> Next:
    """What came of an act beside the form."""
    match reply:
        case PersonsKept(until):
            return replace(visit, page=Page.RECEIPT, kept_until=until, busy=False), []
        case Rated():
            return replace(visit, page=after_rating(visit), rated=True, busy=False), []
        case PersonsForgotten():
            return replace(visit, page=Page.CARD, forgotten=True, busy=False), []
        case PersonsOpened(persons, officer):
            helper = officer or visit.officer
            visit = replace(visit, page=Page.CARD, persons=persons, officer=helper, busy=False)
            if visit.procedure is not None:
                visit = prefilled(visit, visit.procedure, today)
            return visit, [SaveDraft(content(visit))]


def keepable(visit: Visit, today: date) -> Persons | None:
    """The persons of the filing just handed in, where they can be found again: by the citizen's number."""
    if visit.receipt is None or visit.procedure is None or visit.kept_until:
        return None
    persons = persons_of(visit.procedure, visit.answers, today)
    return persons if persons.found.get(SELF, {}).get(Part.ID_NUMBER) else None


def _remember(visit: Visit, action: do.Remember, today: date) -> Next:
    persons = keepable(visit, today)
    if persons is None:
        return replace(visit, page=Page.RECEIPT), []
    problems = []
    if not action.agreed:
        problems.append(Problem(field="agreed", rule="earlier_agree"))
    if not is_pin(action.pin):
        problems.append(Problem(field="pin", rule="pin_shape"))
    elif action.pin != action.again:
        problems.append(Problem(field="again", rule="pin_again"))
    if problems:
        return replace(visit, problems=problems), []
    return replace(visit, problems=(), busy=True), [KeepPersons(visit.draft, action.pin, persons)]


def _wrong(number: str, pin: str) -> list[Problem]:
    problems = []
    if not is_person_id(_digits(number)):
        problems.append(Problem(field="number", rule="earlier_number"))
    if not pin:
        problems.append(Problem(field="pin", rule="pin_needed"))
    return problems


def _digits(number: str) -> str:
    return "".join(c for c in number if c in "0123456789")
