"""Rules of procedure files: a closed table of operators over the answers, so data can never run code.

Null-strict: what an unanswered question says is unknown, and so is the opposite of it. A rule holds only when
it is certainly true; a constraint is broken only when it is certainly false.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.catalogue.form import RULE_BUDGET, RULE_DEPTH, RULE_ROWS, Rule
from kiosk.errors import KioskError
from kiosk.forms.dates import Span, age, months_over, span
from kiosk.values import Answers, Json

TOO_MUCH = "the rule is too long or too deep"

Truth = bool | None  # None: not known yet


class RuleBroken(KioskError):
    """The rule itself is wrong: an unknown operator, a wrong shape, or too much of it: no answer matters."""


def holds(rule: Rule, answers: Answers, today: date) -> bool:
    """Whether the rule is certainly true for these answers."""
    return truth(rule, answers, today) is True


def truth(rule: Rule, answers: Answers, today: date) -> Truth:
    """True, false, or None while an answer it needs is missing."""
    return _Evaluation(today).truth(rule, answers)


def fields_of(rule: Rule) -> frozenset[str]:
    """The fields that a rule asks about; raises RuleBroken when the rule is wrong anywhere."""
    asked = _Asked()
    truth(rule, asked, date.max)
    return frozenset(asked.names)


class _Asked(Mapping[str, Json]):
    """Answers that say nothing and remember what they were asked."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Json:
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(slots=True)
class _Evaluation:
    """Looks at every part of a rule, so that a wrong one is found whatever the answers are."""

    today: date
    left: int = RULE_BUDGET
    price: int = 1  # of one operator: a rule about rows costs as much as for a full table
    depth: int = 0

    def truth(self, rule: Rule, answers: Answers) -> Truth:
        self._spend(1)
        if self.depth > RULE_DEPTH:
            raise RuleBroken(TOO_MUCH)
        self.depth += 1
        operator, argument = _parts(rule)
        if operator == "any_row":
            found = self._any_row(argument, answers)
        else:
            look = self._group if operator in _GROUPS else self._leaf
            found = look(operator, argument, answers)
        self.depth -= 1
        return found

    def _spend(self, operators: int) -> None:
        self.left -= operators * self.price
        if self.left < 0:
            raise RuleBroken(TOO_MUCH)

    def _group(self, operator: str, argument: Json, answers: Answers) -> Truth:
        found = [self.truth(one, answers) for one in _rules(operator, argument)]
        if operator == "not":
            return None if found[0] is None else not found[0]
        if operator == "maybe":
            return found[0] is not False
        decisive = operator == "any"  # one true decides `any`, one false decides `all`
        if decisive in found:
            return decisive
        return None if None in found else not decisive

    def _any_row(self, argument: Json, answers: Answers) -> Truth:
        """Some row for certain; rows that say nothing are none, and without any row nothing is known."""
        name, inner = _pair("any_row", argument)
        rule, rows = dict([_parts(inner)]), _rows(answers.get(name))
        self._at(self.price * RULE_ROWS, rule, {})
        found = [self._at(0, rule, row) if isinstance(row, Mapping) else None for row in rows[:RULE_ROWS]]
        if True in found:
            return True
        return None if not found or None in found or len(rows) > RULE_ROWS else False

    def _at(self, price: int, rule: Rule, row: Answers) -> Truth:
        before, self.price = self.price, price
        found = self.truth(rule, row)
        self.price = before
        return found

    def _leaf(self, operator: str, argument: Json, answers: Answers) -> Truth:
        if operator in _SINGLES:
            return _SINGLES[operator](answers.get(_name(operator, argument)))
        name, wanted = _pair(operator, argument)
        if operator == "in":
            self._spend(len(_sequence(operator, wanted)))
        answer = answers.get(name)
        match operator:
            case "same":
                return _same(answer, answers.get(_name(operator, wanted)))
            case "not_after":
                return _not_after(span(answer), span(answers.get(_name(operator, wanted))))
            case _ if operator in _COMPARISONS:
                return _compared(operator, answer, wanted)
            case _:
                return _since(operator, span(answer), wanted, self.today)


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


def _rows(answer: Json) -> Sequence[Json]:
    """The rows in which something is said."""
    if not isinstance(answer, Sequence) or isinstance(answer, str):
        return ()
    return [row for row in answer[: RULE_ROWS + 1] if not _silent(row)]


def _silent(row: Json) -> bool:
    return not any(answered(one) for one in row.values()) if isinstance(row, Mapping) else row is None


def _compared(operator: str, answer: Json, wanted: Json) -> Truth:
    match operator:
        case "eq":
            choice = _plain(operator, wanted)
            return None if answer in (None, "") else _equal(answer, choice)
        case "in":
            choices = [_plain(operator, one) for one in _sequence(operator, wanted)]
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
    over = _OVER[operator]
    sides = {over(days.first, today, limit), over(days.last, today, limit)}
    return sides.pop() if len(sides) == 1 else None


_PLAIN = (str, int, float)  # a tick is an int, too
_ONE = frozenset({"not", "maybe"})  # groups of one rule
_GROUPS = frozenset({"all", "any"}) | _ONE
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
_OVER: Mapping[str, Callable[[date, date, int], bool]] = {
    "age_under": lambda day, today, limit: age(day, today) < limit,
    "days_since_over": lambda day, today, limit: (today - day).days > limit,
    "months_since_over": months_over,
}
OPERATORS = _GROUPS | _COMPARISONS | frozenset({*_SINGLES, *_OVER, "not_after", "same", "any_row"})


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
