"""A page that lies over another one: its title, the way back, and rows that scroll."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import BOLD, look, phrase
from ui.theme.paint import lay_ground
from ui.widgets.button import Button, Kind
from ui.widgets.label import Label
from ui.widgets.scroll import Scroll


class Cover(QWidget):
    picked = Signal(str)
    left = Signal()

    def __init__(self, title: str, above: QWidget) -> None:
        super().__init__()
        lay_ground(self, "bg")
        self.column = QVBoxLayout(self)
        side, top = look().measures.margin, (26 if look().portrait else 10)
        self.column.setContentsMargins(side, top, side, 8)
        self.column.setSpacing(look().measures.gap)
        self.column.addLayout(self._head(title))
        self.column.addWidget(above)
        self.rows = Scroll()
        self.rows.column.setSpacing(10 if look().portrait else 6)
        self.column.addWidget(self.rows, 1)

    def _head(self, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        back = Button(phrase("kit.back"), Kind.SECONDARY, "arrow-left-bold", compact=True)
        back.clicked.connect(self.left)
        head.addWidget(Label(title, "h2", BOLD), 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return head
