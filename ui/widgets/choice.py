"""Ticks and choices: whole rows to tap, a real check box and real radio buttons underneath."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme import MEDIUM, RADIUS, SEMIBOLD, colour, font, grown, look
from ui.theme.paint import box, focus_ring, painter_on, wrapped, write

_WORDS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class Tick(QCheckBox):
    """A sentence to agree to. Never ticked for the person."""

    def __init__(self, text: str, *, checked: bool = False) -> None:
        super().__init__(text)
        self._bad = False
        self.setChecked(checked)
        _prepare(self)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        self._bad = bad
        self.update()

    def heightForWidth(self, width: int) -> int:
        text = wrapped(font("label", MEDIUM), self.text(), width - self._left - 16).height()
        return max(_tall(96 if look().portrait else 58), text + 24)

    def sizeHint(self) -> QSize:
        return QSize(300, _tall(96 if look().portrait else 58))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - the whole row
        return True

    @property
    def _size(self) -> int:
        return _mark_size(44)

    @property
    def _left(self) -> int:
        return 22 + self._size + 20

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        area, on = QRectF(self.rect()).adjusted(1, 1, -1, -1), self.isChecked()
        edge = "err" if self._bad else "primary" if on else "border"
        fill = "primary_bg" if self.isDown() else "surface"
        box(painter, area, RADIUS.field, fill, edge, 4 if self._bad else 3 if on else 2)
        size = self._size
        square = QRectF(area.x() + 22, area.center().y() - size / 2, size, size)
        box(painter, square, 10 if size > 30 else 7, "primary" if on else "surface", edge, 3)  # noqa: PLR2004
        if on:
            draw_tick(painter, square)
        room = area.adjusted(self._left, 0, -14, 0)
        write(painter, room, self.text(), font("label", MEDIUM), "ink", _WORDS)
        if self.hasFocus():
            focus_ring(painter, area, RADIUS.field)
        painter.end()


class Choice(QRadioButton):
    """One of several answers."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._bad = False
        _prepare(self)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        self._bad = bad
        self.update()

    def heightForWidth(self, width: int) -> int:
        text = wrapped(self._style, self.text(), width - self._left - 20).height()
        return max(_tall(look().measures.choice), text + 20)

    def sizeHint(self) -> QSize:
        return QSize(200, _tall(look().measures.choice))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - the whole row
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @property
    def _left(self) -> int:
        return 20 + _mark_size(34) + 16

    @property
    def _style(self) -> QFont:
        return font("title", SEMIBOLD if self.isChecked() else MEDIUM)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        area, on = QRectF(self.rect()).adjusted(1, 1, -1, -1), self.isChecked()
        edge = "primary" if on else "err" if self._bad else "border"
        fill = "primary_bg" if on or self.isDown() else "surface"
        box(painter, area, RADIUS.field, fill, edge, 4 if on or self._bad else 2)
        size = _mark_size(34)
        ring = QRectF(area.x() + 20, area.center().y() - size / 2, size, size)
        painter.setBrush(colour("surface"))
        painter.setPen(QPen(colour("primary" if on else "border"), 3))
        painter.drawEllipse(ring)
        if on:
            painter.setBrush(colour("primary"))
            painter.setPen(Qt.PenStyle.NoPen)
            inset = size * 0.24
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
        write(painter, area.adjusted(self._left, 0, -10, 0), self.text(), self._style, "ink", _WORDS)
        if self.hasFocus():
            focus_ring(painter, area, RADIUS.field)
        painter.end()


class ChoiceGroup(QWidget):
    """Several answers, one to choose: side by side when they are few and short, else stacked."""

    chosen = Signal(str)  # the id of the option

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._ids = [one for one, _ in options]
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        gap = 16 if look().portrait else 10
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(gap - 4)
        columns = _columns([label for _, label in options])
        for index, (_, label) in enumerate(options):
            choice = Choice(label)
            self._group.addButton(choice, index)
            grid.addWidget(choice, index // columns, index % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        if columns > len(options):
            grid.setColumnStretch(columns - 1, 1)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._ids[index]))

    @property
    def choices(self) -> Sequence[Choice]:
        return [one for one in self._group.buttons() if isinstance(one, Choice)]

    def current(self) -> str:
        index = self._group.checkedId()
        return self._ids[index] if index >= 0 else ""

    def choose(self, option: str) -> None:
        """Show this answer; an unknown one shows none."""
        self._group.setExclusive(False)
        for one, choice in zip(self._ids, self.choices, strict=True):
            choice.setChecked(one == option)
        self._group.setExclusive(True)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        for choice in self.choices:
            choice.set_bad(bad)


def draw_tick(painter: QPainter, square: QRectF, ink: str = "on_primary") -> None:
    size = square.width()
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour(ink), size * 0.13, Qt.PenStyle.SolidLine, cap, join))
    corners = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))
    painter.drawPolyline([QPointF(square.x() + size * x, square.y() + size * y) for x, y in corners])


def _prepare(button: QCheckBox | QRadioButton) -> None:
    button.setAccessibleName(button.text())
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if look().desk else Qt.FocusPolicy.TabFocus)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _mark_size(portrait: int) -> int:
    if look().desk:
        return 18
    return portrait if look().portrait else round(portrait * 0.66)


def _tall(height: int) -> int:
    return grown(40 if look().desk else height)


def _columns(labels: Sequence[str]) -> int:
    """Two or three short answers stand side by side."""
    longest = max((wrapped(font("title", SEMIBOLD), label, 4000).width() for label in labels), default=0)
    room = 270 if look().portrait else 200
    if len(labels) in (2, 3) and longest < room:
        return 3
    if len(labels) > 3 and longest < room * 1.3 and not look().large:  # noqa: PLR2004
        return 2
    return 1
