"""The files that may be handed in, as a page of their own: newest first, how large, how old."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from kiosk.replies import Offered
from ui.citizen.more import More
from ui.citizen.parts import day_time, moment, size_text
from ui.theme import NORMAL, phrase
from ui.widgets.basic import Kind, Label, Row
from ui.widgets.button import Button
from ui.widgets.cover import Cover

_MINUTE, _HOUR, _DAY = 60, 3600, 86400  # seconds


class FilesPage(Cover):
    """What is picked is a path."""

    again = Signal()  # "Tìm lại"

    def __init__(self, title: str, offered: Sequence[Offered], now: datetime) -> None:
        super().__init__(title, Label(phrase("citizen.files_hint"), "label", NORMAL, "ink2"))
        More(self.rows)
        again = Button(phrase("citizen.files_again"), Kind.SECONDARY, "clock-counter-clockwise-bold")
        again.clicked.connect(self.again)
        self.column.addWidget(again)
        self._shown: Sequence[Offered] | None = None
        self.show_files(offered, now)

    def show_files(self, offered: Sequence[Offered], now: datetime) -> None:
        if offered == self._shown:
            return
        self._shown = offered
        self.rows.clear()
        for one in offered:
            row = Row(one.name, _note(one, now), "file-text-bold")
            row.clicked.connect(lambda _=False, path=one.path: self.picked.emit(path))
            self.rows.column.addWidget(row)
        if not offered:
            self.rows.column.addWidget(Label(phrase("citizen.files_none"), "body"))
        self.rows.column.addStretch(1)


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
