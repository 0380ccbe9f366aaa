"""Rules of procedure files: a closed table of operators over the answers, so data can never run code.

Null-strict: what an unanswered question says is unknown, and so is the opposite of it. A rule holds only when
it is certainly true; a constraint is broken only when it is certainly false.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.catalogue.form import Rule
from kiosk.errors import KioskError
from kiosk.forms.dates import Span, age, span
from kiosk.values import Answers, Json

BUDGET = 1_000  # operators that one evaluation may look at
DEPTH = 24
TOO_MUCH = "the rule is too long or too deep"

Truth = bool | None  # None: not known yet


class RuleBroken(KioskError):
    """The rule itself is wrong: an unknown operator, a wrong shape, or too much of it."""


def holds(rule: Rule, answers: Answers, today: date) -> bool:
    """Whether the rule is certainly true for these answers."""
    return truth(rule, answers, today) is True


def truth(rule: Rule, answers: Answers, today: date) -> Truth:
    """True, false, or None while an answer it needs is missing."""
    return _Evaluation(answers, today).truth(rule)


def fields_of(rule: Rule, depth: int = 0) -> frozenset[str]:
    """The fields that a rule asks about; raises RuleBroken when the rule is wrong anywhere."""
    operator, argument = _parts(rule)
    if depth > DEPTH:
        raise RuleBroken(TOO_MUCH)
    if operator in _GROUPS:
        return frozenset[str]().union(*(fields_of(one, depth + 1) for one in _rules(operator, argument)))
    if operator in _SINGLES:
        return frozenset({_name(operator, argument)})
    name, other = _pair(operator, argument)
    if operator == "not_after":
        return frozenset({name, _name(operator, other)})
    if operator == "in":
        _sequence(operator, other)
    elif operator != "eq":
        _number(operator, other)
    return frozenset({name})


@dataclass(slots=True)
class _Evaluation:
    answers: Answers
    today: date
    left: int = BUDGET
    depth: int = 0

    def truth(self, rule: Rule) -> Truth:
        self.left -= 1
        if self.left < 0 or self.depth > DEPTH:
            raise RuleBroken(TOO_MUCH)
        self.depth += 1
        operator, argument = _parts(rule)
        found = self._group(operator, argument) if operator in _GROUPS else self._leaf(operator, argument)
        self.depth -= 1
        return found

    def _group(self, operator: str, argument: Json) -> Truth:
        found = [self.truth(one) for one in _rules(operator, argument)]
        if operator == "not":
            return None if found[0] is None else not found[0]
        decisive = operator == "any"  # one true decides `any`, one false decides `all`
        if decisive in found:
            return decisive
        return None if None in found else not decisive

    def _leaf(self, operator: str, argument: Json) -> Truth:
        if operator in _SINGLES:
            return _SINGLES[operator](self.answers.get(_name(operator, argument)))
        name, wanted = _pair(operator, argument)
        if operator in _COMPARISONS:
            return _compared(operator, self.answers.get(name), wanted)
        days = span(self.answers.get(name))
        if operator == "not_after":
            return _not_after(days, span(self.answers.get(_name(operator, wanted))))
        return _since(operator, days, wanted, self.today)


def answered(value: Json) -> bool:
    """Whether the person said something; an empty box and an unticked tick say nothing."""
    return not (value is None or value is False or value in ("", [], {}, ()))


def _equal(answer: Json, wanted: Json) -> bool:
    return type(answer) is type(wanted) and answer == wanted


def _compared(operator: str, answer: Json, wanted: Json) -> Truth:
    match operator:
        case "eq":
            return None if answer in (None, "") else _equal(answer, wanted)
        case "in":
            choices = _sequence(operator, wanted)
            return None if answer in (None, "") else any(_equal(answer, one) for one in choices)
        case _:
            limit = _number(operator, wanted)
            if not isinstance(answer, int) or isinstance(answer, bool):
                return None
            return _ORDER[operator](answer, limit)


def _not_after(one: Span | None, other: Span | None) -> Truth:
    if one is None or other is None:
        return None
    if one.last <= other.first:
        return True
    return False if one.first > other.last else None


def _since(operator: str, days: Span | None, wanted: Json, today: date) -> Truth:
    limit = _number(operator, wanted)
    if days is None:
        return None
    if operator == "age_under":
        sides = {age(days.first, today) < limit, age(days.last, today) < limit}
    else:
        sides = {(today - days.first).days > limit, (today - days.last).days > limit}
    return sides.pop() if len(sides) == 1 else None


_GROUPS = frozenset({"all", "any", "not"})
_SINGLES: Mapping[str, Callable[[Json], bool]] = {
    "answered": answered,
    "true": lambda answer: answer is True,
}
_ORDER: Mapping[str, Callable[[int, int], bool]] = {
    "gt": lambda answer, limit: answer > limit,
    "ge": lambda answer, limit: answer >= limit,
    "lt": lambda answer, limit: answer < limit,
    "le": lambda answer, limit: answer <= limit,
}
_COMPARISONS = frozenset({"eq", "in", *_ORDER})
_DAYS = frozenset({"age_under", "days_since_over"})
OPERATORS = _GROUPS | _COMPARISONS | _DAYS | frozenset({*_SINGLES, "not_after"})


def _parts(rule: Json) -> tuple[str, Json]:
    if not isinstance(rule, Mapping) or len(rule) != 1:
        raise RuleBroken("a rule is an object with one operator")
    operator, argument = next(iter(rule.items()))
    if operator not in OPERATORS:
        raise RuleBroken(f"unknown operator {operator!r}")
    return operator, argument


def _rules(operator: str, argument: Json) -> Sequence[Rule]:
    rules = [argument] if operator == "not" else _sequence(operator, argument)
    return [dict([_parts(one)]) for one in rules]


def _pair(operator: str, argument: Json) -> tuple[str, Json]:
    match _sequence(operator, argument):
        case [str(name), wanted]:
            return name, wanted
        case _:
            raise RuleBroken(f"{operator!r} takes a field and a value")


def _name(operator: str, argument: Json) -> str:
    if not isinstance(argument, str):
        raise RuleBroken(f"{operator!r} takes the id of a field")
    return argument


def _sequence(operator: str, argument: Json) -> Sequence[Json]:
    if not isinstance(argument, Sequence) or isinstance(argument, str):
        raise RuleBroken(f"{operator!r} takes an array")
    return argument


def _number(operator: str, argument: Json) -> int:
    if not isinstance(argument, int) or isinstance(argument, bool):
        raise RuleBroken(f"{operator!r} takes a whole number")
    return argument
