"""Labels, amounts and problems as sentences for people."""

from collections.abc import Mapping

from kiosk.catalogue.form import Field, Text
from kiosk.catalogue.procedure import Procedure
from kiosk.errors import Problem
from kiosk.strings import say


def both(key: str) -> Text:
    """A sentence of our own, in every language."""
    return Text(vi=say(key, "vi"), en=say(key, "en"))


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
    if procedure is not None and problem.rule != "unknown_field":
        values |= _names(procedure, problem.field, language)
        message = _message(procedure, problem)
        values |= {"message": message.in_(language)} if message else {}
    return say(f"problem.{problem.rule}", language, **values)


def _names(procedure: Procedure, path: str, language: str) -> Mapping[str, str]:
    """What the field, the document or the column at "giay_to.0.ten" is called; the row is named with it."""
    document = procedure.document(path)
    field = _field(procedure, path)
    if field is None:
        return {"label": document.name.in_(language)} if document else {}
    label = field.label.in_(language)
    row = path.partition(".")[2].partition(".")[0]
    if row.isdecimal():
        label = say("forms.in_row", language, label=label, row=int(row) + 1)
    return {"label": mid(label), "title": label}


def _message(procedure: Procedure, problem: Problem) -> Text | None:
    """The constraint's message in both languages."""
    field = _field(procedure, problem.field)
    given = problem.values.get("message")
    return (
        next((one.message for one in field.constraints if one.message.vi == given), None) if field else None
    )


def _field(procedure: Procedure, path: str) -> Field | None:
    """The field or column at a problem's path."""
    name, *rest = path.split(".", 2)
    field = procedure.form.field(name)
    if field is None or len(rest) < 2:  # noqa: PLR2004 - the row and the column
        return field
    return next((one for one in field.columns if one.id == rest[1]), None)
