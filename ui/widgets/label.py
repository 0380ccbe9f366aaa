"""Words on the screen."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import NORMAL, Role, colour, font, icon, metrics, px

_TWO_MARKS = re.compile("[ẤẦẨẪẮẰẲẴẾỀỂỄỐỒỔỖỚỜỞỠỨỪỬỮ]")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Label(QLabel):
    """Plain text of a role; wraps, keeps its dots below, shows typed text as typed."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        weight: QFont.Weight = NORMAL,
        ink: str = "ink",
        *,
        wrap: bool = True,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role, weight))
        self.setText(text)
        self.setWordWrap(wrap)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter if centred else _LEFT)
        self.setMinimumHeight(metrics(role, weight).height())
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_ink(ink)

    def setText(self, text: str) -> None:
        """Capitals with two marks (Ổ, Ễ) stand higher than a line: they get the room."""
        above = 0
        if _TWO_MARKS.search(text):
            letters = self.fontMetrics()
            above = max(0, -letters.tightBoundingRect(text).top() - letters.ascent())
        self.setContentsMargins(0, above, 0, 0)
        super().setText(text)

    def set_ink(self, ink: str) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour(ink))
        self.setPalette(palette)


class Icon(QLabel):
    """A picture beside words; the words carry the meaning, so it has no name."""

    def __init__(self, name: str, ink: str, size: int) -> None:
        super().__init__()
        self.setPixmap(icon(name, ink, size))
        self.setFixedSize(size, size)


class IconLine(QWidget):
    """An icon and a sentence: an error, an origin, a note."""

    def __init__(
        self, name: str, text: str, ink: str, role: Role = "label", weight: QFont.Weight = NORMAL
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        size = round(px(role) * 1.08)
        mark = Icon(name, ink, size)
        mark.setContentsMargins(0, 0, 0, 0)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        top = max(0, (metrics(role, weight).height() - size) // 2)
        mark.setFixedHeight(size + top)
        mark.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.words = Label(text, role, weight, ink)
        row.addWidget(self.words, 1)

    def set_text(self, text: str) -> None:
        self.words.setText(text)
