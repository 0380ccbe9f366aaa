"""The persons of a filing, kept for the citizen's next form with their consent, and given back or erased."""

from collections.abc import Mapping

from kiosk.acts.staff import record_sign_in
from kiosk.acts.submit import consent
from kiosk.acts.workplace import Workplace
from kiosk.catalogue.people import SELF, Carried, Part, Persons, people
from kiosk.clock import local
from kiosk.effects import ForgetPersons, KeepPersons, OpenPersons
from kiosk.errors import Problem, Refused
from kiosk.filing.event import Event, Kind
from kiosk.ids import new_id
from kiosk.replies import PersonsForgotten, PersonsKept, PersonsOpened
from kiosk.values import Json, as_map, as_text

PURPOSE = "earlier"  # of the consent


def about_earlier(
    place: Workplace, effect: KeepPersons | OpenPersons | ForgetPersons
) -> PersonsKept | PersonsOpened | PersonsForgotten:
    match effect:
        case KeepPersons():
            return keep_persons(place, effect)
        case OpenPersons():
            return open_persons(place, effect)
        case ForgetPersons():
            return forget_persons(place, effect)


def keep_persons(place: Workplace, effect: KeepPersons) -> PersonsKept:
    """The consent is recorded with the filing; what is kept stays on this device."""
    number = as_text(effect.persons.found.get(SELF, {}).get(Part.ID_NUMBER))
    if not number:
        raise Refused(Problem(field="pin", rule="earlier_number"))
    place.store.append(consent(place, effect.filing, PURPOSE, given=True))
    until = place.store.earlier.keep(number, effect.pin, effect.filing, _kept(effect.persons, place))
    return PersonsKept(local(until).date().isoformat())


def open_persons(place: Workplace, effect: OpenPersons) -> PersonsOpened:
    if effect.officer is None:
        return PersonsOpened(_read(place.store.earlier.open(effect.number, effect.pin)))
    _by_officer(place, effect.officer, effect.pin, effect.number)
    return PersonsOpened(_read(place.store.earlier.open_by_staff(effect.number)), effect.officer)


def forget_persons(place: Workplace, effect: ForgetPersons) -> PersonsForgotten:
    """By whoever may open it: the citizen's PIN, or an officer."""
    if effect.officer is None:
        place.store.earlier.open(effect.number, effect.pin)
    else:
        _by_officer(place, effect.officer, effect.pin, effect.number)
    filing = place.store.earlier.forget(effect.number)
    if filing:
        place.store.append(consent(place, filing, PURPOSE, given=False))
    return PersonsForgotten()


def _by_officer(place: Workplace, name: str, pin: str, number: str) -> None:
    """Recorded with the officer's name; of the citizen only what this device alone can tell."""
    officer = place.store.staff.check(name, pin)
    record_sign_in(place, officer.name, "earlier")
    at = place.now
    place.store.append(
        Event(
            id=new_id(at),
            kind=Kind.DATA_READ,
            subject=place.store.device.name,
            at=at,
            actor=f"officer:{officer.name}",
            body={"earlier": place.store.earlier.name(number)},
        )
    )


def _kept(persons: Persons, place: Workplace) -> Mapping[str, Json]:
    """Only of whom the next form may ask again."""
    roles = people().roles
    found: dict[str, Json] = {
        role: {part.value: value for part, value in said.items()}
        for role, said in persons.found.items()
        if roles[role].carried is not Carried.NEVER
    }
    return {"code": persons.code, "day": place.today.isoformat(), "found": found}


def _read(kept: Mapping[str, Json]) -> Persons:
    """What today's table still has a place for."""
    known = {one.value: one for one in Part}
    found = {
        role: {known[part]: value for part, value in as_map(said).items() if part in known}
        for role, said in as_map(kept.get("found")).items()
        if role in people().roles
    }
    return Persons(code=as_text(kept.get("code")), day=as_text(kept.get("day")), found=found)
