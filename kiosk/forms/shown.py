"""Which questions stand on the screen for these answers, and which answers count."""

from collections.abc import Mapping, Sequence
from datetime import date

from kiosk.catalogue.form import Field, FieldType, Form, Rule, Step
from kiosk.forms.rules import holds
from kiosk.values import Answers, Json

CODE_SYSTEMS = ("2025", "legacy", "foreign")  # of addresses: the list of communes, or words
_BARELY = frozenset({"code_system", "province"})


def shown_steps(form: Form, answers: Answers, today: date) -> list[Step]:
    """The steps that ask anything for these answers, in order."""
    ids = {one.id for one in shown_fields(form, answers, today)}
    return [step for step in form.steps if any(one.id in ids for one in step.fields)]


def shown_fields(form: Form, answers: Answers, today: date) -> list[Field]:
    """The fields shown; what a hidden field says counts for nothing, so hiding one may hide the next."""
    fields = list(form.fields)
    for _ in range(len(fields) + 1):  # each round settles one more link of a chain of rules
        counting = _only(fields, form, answers)
        found = [field for step in form.steps for field in _of(step, counting, today)]
        if found == fields:
            break
        fields = found
    return fields


def counting(form: Form, answers: Answers, today: date) -> Answers:
    """The answers without those of hidden fields."""
    return _only(shown_fields(form, answers, today), form, answers)


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
        return not value or (value.get("code_system") in CODE_SYSTEMS and value.keys() <= _BARELY)
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


def _of(step: Step, answers: Answers, today: date) -> Sequence[Field]:
    if step.shown is not None and not holds(step.shown, answers, today):
        return ()
    return [one for one in step.fields if one.shown is None or holds(one.shown, answers, today)]


def _only(fields: Sequence[Field], form: Form, answers: Answers) -> Answers:
    hidden = {one.id for one in form.fields} - {one.id for one in fields}
    return {name: value for name, value in answers.items() if name not in hidden}
