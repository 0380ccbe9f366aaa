"""How facts stand on a page: label and value, what is true now, and things beside each other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import BOLD, NORMAL, SEMIBOLD, Role, look
from ui.widgets.basic import IconLine, Label

_TOP = Qt.AlignmentFlag.AlignTop
_LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Fact(QWidget):
    """A label and its value, both from the top; one above the other when the text is large."""

    def __init__(
        self, label: str, value: str, weight: QFont.Weight = SEMIBOLD, *, role: Role = "label"
    ) -> None:
        super().__init__()
        above = look().large and look().portrait
        line = QVBoxLayout(self) if above else QHBoxLayout(self)
        down = 8 if look().portrait else 4
        line.setContentsMargins(0, down, 0, down)
        line.setSpacing(2 if above else 16)
        name = Label(label, "label", NORMAL, "ink2")
        name.setAlignment(_LEFT_TOP)
        if not above:
            name.setFixedWidth(330 if look().portrait or look().large else 220)
        told = Label(value, role, weight)
        told.setAlignment(_LEFT_TOP)
        line.addWidget(name, 0, _TOP)
        line.addWidget(told, 1)


def told(icon: str, text: str, ink: str, weight: QFont.Weight = NORMAL, *, role: Role = "label") -> IconLine:
    """An icon and a sentence that keep together at the top of the room they get."""
    line = IconLine(icon, text, ink, role, weight)
    line.words.setAlignment(_LEFT_TOP)
    return line


def titled(text: str) -> Label:
    return Label(text, "title", BOLD)


def beside(*widgets: QWidget, gap: int = 24) -> QWidget:
    """Side by side on a wide screen, below each other on a tall one or when the text is large."""
    box = QWidget()
    wide = not look().portrait and not look().large
    line = QHBoxLayout(box) if wide else QVBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap if wide else look().measures.gap)
    for widget in widgets:
        line.addWidget(widget, 1)
        if wide:
            line.setAlignment(widget, _TOP)
    return box


def columns(widgets: Sequence[QWidget]) -> QWidget:
    """Cards below each other; on a wide screen in two columns, each where the column is shorter."""
    if look().portrait or look().large or len(widgets) < 2:  # noqa: PLR2004 - nothing to divide
        return _column(widgets)
    sides: tuple[list[QWidget], list[QWidget]] = ([], [])
    heights = [0, 0]
    for widget in widgets:
        side = 0 if heights[0] <= heights[1] else 1
        sides[side].append(widget)
        heights[side] += widget.sizeHint().height() + look().measures.gap
    return beside(_column(sides[0]), _column(sides[1]), gap=look().measures.gap + 4)


def _column(widgets: Sequence[QWidget]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().measures.gap)
    for widget in widgets:
        column.addWidget(widget)
    return box
