"""A card of the check page: a title, rows of label and value, and "Sửa"."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import BOLD, NORMAL, RADIUS, SEMIBOLD, look, phrase
from ui.theme.paint import card, painter_on
from ui.widgets.button import Button, Kind
from ui.widgets.label import Label


class Panel(QWidget):
    """A raised surface to put things on; `column` is its layout."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        left, top, right, bottom = (28, 18, 28, 24) if look().portrait else (18, 12, 18, 15)
        self.column.setContentsMargins(left, top, right, bottom)
        self.column.setSpacing(10 if look().portrait else 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        card(painter, QRectF(self.rect()).adjusted(3, 2, -3, -5), RADIUS.card)
        painter.end()


class Card(Panel):
    """`edit` puts "Sửa" beside the title; without it the card only tells."""

    edited = Signal()

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], *, edit: bool = True) -> None:
        super().__init__()
        self.column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label(title, "title", BOLD), 1)
        if edit:
            button = Button(
                phrase("kit.edit"),
                Kind.GHOST,
                "pencil-simple-bold",
                compact=True,
                name=phrase("kit.edit_what", what=title),
            )
            button.clicked.connect(self.edited)
            head.addWidget(button)
        self.column.addLayout(head)
        for label, value in rows:
            self.column.addWidget(Pair(label, value))


class Pair(QWidget):
    """A label and its value; one above the other when the text is large."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        above = look().large and look().portrait
        line = QVBoxLayout(self) if above else QHBoxLayout(self)
        down = 10 if look().portrait else 5
        line.setContentsMargins(0, down, 0, down)
        line.setSpacing(2 if above else 16)
        name = Label(label, "label", NORMAL, "ink2")
        if not above:
            name.setFixedWidth(330 if look().portrait else 230)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(value, "label", SEMIBOLD), 1)
