"""Whether the answers of a form are acceptable: every problem of every shown field, in order."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from kiosk.catalogue.form import Constraint, Field, FieldType, Form
from kiosk.catalogue.procedure import Procedure
from kiosk.errors import Problem
from kiosk.forms.compute import computed
from kiosk.forms.kinds import flaws, least_most
from kiosk.forms.once import once_each
from kiosk.forms.papers import check_documents, needed_documents
from kiosk.forms.rules import judge
from kiosk.forms.shown import (
    blank,
    blank_row,
    shown,
    shown_columns,
    shown_fields,
    shown_steps,
)
from kiosk.forms.tidy import Tidier, plain, tidier, tidy
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

_Judged = Callable[[str, Json, Answers, date], Sequence[Problem]]  # path, value, scope, today


def check(procedure: Procedure, answers: Answers, today: date) -> list[Problem]:
    """All that must still be put right; empty when the form may be handed in."""
    now = shown(procedure.form, _known(procedure, answers), today)
    return [*_problems(procedure.form, now.fields, now.answers, today), *_strangers(procedure, answers)]


def check_step(procedure: Procedure, step_id: str, answers: Answers, today: date) -> list[Problem]:
    """The problems of one step only."""
    now = shown(procedure.form, _known(procedure, answers), today)
    here = {one.id for step in procedure.form.steps if step.id == step_id for one in step.fields}
    fields = [one for one in now.fields if one.id in here]
    return _problems(procedure.form, fields, now.answers, today)


def settle(procedure: Procedure, answers: Answers, today: date) -> Answers:
    """The answers as they are filed: tidy, computed ones made anew, hidden and empty ones gone.

    Keys that the form does not know stay, so that a check after it still names them.
    """
    now = shown(procedure.form, _known(procedure, answers), today)
    settled = {one.id: _settled(one, now.answers.get(one.id), now.answers, today) for one in now.fields}
    found = {one.id: settled[one.id] for one in now.fields if not blank(one, settled[one.id])}
    made = computed(procedure, found)
    known = _tidiers(procedure.form)
    strange = {name: one for name, one in answers.items() if name not in known}
    return {**{one.id: made[one.id] for one in now.fields if one.id in made}, **strange}


def _known(procedure: Procedure, answers: Answers) -> Answers:
    """Tidied answers of the form's own fields, with the computed ones."""
    tidiers = _tidiers(procedure.form).items()
    return computed(procedure, {id_: tidied(answers[id_]) for id_, tidied in tidiers if id_ in answers})


@once_each
def _tidiers(form: Form) -> Mapping[str, Tidier]:
    return {one.id: tidier(one) for one in form.fields}


def _strangers(procedure: Procedure, answers: Answers) -> list[Problem]:
    known = _tidiers(procedure.form)
    return [_unknown(plain(name)) for name in answers if name not in known]


def _problems(form: Form, fields: Sequence[Field], answers: Answers, today: date) -> list[Problem]:
    judges = _judges(form)
    found: list[Problem] = []
    for field in fields:
        id_ = field.id
        found += judges[id_](id_, answers.get(id_), answers, today)
    return found


@once_each
def _judges(form: Form) -> Mapping[str, _Judged]:
    return {one.id: _judged(one) for one in form.fields}


@once_each
def _judged(field: Field) -> _Judged:
    """What finds the problems of an answer at a path; the field's rules may ask about the scope."""
    if field.compute or field.type is FieldType.SIGNATURE:
        return lambda *_: ()
    needed = field.required if isinstance(field.required, bool) else judge(field.required)
    flaw = flaws(field)
    constraints = [(judge(one.rule), one) for one in field.constraints]
    tick, table = field.type is FieldType.CHECKBOX, field.type is FieldType.TABLE

    def judged(path: str, value: Json, scope: Answers, today: date) -> Sequence[Problem]:
        if blank(field, value) or (tick and value is False):
            wanted = needed if isinstance(needed, bool) else needed(scope, today) is True
            return [_problem(field, path, _REQUIRED.get(field.type, "required_text"))] if wanted else ()
        if rule := flaw(value, today):
            return [_problem(field, path, rule)]
        if table and (found := _rows(field, path, value, scope, today)):
            return found
        if not constraints:
            return ()
        return [_broken(field, path, one) for kept, one in constraints if kept(scope, today) is False]

    return judged


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
        for problem in _judged(column)(f"{path}.{column.id}", row.get(column.id), inner, today)
    ]
    known = {one.id for one in field.columns}
    return found + [_unknown(f"{path}.{plain(name)}") for name in row if name not in known]


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
    asked = {one.id for one in shown_columns(field, row, answers, today)}
    columns = {one.id: one for one in field.columns}
    return {
        name: one
        for name, one in row.items()
        if name not in columns or (name in asked and not blank(columns[name], one))
    }
