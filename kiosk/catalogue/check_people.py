"""Whether every person on every form has a place in people.json, and everything in it is about something."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kiosk.catalogue.cursor import Cursor, escaped
from kiosk.catalogue.findings import Finding, Notes, ProcedureBroken
from kiosk.catalogue.form import Field, FieldType
from kiosk.catalogue.load import load, parse
from kiosk.catalogue.people import SELF, TYPES, Part, People, Place, prefix_of, read_people
from kiosk.catalogue.procedure import Procedure
from kiosk.records import dataclass

PERSONAL = frozenset(
    {
        FieldType.PERSON_NAME,
        FieldType.PERSON_ID,
        FieldType.ETHNICITY,
        FieldType.NATIONALITY,
        FieldType.PHONE,
        FieldType.EMAIL,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of the table."""

    pointer: str
    code: str  # of the procedure it is for; "" for all
    key: str
    says: str


def check_people(path: Path, procedures: Sequence[Path]) -> list[Finding]:
    """Findings of the table, at its lines, and of forms whose persons it does not know, at their fields."""
    notes = Notes(str(path))
    try:
        raw = parse(path, notes.file)
    except ProcedureBroken as broken:
        return list(broken.findings)
    cursor = Cursor(raw, notes.found, notes.file)
    people = read_people(cursor)
    cursor.close()
    if not notes.found:
        _check_names(people, notes)
    if notes.found:  # what names nothing can say nothing of a form
        return notes.found
    forms = [(one, load(one)) for one in procedures]
    _check_used(people, [procedure for _, procedure in forms], notes)
    for file, procedure in forms:
        about = Notes(str(file), notes.found)
        _check_form(people, procedure, about)
    return notes.found


def _check_names(people: People, notes: Notes) -> None:
    """Roles and parts that are spoken of must be there."""
    if SELF not in people.roles:
        notes.add("/roles", "person_role", role=SELF)
    for line in _prefixes(people):
        if line.says not in people.roles:
            notes.add(line.pointer, "person_role", role=line.says)
    for line in _fields(people):
        role, _, part = line.says.partition(".")
        if role not in people.roles:
            notes.add(line.pointer, "person_role", role=role)
        if part not in list(Part):
            notes.add(line.pointer, "person_part", part=part)


def _check_used(people: People, procedures: Sequence[Procedure], notes: Notes) -> None:
    """What no form has any more is an old line."""
    ids = {one.code: {field.id for field in one.form.fields} for one in procedures}
    ids[""] = set[str]().union(*ids.values())
    for code in people.procedures:
        if code not in ids:
            notes.add(f"/procedures/{escaped(code)}", "unknown_procedure", code=code)
    for id_ in people.left_out:
        if id_ not in ids[""]:
            notes.add(f"/left_out/{escaped(id_)}", "person_unused", id=id_)
    for line in _fields(people):
        if line.key not in ids.get(line.code, ()):
            notes.add(line.pointer, "person_unused", id=line.key)
    for line in _prefixes(people):
        begun = (prefix_of(id_, one) for id_ in ids.get(line.code, ()) for one in people.parts)
        if line.key not in begun:
            notes.add(line.pointer, "person_unused", id=f"{line.key}_")


def _check_form(people: People, procedure: Procedure, notes: Notes) -> None:
    """Every field about a person has its place, fits it, and no two share one."""
    taken: dict[Place, str] = {}
    for at, step in enumerate(procedure.form.steps):
        for number, field in enumerate(step.fields):
            pointer = f"/form/steps/{at}/fields/{number}"
            place = people.place(procedure.code, field.id)
            if place is None:
                if _personal(field, people) and field.id not in people.left_out:
                    notes.add(pointer, "person_unmapped", id=field.id)
                continue
            if field.type not in TYPES[place.part]:
                notes.add(f"{pointer}/type", "person_type", id=field.id, part=place.part)
            if place in taken:
                notes.add(pointer, "person_twice", id=field.id, other=taken[place])
            taken[place] = field.id


def _personal(field: Field, people: People) -> bool:
    return field.type in PERSONAL or any(prefix_of(field.id, one) is not None for one in people.parts)


def _prefixes(people: People) -> Iterator[_Line]:
    yield from _lines("/prefixes", "", people.prefixes)
    for code, own in people.procedures.items():
        yield from _lines(f"/procedures/{escaped(code)}/prefixes", code, own.prefixes)


def _fields(people: People) -> Iterator[_Line]:
    yield from _lines("/fields", "", people.fields)
    for code, own in people.procedures.items():
        yield from _lines(f"/procedures/{escaped(code)}/fields", code, own.fields)


def _lines(pointer: str, code: str, table: Mapping[str, str]) -> Iterator[_Line]:
    for key, says in table.items():
        yield _Line(pointer=f"{pointer}/{escaped(key)}", code=code, key=key, says=says)
