"""The persons of a filing: who was told of in it, and what of that the next filing may be told again."""

from collections.abc import Mapping
from datetime import date

from kiosk.catalogue.form import Field, FieldType
from kiosk.catalogue.people import SELF, Carried, Part, Persons, people
from kiosk.catalogue.procedure import Procedure
from kiosk.forms.kinds import flaw
from kiosk.forms.rules import holds
from kiosk.forms.shown import blank, counting
from kiosk.forms.tidy import tidy
from kiosk.values import Answers, Json

_CARD_NAME = "card.full_name"
_ID_PARTS = (Part.ID_NUMBER, Part.FULL_NAME)  # what tells two people apart, the surest first


def persons_of(procedure: Procedure, answers: Answers, today: date) -> Persons:
    """Everybody with a name in these answers; what is hidden or wrong counts for nothing.

    Whoever the citizen is in this filing (the mother, the guardian) adds to what is known of the citizen.
    """
    known = counting(procedure.form, answers, today)
    found: dict[str, dict[Part, Json]] = {}
    for field in procedure.form.fields:
        place = people().place(procedure.code, field.id)
        value = tidy(field, known.get(field.id))
        if place is None or blank(field, value) or flaw(field, value, today):
            continue
        if not _loose(field, place.part) and (place.role != SELF or _applies(field, known, today)):
            found.setdefault(place.role, {})[place.part] = value
    for role in list(found):
        if role != SELF and is_self(procedure, role, known, today):
            found[SELF] = _merged(found.get(SELF, {}), found[role])
    return Persons(code=procedure.code, found={role: one for role, one in found.items() if _named(role, one)})


def known_of(persons: Persons, procedure: Procedure, field: Field, answers: Answers, today: date) -> Json:
    """What the persons of another filing say to this question; None when nothing, or nothing that may."""
    place = people().place(procedure.code, field.id)
    if place is None:
        return None
    if is_self(procedure, place.role, answers, today):
        citizen = persons.found.get(SELF, {})
        return citizen.get(place.part) if _applies(field, answers, today) else None
    carried = people().roles[place.role].carried
    if carried is Carried.NEVER or (carried is Carried.ELSEWHERE and persons.code == procedure.code):
        return None
    return persons.found.get(place.role, {}).get(place.part)


def is_self(procedure: Procedure, role: str, answers: Answers, today: date) -> bool:
    """Whether this person is the citizen: the name would be filled in from the citizen's own card."""
    if role == SELF:
        return True
    name = _name_field(procedure, role)
    if name is None:
        return False
    own = _name_field(procedure, SELF)
    from_self = {_CARD_NAME, f"field.{own.id}" if own else _CARD_NAME}
    return _applies(name, answers, today) and not from_self.isdisjoint(name.prefill)


def _applies(field: Field, answers: Answers, today: date) -> bool:
    """Whether what is known of the citizen belongs here for these answers."""
    return field.prefill_when is None or holds(field.prefill_when, answers, today)


def _name_field(procedure: Procedure, role: str) -> Field | None:
    for field in procedure.form.fields:
        place = people().place(procedure.code, field.id)
        if place and (place.role, place.part) == (role, Part.FULL_NAME):
            return field
    return None


def _loose(field: Field, part: Part) -> bool:
    """A name or a number in a plain text may be a company's, or a passport's: it is not passed on."""
    return part in _ID_PARTS and field.type is FieldType.TEXT


def _merged(citizen: Mapping[Part, Json], other: Mapping[Part, Json]) -> dict[Part, Json]:
    """Both as one person, unless they were told to be two."""
    same = all(citizen[part] == other[part] for part in _ID_PARTS if part in citizen and part in other)
    return {**other, **citizen} if same else dict(citizen)


def _named(role: str, person: Mapping[Part, Json]) -> bool:
    return role == SELF or Part.FULL_NAME in person
