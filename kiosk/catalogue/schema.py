"""The format of a procedure file as JSON Schema 2020-12, made by `python -m kiosk.catalogue.schema`.

The records of procedure.py and form.py say which keys there are, which may be left out and what stands in
for them then; here is only what they cannot say: patterns, closed sets of words, and the table of rules.
"""

import dataclasses
import json
import types
from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_origin

from kiosk.catalogue.check_facts import (
    CHANNELS,
    FEE_CHANNELS,
    ID,
    LEVELS,
    PER,
    PROVINCE,
    RECEIVING,
    ROLES,
    SLIPS,
    VERSION,
)
from kiosk.catalogue.check_rules import GROUPS, NUMBERS, ONE, SINCE, SINGLES, TWO_FIELDS
from kiosk.catalogue.form import Confidence, Constraint, Field, FieldType, Form, Option, Rule, Step, Text
from kiosk.catalogue.load import CODE, SCHEMA
from kiosk.catalogue.procedure import (
    Check,
    Clock,
    CopyCount,
    Deadline,
    Document,
    DocumentKind,
    Exemption,
    Fee,
    FeeLine,
    LimitCase,
    Procedure,
    Rate,
    TimeLimit,
    Unit,
)
from kiosk.paths import assets
from kiosk.values import Json

Schema = dict[str, Json]
RECORDS = (
    Check, Constraint, CopyCount, Deadline, Document, Exemption, Fee, FeeLine, Field, Form, LimitCase, Option,
    Rate, Step, Text, TimeLimit,
)  # fmt: skip
SETS = (Clock, Confidence, DocumentKind, FieldType, Unit)
PLAIN: Mapping[object, str] = {str: "string", int: "integer", bool: "boolean", types.NoneType: "null"}
WORDS: Schema = {"minLength": 1}
DATE: Schema = {"format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
OWN_ID: Schema = {"pattern": f"^{ID.pattern}$"}
SOME: Schema = {"minItems": 1}
NONE_BELOW_ZERO: Schema = {"minimum": 0}
CODES: Schema = {"items": {"type": "string", "pattern": f"^{CODE.pattern}$"}}

# what a key must be beside its type
MORE: Mapping[str, Schema] = {
    "Procedure.code": {"pattern": f"^{CODE.pattern}$"},
    "Procedure.version": {"pattern": f"^{VERSION.pattern}$"},
    "Procedure.valid_from": DATE,
    "Procedure.valid_to": DATE,
    "Procedure.last_checked": DATE,
    "Procedure.superseded_by": CODES,
    "Procedure.receiving": {"enum": RECEIVING},
    "Procedure.online_level": {"enum": LEVELS},
    "Procedure.channels": {"items": {"enum": CHANNELS}},
    "Procedure.results": SOME,
    "Procedure.legal_basis": SOME,
    "Procedure.source_url": {"pattern": "^https://"},
    "Procedure.applicant": {"propertyNames": {"enum": ROLES}, "required": ["name"]},
    "Procedure.slip_forms": {
        "properties": {kind: {"enum": forms} for kind, forms in SLIPS.items()},
        "additionalProperties": False,
    },
    "Check.id": OWN_ID,
    "Check.instead": CODES,
    "TimeLimit.value": NONE_BELOW_ZERO,
    "LimitCase.value": NONE_BELOW_ZERO,
    "Document.id": OWN_ID,
    "Document.copies": NONE_BELOW_ZERO,
    "Document.max_pages": {"minimum": 1},
    "Fee.per": {"enum": PER},
    "Fee.lines": SOME,
    "Exemption.id": OWN_ID,
    "Exemption.valid_from": DATE,
    "Exemption.valid_to": DATE,
    "FeeLine.valid_from": DATE,
    "FeeLine.valid_to": DATE,
    "FeeLine.amount_vnd": NONE_BELOW_ZERO,
    "Rate.amount_vnd": NONE_BELOW_ZERO,
    "Rate.provinces": {"items": {"type": "string", "pattern": f"^{PROVINCE.pattern}$"}},
    "Rate.channel": {"enum": ["", *FEE_CHANNELS]},
    "Rate.valid_from": DATE,
    "Rate.valid_to": DATE,
    "Form.steps": SOME,
    "Step.id": OWN_ID,
    "Step.fields": SOME,
    "Field.id": OWN_ID,
    "Field.options": {"items": {"$ref": "#/$defs/Option", "properties": {"id": OWN_ID}}},
    "Field.max_length": {"minimum": 1},
    "Text.vi": WORDS,
    "Text.en": WORDS,
}
WHOLE: Mapping[str, Schema] = {"FeeLine.only": {"type": "object"}, "Field.default": {}}  # values of any kind
NEEDED = {"Text": ["en"]}  # the record can do without; a file may not
_NONE = "\0"  # no default


def schema() -> Schema:
    """What every procedure file validates against; `kiosk procedures check` looks further."""
    named: Schema = {one.__name__: _record(one) for one in RECORDS}
    named |= {one.__name__: {"enum": [each.value for each in one]} for one in SETS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:motcua:procedure-file",
        "title": "Procedure file",
        **_record(Procedure),
        "$defs": {**dict(sorted(named.items())), "Rule": _rule()},
    }


def schema_text() -> str:
    """What schema.json must hold, byte for byte."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _record(cls: type) -> Schema:
    """A closed object: a key nobody knows is a slip of the pen."""
    fields = dataclasses.fields(cls)
    said = cls.__doc__ or ""
    return {
        **({} if said == cls.__name__ else {"description": said}),
        "type": "object",
        "properties": {one.name: _property(f"{cls.__name__}.{one.name}", one) for one in fields},
        "required": [one.name for one in fields if _default(one) is _NONE] + [*NEEDED.get(cls.__name__, ())],
        "additionalProperties": False,
    }


def _property(name: str, field: "dataclasses.Field[Any]") -> Schema:
    default = _default(field)
    found = {**WHOLE.get(name, _of(field.type)), **MORE.get(name, {})}
    needed = field.name in NEEDED.get(name.partition(".")[0], ())
    return found if needed or default in (_NONE, None) else {**found, "default": default}


def _default(field: "dataclasses.Field[Any]") -> Json:
    """What stands in when the key is left out; _NONE when it may not be."""
    if field.default_factory is not dataclasses.MISSING:
        return {}
    if field.default is dataclasses.MISSING:
        return _NONE
    return list(field.default) if isinstance(field.default, tuple) else field.default


def _of(kind: Any) -> Schema:
    """The schema of a type."""
    inner = get_args(kind)
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if kind == Rule:
        return _named("Rule")
    if isinstance(kind, types.UnionType):
        return _either([_of(one) for one in inner])
    if get_origin(kind) is Sequence:
        return {"type": "array", "items": _of(inner[0])}
    if get_origin(kind) is Mapping:
        return {"type": "object", "additionalProperties": _of(inner[1])}
    return _named(kind if isinstance(kind, str) else kind.__name__)  # a str: the record names itself


def _either(some: Sequence[Schema]) -> Schema:
    plain = [one["type"] for one in some if "type" in one]
    return {"type": plain} if len(plain) == len(some) else {"anyOf": some}


def _named(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _rule() -> Schema:
    """The closed table of operators, each alone in its object (kiosk/forms/rules.py)."""
    rule = _named("Rule")
    field: Schema = {"type": "string", "minLength": 1}
    several: Schema = {"type": "array", "items": rule, "minItems": 1}
    value: Schema = {"type": ["string", "integer", "boolean"]}
    return {
        "description": "One operator over the answers of the form.",
        "type": "object",
        "properties": {
            **dict.fromkeys(GROUPS, several),
            **dict.fromkeys(ONE, rule),
            **dict.fromkeys(SINGLES, field),
            "eq": _pair(field, value),
            "in": _pair(field, {"type": "array", "items": value}),
            **dict.fromkeys([*NUMBERS, *SINCE], _pair(field, {"type": "integer"})),
            **dict.fromkeys(TWO_FIELDS, _pair(field, field)),
            "any_row": _pair(field, rule),
        },
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _pair(first: Schema, second: Schema) -> Schema:
    return {"type": "array", "prefixItems": [first, second], "items": False, "minItems": 2}


def main() -> None:
    (assets() / "procedures" / SCHEMA).write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
