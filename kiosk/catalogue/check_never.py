"""What a procedure file says in vain: questions, papers, charges and cases that no answers ever lead to."""

from collections.abc import Mapping, Sequence

from kiosk.catalogue.findings import Notes
from kiosk.catalogue.form import Field, FieldType, Form, Rule
from kiosk.catalogue.possible import Question, fields_asked, possible
from kiosk.catalogue.procedure import FeeLine, Procedure
from kiosk.values import Json

Questions = Mapping[str, Question]


def check_never(procedure: Procedure, notes: Notes) -> None:
    """All findings of rules that are well made and yet can never hold, or never settle."""
    questions = questions_of(procedure.form)
    _check_steps(procedure.form, questions, notes)
    for at, document in enumerate(procedure.documents):
        if not possible(questions, *_rules(document.shown)):
            notes.add(f"/documents/{at}/shown", "never_asked_for", id=document.id)
        elif not possible(questions, *_rules(document.shown, _rule(document.required))):
            notes.add(f"/documents/{at}/required", "never_true", id=document.id)
    for at, line in enumerate(procedure.fee.lines):
        if not _applies(line, questions):
            notes.add(f"/fee/lines/{at}", "never_charged", name=line.name.vi)
    cases = [one.when for one in procedure.time_limit.cases]
    for at, when in enumerate(cases):
        if not possible(questions, when, never=cases[:at]):
            notes.add(f"/time_limit/cases/{at}/when", "never_reached")


def questions_of(form: Form) -> Questions:
    """Every field of the form with the rules that show it."""
    return {
        one.id: Question(field=one, shown=_rules(step.shown, one.shown))
        for step in form.steps
        for one in step.fields
    }


def _check_steps(form: Form, questions: Questions, notes: Notes) -> None:
    for at, step in enumerate(form.steps):
        pointer = f"/form/steps/{at}"
        own = {one.id for one in step.fields}
        if step.shown is not None and own & set(fields_asked(step.shown)):
            notes.add(f"{pointer}/shown", "rule_cycle", id=step.id)
        elif not possible(questions, *_rules(step.shown)):
            notes.add(f"{pointer}/shown", "never_shown", id=step.id)
        else:
            _check_fields(step.fields, f"{pointer}/fields", questions, _rules(step.shown), notes)


def _check_fields(
    fields: Sequence[Field], pointer: str, questions: Questions, outer: Sequence[Rule], notes: Notes
) -> None:
    """The fields of a step, or the columns of a table, that stand there while the outer rules hold."""
    cycles = _cycles(fields)
    for at, field in enumerate(fields):
        if field.id in cycles:
            notes.add(f"{pointer}/{at}/shown", "rule_cycle", id=field.id)
        elif not possible(questions, *outer, *_rules(field.shown)):
            notes.add(f"{pointer}/{at}/shown", "never_shown", id=field.id)
        else:
            _check_field(field, f"{pointer}/{at}", questions, notes)
    _check_labels(fields, pointer, questions, outer, notes)


def _check_field(field: Field, pointer: str, questions: Questions, notes: Notes) -> None:
    shown = questions[field.id].shown
    for name, rule in (("required", _rule(field.required)), ("prefill_when", field.prefill_when)):
        if not possible(questions, *shown, *_rules(rule)):
            notes.add(f"{pointer}/{name}", "never_true", id=field.id)
    for at, one in enumerate(field.constraints):
        if not possible(questions, *shown, {"answered": field.id}, one.rule):
            notes.add(f"{pointer}/constraints/{at}/rule", "never_met", id=field.id)
    for language in ("vi", "en"):
        labels = [one.label.in_(language) for one in field.options]
        for at, label in enumerate(labels):
            if label in labels[:at]:
                notes.add(f"{pointer}/options/{at}/label/{language}", "option_label_twice", label=label)
    inside = {one.id: Question(field=one, shown=[*shown, *_rules(one.shown)]) for one in field.columns}
    _check_fields(field.columns, f"{pointer}/columns", {**questions, **inside}, shown, notes)


def _check_labels(
    fields: Sequence[Field], pointer: str, questions: Questions, outer: Sequence[Rule], notes: Notes
) -> None:
    """Two questions in the same words are one too many, unless they never stand there together."""
    for at, field in enumerate(fields):
        for language in ("vi", "en"):
            label = field.label.in_(language)
            same = [one for one in fields[:at] if one.label.in_(language) == label]
            if any(possible(questions, *outer, *_rules(one.shown, field.shown)) for one in same):
                notes.add(f"{pointer}/{at}/label/{language}", "label_twice", label=label)


def _cycles(fields: Sequence[Field]) -> frozenset[str]:
    """Those of the fields whose own answer decides, by way of others, whether they are shown."""
    asks = {one.id: set(fields_asked(one.shown)) if one.shown else set[str]() for one in fields}
    return frozenset(id_ for id_ in asks if id_ in _reached(id_, asks))


def _reached(id_: str, asks: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = set(asks[id_])
    while ahead:
        one = ahead.pop()
        found.add(one)
        ahead |= asks.get(one, set()) - found
    return found


def _applies(line: FeeLine, questions: Questions) -> bool:
    """Whether some answers make it due, on some day."""
    rules = [*_rules(line.when), *(_exactly(id_, one) for id_, one in line.only.items())]
    if line.late:
        if questions[line.late.field].field.type is not FieldType.DATE:
            return False
        if line.in_time and line.in_time.field == line.late.field and line.in_time.days <= line.late.days:
            return False
        rules.append({"answered": line.late.field})
    return possible(questions, *rules)


def _exactly(id_: str, value: Json) -> Rule:
    return {"not": {"answered": id_}} if value is None else {"eq": [id_, value]}


def _rule(value: bool | Rule) -> Rule | None:  # noqa: FBT001 - as files write it
    return None if isinstance(value, bool) else value


def _rules(*rules: Rule | None) -> Sequence[Rule]:
    return [one for one in rules if one is not None]
