"""Answering a field by touch: the way each kind of control is used by a person."""

from kiosk.catalogue.form import Field, FieldType
from kiosk.commands.hands import Hands
from kiosk.forms.choices import choices
from kiosk.forms.units import name_of
from kiosk.strings import say
from kiosk.values import Json, as_map, as_text

FEW = 6  # more options than this open a page to pick from
ENOUGH = 8  # letters typed into its search


def answer(hands: Hands, field: Field, value: Json, language: str) -> None:
    """Give this answer with touches and keys alone."""
    label = field.label.in_(language)
    match field.type:
        case FieldType.SELECT | FieldType.RADIO | FieldType.ETHNICITY | FieldType.NATIONALITY:
            _choose(hands, field, as_text(value), language)
        case FieldType.DATE:
            _date(hands, label, as_text(value), language)
        case FieldType.ADDRESS:
            _address(hands, label, value, language)
        case FieldType.CHECKBOX:
            hands.touch_one(label, "")
        case FieldType.DECIMAL:
            hands.enter(label, as_text(value).replace(".", ","))
            hands.put_keyboard_away()
        case _:
            hands.enter(label, str(value))
            hands.put_keyboard_away()


def _choose(hands: Hands, field: Field, chosen: str, language: str) -> None:
    label = field.label.in_(language)
    options = choices(field)
    words = next(one.label.in_(language) for one in options if one.id == chosen)
    if len(options) <= FEW:
        hands.touch_one(label, words)
    else:
        pick(hands, label, words, language)


def pick(hands: Hands, label: str, words: str, language: str) -> None:
    """Open the page of many answers, type the beginning of one, touch it."""
    hands.touch_one(label, "")
    hands.enter(say("kit.pick_search", language), words[:ENOUGH].strip())
    hands.put_keyboard_away()
    hands.touch(words)


def _date(hands: Hands, label: str, date: str, language: str) -> None:
    year, *rest = date.split("-")
    parts = {"day": rest[1] if len(rest) > 1 else "", "month": rest[0] if rest else "", "year": year}
    for part, digits in parts.items():
        if digits:
            hands.enter(f"{label}, {say(f'kit.{part}', language)}", digits)
    hands.put_keyboard_away()


def _address(hands: Hands, label: str, value: Json, language: str) -> None:
    address = as_map(value)
    current = say("kit.address_current", language)
    if hands.has(current):  # an old address from a card stands there
        hands.touch(current)
    for part in ("province", "commune"):
        code = as_text(address.get(part))
        if code:
            pick(hands, f"{label}, {say(f'kit.{part}', language)}", name_of(code), language)
    detail = as_text(address.get("detail"))
    if detail:
        hands.enter(f"{label}, {say('kit.address_detail', language)}", detail)
        hands.put_keyboard_away()
