"""The rules inside a procedure file: known operators, of the right shape, about fields that are there."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Self

from kiosk.catalogue.findings import Notes
from kiosk.catalogue.form import RULE_BUDGET, RULE_DEPTH, RULE_ROWS, Field, FieldType, Form
from kiosk.records import dataclass
from kiosk.values import Json

GROUPS = ("all", "any")
ONE = ("not", "maybe")
SINGLES = ("answered", "true")
NUMBERS = ("gt", "ge", "lt", "le")
SINCE = ("age_under", "days_since_over", "months_since_over")
TWO_FIELDS = ("not_after", "same")
OPERATORS = frozenset({*GROUPS, *ONE, *SINGLES, *NUMBERS, *SINCE, *TWO_FIELDS, "eq", "in", "any_row"})
DATES = (FieldType.DATE, FieldType.DATETIME)
ROWED = (FieldType.TABLE, FieldType.ADDRESS, FieldType.SIGNATURE)  # their answers are no plain values
COUNTED = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The fields a rule may ask about, and those that the person has not come to yet."""

    fields: Mapping[str, Field]
    later: frozenset[str] = field(default_factory=frozenset[str])

    @classmethod
    def of(cls, form: Form, step: int | None = None) -> Self:
        """All fields of the form; those of the steps after the given one are later."""
        after = [] if step is None else form.steps[step + 1 :]
        later = frozenset(one.id for each in after for one in each.fields)
        return cls(fields={one.id: one for one in form.fields}, later=later)


def check_rule(rule: Json, pointer: str, known: Known, notes: Notes) -> None:
    """Findings of one rule; true, false and nothing are fine where a rule may stand."""
    if rule is None or isinstance(rule, bool):
        return
    if _price(rule) > RULE_BUDGET:
        notes.add(pointer, "rule_too_much", most=str(RULE_BUDGET), deepest=str(RULE_DEPTH))
    else:
        _check(rule, pointer, known, notes)


def _price(rule: Json, depth: int = 0) -> int:
    """How many operators an evaluation would look at; more than there may be when it is too deep."""
    if depth > RULE_DEPTH:
        return RULE_BUDGET + 1
    match rule:
        case {"all": [*inner]} | {"any": [*inner]}:
            return 1 + sum(_price(one, depth + 1) for one in inner)
        case {"not": inner} | {"maybe": inner}:
            return 1 + _price(inner, depth + 1)
        case {"any_row": [_, inner]}:
            return 1 + RULE_ROWS * _price(inner, depth + 1)
        case {"in": [_, [*choices]]}:
            return 1 + len(choices)
        case _:
            return 1


def _check(rule: Json, pointer: str, known: Known, notes: Notes) -> None:
    if not isinstance(rule, Mapping) or len(rule) != 1:
        notes.add(pointer, "rule_shape", operator="")
        return
    ((operator, argument),) = rule.items()
    at = f"{pointer}/{operator}"
    if operator not in OPERATORS:
        notes.add(pointer, "rule_operator", operator=operator)
    elif operator in GROUPS:
        _check_group(operator, argument, at, known, notes)
    elif operator in ONE:
        _check(argument, at, known, notes)
    elif operator in SINGLES:
        _check_single(operator, argument, at, known, notes)
    else:
        _check_pair(operator, argument, at, known, notes)


def _check_group(operator: str, argument: Json, at: str, known: Known, notes: Notes) -> None:
    if not isinstance(argument, Sequence) or isinstance(argument, str) or not argument:
        notes.add(at, "rule_shape", operator=operator)
        return
    for number, one in enumerate(argument):
        _check(one, f"{at}/{number}", known, notes)


def _check_single(operator: str, argument: Json, at: str, known: Known, notes: Notes) -> None:
    asked = _asked(argument, at, known, notes)
    if operator == "true" and asked and asked.type is not FieldType.CHECKBOX:
        notes.add(at, "rule_type", id=asked.id, operator=operator)


def _check_pair(operator: str, argument: Json, at: str, known: Known, notes: Notes) -> None:
    match argument:
        case [str(id_), wanted]:
            asked = _asked(id_, at, known, notes)
        case _:
            notes.add(at, "rule_shape", operator=operator)
            return
    if operator in TWO_FIELDS:
        _check_two(operator, asked, _asked(wanted, at, known, notes), at, notes)
    elif operator == "any_row":
        _check_rows(asked, wanted, at, notes)
    elif asked:
        _check_wanted(operator, asked, wanted, at, notes)


def _check_two(operator: str, one: Field | None, other: Field | None, at: str, notes: Notes) -> None:
    if operator == "not_after":
        for asked in (one, other):
            _typed(asked, DATES, operator, at, notes)
    elif one and other and (one.type in ROWED or one.type is not other.type):
        notes.add(at, "rule_type", id=other.id, operator=operator)


def _check_rows(table: Field | None, rule: Json, at: str, notes: Notes) -> None:
    """The rule inside sees one row: the columns of the table and nothing else."""
    _typed(table, (FieldType.TABLE,), "any_row", at, notes)
    columns = table.columns if table else ()
    _check(rule, f"{at}/1", Known(fields={one.id: one for one in columns}), notes)


def _check_wanted(operator: str, asked: Field, wanted: Json, at: str, notes: Notes) -> None:
    if operator in ("eq", "in"):
        many = wanted if operator == "in" else [wanted]
        if not isinstance(many, Sequence) or isinstance(many, str):
            notes.add(at, "rule_shape", operator=operator)
            return
        for one in many:
            if not isinstance(one, str | int | float):
                notes.add(at, "rule_shape", operator=operator)
            elif asked.options and (not isinstance(one, str) or asked.option(one) is None):
                notes.add(at, "rule_option", id=asked.id, value=str(one))
        return
    if not isinstance(wanted, int) or isinstance(wanted, bool):
        notes.add(at, "rule_shape", operator=operator)
    _typed(asked, DATES if operator in SINCE else COUNTED, operator, at, notes)


def _typed(asked: Field | None, types: Sequence[FieldType], operator: str, at: str, notes: Notes) -> None:
    if asked and asked.type not in types:
        notes.add(at, "rule_type", id=asked.id, operator=operator)


def _asked(id_: Json, at: str, known: Known, notes: Notes) -> Field | None:
    found = known.fields.get(id_) if isinstance(id_, str) else None
    if found is None:
        notes.add(at, "unknown_field", id=str(id_))
    elif found.id in known.later:
        notes.add(at, "rule_later", id=found.id)
    return found
