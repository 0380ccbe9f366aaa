"""Rules as JSON Schema: one for "certainly true", one for "certainly false", as three-valued logic needs."""

from collections.abc import Callable, Mapping

from kiosk.catalogue.form import RULE_ROWS, Rule
from kiosk.values import Json, as_list, as_map, as_text

_EMPTY: Json = {"enum": [None, False, "", [], {}]}  # an answer that says nothing
_BOUNDS = {"gt": "exclusiveMinimum", "ge": "minimum", "lt": "exclusiveMaximum", "le": "maximum"}
_OPPOSITE = {"gt": "le", "ge": "lt", "lt": "ge", "le": "gt"}
_ONE = ("not", "maybe")
_INNER = ("all", "any", *_ONE)


def expressible(rule: Rule, decimals: frozenset[str] = frozenset()) -> bool:
    """Whether JSON Schema has words for it: it knows no dates, no today, and compares no two answers.

    Nor does it know how much a decimal is, which is kept as a text: `decimals` are the fields that hold one.
    """
    ((operator, argument),) = rule.items()
    if operator == "any_row":
        return expressible(_inner(argument), decimals)
    if operator in _BOUNDS:
        return _pair(argument)[0] not in decimals
    if operator not in _INNER:
        return operator in ("eq", "in", "answered", "true")
    return all(expressible(one, decimals) for one in _many(operator, argument))


def succeeds(rule: Rule) -> Json:
    """What answers validate against exactly when the rule certainly holds."""
    return _told(rule, succeeds, fails, "allOf", "anyOf", _certainly)


def fails(rule: Rule) -> Json:
    """What answers validate against exactly when the rule certainly does not hold."""
    return _told(rule, fails, succeeds, "anyOf", "allOf", _certainly_not)


def _told(
    rule: Rule,
    same: Callable[[Rule], Json],
    other: Callable[[Rule], Json],
    every: str,
    some: str,
    leaf: Callable[[str, Json], Json],
) -> Json:
    ((operator, argument),) = rule.items()
    match operator:
        case "all":
            return {every: [same(one) for one in _many(operator, argument)]}
        case "any":
            return {some: [same(one) for one in _many(operator, argument)]}
        case "not":
            return other(_many(operator, argument)[0])
        case "maybe":  # never unknown: it certainly holds where what it asks is not certainly false
            wrong = fails(_many(operator, argument)[0])
            return wrong if same is fails else {"not": wrong}
        case "any_row":
            name, _ = _pair(argument)
            return _has(name, _rows(same(_inner(argument)), every=same is fails))
        case _:
            return leaf(operator, argument)


def _rows(fitting: Json, *, every: bool) -> Json:
    """One row that fits is enough; to say that none does, every row must say so."""
    if every:
        return {"type": "array", "minItems": 1, "maxItems": RULE_ROWS, "items": fitting}
    return {"type": "array", "contains": {"allOf": [{"type": "object"}, fitting]}}


def _certainly(operator: str, argument: Json) -> Json:
    match operator:
        case "answered":
            return _has(as_text(argument), {"not": _EMPTY})
        case "true":
            return _has(as_text(argument), {"const": True})
        case _:
            name, wanted = _pair(argument)
            return _has(name, _fitting(operator, wanted))


def _certainly_not(operator: str, argument: Json) -> Json:
    if operator in ("answered", "true"):  # of these nothing is ever unknown
        return {"not": _certainly(operator, argument)}
    name, wanted = _pair(argument)
    if operator in _BOUNDS:
        return _has(name, _fitting(_OPPOSITE[operator], wanted))
    return _has(name, {"not": {"anyOf": [_fitting(operator, wanted), {"enum": [None, ""]}]}})


def _fitting(operator: str, wanted: Json) -> Json:
    match operator:
        case "eq":
            return {"const": wanted}
        case "in":
            return {"enum": list(as_list(wanted))}
        case _:
            return {"type": "integer", _BOUNDS[operator]: wanted}


def _has(name: str, fitting: Json) -> Json:
    return {"required": [name], "properties": {name: fitting}}


def _pair(argument: Json) -> tuple[str, Json]:
    name, wanted = as_list(argument)
    return as_text(name), wanted


def _inner(argument: Json) -> Rule:
    return as_map(_pair(argument)[1])


def _many(operator: str, argument: Json) -> list[Rule]:
    rules = [argument] if operator in _ONE else as_list(argument)
    return [one for one in rules if isinstance(one, Mapping)]
