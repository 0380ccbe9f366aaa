"""What is said to be impossible is impossible: judged by the rules, for every answer there is."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalogue.check_never import questions_of
from kiosk.catalogue.form import Confidence, Field, FieldType, Form, Option, Rule, Step, Text
from kiosk.catalogue.possible import possible
from kiosk.forms.rules import holds
from kiosk.forms.shown import counting
from kiosk.values import Answers, Json

TODAY = date(2026, 11, 23)
WORDS = Text(vi="x", en="x")
CHOICES = [Option(id=one, label=WORDS) for one in ("a", "b", "c")]
KINDS = [
    Field(id="one", label=WORDS, type=FieldType.RADIO, options=CHOICES),
    Field(id="tick", label=WORDS, type=FieldType.CHECKBOX),
    Field(id="many", label=WORDS, type=FieldType.INTEGER, min=1, max=3),
    Field(id="word", label=WORDS, type=FieldType.TEXT),
]
ANSWERS: list[list[Json]] = [
    [None, "a", "b", "c"], [None, False, True], [None, 1, 2, 3], [None, "p", "q", "else"],
]  # fmt: skip

LEAVES = st.one_of(
    st.sampled_from(["one", "tick", "many", "word"]).map(lambda id_: {"answered": id_}),
    st.just({"true": "tick"}),
    st.sampled_from(["a", "b", "c"]).map(lambda one: {"eq": ["one", one]}),
    st.sampled_from(["p", "q"]).map(lambda one: {"eq": ["word", one]}),
    st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=2).map(
        lambda some: {"in": ["one", some]}
    ),
    st.booleans().map(lambda one: {"eq": ["tick", one]}),
    st.tuples(st.sampled_from(["gt", "ge", "lt", "le", "eq"]), st.integers(0, 4)).map(
        lambda one: {one[0]: ["many", one[1]]}
    ),
)


def grown(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    some = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        some.map(lambda one: {"all": one}),
        some.map(lambda one: {"any": one}),
        inner.map(lambda one: {"not": one}),
    )


RULES: st.SearchStrategy[Rule] = st.recursive(LEAVES, grown, max_leaves=6)


def form_of(*fields: Field) -> Form:
    steps = [Step(id=one.id, title=WORDS, question=WORDS, fields=[one]) for one in fields]
    return Form(
        title=WORDS, basis="x", confidence=Confidence.HIGH, source="x", addressed_to=WORDS, steps=steps
    )


def all_answers() -> Iterator[Answers]:
    for values in product(*ANSWERS):
        yield {one.id: value for one, value in zip(KINDS, values, strict=True) if value is not None}


def shown_by(field: Field, rule: Rule | None) -> Field:
    return Field(
        id=field.id,
        label=WORDS,
        type=field.type,
        options=field.options,
        min=field.min,
        max=field.max,
        shown=rule,
    )


EVERY = list(all_answers())
PLAIN = questions_of(form_of(*KINDS))


@settings(max_examples=150, deadline=None)
@given(rule=RULES, never=st.lists(RULES, max_size=2))
def test_possible_means_that_some_answers_do_it(rule: Rule, never: list[Rule]) -> None:
    some = any(
        holds(rule, one, TODAY) and not any(holds(other, one, TODAY) for other in never) for one in EVERY
    )

    assert possible(PLAIN, rule, never=never) == some


@settings(max_examples=100, deadline=None)
@given(rule=RULES, word=st.none() | LEAVES, many=st.none() | LEAVES)
def test_a_hidden_field_says_nothing(rule: Rule, word: Rule | None, many: Rule | None) -> None:
    one, tick, *_ = KINDS
    fields = [
        one,
        tick,
        shown_by(KINDS[2], _about(many, "one", "tick")),
        shown_by(KINDS[3], _about(word, "one")),
    ]
    form = form_of(*fields)
    some = any(holds(rule, counting(form, answers, TODAY), TODAY) for answers in EVERY)

    assert possible(questions_of(form), rule) == some


LAND = questions_of(form_of(Field(id="land", label=WORDS, type=FieldType.DECIMAL, min=1, max=3)))
EIGHTHS = [{"land": f"{one / 8:g}"} for one in range(8, 25)]
SIZES: st.SearchStrategy[Rule] = st.one_of(
    st.tuples(st.sampled_from(["gt", "ge", "lt", "le"]), st.integers(0, 4)).map(
        lambda one: {one[0]: ["land", one[1]]}
    ),
    st.sampled_from(["1.5", "2", "3.5", "x"]).map(lambda one: {"eq": ["land", one]}),
)


@settings(max_examples=150, deadline=None)
@given(rule=st.recursive(SIZES, grown, max_leaves=6))
def test_a_decimal_has_values_between_the_whole_ones(rule: Rule) -> None:
    some = any(holds(rule, one, TODAY) for one in [{}, *EIGHTHS])

    assert possible(LAND, rule) == some


def _about(rule: Rule | None, *ids: str) -> Rule | None:
    """The rule when it asks only about fields that stand before."""
    if rule is None:
        return None
    ((_, argument),) = rule.items()
    name = argument if isinstance(argument, str) else next(iter(argument))  # type: ignore[arg-type]  # a pair
    return rule if name in ids else None


BORN = questions_of(
    form_of(
        Field(id="born", label=WORDS, type=FieldType.DATE), Field(id="wed", label=WORDS, type=FieldType.DATE)
    )
)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([{"age_under": ["born", 14]}, {"not": {"age_under": ["born", 6]}}], True),
        ([{"age_under": ["born", 6]}, {"not": {"age_under": ["born", 14]}}], False),
        ([{"age_under": ["born", 6]}, {"not": {"age_under": ["born", 6]}}], False),
        ([{"days_since_over": ["born", 60]}, {"days_since_over": ["born", 30]}], True),
        ([{"days_since_over": ["born", 60]}, {"not": {"days_since_over": ["born", 30]}}], False),
        ([{"days_since_over": ["born", 60]}, {"not": {"days_since_over": ["born", 61]}}], True),
        ([{"days_since_over": ["born", 60]}, {"not": {"answered": "born"}}], False),
        ([{"not_after": ["born", "wed"]}], True),
        ([{"not_after": ["born", "wed"]}, {"not": {"not_after": ["born", "wed"]}}], False),
        ([{"not_after": ["born", "wed"]}, {"not": {"answered": "wed"}}], False),
    ],
)
def test_days(rules: list[Rule], expected: bool) -> None:
    assert possible(BORN, *rules) is expected


def test_what_takes_too_long_is_taken_to_be_possible() -> None:
    easy: Rule = {"any": [{"gt": ["many", 0]}, {"answered": "many"}]}

    assert not possible(PLAIN, {"all": [easy] * 3}, {"eq": ["word", "p"]}, {"eq": ["word", "q"]})
    assert possible(PLAIN, {"all": [easy] * 12}, {"eq": ["word", "p"]}, {"eq": ["word", "q"]})


@pytest.mark.parametrize("rule", [{"age_under": ["born", 6]}, {"not_after": ["born", "wed"]}])
def test_a_rule_about_days_cannot_hold_where_it_must_not(rule: Rule) -> None:
    assert not possible(BORN, rule, never=[rule])
    assert not possible(BORN, {"not": rule}, never=[{"not": rule}])
    assert possible(BORN, rule, never=[{"not": rule}])
