"""The rules inside a procedure file: known operators, of the right shape, about fields that are there."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Self

from kiosk.catalogue.findings import Notes
from kiosk.catalogue.form import Field, FieldType, Form
from kiosk.records import dataclass
from kiosk.values import Json, as_list, as_map

GROUPS = ("all", "any")
SINGLES = ("answered", "true")
NUMBERS = ("gt", "ge", "lt", "le")
AGES = ("age_under", "days_since_over")
OPERATORS = frozenset({*GROUPS, *SINGLES, *NUMBERS, *AGES, "not", "eq", "in", "not_after"})
DATES = (FieldType.DATE, FieldType.DATETIME)
COUNTED = (FieldType.INTEGER, FieldType.MONEY)
BUDGET, DEPTH = 1_000, 24  # what kiosk/forms/rules.py is willing to look at


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
    if _too_much(rule):
        notes.add(pointer, "rule_too_much", most=str(BUDGET), deepest=str(DEPTH))
        return
    _check_one(rule, pointer, known, notes)


def _too_much(rule: Json) -> bool:
    """Whether nobody would ever evaluate it, level by level: it may be deeper than Python can go."""
    level, seen = [rule], 1
    for _ in range(DEPTH):
        level = [inner for one in level for inner in _inside(one)]
        seen += len(level)
        if seen > BUDGET:
            return True
    return any(_inside(one) for one in level)


def _inside(rule: Json) -> Sequence[Json]:
    found = as_map(rule)
    return [
        *([found["not"]] if "not" in found else []),
        *(x for key in GROUPS for x in as_list(found.get(key))),
    ]


def _check_one(rule: Json, pointer: str, known: Known, notes: Notes) -> None:
    if not isinstance(rule, Mapping) or len(rule) != 1:
        notes.add(pointer, "rule_shape", operator="")
        return
    ((operator, argument),) = rule.items()
    at = f"{pointer}/{operator}"
    if operator not in OPERATORS:
        notes.add(pointer, "rule_operator", operator=operator)
    elif operator in GROUPS:
        _check_group(operator, argument, at, known, notes)
    elif operator == "not":
        _check_inner(argument, at, known, notes)
    elif operator in SINGLES:
        _check_single(operator, argument, at, known, notes)
    else:
        _check_pair(operator, argument, at, known, notes)


def _check_group(operator: str, argument: Json, at: str, known: Known, notes: Notes) -> None:
    if not isinstance(argument, Sequence) or isinstance(argument, str) or not argument:
        notes.add(at, "rule_shape", operator=operator)
        return
    for number, one in enumerate(argument):
        _check_inner(one, f"{at}/{number}", known, notes)


def _check_inner(rule: Json, at: str, known: Known, notes: Notes) -> None:
    if isinstance(rule, Mapping):
        _check_one(rule, at, known, notes)
    else:
        notes.add(at, "rule_shape", operator="")


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
    if operator == "not_after":
        for one in (asked, _asked(wanted, at, known, notes)):
            _typed(one, DATES, operator, at, notes)
        return
    if asked:
        _check_wanted(operator, asked, wanted, at, notes)


def _check_wanted(operator: str, asked: Field, wanted: Json, at: str, notes: Notes) -> None:
    if operator in ("eq", "in"):
        many = wanted if operator == "in" else [wanted]
        if not isinstance(many, Sequence) or isinstance(many, str):
            notes.add(at, "rule_shape", operator=operator)
            return
        for one in many if asked.options else ():
            if not isinstance(one, str) or asked.option(one) is None:
                notes.add(at, "rule_option", id=asked.id, value=str(one))
        return
    if not isinstance(wanted, int) or isinstance(wanted, bool):
        notes.add(at, "rule_shape", operator=operator)
    _typed(asked, DATES if operator in AGES else COUNTED, operator, at, notes)


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
