"""What is worth a second look beside a field of the form; it keeps nobody from going on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kiosk.catalogue.form import Field, FieldType
from kiosk.catalogue.procedure import Procedure
from kiosk.errors import Problem
from kiosk.forms.card import Card
from kiosk.forms.card import warnings as number_warnings
from kiosk.forms.formats import decimal_typed, is_ten_digits, may_be_grouped, tax_code_fits
from kiosk.forms.prefill import CARD, CARD_ADDRESS, old_address
from kiosk.forms.shown import shown_fields
from kiosk.forms.units import name_of
from kiosk.values import Answers, as_map, as_text

# the answers about one person are named alike: me_so_dinh_danh, me_ngay_sinh, me_gioi_tinh
_NUMBER = "so_dinh_danh"
_PARTS = {"id_place": _NUMBER, "id_birth_year": "ngay_sinh", "id_sex": "gioi_tinh"}


def warnings(
    procedure: Procedure, answers: Answers, origins: Mapping[str, str], card: Card | None, today: date
) -> list[Problem]:
    """The doubts about the shown fields: numbers that do not fit, addresses of old."""
    shown = {one.id: one for one in shown_fields(procedure.form, answers, today)}
    known = {id_: as_text(answers.get(id_)) for id_ in shown}
    numbers = (doubt for id_ in shown if _is(_NUMBER, id_) for doubt in _of_person(id_, known))
    places = (_of_address(one, answers, origins, card) for one in shown.values())
    codes = (_of_code(one, as_text(answers.get(one.id))) for one in shown.values())
    return [*numbers, *(one for one in (*places, *codes) if one)]


def candidates(field: Field, card: Card | None) -> Sequence[str]:
    """The communes of today that share the old one on the card: offered first, for the person to choose."""
    found = old_address(card) if card and _from_card(field) else None
    return () if found is None or found.sure else found.communes


def _is(part: str, id_: str) -> bool:
    return id_ == part or id_.endswith(f"_{part}")


def _of_person(number: str, known: Mapping[str, str]) -> Iterator[Problem]:
    """Each doubt stands beside the later of the two fields, where the person is when it turns out."""
    names = {rule: f"{number.removesuffix(_NUMBER)}{part}" for rule, part in _PARTS.items()}
    birth, sex = known.get(names["id_birth_year"], ""), known.get(names["id_sex"], "")
    order = list(known)
    for rule in number_warnings(known[number], birth, sex):
        yield Problem(field=max(number, names[rule], key=order.index), rule=rule)


def _of_address(
    field: Field, answers: Answers, origins: Mapping[str, str], card: Card | None
) -> Problem | None:
    """The card's address was put into the units of today, or waits for its commune."""
    found = old_address(card) if card and _from_card(field) else None
    if card is None or found is None:
        return None
    value = as_map(answers.get(field.id))
    if not found.sure and not value.get("commune") and value.get("code_system") == "2025":
        names = ", ".join(name_of(one) for one in found.communes)
        return Problem(field=field.id, rule="address_split", values={"old": card.address, "new": names})
    if found.sure and origins.get(field.id) == CARD:
        return Problem(field=field.id, rule="address_moved", values={"old": card.address})
    return None


def _of_code(field: Field, text: str) -> Problem | None:
    match field.type:
        case FieldType.TAX_CODE if not tax_code_fits(text):  # a slip of the finger, or an older code
            return Problem(field=field.id, rule="tax_code_digit")
        case FieldType.TAX_CODE if is_ten_digits(text):
            return Problem(field=field.id, rule="tax_code_old")
        case FieldType.DECIMAL if may_be_grouped(text):
            values = {"read": decimal_typed(text), "other": text.replace(".", "")}
            return Problem(field=field.id, rule="decimal_point", values=values)
        case _:
            return None


def _from_card(field: Field) -> bool:
    return field.type is FieldType.ADDRESS and CARD_ADDRESS in field.prefill
