"""What the citizen walks away with: the code, and which of saved, sent and received is true now."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.clock import Clock
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status, Sync
from kiosk.replies import Receipt
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.page import TaskPage
from ui.citizen.parts import day_time
from ui.theme import BOLD, MEDIUM, NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Banner, IconLine, Kind, Label
from ui.widgets.button import Button
from ui.widgets.card import Pair, Panel

_TOP = Qt.AlignmentFlag.AlignTop
_SENT = (Sync.SENT, Sync.COMPLETE)
_NOT_TAKEN = (Status.NEW, Status.CANCELLED, Status.DENIED)


class ReceiptScreen(TaskPage):
    forward = "citizen.finish"
    forward_icon = "lock-key-bold"
    leave = "citizen.finish_short"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self.nav.back.hide()

    def go_on(self) -> None:
        self.act(do.Finish())

    def leave_page(self) -> None:
        self.act(do.Finish())

    def draw(self, visit: Visit) -> None:
        receipt = visit.receipt
        if receipt is None or (receipt, visit.hall.link.state) == self._drawn:
            return
        first = self._drawn is None
        self._drawn = (receipt, visit.hall.link.state)
        self.heading.set_words(phrase("citizen.receipt_title"), phrase("citizen.receipt_hint"))
        column = self.refill()
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._facts(receipt), 1)
        picture = _picture(receipt)
        if picture is not None:
            row.addWidget(picture, 0, _TOP)
        column.addLayout(row)
        column.addWidget(_bring(receipt))
        column.addWidget(self._paper_slip(receipt))
        if first:
            self.to_top()

    def _facts(self, receipt: Receipt) -> QWidget:
        panel = Panel()
        official = receipt.row.official_code
        panel.column.addWidget(Label(phrase("citizen.code_temporary"), "label", MEDIUM, "ink2"))
        code = Label(receipt.row.temporary_code, "h1" if official else "display", BOLD, "primary")
        code.setObjectName("temporary_code")
        panel.column.addWidget(code)
        if official:
            panel.column.addWidget(Label(phrase("citizen.code_official"), "label", MEDIUM, "ink2"))
            shown = Label(official, "h1", BOLD, "ok")
            shown.setObjectName("official_code")
            panel.column.addWidget(shown)
        if receipt.row.due:
            panel.column.addWidget(Label(phrase("citizen.due"), "label", MEDIUM, "ink2"))
            panel.column.addWidget(Label(day_time(receipt.row.due), "title", BOLD))
        for line in progress(receipt.row):
            panel.column.addWidget(line)
        return panel

    def _paper_slip(self, receipt: Receipt) -> QWidget:
        """Printed, or to be photographed; printing again is one touch."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if receipt.printed:
            column.addWidget(Banner(phrase("citizen.printed"), "check-circle-fill", "ok"))
        else:
            column.addWidget(Banner(phrase("citizen.not_printed"), "info-fill", "warn"))
        button = Button(phrase("citizen.print_again"), Kind.SECONDARY, "file-text-bold", compact=True)
        button.clicked.connect(lambda: self.act(do.Reprint()))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return box


def progress(row: FilingRow) -> list[QWidget]:
    """Saved here, sent by the machine, received by an officer: three different things, never mixed."""
    lines = [_line("saved", done=True), _line("sent", done=row.sync in _SENT)]
    if row.sync is Sync.REFUSED:
        lines[1] = IconLine("warning-circle-fill", phrase("citizen.sent_refused"), "warn", "label", SEMIBOLD)
    elif row.sync is Sync.SENT:
        detail = phrase("status.sync_sent_detail", sent=row.blobs_sent, total=row.blobs_total)
        lines[1] = IconLine("check-circle-fill", detail, "ok", "label", SEMIBOLD)
    if row.status in (Status.CANCELLED, Status.DENIED):
        text = phrase(f"status.{row.status.value}")
        return [*lines, IconLine("info-fill", text, "warn", "label", SEMIBOLD)]
    return [*lines, _line("received", done=row.status not in _NOT_TAKEN)]


def _line(key: str, *, done: bool) -> QWidget:
    if done:
        return IconLine("check-circle-fill", phrase(f"citizen.{key}_done"), "ok", "label", SEMIBOLD)
    return IconLine("clock-bold", phrase(f"citizen.{key}_waiting"), "ink2", "label", NORMAL)


def _picture(receipt: Receipt) -> QLabel | None:
    """The slip itself, with its QR code."""
    pixels = QPixmap()
    if not receipt.picture or not pixels.loadFromData(receipt.picture):
        return None
    width = 380 if look().portrait else 300
    shown = QLabel()
    shown.setPixmap(pixels.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
    shown.setAccessibleName(phrase("citizen.slip_picture", code=receipt.row.temporary_code))
    return shown


def _bring(receipt: Receipt) -> QWidget:
    panel = Panel()
    panel.column.addWidget(Label(phrase("citizen.next_title"), "title", BOLD))
    panel.column.addWidget(Pair(phrase("citizen.papers_scanned"), str(receipt.papers_scanned)))
    panel.column.addWidget(Pair(phrase("citizen.papers_to_bring"), str(receipt.papers_to_bring)))
    key = "citizen.next_bring" if receipt.papers_to_bring else "citizen.next_sign"
    panel.column.addWidget(Label(phrase(key), "label", NORMAL, "ink2"))
    return panel
