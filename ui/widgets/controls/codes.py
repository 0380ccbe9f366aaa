"""Controls for named formats: a decimal, a tax code, a postal code, a plate."""

import re
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker

from kiosk.forms.formats import (
    DECIMAL_DIGITS,
    DECIMAL_PLACES,
    POSTAL_DIGITS,
    TAX_DIGITS,
    UNIT_DIGITS,
    decimal,
    decimal_typed,
    plate,
    tax_code,
)
from kiosk.values import Json, as_text
from ui.theme import look
from ui.widgets.control import Control
from ui.widgets.controls.digits import DigitsEdit
from ui.widgets.controls.text import TextControl
from ui.widgets.edit import Edit, Pad

DECIMAL_GROUPS = (DECIMAL_DIGITS - 1) // 3  # points between them
PLATE_LETTERS = 16  # with all the spaces and points that people put in


class DecimalControl(Control):
    """Digits and one comma; points are read as kiosk/forms/formats.py reads them: 1.234,5, or 6.25."""

    pad = Pad.DECIMAL

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(Pad.DECIMAL)
        self.edit.setMaxLength(DECIMAL_DIGITS + DECIMAL_GROUPS + 1 + DECIMAL_PLACES)
        self.edit.setMaximumWidth(460 if look().portrait else 320)
        self.edit.textChanged.connect(self._typed)
        self.column.addWidget(self.edit)

    def value(self) -> Json:
        return decimal(self.edit.text().rstrip(",.")) or None

    def show_value(self, value: Json) -> None:
        self.edit.setText(decimal_typed(as_text(value)))

    def _typed(self, text: str) -> None:
        """Points stay while somebody types: only what follows tells the groups from the decimals."""
        whole, comma, rest = re.sub(r"[^0-9,.]", "", text).partition(",")
        kept = f"{whole}{comma}{rest.replace(',', '')}"
        kept = f"0{kept}" if kept[:1] in (",", ".") else kept
        if kept != text:
            place = self.edit.cursorPosition() + len(kept) - len(text)
            blocker = QSignalBlocker(self.edit)
            self.edit.setText(kept)
            self.edit.setCursorPosition(place)
            blocker.unblock()
        self.changed()


class _CodeControl(Control):
    """Digits only, shown as the code is written."""

    pad = Pad.NUMBER

    def __init__(self, write: Callable[[str], str], longest: int) -> None:
        super().__init__()
        self._write = write
        self.edit = DigitsEdit(Pad.NUMBER, write, longest)
        self.edit.textChanged.connect(self.changed)
        self.column.addWidget(self.edit)

    def value(self) -> Json:
        return self._write(self.edit.digits()) or None

    def show_value(self, value: Json) -> None:
        self.edit.set_digits(as_text(value))


class TaxCodeControl(_CodeControl):
    """0100109106, or 0100109106-001 of a dependent unit."""

    def __init__(self) -> None:
        super().__init__(tax_code, TAX_DIGITS + UNIT_DIGITS)


class PostalControl(_CodeControl):
    def __init__(self) -> None:
        super().__init__(lambda digits: digits, POSTAL_DIGITS)


class PlateControl(TextControl):
    """Letters and digits as they come; what is kept is written one way."""

    def __init__(self, *, max_length: int) -> None:
        super().__init__(max_length=max_length, pad=Pad.PLAIN)

    def value(self) -> Json:
        return plate(as_text(super().value())) or None
