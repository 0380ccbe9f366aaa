"""Rules are null-strict, closed and bounded."""

from datetime import date

import pytest
from hypothesis import given

from kiosk.catalogue.form import RULE_ROWS, Rule
from kiosk.forms.rules import OPERATORS, RuleBroken, fields_of, holds, truth
from kiosk.values import Answers, Json
from tests.kiosk.forms_samples import TODAY, anything, calm

ANSWERS: Answers = {
    "kieu": "a",
    "so": 5,
    "co": True,
    "khong": False,
    "sinh": "2008-11-24",
    "nam": "2008",
    "tu": "2026-11-01",
    "den": "2026-11-20",
    "cuoi": "2026-05-31",
    "lai": "a",
    "nguoi": [{"ten": "A", "tuoi": 15}, {"ten": "B"}, {}, None],
    "ke": [{"ten": "A", "tuoi": 20}, {"ten": "", "an": False}],
    "rong": [{}, None],
    "le": "5.25",
}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"eq": ["kieu", "a"]}, True),
        ({"eq": ["kieu", "b"]}, False),
        ({"eq": ["trong", "a"]}, None),
        ({"eq": ["co", 1]}, False),
        ({"eq": ["khong", False]}, True),
        ({"in": ["kieu", ["a", "b"]]}, True),
        ({"in": ["kieu", []]}, False),
        ({"in": ["trong", ["a"]]}, None),
        ({"answered": "kieu"}, True),
        ({"answered": "trong"}, False),
        ({"answered": "khong"}, False),
        ({"true": "co"}, True),
        ({"true": "khong"}, False),
        ({"true": "trong"}, False),
        ({"true": "so"}, False),
        ({"not": {"true": "trong"}}, True),
        ({"not": {"eq": ["trong", "a"]}}, None),
        ({"gt": ["so", 5]}, False),
        ({"ge": ["so", 5]}, True),
        ({"lt": ["so", 6]}, True),
        ({"le": ["so", 4]}, False),
        ({"gt": ["co", 0]}, None),
        ({"gt": ["trong", 0]}, None),
        ({"gt": ["le", 5]}, True),
        ({"ge": ["le", 6]}, False),
        ({"lt": ["le", 6]}, True),
        ({"le": ["le", 5]}, False),
        ({"eq": ["le", "5.25"]}, True),
        ({"eq": ["le", 5]}, False),
        ({"gt": ["kieu", 0]}, None),
        ({"all": []}, True),
        ({"any": []}, False),
        ({"all": [{"true": "co"}, {"eq": ["trong", 1]}]}, None),
        ({"all": [{"true": "khong"}, {"eq": ["trong", 1]}]}, False),
        ({"any": [{"true": "co"}, {"eq": ["trong", 1]}]}, True),
        ({"any": [{"true": "khong"}, {"eq": ["trong", 1]}]}, None),
        ({"age_under": ["sinh", 18]}, False),
        ({"age_under": ["sinh", 19]}, True),
        ({"age_under": ["nam", 18]}, None),
        ({"age_under": ["nam", 19]}, True),
        ({"age_under": ["nam", 17]}, False),
        ({"age_under": ["kieu", 18]}, None),
        ({"days_since_over": ["tu", 22]}, True),
        ({"days_since_over": ["tu", 23]}, False),
        ({"not_after": ["tu", "den"]}, True),
        ({"not_after": ["tu", "tu"]}, True),
        ({"not_after": ["den", "tu"]}, False),
        ({"not_after": ["nam", "sinh"]}, None),
        ({"not_after": ["nam", "tu"]}, True),
        ({"not_after": ["tu", "nam"]}, False),
        ({"not_after": ["tu", "trong"]}, None),
        ({"same": ["kieu", "lai"]}, True),
        ({"same": ["kieu", "nam"]}, False),
        ({"same": ["so", "kieu"]}, False),
        ({"same": ["kieu", "trong"]}, None),
        ({"same": ["trong", "khac"]}, None),
        ({"same": ["nguoi", "nguoi"]}, None),
        ({"months_since_over": ["cuoi", 5]}, True),
        ({"months_since_over": ["cuoi", 6]}, False),
        ({"months_since_over": ["nam", 216]}, None),
        ({"months_since_over": ["nam", 215]}, None),
        ({"months_since_over": ["nam", 214]}, True),
        ({"months_since_over": ["nam", 227]}, False),
        ({"months_since_over": ["trong", 6]}, None),
        ({"months_since_over": ["den", -1]}, True),
        ({"months_since_over": ["den", 10**30]}, False),
        ({"maybe": {"true": "co"}}, True),
        ({"maybe": {"true": "khong"}}, False),
        ({"maybe": {"eq": ["trong", 1]}}, True),
        ({"not": {"maybe": {"eq": ["trong", 1]}}}, False),
        ({"any_row": ["nguoi", {"lt": ["tuoi", 16]}]}, True),
        ({"any_row": ["nguoi", {"gt": ["tuoi", 16]}]}, None),
        ({"any_row": ["ke", {"lt": ["tuoi", 16]}]}, False),
        ({"any_row": ["ke", {"not": {"answered": "ten"}}]}, False),
        ({"any_row": ["ke", {"true": "co"}]}, False),
        ({"any_row": ["rong", {"not": {"answered": "ten"}}]}, None),
        ({"any_row": ["trong", {"not": {"answered": "ten"}}]}, None),
        ({"any_row": ["kieu", {"not": {"answered": "ten"}}]}, None),
    ],
)
def test_a_rule_is_true_false_or_not_known_yet(rule: Rule, expected: bool | None) -> None:
    assert truth(rule, ANSWERS, TODAY) is expected
    assert holds(rule, ANSWERS, TODAY) is (expected is True)


def test_a_birthday_makes_the_age_on_the_day_itself() -> None:
    rule: Rule = {"age_under": ["sinh", 18]}

    assert holds(rule, ANSWERS, date(2026, 11, 23))
    assert not holds(rule, ANSWERS, date(2026, 11, 24))


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"eq": ["a", 1], "in": ["a", []]},
        {"__import__": "os"},
        {"eq": "kieu"},
        {"eq": ["kieu"]},
        {"eq": [1, 2]},
        {"in": ["kieu", "a"]},
        {"gt": ["so", "5"]},
        {"gt": ["so", True]},
        {"answered": 5},
        {"all": {"true": "co"}},
        {"all": ["co"]},
        {"not": []},
        {"age_under": ["sinh", None]},
        {"not_after": ["tu", 5]},
        {"eq": ["kieu", None]},
        {"eq": ["trong", ["a"]]},
        {"in": ["trong", [{}]]},
        {"same": ["kieu"]},
        {"same": ["kieu", 5]},
        {"same": "kieu"},
        {"months_since_over": ["cuoi", "6"]},
        {"months_since_over": ["trong", 6.5]},
        {"maybe": [{"true": "co"}]},
        {"maybe": "co"},
        {"any_row": {"true": "co"}},
        {"any_row": ["nguoi"]},
        {"any_row": ["trong", {"tru": "co"}]},
        {"any_row": ["trong", {"any_row": ["trong", {"true": "co"}]}]},
        {"any_row": [{"true": "co"}, "nguoi"]},
    ],
)
def test_a_wrong_rule_is_named_as_such(rule: Rule) -> None:
    with pytest.raises(RuleBroken):
        holds(rule, ANSWERS, TODAY)
    with pytest.raises(RuleBroken):
        fields_of(rule)


@pytest.mark.parametrize(
    ("day", "today", "over"),
    [
        ("2026-05-24", "2026-11-24", False),
        ("2026-05-23", "2026-11-24", True),
        ("2025-08-31", "2026-02-28", False),  # 31/02 is no day: the month's last one counts
        ("2025-08-31", "2026-03-01", True),
        ("2023-08-31", "2024-02-29", False),
        ("2026-11-24", "2026-11-24", False),
        ("2027-11-24", "2026-11-24", False),
    ],
)
def test_six_months_end_on_the_same_day_of_the_month(day: str, today: str, over: bool) -> None:
    rule: Rule = {"months_since_over": ["ngay", 6]}

    assert truth(rule, {"ngay": day}, date.fromisoformat(today)) is over


def test_of_more_rows_than_a_table_may_have_only_the_first_are_looked_at() -> None:
    rule: Rule = {"any_row": ["bang", {"eq": ["cot", 1]}]}
    full: list[Json] = [{"cot": 0}] * RULE_ROWS

    assert truth(rule, {"bang": full}, TODAY) is False
    assert truth(rule, {"bang": [*full, {"cot": 1}]}, TODAY) is None
    assert truth(rule, {"bang": [{"cot": 1}, *full]}, TODAY) is True


def test_what_a_rule_costs_does_not_depend_on_the_answers() -> None:
    rule: Rule = {"any_row": ["bang", {"all": [{"true": "cot"}] * 10}]}

    for rows in (None, [], [{"cot": True}], [{"cot": True}] * RULE_ROWS):
        with pytest.raises(RuleBroken):
            truth(rule, {"bang": rows}, TODAY)


def test_a_rule_that_is_too_deep_is_refused() -> None:
    rule: Rule = {"true": "co"}
    for _ in range(400):
        rule = {"not": rule}

    with pytest.raises(RuleBroken):
        holds(rule, ANSWERS, TODAY)
    with pytest.raises(RuleBroken):
        fields_of(rule)


def test_a_rule_that_is_too_long_is_refused() -> None:
    rule: Rule = {"all": [{"true": "co"}] * 2_000}

    with pytest.raises(RuleBroken):
        holds(rule, ANSWERS, TODAY)


def test_a_rule_names_the_fields_it_asks_about() -> None:
    rule: Rule = {
        "any": [
            {"not": {"eq": ["a", 1]}},
            {"all": [{"true": "b"}, {"answered": "c"}, {"not_after": ["d", "e"]}, {"in": ["f", []]}]},
            {"maybe": {"same": ["g", "h"]}},
            {"any_row": ["i", {"true": "cot"}]},
            {"months_since_over": ["k", 6]},
        ]
    }

    assert fields_of(rule) == frozenset("abcdefghik")


@calm
@given(anything, anything)
def test_no_data_does_anything_but_hold_or_break(rule: Json, answer: Json) -> None:
    for operator in OPERATORS:
        try:
            found = truth({operator: rule}, {"a": answer}, TODAY)
        except RuleBroken:
            continue

        assert found in (True, False, None)
