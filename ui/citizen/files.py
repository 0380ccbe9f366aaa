"""The files that may be handed in, as a page of their own: newest first, how large, how old."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.replies import Offered
from ui.citizen.more import More
from ui.citizen.parts import day_time, moment, size_text
from ui.theme import BOLD, NORMAL, colour, look, phrase
from ui.widgets.basic import Kind, Label, Row
from ui.widgets.button import Button
from ui.widgets.scroll import Scroll

_MINUTE, _HOUR, _DAY = 60, 3600, 86400  # seconds


class FilesPage(QWidget):
    picked = Signal(str)  # a path
    again = Signal()  # "Tìm lại"
    left = Signal()

    def __init__(self, title: str, offered: Sequence[Offered], now: datetime) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), colour("bg"))
        self.setPalette(palette)
        column = QVBoxLayout(self)
        side, top = look().measures.margin, (26 if look().portrait else 10)
        column.setContentsMargins(side, top, side, 8)
        column.setSpacing(look().measures.gap)
        column.addLayout(self._head(title))
        column.addWidget(Label(phrase("citizen.files_hint"), "label", NORMAL, "ink2"))
        self._scroll = Scroll()
        self._scroll.column.setSpacing(10 if look().portrait else 6)
        More(self._scroll)
        column.addWidget(self._scroll, 1)
        again = Button(phrase("citizen.files_again"), Kind.SECONDARY, "clock-counter-clockwise-bold")
        again.clicked.connect(self.again)
        column.addWidget(again)
        self._shown: Sequence[Offered] | None = None
        self.show_files(offered, now)

    def show_files(self, offered: Sequence[Offered], now: datetime) -> None:
        if offered == self._shown:
            return
        self._shown = offered
        self._scroll.clear()
        for one in offered:
            row = Row(one.name, _note(one, now), "file-text-bold")
            row.clicked.connect(lambda _=False, path=one.path: self.picked.emit(path))
            self._scroll.column.addWidget(row)
        if not offered:
            self._scroll.column.addWidget(Label(phrase("citizen.files_none"), "body"))
        self._scroll.column.addStretch(1)

    def _head(self, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        back = Button(phrase("kit.back"), Kind.SECONDARY, "arrow-left-bold", compact=True)
        back.clicked.connect(self.left)
        head.addWidget(Label(title, "h2", BOLD), 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return head


def _note(file: Offered, now: datetime) -> str:
    return " · ".join(part for part in (size_text(file.size), age(file.modified, now)) if part)


def age(modified: str, now: datetime) -> str:
    """How long ago, in the words that help to find the paper just scanned."""
    at = moment(modified)
    if at is None:
        return ""
    seconds = (now - at).total_seconds()
    if not 0 <= seconds < _DAY:
        return day_time(modified)
    if seconds < _MINUTE:
        return phrase("citizen.file_now")
    if seconds < _HOUR:
        return phrase("citizen.file_minutes", count=int(seconds // _MINUTE))
    return phrase("citizen.file_hours", count=int(seconds // _HOUR))
