"""Which questions stand on the screen for these answers, and which answers count."""

from collections.abc import Mapping, Sequence
from datetime import date

from kiosk.catalogue.form import Field, FieldType, Form, Rule, Step
from kiosk.forms.once import once_each
from kiosk.forms.rules import Judge, fields_of, holds, judge
from kiosk.records import dataclass
from kiosk.values import Answers, Json

CODE_SYSTEMS = ("2025", "legacy", "foreign")  # of addresses: the list of communes, or words
_BARELY = frozenset({"code_system", "province"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands on the screen for some answers."""

    fields: Sequence[Field]
    answers: Answers  # those that count: without what hidden fields say


@dataclass(frozen=True, slots=True, kw_only=True)
class _Showing:
    """A form's rules of showing, read once."""

    fields: Sequence[Field]
    ids: frozenset[str]
    steps: Sequence[tuple[Judge | None, Sequence[tuple[Field, Judge | None]]]]
    asked: frozenset[str]  # the fields that the rules ask about: no other can change what is shown


def shown_steps(form: Form, answers: Answers, today: date) -> list[Step]:
    """The steps that ask anything for these answers, in order."""
    ids = {one.id for one in shown_fields(form, answers, today)}
    return [step for step in form.steps if any(one.id in ids for one in step.fields)]


def shown_fields(form: Form, answers: Answers, today: date) -> list[Field]:
    """The fields shown; what a hidden field says counts for nothing, so hiding one may hide the next."""
    return list(shown(form, answers, today).fields)


def counting(form: Form, answers: Answers, today: date) -> Answers:
    """The answers without those of hidden fields."""
    return shown(form, answers, today).answers


def shown(form: Form, answers: Answers, today: date) -> Shown:
    """Both at once."""
    showing = _showing(form)
    fields, kept = showing.fields, answers
    for _ in range(len(fields) + 1):  # each round settles one more link of a chain of rules
        fields = _visible(showing, kept, today)
        hidden = showing.ids.difference([one.id for one in fields])
        before, kept = kept, {name: value for name, value in answers.items() if name not in hidden}
        if all(before.get(name) is kept.get(name) for name in showing.asked):
            break
    return Shown(fields=fields, answers=kept)


def shown_columns(table: Field, row: Mapping[str, Json], answers: Answers, today: date) -> list[Field]:
    """The columns of one row that ask something; their rules may ask about the row and the form."""
    scope = {**answers, **row}
    return [one for one in table.columns if one.shown is None or holds(one.shown, scope, today)]


def demanded(required: bool | Rule, answers: Answers, today: date) -> bool:  # noqa: FBT001 - as files write it
    """Whether `required` of a field or document applies now."""
    return required if isinstance(required, bool) else holds(required, answers, today)


def blank(field: Field, value: Json) -> bool:
    """Whether nothing was answered; an address prefilled with its province only is still nothing."""
    if field.type is FieldType.ADDRESS and isinstance(value, Mapping):
        return not value or (value.keys() <= _BARELY and value.get("code_system") in CODE_SYSTEMS)
    if field.type is FieldType.TABLE and isinstance(value, Sequence) and not isinstance(value, str):
        return all(blank_row(field, row) for row in value)
    return value in (None, "", [], {}, ())


def blank_row(table: Field, row: Json) -> bool:
    """Whether a row says nothing at all: the person added it and wrote nowhere."""
    if not isinstance(row, Mapping):
        return row is None
    columns = {one.id: one for one in table.columns}
    return all(
        value is False or (name in columns and blank(columns[name], value)) for name, value in row.items()
    )


@once_each
def _showing(form: Form) -> _Showing:
    fields = form.fields
    rules = [one.shown for some in (form.steps, fields) for one in some if one.shown is not None]
    return _Showing(
        fields=fields,
        ids=frozenset(one.id for one in fields),
        steps=[
            (_judge(step.shown), [(one, _judge(one.shown)) for one in step.fields]) for step in form.steps
        ],
        asked=frozenset[str]().union(*map(fields_of, rules)),
    )


def _judge(rule: Rule | None) -> Judge | None:
    return None if rule is None else judge(rule)


def _visible(showing: _Showing, answers: Answers, today: date) -> Sequence[Field]:
    found: list[Field] = []
    for step_shown, fields in showing.steps:
        if step_shown is None or step_shown(answers, today) is True:
            found += [one for one, rule in fields if rule is None or rule(answers, today) is True]
    return found
