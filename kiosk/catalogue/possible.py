"""Whether rules can ever hold together: those of one procedure file, about the answers its form allows.

Surely "no" or maybe "yes": each field is tried with the few values that its rules tell apart, each of them
alone. A rule that compares two dates is taken to be possible, and so is all that takes too long to try.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from operator import ge, gt, le, lt

from kiosk.catalogue.check_rules import ONE, TWO_FIELDS
from kiosk.catalogue.form import Field, FieldType, Rule
from kiosk.records import dataclass
from kiosk.values import Json, as_int, as_list, as_map, as_text

BUDGET = 2_000  # states that one question may look at
ELSE = "\0"  # what somebody may write that no rule names
DAYS = ("age_under", "days_since_over", "months_since_over")
OPEN = ("not_after", "same", "any_row")  # taken to come to whatever is wanted once there is an answer
_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
ORDER: Mapping[str, Callable[[Decimal, Decimal], bool]] = {"gt": gt, "ge": ge, "lt": lt, "le": le}


class Want(StrEnum):
    """What a rule must come to, in the three-valued sense of kiosk/forms/rules.py."""

    TRUE = "true"
    FALSE = "false"
    NOT_TRUE = "not_true"  # false or not known yet
    NOT_FALSE = "not_false"

    @property
    def certain(self) -> bool:
        return self in (Want.TRUE, Want.FALSE)

    def met(self, truth: bool | None) -> bool:  # noqa: FBT001 - a truth, not a switch
        sign = self in (Want.TRUE, Want.NOT_TRUE)
        return (truth is sign) if self.certain else (truth is not sign)


_OPPOSITE = {
    Want.TRUE: Want.FALSE,
    Want.FALSE: Want.TRUE,
    Want.NOT_TRUE: Want.NOT_FALSE,
    Want.NOT_FALSE: Want.NOT_TRUE,
}
_MAYBE = {
    Want.TRUE: Want.NOT_FALSE,
    Want.FALSE: Want.FALSE,
    Want.NOT_TRUE: Want.FALSE,
    Want.NOT_FALSE: Want.NOT_FALSE,
}
_CLASH = (
    {Want.TRUE, Want.FALSE},
    {Want.TRUE, Want.NOT_TRUE},
    {Want.FALSE, Want.NOT_FALSE},
)

Wanted = tuple[Rule, Want]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field, and the rules that must hold for it to be asked."""

    field: Field
    shown: Sequence[Rule] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    pending: Sequence[Wanted]
    held: Sequence[Wanted] = ()  # rules without rules inside
    asked: frozenset[str] = frozenset()  # fields whose own rules were taken in


def possible(questions: Mapping[str, Question], *rules: Rule, never: Sequence[Rule] = ()) -> bool:
    """Whether some answers make all the rules hold, and none of those in `never`.

    The answers of a hidden field count for nothing, so a rule about a field brings that field's rules along.
    """
    pending = [*((one, Want.TRUE) for one in rules), *((one, Want.NOT_TRUE) for one in never)]
    states = [_State(pending=pending)]
    for _ in range(BUDGET):
        if not states:
            return False
        state = states.pop()
        if not state.pending:
            return True
        states += _after(questions, state)
    return True


def fields_asked(rule: Rule) -> Iterator[str]:
    """The fields that a well-made rule asks about."""
    ((operator, argument),) = rule.items()
    if operator in ("all", "any", *ONE):
        for one in _inner(operator, argument):
            yield from fields_asked(one)
    elif isinstance(argument, str):
        yield argument
    else:
        name, other = as_list(argument)
        yield from (as_text(name), as_text(other)) if operator in TWO_FIELDS else (as_text(name),)


def _after(questions: Mapping[str, Question], state: _State) -> Sequence[_State]:
    """The states that one more rule leads to: several where any of its parts will do."""
    (rule, want), *rest = state.pending
    ((operator, argument),) = rule.items()
    inner = _inner(operator, argument)
    if operator in ONE:
        turned = _OPPOSITE[want] if operator == "not" else _MAYBE[want]
        return [replace(state, pending=[(inner[0], turned), *rest])]
    if operator in ("all", "any"):
        parts = [(one, want) for one in inner]
        every = (operator == "all") == (want in (Want.TRUE, Want.NOT_FALSE))
        ways = [parts] if every else [[one] for one in parts]
        return [replace(state, pending=[*one, *rest]) for one in ways]
    return _held(questions, state, rest)


def _held(questions: Mapping[str, Question], state: _State, rest: Sequence[Wanted]) -> Sequence[_State]:
    """With a rule about one field, or two days: gone when it contradicts those already held."""
    rule, want = state.pending[0]
    held = [*state.held, (rule, want)]
    names = list(fields_asked(rule))
    if any(one == rule and {want, other} in _CLASH for one, other in state.held) or not all(
        _fits(questions[name].field, [one for one in held if name in fields_asked(one[0])]) for name in names
    ):
        return []
    needed = [name for name in names if name not in state.asked and not _meets(rule, want, None)]
    more = [(one, Want.TRUE) for name in needed for one in questions[name].shown]
    return [_State(pending=[*more, *rest], held=held, asked=state.asked | {*needed})]


def _fits(field: Field, held: Sequence[Wanted]) -> bool:
    """Whether one answer, one age and one number of days can meet them all."""
    values = _values(field, [one for rule, _ in held for one in _named(rule)])
    return any(all(_meets(rule, want, one) for rule, want in held) for one in values) and all(
        _fits_days(operator, [one for one in held if operator in one[0] and one[1].certain])
        for operator in DAYS
    )


def _fits_days(operator: str, held: Sequence[Wanted]) -> bool:
    limits = [(as_int(as_list(rule[operator])[1]), want) for rule, want in held]
    tried = {limit + step for limit, _ in limits for step in (-1, 0, 1)}
    under = operator == "age_under"
    return not held or any(
        all(want.met((one < limit) if under else (one > limit)) for limit, want in limits) for one in tried
    )


def _values(field: Field, named: Sequence[Json]) -> Sequence[Json]:
    """No answer, and the answers that rules with these values could tell apart."""
    match field.type:
        case FieldType.SIGNATURE:
            return [None]
        case FieldType.CHECKBOX:
            return [None, False, True]
        case FieldType.SELECT | FieldType.RADIO:
            return [None, *(one.id for one in field.options)]
        case FieldType.INTEGER | FieldType.MONEY:
            return [None, *_numbers(field, named)]
        case FieldType.DECIMAL:
            return [None, *_decimals(field, named)]
        case FieldType.ADDRESS | FieldType.TABLE:
            return [None, [ELSE], *(one for one in named if isinstance(one, Mapping) or as_list(one))]
        case _:
            return [None, ELSE, *(one for one in named if isinstance(one, str) and one)]


def _numbers(field: Field, named: Sequence[Json]) -> Sequence[Json]:
    least = 0 if field.min is None else field.min  # as kiosk/forms/kinds.py has it
    near = {as_int(one) + step for one in named for step in (-1, 0, 1)} | {least, least + 1}
    return [one for one in near if least <= one and (field.max is None or one <= field.max)]


def _decimals(field: Field, named: Sequence[Json]) -> Sequence[Json]:
    """The values that rules name, one between each two of them, and one beyond."""
    told = {number for one in named if (number := _worth(one)) is not None}
    least = Decimal(field.min or 0)
    points = sorted({*told, least, max(told, default=least) + 1, Decimal(field.max or 0)})
    between = [(one + other) / 2 for one, other in pairwise(points)]
    return [
        f"{one.normalize():f}"
        for one in map(Decimal, [*points, *between])
        if least <= one and (field.max is None or one <= field.max)
    ]


def _worth(value: Json) -> Decimal | None:
    """How much a number or a decimal kept as a text is."""
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(value) if isinstance(value, str) and _DECIMAL.fullmatch(value) else None


def _named(rule: Rule) -> Sequence[Json]:
    """The values that a rule compares with."""
    ((operator, argument),) = rule.items()
    match argument:
        case [_, wanted] if operator not in OPEN:
            return as_list(wanted) if operator == "in" else [wanted]
        case _:
            return []


def _meets(rule: Rule, want: Want, value: Json) -> bool:
    """Whether the rule comes to what is wanted for this answer; rules about days may, for every day."""
    ((operator, _),) = rule.items()
    if operator in (*DAYS, *OPEN):
        return value is not None or not want.certain
    return want.met(_truth(operator, _named(rule), value))


def _truth(operator: str, named: Sequence[Json], value: Json) -> bool | None:
    if operator == "answered":
        return not (value is None or value is False or value in ("", [], {}))
    if operator == "true":
        return value is True
    if value is None:
        return None
    if operator in ORDER:
        return ORDER[operator](_worth(value) or Decimal(0), Decimal(as_int(named[0])))
    return any(type(value) is type(one) and value == one for one in named)


def _inner(operator: str, argument: Json) -> Sequence[Rule]:
    rules = [argument] if operator in ONE else as_list(argument)
    return [as_map(one) for one in rules]
