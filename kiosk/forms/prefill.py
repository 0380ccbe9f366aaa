"""What is already known, filled in with where it came from; what a person typed is never overwritten."""

from collections.abc import Mapping
from datetime import date

from kiosk.catalogue.form import Field, FieldType
from kiosk.catalogue.people import Persons
from kiosk.catalogue.procedure import Procedure
from kiosk.filing.office import Office
from kiosk.forms.card import Card
from kiosk.forms.kinds import flaw
from kiosk.forms.legacy import Moved, address, moved
from kiosk.forms.persons import known_of
from kiosk.forms.rules import answered, holds
from kiosk.forms.tidy import tidy
from kiosk.forms.units import CODE_SYSTEM, address_text, name_of, read_address
from kiosk.records import dataclass
from kiosk.values import Answers, Json, as_map

CARD, FORM, OFFICE = "card", "form", "office"  # origins, shown beside the field
FILED = "filed"  # another: from the filing that this citizen handed in just before
EARLIER = "earlier"  # and from one of an earlier visit, kept with consent
CARD_ADDRESS = "card.address"
TYPED = "person"  # an origin that keeps an emptied field empty
TWO_LEVELS_SINCE = "2025-07-01"  # cards issued before print the old three-level address
_NEVER = (FieldType.CHECKBOX, FieldType.SIGNATURE, FieldType.TABLE)  # no tick is ever made for a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where values may come from."""

    card: Card | None = None
    office: Office | None = None
    persons: Persons | None = None  # of the filing handed in just before, or kept from an earlier visit

    def value(self, name: str) -> Json:
        """The value called "card.full_name" or "office.province"; None when it is not known."""
        origin, _, part = name.partition(".")
        source: object = {CARD: self.card, OFFICE: self.office}.get(origin)
        found = getattr(source, part, None)
        return str(found) if isinstance(found, str) and found else None


def prefill(
    procedure: Procedure, answers: Answers, origins: Mapping[str, str], sources: Sources, today: date
) -> tuple[Answers, Mapping[str, str]]:
    """The answers with all that is known, and the origin of each that was filled in."""
    answers, origins = dict(answers), dict(origins)
    for _ in range(3):  # a value may travel on through fields that stand before its own
        before = dict(answers)
        for field in procedure.form.fields:
            if _open(field, answers, origins):
                _fill(procedure, field, answers, origins, sources, today)
        if answers == before:
            break
    return answers, origins


def _open(field: Field, answers: Answers, origins: Mapping[str, str]) -> bool:
    """Only what nobody answered, or we filled in ourselves, may be filled in."""
    if field.type in _NEVER or field.compute or origins.get(field.id) == TYPED:
        return False
    return field.id in origins or not answered(answers.get(field.id))


def _fill(
    procedure: Procedure,
    field: Field,
    answers: dict[str, Json],
    origins: dict[str, str],
    sources: Sources,
    today: date,
) -> None:
    applies = field.prefill_when is None or holds(field.prefill_when, answers, today)
    for name in field.prefill if applies else ():
        origin, _, part = name.partition(".")
        raw = answers.get(part) if origin == "field" else sources.value(name)
        value = _fitting(field, name, raw, sources, today)
        if answered(value):
            answers[field.id], origins[field.id] = value, FORM if origin == "field" else origin
            return
    if sources.persons is not None:
        raw = known_of(sources.persons, procedure, field, answers, today)
        value = _fitting(field, FILED, raw, sources, today)
        if answered(value):
            answers[field.id], origins[field.id] = value, EARLIER if sources.persons.day else FILED
            return
    if _groundless(origins.get(field.id), sources, applies=applies):
        answers.pop(field.id, None)
        del origins[field.id]
    if field.default is not None and field.id not in origins:
        answers[field.id], origins[field.id] = field.default, FORM


def _groundless(origin: str | None, sources: Sources, *, applies: bool) -> bool:
    """Whether the reason for a value is gone; a draft taken up again keeps what an earlier filing said."""
    if origin in (FILED, EARLIER):
        return sources.persons is not None
    return origin is not None and (not applies or origin == FORM)


def _fitting(field: Field, name: str, raw: Json, sources: Sources, today: date) -> Json:
    """The source's value in the shape of this field; None when it does not fit without guessing."""
    if field.type is FieldType.ADDRESS and isinstance(raw, str):
        raw = _address(name, raw, sources)
    elif isinstance(raw, Mapping):
        raw = raw if field.type is FieldType.ADDRESS else address_text(raw)
    elif name.endswith((".province", ".commune")) and isinstance(raw, str):
        raw = name_of(raw)
    value = tidy(field, raw)
    return value if _begun(field, value) or flaw(field, value, today) is None else None


def _begun(field: Field, value: Json) -> bool:
    """An address of today that lacks only its commune: a good beginning."""
    parts = as_map(value) if field.type is FieldType.ADDRESS else {}
    return parts.get("code_system") == CODE_SYSTEM and "province" in parts and "commune" not in parts


def _address(name: str, raw: str, sources: Sources) -> Json:
    match name:
        case "office.province":
            return {"code_system": CODE_SYSTEM, "province": raw}
        case "office.commune":
            return {"code_system": CODE_SYSTEM, "province": sources.value("office.province"), "commune": raw}
        case "card.address" if sources.card:
            return _printed(sources.card)
        case _:
            return None


def _printed(card: Card) -> Json:
    """The card's address in the units of today where that is certain, else in its own words."""
    found = old_address(card)
    now = read_address(card.address) if card.issued >= TWO_LEVELS_SINCE else None
    return address(found) if found else now or {"code_system": "legacy", "text": card.address}


def old_address(card: Card) -> Moved | None:
    """Where the three-level address on a card of before 01/7/2025 lies now; None when that is not known."""
    return moved(card.address) if "" < card.issued < TWO_LEVELS_SINCE else None
