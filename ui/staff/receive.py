"""Receiving, asked in place: what will be promised, which originals are taken, the code if it is typed."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.counter.state import Counter
from ui.staff.words import due_words, marked, problem_words
from ui.theme import BOLD, MEDIUM, RADIUS, SEMIBOLD, phrase
from ui.theme.paint import box, painter_on
from ui.widgets.basic import Button, IconLine, Kind, Label
from ui.widgets.edit import Edit, Pad


class ReceiveBox(QWidget):
    confirmed = Signal()
    cancelled = Signal()
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        self.title = Label(phrase("staff.confirm_title"), "title", BOLD)
        self.due = Label("", "body", SEMIBOLD)
        self.papers = Label("", "small", ink="ink2")
        self.code_label = Label(phrase("staff.confirm_code"), "small", SEMIBOLD)
        self.error = IconLine("warning-circle-fill", "", "err", "small", MEDIUM)
        self.code = Edit(Pad.PLAIN, name=phrase("staff.confirm_code"))
        self.code.textEdited.connect(self.typed)
        for one in (self.title, self.due, self.papers, self.code_label, self.error, self.code):
            column.addWidget(one)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.cancel = Button(phrase("staff.cancel"), Kind.SECONDARY, role="small", height=46)
        self.confirm = Button(
            phrase("staff.confirm"), Kind.PRIMARY, "check-circle-bold", role="body", height=46
        )
        self.cancel.clicked.connect(self.cancelled)
        self.confirm.clicked.connect(self.confirmed)
        row.addWidget(self.cancel, 2)
        row.addWidget(self.confirm, 3)
        column.addLayout(row)

    def show_counter(self, counter: Counter) -> None:
        was_hidden = self.isHidden()
        self.setVisible(counter.confirming)
        if not counter.confirming:
            return
        self.due.setText(self._due(counter))
        self.papers.setText(self._papers(counter))
        asks = bool(counter.foreseen and counter.foreseen.needs_code)
        self._show_code(counter, asks=asks)
        self.confirm.setEnabled(counter.foreseen is not None and not counter.busy)
        self.cancel.setEnabled(not counter.busy)
        if was_hidden or (asks and not self.code.hasFocus()):
            (self.code if asks else self.confirm).setFocus()

    def _show_code(self, counter: Counter, *, asks: bool) -> None:
        told = [problem_words(one) for one in counter.problems if one.field == "code"]
        self.code_label.setVisible(asks)
        self.code.setVisible(asks)
        self.code.set_bad(bool(told))
        self.code.setAccessibleDescription("".join(told))
        self.error.setVisible(bool(told))
        self.error.set_text("".join(told))
        if self.code.text() != counter.code:
            self.code.setText(counter.code)

    @staticmethod
    def _due(counter: Counter) -> str:
        if counter.foreseen is None:
            return phrase("staff.confirm_wait")
        if not counter.foreseen.due:
            return phrase("staff.confirm_no_due")
        words = marked(due_words(counter.foreseen.due), unsure=counter.foreseen.due_unsure)
        return phrase("staff.confirm_due", due=words)

    @staticmethod
    def _papers(counter: Counter) -> str:
        originals = counter.detail.originals() if counter.detail else ()
        if not originals:
            return ""
        names = [one.name for one in originals if one.id in counter.ticked]
        missing = sum(not one.held and one.id not in counter.ticked for one in originals)
        told = phrase("staff.confirm_papers", papers=", ".join(names)) if names else ""
        lines = [told or phrase("staff.confirm_no_papers")]
        if missing:
            lines.append(phrase("staff.confirm_missing", count=missing))
        return ". ".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), RADIUS.field, "primary_bg", "primary", 2)
        painter.end()
