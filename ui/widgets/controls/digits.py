"""Controls for digits: identity number, phone, a count, money. Shown in groups, kept bare."""

import re
from collections.abc import Callable

from PySide6.QtCore import QPointF, QSignalBlocker
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout

from kiosk.values import Json, as_text
from ui.theme import NORMAL, RADIUS, SEMIBOLD, colour, font, grown, look, phrase
from ui.theme.paint import box, focus_ring
from ui.widgets.control import Control
from ui.widgets.edit import Edit, Pad
from ui.widgets.label import Label
from ui.widgets.tap import Tap

IDENTITY_DIGITS = 12
PHONE_DIGITS = 11
_LONGEST = 15


class DigitsEdit(Edit):
    """A line that takes digits only and shows them in groups, the cursor staying where it was."""

    def __init__(self, pad: Pad, group: Callable[[str], str], longest: int) -> None:
        super().__init__(pad)
        self._group = group
        self._longest = longest
        self.textChanged.connect(self._regroup)

    def digits(self) -> str:
        return bare(self.text())[: self._longest]

    def set_digits(self, digits: str) -> None:
        self.setText(digits)

    def _regroup(self) -> None:
        before = len(bare(self.text()[: self.cursorPosition()]))
        shown = self._group(self.digits())
        if shown == self.text():
            return
        blocker = QSignalBlocker(self)
        self.setText(shown)
        self.setCursorPosition(_place(shown, before))
        blocker.unblock()
        self.update()


def bare(text: str) -> str:
    """Digits only, whatever stands between them."""
    return re.sub(r"[^0-9]", "", text)


def in_threes(digits: str) -> str:
    """001 090 123 456."""
    return " ".join(digits[i : i + 3] for i in range(0, len(digits), 3))


def as_phone(digits: str) -> str:
    """0912 345 678."""
    return " ".join(part for part in (digits[:4], digits[4:7], digits[7:]) if part)


def as_amount(digits: str) -> str:
    """1.200.000, or 1,200,000 in English."""
    if not digits:
        return ""
    dots = f"{int(digits):,}"
    return dots if look().language == "en" else dots.replace(",", ".")


class IdControl(Control):
    """Twelve digits, counted as they are typed."""

    pad = Pad.IDENTITY

    def __init__(self) -> None:
        super().__init__()
        self.edit = DigitsEdit(Pad.IDENTITY, in_threes, IDENTITY_DIGITS)
        self.edit.setFont(font("title", SEMIBOLD))
        self._count = Label("", "small", NORMAL, "ink2")
        self.column.addWidget(self.edit)
        self.column.addWidget(self._count)
        self.edit.textChanged.connect(self._typed)
        self._tell()

    def value(self) -> Json:
        return self.edit.digits() or None

    def show_value(self, value: Json) -> None:
        self.edit.set_digits(as_text(value))
        self._tell()

    def _typed(self) -> None:
        self._tell()
        self.changed()

    def _tell(self) -> None:
        count = len(self.edit.digits())
        self._count.setText(phrase("kit.digits_typed", count=count, of=IDENTITY_DIGITS))


class PhoneControl(Control):
    pad = Pad.NUMBER

    def __init__(self) -> None:
        super().__init__()
        self.edit = DigitsEdit(Pad.NUMBER, as_phone, PHONE_DIGITS)
        self.edit.textChanged.connect(self.changed)
        self.column.addWidget(self.edit)

    def value(self) -> Json:
        return self.edit.digits() or None

    def show_value(self, value: Json) -> None:
        self.edit.set_digits(as_text(value))


class MoneyControl(Control):
    """Whole đồng."""

    pad = Pad.NUMBER

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(12)
        self.edit = DigitsEdit(Pad.NUMBER, as_amount, _LONGEST)
        self.edit.setMaximumWidth(460 if look().portrait else 320)
        self.edit.textChanged.connect(self.changed)
        row.addWidget(self.edit, 1)
        row.addWidget(Label(phrase("kit.dong"), "title", NORMAL, "ink2", wrap=False))
        row.addStretch(1)
        self.column.addLayout(row)

    def value(self) -> Json:
        digits = self.edit.digits()
        return int(digits) if digits else None

    def show_value(self, value: Json) -> None:
        self.edit.set_digits(_digits_of(value))


class IntegerControl(Control):
    """A count: by − and +, or typed."""

    pad = Pad.NUMBER

    def __init__(self, *, least: int | None = None, most: int | None = None) -> None:
        super().__init__()
        self._least = 0 if least is None else least
        self._most = most
        row = QHBoxLayout()
        row.setSpacing(12)
        self.less = Step(plus=False)
        self.more = Step(plus=True)
        self.edit = DigitsEdit(Pad.NUMBER, lambda digits: digits, _LONGEST)
        self.edit.setFixedWidth(grown(190 if look().portrait else 130))
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        self.edit.textChanged.connect(self.changed)
        for part in (self.less, self.edit, self.more):
            row.addWidget(part)
        row.addStretch(1)
        self.column.addLayout(row)

    def value(self) -> Json:
        digits = self.edit.digits()
        return int(digits) if digits else None

    def show_value(self, value: Json) -> None:
        self.edit.set_digits(_digits_of(value))

    def _step(self, by: int) -> None:
        digits = self.edit.digits()
        now = int(digits) + by if digits else self._least
        most = now if self._most is None else self._most
        self.edit.set_digits(str(max(self._least, 0, min(now, most))))


class Step(Tap):
    """− or +; may be tapped fast."""

    hurried = True

    def __init__(self, *, plus: bool) -> None:
        super().__init__("", name=phrase("kit.one_more" if plus else "kit.one_less"))
        self._plus = plus
        side = grown(look().measures.input)
        self.setFixedSize(max(side, look().measures.target), side)
        self.setAutoRepeat(True)

    def paint(self, painter: QPainter) -> None:
        area = self.area()
        box(painter, area, RADIUS.field, "primary_bg" if self.isDown() else "surface", "primary", 2)
        arm, centre = area.height() * 0.2, area.center()
        painter.setPen(QPen(colour("primary"), max(3.0, arm * 0.22)))
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
        if self._plus:
            painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))
        if self.ringed:
            focus_ring(painter, area, RADIUS.field)


def _digits_of(value: Json) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _place(shown: str, digits: int) -> int:
    """The position just after that many digits."""
    seen = 0
    for at, char in enumerate(shown):
        if seen == digits:
            return at
        seen += char.isdigit()
    return len(shown)
