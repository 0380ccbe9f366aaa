"""The answers of a form as JSON Schema 2020-12: what other programs may rely on, and hand in.

It describes answers as they are kept (dates as YYYY-MM-DD, choices by id, nothing that is hidden). Rules
become `if`/`then`; those that compare dates or decimals have no words in JSON Schema and stand under
`motcua:rules`, which a reader may ignore: the form itself always judges them. Formats are ours: `motcua-…`.
"""

from collections.abc import Mapping, Sequence

from kiosk.catalogue.form import Field, FieldType, Rule
from kiosk.catalogue.procedure import Procedure
from kiosk.forms.checks import MOST_ROWS
from kiosk.forms.choices import choices
from kiosk.forms.kinds import EMAIL_LENGTH, least_most
from kiosk.forms.rules import fields_of
from kiosk.forms.schema_rules import expressible, fails, succeeds
from kiosk.values import Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RULES = "motcua:rules"
COMMUNE = "motcua:commune"  # the commune lies in the province
FORMATS: Mapping[FieldType, str] = {
    FieldType.PERSON_NAME: "motcua-person-name",
    FieldType.PERSON_ID: "motcua-person-id",
    FieldType.PHONE: "motcua-phone",
    FieldType.EMAIL: "motcua-email",
    FieldType.TAX_CODE: "motcua-tax-code",
    FieldType.VEHICLE: "motcua-vehicle",
    FieldType.POSTAL: "motcua-postal",
    FieldType.DECIMAL: "motcua-decimal",
    FieldType.TIME: "motcua-time",
    FieldType.DATETIME: "motcua-datetime",
    FieldType.TEXTAREA: "motcua-lines",
}
TEXT, DATE, PARTIAL_DATE = "motcua-text", "date", "motcua-partial-date"
_CHOICES = (FieldType.SELECT, FieldType.RADIO, FieldType.ETHNICITY, FieldType.NATIONALITY)
Schema = dict[str, Json]


def schema(procedure: Procedure) -> Schema:
    """The schema of what `kiosk file` and the screens take for this procedure."""
    parts = _Parts(_decimals(procedure.form.fields))
    properties: Schema = {}
    for step in procedure.form.steps:
        for field in step.fields:
            if field.type is FieldType.SIGNATURE:
                continue
            properties[field.id] = _value(field)
            parts.field(field, [one for one in (step.shown, field.shown) if one is not None])
    found: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:motcua:procedure:{procedure.code}:{procedure.version}",
        "title": procedure.form.title.vi,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if parts.required:
        found["required"] = parts.required
    if parts.all_of:
        found["allOf"] = parts.all_of
    if parts.rules:
        found[RULES] = parts.rules
    return found


class _Parts:
    """What is said of the object as a whole: which fields must, may or must not be there."""

    def __init__(self, decimals: frozenset[str], known: frozenset[str] | None = None) -> None:
        self.required: list[Json] = []
        self.all_of: list[Json] = []
        self.rules: list[Json] = []
        self._decimals = decimals
        self._known = known  # of a row: its own columns, the only ones its rules can be told with

    def field(self, field: Field, shown: Sequence[Rule]) -> None:
        needed = field.required if not field.compute else False
        if any(not self._tells(one) for one in shown):
            self._leave(field, shown)
            return
        visible: Json = {"allOf": [succeeds(one) for one in shown]} if shown else True
        if shown:
            self.all_of.append({"if": visible, "else": {"properties": {field.id: False}}})
        if needed is True and not shown:
            self.required.append(field.id)
        elif needed is True:
            self.all_of.append({"if": visible, "then": {"required": [field.id]}})
        elif isinstance(needed, Mapping) and self._tells(needed):
            condition: Json = {"allOf": [*(succeeds(one) for one in shown), succeeds(needed)]}
            self.all_of.append({"if": condition, "then": {"required": [field.id]}})
        elif isinstance(needed, Mapping):
            self.rules.append({"field": field.id, "shown": list(shown), "required": needed})
        if field.type is FieldType.CHECKBOX and needed is not False:
            self._ticked(field, shown, needed)
        for one in field.constraints:
            if self._tells(one.rule):
                self.all_of.append({"if": {"required": [field.id]}, "then": {"not": fails(one.rule)}})
            else:
                self.rules.append({"field": field.id, "constraint": one.rule})

    def _ticked(self, field: Field, shown: Sequence[Rule], needed: bool | Rule) -> None:  # noqa: FBT001 - as files write it
        """A tick that is demanded must be set: there and false is not enough."""
        rules = [*shown, *([needed] if isinstance(needed, Mapping) else [])]
        if all(self._tells(one) for one in rules):
            ticked: Json = {"properties": {field.id: {"const": True}}}
            self.all_of.append(
                {"if": {"allOf": [succeeds(one) for one in rules]}, "then": ticked} if rules else ticked
            )

    def _leave(self, field: Field, shown: Sequence[Rule]) -> None:
        rule: Schema = {
            "field": field.id,
            "shown": list(shown),
            "required": False if field.compute else field.required,
        }
        self.rules.append(rule)
        self.rules.extend({"field": field.id, "constraint": one.rule} for one in field.constraints)

    def _tells(self, rule: Rule) -> bool:
        return expressible(rule, self._decimals) and (self._known is None or fields_of(rule) <= self._known)


def _decimals(fields: Sequence[Field]) -> frozenset[str]:
    """The questions that a decimal answers, those in tables too."""
    own = {one.id for one in fields if one.type is FieldType.DECIMAL}
    return frozenset(own.union(*(_decimals(one.columns) for one in fields)))


def _value(field: Field) -> Schema:
    found = {"title": field.label.vi, **_shape(field)}
    if field.hint:
        found["description"] = field.hint.vi
    if field.compute:
        return {"title": field.label.vi, "readOnly": True}
    return found


def _shape(field: Field) -> Schema:  # noqa: PLR0911 - a line per kind
    match field.type:
        case FieldType.CHECKBOX:
            return {"type": "boolean"}
        case FieldType.INTEGER | FieldType.MONEY:
            least, most = least_most(field)
            return {"type": "integer", "minimum": least, "maximum": most}
        case FieldType.DECIMAL:
            found: Schema = {"type": "string", "format": FORMATS[field.type]}
            bounds = {"motcua:minimum": field.min, "motcua:maximum": field.max}
            return {**found, **{key: one for key, one in bounds.items() if one is not None}}
        case FieldType.ADDRESS:
            return _address(field)
        case FieldType.TABLE:
            return _table(field)
        case FieldType.DATE:
            return _dated({"type": "string", "format": PARTIAL_DATE if field.partial else DATE}, field)
        case FieldType.DATETIME:
            return _dated({"type": "string", "format": FORMATS[field.type]}, field)
        case one if one in _CHOICES:
            return {"enum": [option.id for option in choices(field)]}
        case _:
            longest = EMAIL_LENGTH if field.type is FieldType.EMAIL else field.max_length
            return {
                "type": "string",
                "format": FORMATS.get(field.type, TEXT),
                "minLength": 1,
                "maxLength": longest,
            }


def _dated(found: Schema, field: Field) -> Schema:
    return {**found, "motcua:past": True} if field.past else found


def _address(field: Field) -> Schema:
    words: Schema = {"type": "string", "format": TEXT, "maxLength": field.max_length}
    listed: Schema = {
        "type": "object",
        "properties": {
            "code_system": {"const": "2025"},
            "province": {"type": "string"},
            "commune": {"type": "string"},
            "detail": words,
        },
        "required": ["code_system", "province", "commune"],
        "additionalProperties": False,
        COMMUNE: True,
    }
    told: Schema = {
        "type": "object",
        "properties": {"code_system": {"enum": ["legacy", "foreign"]}, "text": {**words, "minLength": 1}},
        "required": ["code_system", "text"],
        "additionalProperties": False,
    }
    return {"anyOf": [listed, told]}


def _table(field: Field) -> Schema:
    parts = _Parts(_decimals(field.columns), frozenset(one.id for one in field.columns))
    columns = [one for one in field.columns if one.type is not FieldType.SIGNATURE]
    for one in columns:
        parts.field(one, [one.shown] if one.shown is not None else [])
    row: Schema = {
        "type": "object",
        "properties": {one.id: _value(one) for one in columns},
        "additionalProperties": False,
        "minProperties": 1,
    }
    for key, value in (("required", parts.required), ("allOf", parts.all_of), (RULES, parts.rules)):
        if value:
            row[key] = value
    most = MOST_ROWS if field.max is None else field.max
    return {"type": "array", "items": row, "minItems": max(field.min or 1, 1), "maxItems": most}
