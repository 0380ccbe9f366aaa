"""Which case is mine? The questions that decide about the papers, and the papers left after each answer."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kiosk.catalogue.form import Field, FieldType, Rule
from kiosk.catalogue.procedure import Document, DocumentKind, Procedure
from kiosk.forms.rules import fields_of, truth
from kiosk.forms.shown import counting, shown_fields
from kiosk.values import Answers

_TOUCHED = (FieldType.SELECT, FieldType.RADIO, FieldType.CHECKBOX)  # says nothing of a person


def case_fields(procedure: Procedure, answers: Answers, today: date) -> list[Field]:
    """The questions of the form that some paper depends on, as far as these answers lead to them."""
    wanted: set[str] = set()
    for rule in _rules(procedure.documents):
        wanted |= fields_of(rule)
    for _ in procedure.form.steps:  # what a question depends on decides too
        asked = [one for one in procedure.form.fields if one.id in wanted and one.shown is not None]
        wanted |= {name for one in asked if one.shown for name in fields_of(one.shown)}
    shown = shown_fields(procedure.form, answers, today)
    return [one for one in shown if one.id in wanted and one.type in _TOUCHED]


def papers_left(procedure: Procedure, answers: Answers, today: date) -> list[tuple[Document, bool]]:
    """The papers that may still be asked for, and whether each is certainly needed; not the declaration."""
    given = counting(procedure.form, answers, today)
    return [
        (one, _certain(one.required, given, today))
        for one in procedure.documents
        if one.kind is not DocumentKind.TO_KHAI
        and (one.shown is None or truth(one.shown, given, today) is not False)
    ]


def _certain(required: bool | Rule, answers: Answers, today: date) -> bool:  # noqa: FBT001 - as files write it
    return required if isinstance(required, bool) else truth(required, answers, today) is True


def _rules(documents: Sequence[Document]) -> Iterator[Rule]:
    for one in documents:
        for rule in (one.required, one.shown):
            if isinstance(rule, Mapping):
                yield rule
