"""Labels, amounts and problems as sentences for people."""

from kiosk.catalogue.procedure import Field, Procedure, Text
from kiosk.errors import Problem
from kiosk.strings import say


def mid(label: str) -> str:
    """A label inside a sentence: "Số định danh" as "số định danh", "UBND xã" as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] in (" ", "") else label


def money(amount: int, language: str = "vi") -> str:
    """Whole đồng with the groups of the language: 8.000 or 8,000."""
    text = f"{amount:,}"
    return text if language == "en" else text.replace(",", ".")


def sentence(problem: Problem, language: str = "vi", procedure: Procedure | None = None) -> str:
    """What is wrong and what to do, naming the field in the language asked for."""
    values: dict[str, str] = {"label": problem.field, "title": problem.field, **problem.values}
    label = _label(procedure, problem, language) if procedure else None
    if label is not None:
        values |= {"label": mid(label), "title": label}
    message = _message(procedure, problem) if procedure and problem.rule == "constraint" else None
    if message is not None:
        values["message"] = message.in_(language)
    return say(f"problem.{problem.rule}", language, **values)


def _label(procedure: Procedure | None, problem: Problem, language: str) -> str | None:
    """The label at the path "giay_to.0.ten" is the column's, with the number of the row."""
    if procedure is None:
        return None
    name, _, rest = problem.field.partition(".")
    field = procedure.form.field(name)
    if field is None:
        document = procedure.document(problem.field)
        return document.name.in_(language) if document else None
    row, _, column = rest.partition(".")
    if not row.isdecimal():
        return field.label.in_(language)
    inner = next((one for one in field.columns if one.id == column), field)
    return say("forms.in_row", language, label=inner.label.in_(language), row=int(row) + 1)


def _message(procedure: Procedure, problem: Problem) -> Text | None:
    field = _field(procedure, problem.field)
    given = problem.values.get("message")
    found = [one.message for one in field.constraints if one.message.vi == given] if field else []
    return found[0] if found else None


def _field(procedure: Procedure, path: str) -> Field | None:
    """The field or column at a problem's path."""
    name, _, rest = path.partition(".")
    field = procedure.form.field(name)
    column = rest.partition(".")[2]
    if field is None or not column:
        return field
    return next((one for one in field.columns if one.id == column), None)
