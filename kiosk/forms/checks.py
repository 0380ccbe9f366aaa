"""Whether the answers of a form are acceptable: every problem of every shown field, in order."""

from collections.abc import Mapping, Sequence
from datetime import date

from kiosk.catalogue.form import Constraint, Field, FieldType
from kiosk.catalogue.procedure import Procedure
from kiosk.errors import Problem
from kiosk.forms.compute import computed
from kiosk.forms.kinds import flaw, least_most
from kiosk.forms.papers import check_documents, needed_documents
from kiosk.forms.rules import truth
from kiosk.forms.shown import (
    blank,
    blank_row,
    counting,
    demanded,
    shown_columns,
    shown_fields,
    shown_steps,
)
from kiosk.forms.tidy import plain, tidy
from kiosk.forms.wording import mid, money
from kiosk.values import Answers, Json

__all__ = [
    "MOST_ROWS",
    "check",
    "check_documents",
    "check_step",
    "needed_documents",
    "settle",
    "shown_fields",
    "shown_steps",
    "tidy",
]

MOST_ROWS = 100  # of a table that sets no limit of its own
_REQUIRED = {
    FieldType.CHECKBOX: "required_tick",
    FieldType.ADDRESS: "required_address",
    FieldType.TABLE: "required_rows",
    FieldType.DATE: "required_date",
    FieldType.SELECT: "required_choice",
    FieldType.RADIO: "required_choice",
    FieldType.ETHNICITY: "required_choice",
    FieldType.NATIONALITY: "required_choice",
}


def check(procedure: Procedure, answers: Answers, today: date) -> list[Problem]:
    """All that must still be put right; empty when the form may be handed in."""
    known = _known(procedure, answers)
    fields = shown_fields(procedure.form, known, today)
    return [
        *_problems(fields, counting(procedure.form, known, today), today),
        *_strangers(procedure, answers),
    ]


def check_step(procedure: Procedure, step_id: str, answers: Answers, today: date) -> list[Problem]:
    """The problems of one step only."""
    known = _known(procedure, answers)
    here = {one.id for step in procedure.form.steps if step.id == step_id for one in step.fields}
    fields = [one for one in shown_fields(procedure.form, known, today) if one.id in here]
    return _problems(fields, counting(procedure.form, known, today), today)


def settle(procedure: Procedure, answers: Answers, today: date) -> Answers:
    """The answers as they are filed: tidy, computed ones made anew, hidden and empty ones gone.

    Keys that the form does not know stay, so that a check after it still names them.
    """
    known = _known(procedure, answers)
    shown = shown_fields(procedure.form, known, today)
    kept = counting(procedure.form, known, today)
    settled = {one.id: _settled(one, kept.get(one.id), kept, today) for one in shown}
    found = {one.id: settled[one.id] for one in shown if not blank(one, settled[one.id])}
    made = computed(procedure, found)
    strange = {name: one for name, one in answers.items() if procedure.form.field(name) is None}
    return {**{one.id: made[one.id] for one in shown if one.id in made}, **strange}


def _known(procedure: Procedure, answers: Answers) -> Answers:
    """Tidied answers of the form's own fields, with the computed ones."""
    tidied = {one.id: tidy(one, answers[one.id]) for one in procedure.form.fields if one.id in answers}
    return computed(procedure, tidied)


def _strangers(procedure: Procedure, answers: Answers) -> list[Problem]:
    known = {one.id for one in procedure.form.fields}
    return [_unknown(plain(name)) for name in answers if name not in known]


def _problems(fields: Sequence[Field], answers: Answers, today: date) -> list[Problem]:
    return [
        problem for field in fields for problem in _of(field, field.id, answers.get(field.id), answers, today)
    ]


def _of(field: Field, path: str, value: Json, scope: Answers, today: date) -> list[Problem]:
    """The problems of one answer; its rules may ask about `scope`."""
    if field.compute or field.type is FieldType.SIGNATURE:
        return []
    unticked = field.type is FieldType.CHECKBOX and value is False
    if blank(field, value) or unticked:
        needed = demanded(field.required, scope, today)
        return [_problem(field, path, _REQUIRED.get(field.type, "required_text"))] if needed else []
    if field.type is FieldType.TABLE:
        found = _rows(field, path, value, scope, today)
    else:
        rule = flaw(field, value, today)
        found = [_problem(field, path, rule)] if rule else []
    return found or _constraints(field, path, scope, today)


def _rows(field: Field, path: str, value: Json, scope: Answers, today: date) -> list[Problem]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return [_problem(field, path, "rows")]
    filled = [(place, row) for place, row in enumerate(value) if not blank_row(field, row)]
    if field.min is not None and len(filled) < field.min:
        return [_problem(field, path, "rows_min")]
    if len(filled) > (MOST_ROWS if field.max is None else field.max):
        return [_problem(field, path, "rows_max")]
    return [problem for place, row in filled for problem in _row(field, f"{path}.{place}", row, scope, today)]


def _row(field: Field, path: str, row: Json, scope: Answers, today: date) -> list[Problem]:
    if not isinstance(row, Mapping):
        return [_problem(field, path, "rows")]
    inner = {**scope, **row}
    found = [
        problem
        for column in shown_columns(field, row, scope, today)
        for problem in _of(column, f"{path}.{column.id}", row.get(column.id), inner, today)
    ]
    known = {one.id for one in field.columns}
    return found + [_unknown(f"{path}.{plain(name)}") for name in row if name not in known]


def _constraints(field: Field, path: str, scope: Answers, today: date) -> list[Problem]:
    """Each constraint that the answer certainly breaks, in its own words."""
    broken = [one for one in field.constraints if truth(one.rule, scope, today) is False]
    return [_broken(field, path, one) for one in broken]


def _broken(field: Field, path: str, constraint: Constraint) -> Problem:
    values = {"label": mid(field.label.vi), "title": field.label.vi, "message": constraint.message.vi}
    return Problem(field=path, rule="constraint", values=values)


def _problem(field: Field, path: str, rule: str) -> Problem:
    values = {"label": mid(field.label.vi), "title": field.label.vi}
    match rule:
        case "too_long":
            values["max"] = str(field.max_length)
        case "rows_min" | "rows_max":
            most = MOST_ROWS if field.max is None else field.max
            values |= {"min": str(field.min or 0), "max": str(most)}
        case "min" | "max":
            least, most = least_most(field)
            values |= {"min": money(least), "max": money(most)}
        case _:
            pass
    return Problem(field=path, rule=rule, values=values)


def _unknown(path: str) -> Problem:
    return Problem(field=path, rule="unknown_field", values={"label": path, "title": path})


def _settled(field: Field, value: Json, answers: Answers, today: date) -> Json:
    """A table without its empty rows and hidden columns; anything else as it is."""
    if field.type is not FieldType.TABLE or not isinstance(value, Sequence) or isinstance(value, str):
        return value
    return [_settled_row(field, row, answers, today) for row in value if not blank_row(field, row)]


def _settled_row(field: Field, row: Json, answers: Answers, today: date) -> Json:
    if not isinstance(row, Mapping):
        return row
    shown = {one.id for one in shown_columns(field, row, answers, today)}
    columns = {one.id: one for one in field.columns}
    return {
        name: one
        for name, one in row.items()
        if name not in columns or (name in shown and not blank(columns[name], one))
    }
