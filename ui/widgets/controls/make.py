"""The control that answers a field: one for every FieldType."""

from typing import assert_never

from kiosk.catalogue.form import Field, FieldType
from kiosk.values import Json
from ui.theme import look
from ui.widgets.control import Control
from ui.widgets.controls.address import AddressControl
from ui.widgets.controls.codes import (
    PLATE_LETTERS,
    DecimalControl,
    PlateControl,
    PostalControl,
    TaxCodeControl,
)
from ui.widgets.controls.digits import IdControl, IntegerControl, MoneyControl, PhoneControl
from ui.widgets.controls.moments import DateControl, DateTimeControl, TimeControl
from ui.widgets.controls.selection import FEW, CheckControl, PickControl, RadioControl
from ui.widgets.controls.still import ReadOnlyControl, SignatureNote
from ui.widgets.controls.table import TableControl
from ui.widgets.controls.text import AgencyControl, AreaControl, EmailControl, NameControl, TextControl
from ui.widgets.controls.units import UnitsPort
from ui.widgets.fieldbox import FieldBox


def make_control(field: Field, units: UnitsPort) -> Control:  # noqa: C901, PLR0911, PLR0912 - one case per kind
    """A control for this field, empty; what the machine works out is only shown."""

    def show(one: Field, value: Json) -> str:
        return units.show(one, value, look().language)

    if field.compute:
        return ReadOnlyControl(lambda value: show(field, value))
    match field.type:
        case FieldType.TEXT | FieldType.TEXTAREA | FieldType.PERSON_NAME | FieldType.EMAIL | FieldType.AGENCY:
            return _words(field)
        case FieldType.PERSON_ID | FieldType.PHONE | FieldType.INTEGER | FieldType.MONEY:
            return _digits(field)
        case FieldType.DECIMAL | FieldType.TAX_CODE | FieldType.POSTAL | FieldType.VEHICLE:
            return _coded(field)
        case FieldType.DATE | FieldType.TIME | FieldType.DATETIME:
            return _moment(field)
        case FieldType.RADIO | FieldType.SELECT | FieldType.ETHNICITY | FieldType.NATIONALITY:
            return _choosing(field, units)
        case FieldType.CHECKBOX:
            return CheckControl(field.label.in_(look().language))
        case FieldType.ADDRESS:
            return AddressControl(units)
        case FieldType.TABLE:
            return TableControl(field, lambda column: make_field_box(column, units), show)
        case FieldType.SIGNATURE:
            return SignatureNote()
        case _:
            assert_never(field.type)


def make_field_box(field: Field, units: UnitsPort) -> FieldBox:
    """The control with its label, hint and place for an error."""
    language = look().language
    speaks_for_itself = field.type in (FieldType.CHECKBOX, FieldType.SIGNATURE)
    return FieldBox(
        make_control(field, units),
        "" if speaks_for_itself else field.label.in_(language),
        field.hint.in_(language) if field.hint else "",
        optional=field.required is False and not field.compute,
    )


def _choosing(field: Field, units: UnitsPort) -> Control:
    options = units.choices(field)
    if len(options) <= FEW:
        return RadioControl(options)
    return PickControl.of(options, field.label.in_(look().language))


def _words(field: Field) -> Control:
    match field.type:
        case FieldType.TEXTAREA:
            return AreaControl(max_length=field.max_length)
        case FieldType.PERSON_NAME:
            return NameControl(max_length=field.max_length)
        case FieldType.EMAIL:
            return EmailControl(max_length=field.max_length)
        case FieldType.AGENCY:
            return AgencyControl(max_length=field.max_length)
        case _:
            return TextControl(max_length=field.max_length)


def _digits(field: Field) -> Control:
    match field.type:
        case FieldType.PERSON_ID:
            return IdControl()
        case FieldType.PHONE:
            return PhoneControl()
        case FieldType.MONEY:
            return MoneyControl()
        case _:
            return IntegerControl(least=field.min, most=field.max)


def _coded(field: Field) -> Control:
    match field.type:
        case FieldType.DECIMAL:
            return DecimalControl()
        case FieldType.TAX_CODE:
            return TaxCodeControl()
        case FieldType.POSTAL:
            return PostalControl()
        case _:
            return PlateControl(max_length=PLATE_LETTERS)


def _moment(field: Field) -> Control:
    match field.type:
        case FieldType.TIME:
            return TimeControl()
        case FieldType.DATETIME:
            return DateTimeControl()
        case _:
            return DateControl()
