"""The form of a procedure: steps, fields, choices, tables, and where answers may come from."""

from kiosk.catalogue.check_facts import check_ids
from kiosk.catalogue.check_rules import DATES, Known, check_rule
from kiosk.catalogue.findings import Notes
from kiosk.catalogue.form import Field, FieldType, Form, Step

CHOICES = (FieldType.SELECT, FieldType.RADIO)
BOUNDED = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY, FieldType.TABLE)
CARD = ("full_name", "id_number", "old_id_number", "birth_date", "sex", "address")
OFFICE = ("name", "province", "commune", "place", "police")
IN_TABLES = tuple(set(FieldType) - {FieldType.TABLE, FieldType.SIGNATURE, FieldType.ADDRESS})
MOST_FIELDS = 9  # on one screen


def check_form(form: Form, notes: Notes) -> None:
    """All findings of the steps and their fields."""
    if not form.steps:
        notes.add("/form/steps", "no_steps")
    check_ids([one.id for one in form.steps], "/form/steps", notes)
    seen: set[str] = set()
    for at, step in enumerate(form.steps):
        pointer = f"/form/steps/{at}"
        known = Known.of(form, at)
        check_rule(step.shown, f"{pointer}/shown", known, notes)
        _check_step(step, pointer, seen, notes)
        for number, field in enumerate(step.fields):
            check_field(field, f"{pointer}/fields/{number}", known, notes)
    if "{office}" not in form.addressed_to.vi:
        notes.add("/form/addressed_to/vi", "no_office")


def _check_step(step: Step, pointer: str, seen: set[str], notes: Notes) -> None:
    if not step.fields:
        notes.add(f"{pointer}/fields", "no_fields", id=step.id)
    if len(step.fields) > MOST_FIELDS:
        notes.add(f"{pointer}/fields", "too_many_fields", id=step.id, most=str(MOST_FIELDS))
    check_ids([one.id for one in step.fields], f"{pointer}/fields", notes)
    for number, field in enumerate(step.fields):
        if field.id in seen:
            notes.add(f"{pointer}/fields/{number}/id", "id_twice", id=field.id)
    seen.update(one.id for one in step.fields)


def check_field(field: Field, pointer: str, known: Known, notes: Notes) -> None:
    """All findings of one question."""
    for name, rule in (
        ("required", field.required),
        ("shown", field.shown),
        ("prefill_when", field.prefill_when),
        *((f"constraints/{at}/rule", one.rule) for at, one in enumerate(field.constraints)),
    ):
        check_rule(rule, f"{pointer}/{name}", known, notes)
    _check_choices(field, pointer, notes)
    _check_columns(field, pointer, known, notes)
    _check_bounds(field, pointer, notes)
    _check_origin(field, pointer, known, notes)


def _check_choices(field: Field, pointer: str, notes: Notes) -> None:
    if field.type in CHOICES and not field.options:
        notes.add(f"{pointer}/options", "no_options", id=field.id)
    if field.options and field.type not in CHOICES:
        notes.add(f"{pointer}/options", "options_unused", id=field.id)
    check_ids([one.id for one in field.options], f"{pointer}/options", notes)
    default = field.default
    if field.options and default is not None and (not isinstance(default, str) or not field.option(default)):
        notes.add(f"{pointer}/default", "default_option", id=field.id)


def _check_columns(field: Field, pointer: str, known: Known, notes: Notes) -> None:
    if field.type is FieldType.TABLE and not field.columns:
        notes.add(f"{pointer}/columns", "no_columns", id=field.id)
    if field.columns and field.type is not FieldType.TABLE:
        notes.add(f"{pointer}/columns", "columns_unused", id=field.id)
    check_ids([one.id for one in field.columns], f"{pointer}/columns", notes)
    inside = Known(fields={**known.fields, **{one.id: one for one in field.columns}}, later=known.later)
    for at, column in enumerate(field.columns):
        if column.type not in IN_TABLES:
            notes.add(f"{pointer}/columns/{at}/type", "column_type", id=column.id, type=column.type)
        check_field(column, f"{pointer}/columns/{at}", inside, notes)


def _check_bounds(field: Field, pointer: str, notes: Notes) -> None:
    if (field.min is not None or field.max is not None) and field.type not in BOUNDED:
        notes.add(pointer, "bounds_unused", id=field.id)
    if field.min is not None and field.max is not None and field.min > field.max:
        notes.add(f"{pointer}/min", "min_over_max", id=field.id)
    if field.max_length < 1:
        notes.add(f"{pointer}/max_length", "max_length", id=field.id)
    if (field.partial or field.past) and field.type not in DATES:
        notes.add(pointer, "date_only", id=field.id)


def _check_origin(field: Field, pointer: str, known: Known, notes: Notes) -> None:
    tick = field.type is FieldType.CHECKBOX
    if tick and (field.prefill or field.default is True):
        notes.add(pointer, "tick_given", id=field.id)
    for at, source in enumerate(field.prefill):
        kind, _, name = source.partition(".")
        fine = {"card": name in CARD, "office": name in OFFICE, "field": name in known.fields}.get(
            kind, False
        )
        if not fine or name == field.id:
            notes.add(f"{pointer}/prefill/{at}", "prefill", source=source)
    if field.compute and not _computes(field.compute, known):
        notes.add(f"{pointer}/compute", "compute", compute=field.compute)


def _computes(compute: str, known: Known) -> bool:
    name, _, argument = compute.partition(":")
    if name == "date_words":
        asked = known.fields.get(argument)
        return asked is not None and asked.type in DATES
    if name == "total":
        table, _, column = argument.partition(".")
        asked = known.fields.get(table)
        return asked is not None and any(one.id == column for one in asked.columns)
    return name == "copy_fee"
