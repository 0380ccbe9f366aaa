"""Ten thousand rules nobody would write, on answers nobody would give: known, not known, or refused."""

import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from jsonschema import Draft202012Validator

from kiosk.catalogue.check_rules import Known, check_rule
from kiosk.catalogue.findings import Notes
from kiosk.catalogue.form import RULE_BUDGET, Field, FieldType, Rule
from kiosk.forms.rules import OPERATORS, RuleBroken, fields_of, truth
from kiosk.forms.schema_rules import expressible, fails, succeeds
from kiosk.values import Answers, Json, as_map
from tests.kiosk.forms_samples import NAM, NU, TODAY, field

RULES = 10_000
MOST_CALLS = 20 * RULE_BUDGET  # of Python functions, in one evaluation
ROW = (field("ten"), field("tuoi", FieldType.INTEGER), field("co", FieldType.CHECKBOX))
FORM = (
    field("chu"),
    field("chu_khac"),
    field("so", FieldType.INTEGER),
    field("le", FieldType.DECIMAL),
    field("tick", FieldType.CHECKBOX),
    field("chon", FieldType.SELECT, options=[NAM, NU]),
    field("ngay", FieldType.DATE),
    field("ngay_khac", FieldType.DATE, partial=True),
    field("bang", FieldType.TABLE, columns=ROW),
)
FITTING: dict[FieldType, tuple[Json, ...]] = {
    FieldType.TEXT: ("a", "b"),
    FieldType.INTEGER: (-1, 0, 15, 16),
    FieldType.DECIMAL: ("0", "14.5", "15", "16.25"),
    FieldType.CHECKBOX: (True, False),
    FieldType.SELECT: ("nam", "nu"),
    FieldType.DATE: ("2008-11-24", "2026-05-24", "2026"),
}
HOSTILE: tuple[Json, ...] = (
    None, True, False, 0, -1, 10**400, "", "a", "nam", "2026-02-30", "0000", "9999-12-31", "\ud800",
    "x" * 9_999, "9" * 9_999, "1.5", "15", "١٥", "1e9", "NaN", "-1",
    [], {}, [None], [[]], [{}], [{"ten": "a"}, 5], ["a"] * 5_000,
    [{"ten": "", "tuoi": 15}] * 99,
    [{"x": [[[]]]}], {"ten": {"ten": {}}}, {"eq": ["chu", "a"]},
)  # fmt: skip
NAMES = ("chu", "so", "le", "tick", "ngay", "bang", "", "ai_do", "__class__")
SINCE = ("age_under", "days_since_over", "months_since_over")
UNKNOWN = ("", "eval", "EQ", "__import__", "not_", "any_rows")


def hostile_rule(rng: random.Random, depth: int = 0) -> Json:
    """Anything from nearly right to absurd."""
    luck = rng.random()
    if luck < 0.1:
        return rng.choice(HOSTILE)
    operator = rng.choice(UNKNOWN) if luck < 0.15 else rng.choice(sorted(OPERATORS))
    if luck < 0.17:
        return {operator: rng.choice(HOSTILE), "all": []}
    return {operator: _argument(rng, operator, depth)}


def _argument(rng: random.Random, operator: str, depth: int) -> Json:
    if rng.random() < 0.05:
        return rng.choice(HOSTILE)
    deeper = depth < rng.choice((2, 4, 30))
    inner: Callable[[], Json] = lambda: hostile_rule(rng, depth + 1) if deeper else {"true": "tick"}  # noqa: E731
    match operator:
        case "all" | "any":
            many = rng.choice((0, 1, 1, 2, 3)) if rng.random() < 0.98 else 3_000
            return [inner() for _ in range(many)] if many < 9 else [inner()] * many
        case "not" | "maybe":
            return inner()
        case "any_row":
            return [rng.choice(NAMES), inner()]
        case "answered" | "true":
            return rng.choice(NAMES)
        case "in":
            return [rng.choice(NAMES), [rng.choice(HOSTILE)] * rng.choice((0, 1, 2, 5_000))]
        case "same" | "not_after":
            return [rng.choice(NAMES), rng.choice(NAMES)]
        case _:
            return [rng.choice(NAMES), rng.choice((1, 16, -5, 10**400, "a", True, rng.choice(HOSTILE)))]


def hostile_answers(rng: random.Random) -> Answers:
    return {name: rng.choice(HOSTILE) for name in (*NAMES, "chon", "ngay_khac") if rng.random() < 0.8}


def outcome(rule: Json, answers: Answers) -> object:
    """True, false or nothing; "broken" when the rule is refused."""
    try:
        return truth(rule, answers, TODAY)  # type: ignore[arg-type]  # hostile on purpose
    except RuleBroken:
        return "broken"


def calls_of(work: Callable[[], object]) -> int:
    """How many Python functions the work calls."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def test_no_rule_and_no_answer_does_anything_but_hold_or_break() -> None:
    rng = random.Random(1)
    seen: dict[object, int] = {}
    for _ in range(RULES):
        rule = hostile_rule(rng)
        found = outcome(rule, hostile_answers(rng))
        seen[found] = seen.get(found, 0) + 1

        assert (found == "broken") is (outcome(rule, {}) == "broken"), rule
        assert (found == "broken") is (outcome(rule, hostile_answers(rng)) == "broken"), rule
    assert set(seen) == {True, False, None, "broken"}
    assert min(seen.values()) > RULES / 50, seen


def test_the_work_of_any_rule_is_bounded() -> None:
    rng = random.Random(2)
    rows: list[Json] = [{f"cot_{n}": n for n in range(50)}] * 50_000
    dearest: Json = {"any_row": ["bang", {"all": [{"in": ["cot_1", [5]]}] * 4}]}
    wide: Json = {"any": [{"all": [dearest] * 50_000}] * 50_000}
    rules = [dearest, wide, {"not": wide}, {"in": ["cot_1", [1] * 500_000]}]
    rules += [hostile_rule(rng) for _ in range(RULES // 10)]
    dear = [calls_of(lambda rule=rule: outcome(rule, {"bang": rows})) for rule in rules]  # type: ignore[misc]

    assert max(dear) < MOST_CALLS
    assert dear[0] > 1_000  # the count counts


def test_what_the_check_finds_fine_never_breaks() -> None:
    rng = random.Random(3)
    known = Known(fields={one.id: one for one in FORM})
    fine = 0
    for _ in range(RULES):
        rule = hostile_rule(rng) if rng.random() < 0.5 else good_rule(rng, FORM)
        notes = Notes("x")
        check_rule(rule, "", known, notes)
        if notes.found or not isinstance(rule, dict):
            continue
        fine += 1

        assert outcome(rule, hostile_answers(rng)) != "broken", rule
        assert fields_of(rule) <= known.fields.keys()
    assert fine > RULES / 3


def good_rule(rng: random.Random, fields: tuple[Field, ...], depth: int = 0) -> Rule:
    """A rule as an author writes it, about these fields."""
    if depth < 3 and rng.random() < 0.5:
        inner = [good_rule(rng, fields, depth + 1) for _ in range(rng.choice((1, 2)))]
        operator = rng.choice(("all", "any", "not", "maybe"))
        return {operator: inner if operator in ("all", "any") else inner[0]}
    asked = rng.choice(fields)
    if asked.type is FieldType.TABLE:
        return {"any_row": [asked.id, good_rule(rng, asked.columns, 3)]}  # type: ignore[arg-type]  # a tuple
    if asked.type is FieldType.DATE:
        return rng.choice((
            {rng.choice(SINCE): [asked.id, rng.choice((6, 18))]},
            {"not_after": [asked.id, rng.choice(("ngay", "ngay_khac"))]},
        ))  # fmt: skip
    value = rng.choice(FITTING[asked.type])
    if asked.type is FieldType.DECIMAL and rng.random() < 0.5:
        return {rng.choice(("gt", "ge", "lt", "le")): [asked.id, rng.choice((14, 15, 16))]}
    if asked.type is FieldType.INTEGER and rng.random() < 0.5:
        return {rng.choice(("gt", "ge", "lt", "le")): [asked.id, value]}
    return rng.choice((
        {"eq": [asked.id, value]},
        {"in": [asked.id, [value]]},
        {"answered": asked.id},
        {"true": asked.id} if asked.type is FieldType.CHECKBOX else {"same": [asked.id, asked.id]},
    ))  # fmt: skip


def good_answers(rng: random.Random) -> Answers:
    answers: dict[str, Json] = {
        one.id: rng.choice(FITTING[one.type]) for one in FORM[:-1] if rng.random() < 0.7
    }
    rows = [
        {"ten": "a"} | {one.id: rng.choice(FITTING[one.type]) for one in ROW if rng.random() < 0.7}
        for _ in range(rng.randrange(3))
    ]
    return answers | {"bang": rows}


def test_json_schema_says_the_same_as_the_rule() -> None:
    rng = random.Random(4)
    told = {True: 0, False: 0, None: 0}
    for _ in range(RULES // 10):
        rule = good_rule(rng, FORM)
        if not expressible(rule, frozenset({"le"})):
            continue
        yes, no = Draft202012Validator(as_map(succeeds(rule))), Draft202012Validator(as_map(fails(rule)))
        for _ in range(5):
            answers = good_answers(rng)
            found = truth(rule, answers, TODAY)
            told[found] += 1

            assert yes.is_valid(answers) is (found is True), (rule, answers)
            assert no.is_valid(answers) is (found is False), (rule, answers)
    assert min(told.values()) > 100, told


@pytest.mark.parametrize("operator", ["same", "months_since_over", "not_after", "age_under"])
def test_what_json_schema_has_no_words_for_stays_a_rule(operator: str) -> None:
    rule: Rule = {operator: ["a", "b"]}

    assert not expressible(rule)
    assert not expressible({"maybe": {"not": rule}})
    assert not expressible({"any_row": ["bang", rule]})


@pytest.mark.parametrize("operator", ["gt", "ge", "lt", "le"])
def test_json_schema_has_no_words_for_how_much_a_decimal_is(operator: str) -> None:
    rule: Rule = {operator: ["le", 15]}

    assert expressible(rule)
    assert not expressible(rule, frozenset({"le"}))
    assert not expressible({"any_row": ["bang", {"not": rule}]}, frozenset({"le"}))
