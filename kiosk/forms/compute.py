"""Answers that the machine makes from other answers, so that nobody can get them wrong.

* `date_words:<field>` – the date in words
* `copy_fee` – of certified copies, TT 226/2016/TT-BTC; pages and copies are the columns whose ids start with
  "so_trang" and "so_ban", or they are named: `copy_fee:<pages>,<copies>`
* `total:<table>.<column>` – the sum over the rows
"""

from collections.abc import Mapping, Sequence

from kiosk.catalogue.form import Field, FieldType, Form
from kiosk.catalogue.procedure import Procedure
from kiosk.forms.dates import span
from kiosk.forms.once import once_each
from kiosk.forms.words import date_words
from kiosk.values import Answers, Json, as_int, as_list, as_map

FIRST_PAGES, FIRST_PAGE_VND, NEXT_PAGE_VND, COPY_LIMIT_VND = 2, 2_000, 1_000, 200_000
MOST = 100_000  # pages or copies beyond this are a slip of the finger


def computed(procedure: Procedure, answers: Answers) -> Answers:
    """The answers with every computed one made anew; a given one is never trusted."""
    fields, tables = _makers(procedure.form)
    found = dict(answers)
    for table in tables:
        if table.id in found:
            found[table.id] = _with_columns(table, found[table.id], answers)
    for field in fields:
        found.pop(field.id, None)
        found |= _made(field, procedure.form.fields, found)
    return found


@once_each
def _makers(form: Form) -> tuple[Sequence[Field], Sequence[Field]]:
    """The computed fields, and the tables with computed columns."""
    tables = [one for one in form.fields if one.type is FieldType.TABLE]
    with_computed = [one for one in tables if any(column.compute for column in one.columns)]
    return [one for one in form.fields if one.compute], with_computed


def copy_fee(pages: int, copies: int) -> int | None:
    """What certified copies of one paper cost; None while pages or copies are not known."""
    if not (0 < pages <= MOST and 0 < copies <= MOST):
        return None
    one = FIRST_PAGE_VND * min(pages, FIRST_PAGES) + NEXT_PAGE_VND * max(pages - FIRST_PAGES, 0)
    return min(one, COPY_LIMIT_VND) * copies


def _with_columns(table: Field, value: Json, answers: Answers) -> Json:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return value
    return [_row(table.columns, one, answers) if isinstance(one, Mapping) else one for one in value]


def _row(columns: Sequence[Field], row: Mapping[str, Json], answers: Answers) -> Mapping[str, Json]:
    names = {one.id for one in columns if one.compute}
    found = {name: value for name, value in row.items() if name not in names}
    for column in columns:
        if column.compute:
            found |= _made(column, columns, {**answers, **found})
    return found


def _made(field: Field, siblings: Sequence[Field], scope: Answers) -> Answers:
    value = _value(field.compute, siblings, scope)
    return {} if value is None else {field.id: value}


def _value(compute: str, siblings: Sequence[Field], scope: Answers) -> Json:
    name, _, argument = compute.partition(":")
    match name:
        case "date_words":
            value = scope.get(argument)
            return date_words(value) if span(value) else None
        case "copy_fee":
            pages, copies = _columns(argument, siblings)
            return copy_fee(as_int(scope.get(pages)), as_int(scope.get(copies)))
        case "total":
            table, _, column = argument.partition(".")
            amounts = [as_map(row).get(column) for row in as_list(scope.get(table))]
            return sum(as_int(one) for one in amounts) if any(one is not None for one in amounts) else None
        case _:
            return None


def _columns(argument: str, siblings: Sequence[Field]) -> tuple[str, str]:
    named = argument.split(",")
    if len(named) == 2:  # noqa: PLR2004 - pages and copies
        return named[0].strip(), named[1].strip()
    return _starting("so_trang", siblings), _starting("so_ban", siblings)


def _starting(start: str, siblings: Sequence[Field]) -> str:
    return next((one.id for one in siblings if one.id.startswith(start) and not one.compute), start)
