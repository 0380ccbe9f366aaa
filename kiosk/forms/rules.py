"""Rules of procedure files: a closed table of operators over the answers, so data can never run code.

Null-strict: what an unanswered question says is unknown, and so is the opposite of it. A rule holds only when
it is certainly true; a constraint is broken only when it is certainly false. Each rule is read once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from kiosk.catalogue.form import RULE_BUDGET, RULE_DEPTH, RULE_ROWS, Rule
from kiosk.errors import KioskError
from kiosk.forms.dates import Span, age, months_over, span
from kiosk.forms.formats import as_decimal
from kiosk.forms.once import once_each
from kiosk.values import Answers, Json

TOO_MUCH = "the rule is too long or too deep"

Truth = bool | None  # None: not known yet
Judge = Callable[[Answers, date], Truth]


class RuleBroken(KioskError):
    """The rule itself is wrong: an unknown operator, a wrong shape, or too much of it: no answer matters."""


def holds(rule: Rule, answers: Answers, today: date) -> bool:
    """Whether the rule is certainly true for these answers."""
    return truth(rule, answers, today) is True


def truth(rule: Rule, answers: Answers, today: date) -> Truth:
    """True, false, or None while an answer it needs is missing."""
    return judge(rule)(answers, today)


@once_each
def judge(rule: Rule) -> Judge:
    """What tells the truth of the rule for any answers. Raises RuleBroken when the rule is wrong anywhere."""
    return _Reading().read(rule)


def fields_of(rule: Rule) -> frozenset[str]:
    """The fields that a rule asks about; raises RuleBroken when the rule is wrong anywhere."""
    judge(rule)
    return frozenset(_asked(rule))


def _asked(rule: Rule) -> Iterator[str]:
    operator, argument = _parts(rule)
    if operator in _GROUPS:
        for one in _rules(operator, argument):
            yield from _asked(one)
    elif operator in _SINGLES:
        yield _name(operator, argument)
    else:  # what stands inside `any_row` are columns
        name, other = _pair(operator, argument)
        yield from (name, _name(operator, other)) if operator in _BETWEEN else (name,)


class _Reading:
    """Reads every part of a rule, so that a wrong one is found whatever the answers are."""

    def __init__(self) -> None:
        self._left = RULE_BUDGET
        self._price = 1  # of one operator: a rule about rows costs as much as for a full table

    def read(self, rule: Rule, depth: int = 0) -> Judge:
        self._spend(1)
        if depth > RULE_DEPTH:
            raise RuleBroken(TOO_MUCH)
        operator, argument = _parts(rule)
        if operator == "any_row":
            return self._any_row(argument, depth)
        if operator not in _GROUPS:
            return self._leaf(operator, argument)
        judges = [self.read(one, depth + 1) for one in _rules(operator, argument)]
        match operator:
            case "not":
                return _opposite(judges[0])
            case "maybe":
                return lambda answers, today: judges[0](answers, today) is not False
            case _:
                return _group(judges, decisive=operator == "any")

    def _spend(self, operators: int) -> None:
        self._left -= operators * self._price
        if self._left < 0:
            raise RuleBroken(TOO_MUCH)

    def _any_row(self, argument: Json, depth: int) -> Judge:
        """Some row for certain; rows that say nothing are none, and without any row nothing is known."""
        name, inner = _pair("any_row", argument)
        before, self._price = self._price, self._price * RULE_ROWS
        one = self.read(dict([_parts(inner)]), depth + 1)
        self._price = before

        def any_row(answers: Answers, today: date) -> Truth:
            rows = _rows_of(answers.get(name))
            found = [one(row, today) if isinstance(row, Mapping) else None for row in rows[:RULE_ROWS]]
            if True in found:
                return True
            return None if not found or None in found or len(rows) > RULE_ROWS else False

        return any_row

    def _leaf(self, operator: str, argument: Json) -> Judge:
        if operator in _SINGLES:
            name, said = _name(operator, argument), _SINGLES[operator]
            return lambda answers, _: said(answers.get(name))
        name, wanted = _pair(operator, argument)
        if operator in _COMPARISONS:
            if operator == "in":
                self._spend(len(_sequence(operator, wanted)))
            compared = _compared(operator, wanted)
            return lambda answers, _: compared(answers.get(name))
        if operator in _BETWEEN:
            other, between = _name(operator, wanted), _BETWEEN[operator]
            return lambda answers, _: between(answers.get(name), answers.get(other))
        limit, over = _number(operator, wanted), _OVER[operator]
        return lambda answers, today: _since(over, span(answers.get(name)), limit, today)


def _opposite(one: Judge) -> Judge:
    def opposite(answers: Answers, today: date) -> Truth:
        found = one(answers, today)
        return None if found is None else not found

    return opposite


def _group(judges: Sequence[Judge], *, decisive: bool) -> Judge:
    """One true decides `any`, one false decides `all`."""

    def group(answers: Answers, today: date) -> Truth:
        unknown = False
        for one in judges:
            found = one(answers, today)
            if found is decisive:
                return decisive
            unknown = unknown or found is None
        return None if unknown else not decisive

    return group


def answered(value: Json) -> bool:
    """Whether the person said something; an empty box and an unticked tick say nothing."""
    return not (value is None or value is False or value in ("", [], {}, ()))


def _equal(answer: Json, wanted: Json) -> bool:
    return type(answer) is type(wanted) and answer == wanted


def _same(one: Json, other: Json) -> Truth:
    """Whether two plain answers say the same; of rows and addresses it is not known."""
    if one == "" or other == "" or not (isinstance(one, _PLAIN) and isinstance(other, _PLAIN)):
        return None
    return _equal(one, other)


def _rows_of(answer: Json) -> Sequence[Json]:
    """The rows in which something is said."""
    if not isinstance(answer, Sequence) or isinstance(answer, str):
        return ()
    return [row for row in answer[: RULE_ROWS + 1] if not _silent(row)]


def _silent(row: Json) -> bool:
    return not any(answered(one) for one in row.values()) if isinstance(row, Mapping) else row is None


def _compared(operator: str, wanted: Json) -> Callable[[Json], Truth]:
    match operator:
        case "eq":
            choice = _plain(operator, wanted)
            return lambda answer: None if answer in (None, "") else _equal(answer, choice)
        case "in":
            choices = [_plain(operator, one) for one in _sequence(operator, wanted)]
            return lambda answer: (
                None if answer in (None, "") else any(_equal(answer, one) for one in choices)
            )
        case _:
            limit, holds_for = _number(operator, wanted), _ORDER[operator]
            return lambda answer: None if (number := _worth(answer)) is None else holds_for(number, limit)


def _worth(answer: Json) -> int | Decimal | None:
    """The number that was answered: whole, or a decimal kept as a text."""
    if isinstance(answer, str):
        return as_decimal(answer)
    return answer if isinstance(answer, int) and not isinstance(answer, bool) else None


def _not_after(answer: Json, after: Json) -> Truth:
    one, other = span(answer), span(after)
    if one is None or other is None:
        return None
    if one.last <= other.first:
        return True
    return False if one.first > other.last else None


def _since(over: Callable[[date, date, int], bool], days: Span | None, limit: int, today: date) -> Truth:
    if days is None:
        return None
    sides = {over(days.first, today, limit), over(days.last, today, limit)}
    return sides.pop() if len(sides) == 1 else None


_PLAIN = (str, int, float)  # a tick is an int, too
_ONE = frozenset({"not", "maybe"})  # groups of one rule
_GROUPS = frozenset({"all", "any"}) | _ONE
_SINGLES: Mapping[str, Callable[[Json], bool]] = {
    "answered": answered,
    "true": lambda answer: answer is True,
}
_ORDER: Mapping[str, Callable[[int | Decimal, int], bool]] = {
    "gt": lambda answer, limit: answer > limit,
    "ge": lambda answer, limit: answer >= limit,
    "lt": lambda answer, limit: answer < limit,
    "le": lambda answer, limit: answer <= limit,
}
_COMPARISONS = frozenset({"eq", "in", *_ORDER})
_OVER: Mapping[str, Callable[[date, date, int], bool]] = {
    "age_under": lambda day, today, limit: age(day, today) < limit,
    "days_since_over": lambda day, today, limit: (today - day).days > limit,
    "months_since_over": months_over,
}
_BETWEEN: Mapping[str, Callable[[Json, Json], Truth]] = {"not_after": _not_after, "same": _same}
OPERATORS = _GROUPS | _COMPARISONS | frozenset({*_SINGLES, *_OVER, *_BETWEEN, "any_row"})


def _parts(rule: Json) -> tuple[str, Json]:
    if not isinstance(rule, Mapping) or len(rule) != 1:
        raise RuleBroken("a rule is an object with one operator")
    operator, argument = next(iter(rule.items()))
    if operator not in OPERATORS:
        raise RuleBroken(f"unknown operator {operator!r}")
    return operator, argument


def _rules(operator: str, argument: Json) -> Sequence[Rule]:
    rules = [argument] if operator in _ONE else _sequence(operator, argument)
    if len(rules) > RULE_BUDGET:
        raise RuleBroken(TOO_MUCH)
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


def _plain(operator: str, argument: Json) -> Json:
    if not isinstance(argument, _PLAIN):
        raise RuleBroken(f"{operator!r} compares with a text, a number or a tick")
    return argument
