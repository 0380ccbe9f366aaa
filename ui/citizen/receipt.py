"""What the citizen walks away with: the code, and which of saved, sent and received is true now."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.clock import Clock
from kiosk.filing.status import Status
from kiosk.replies import Receipt
from kiosk.visit import actions as do
from kiosk.visit.earlier import keepable
from kiosk.visit.state import Visit
from ui.citizen.facts import Fact, columns, titled
from ui.citizen.page import TaskPage
from ui.citizen.parts import day, day_time
from ui.citizen.progress import progress
from ui.citizen.qr import QrCode
from ui.citizen.rate import rating_panel
from ui.theme import BOLD, MEDIUM, NORMAL, look, phrase
from ui.widgets.basic import Banner, Kind, Label
from ui.widgets.button import Button
from ui.widgets.card import Panel

_MIDDLE, _CENTRE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignHCenter


class ReceiptScreen(TaskPage):
    forward = "citizen.finish"
    forward_icon = "lock-key-bold"
    leave = "citizen.finish_short"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self.nav.back.hide()
        self._again = Button(phrase("citizen.print_again"), Kind.SECONDARY, "file-text-bold")
        self._again.clicked.connect(lambda: self.act(do.Reprint()))
        another = Button(phrase("citizen.another"), Kind.SECONDARY, "plus-bold")
        another.clicked.connect(lambda: self.act(do.Another()))
        row = self.nav.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0, self._again, 3)
        if isinstance(row, QHBoxLayout) and not look().large:
            row.insertWidget(1, another, 3)  # large words have no room there
        else:
            self.frame.content.insertWidget(self.frame.content.count() - 1, another)

    def go_on(self) -> None:
        self.act(do.Finish())

    def leave_page(self) -> None:
        self.act(do.Finish())

    def draw(self, visit: Visit) -> None:
        receipt = visit.receipt
        if receipt is None or (receipt, visit.kept_until, visit.rated) == self._drawn:
            return
        first = self._drawn is None
        self._drawn = (receipt, visit.kept_until, visit.rated)
        self._again.setVisible(receipt.printed)
        taken = receipt.row.status is Status.RECEIVED
        title = phrase("citizen.receipt_received" if taken else "citizen.receipt_title")
        self.heading.set_words(title, phrase("citizen.receipt_hint"))
        cards = [_code(receipt), _truth(receipt), _bring(receipt)]
        column = self.refill()
        column.addWidget(columns(cards))
        column.addWidget(_told(printed=receipt.printed))
        if visit.kept_until:
            kept = phrase("citizen.remember_done", day=day(visit.kept_until))
            column.addWidget(Banner(kept, "lock-key-bold", "ok"))
        elif keepable(visit, self.today()):
            column.addWidget(self._offer(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rating_panel(visit, self.act))
        slip = None if receipt.printed else _slip(receipt)
        if slip is not None:
            column.addWidget(slip, 0, _CENTRE)
        if first:
            self.to_top()

    def _offer(self) -> Button:
        """Never kept without being asked for."""
        offer = Button(phrase("citizen.remember_offer"), Kind.SECONDARY, "lock-key-bold")
        offer.clicked.connect(lambda: self.act(do.OfferKeeping()))
        return offer


def _code(receipt: Receipt) -> QWidget:
    """The codes as text, and for a telephone's camera."""
    panel = Panel()
    row = QHBoxLayout()
    row.setSpacing(28 if look().portrait else 18)
    code = receipt.row.temporary_code
    size = 300 if look().portrait else 190
    row.addWidget(QrCode(receipt.qr, size, phrase("citizen.qr_name", code=code)), 0, _MIDDLE)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addStretch(1)
    official = receipt.row.official_code
    if official:
        words.addWidget(Label(phrase("citizen.code_official"), "label", MEDIUM, "ink2"))
        words.addWidget(_named(Label(official, "h2", BOLD, "ok"), "official_code"))
        words.addSpacing(10)
    words.addWidget(Label(phrase("citizen.code_temporary"), "label", MEDIUM, "ink2"))
    words.addWidget(_named(Label(code, "h2" if official else "display", BOLD, "primary"), "temporary_code"))
    if receipt.row.due:
        words.addSpacing(10)
        words.addWidget(Label(phrase("citizen.due"), "label", MEDIUM, "ink2"))
        words.addWidget(Label(day_time(receipt.row.due), "title", BOLD))
    words.addStretch(1)
    row.addLayout(words, 1)
    panel.column.addLayout(row)
    return panel


def _named(label: Label, name: str) -> Label:
    label.setObjectName(name)
    return label


def _truth(receipt: Receipt) -> QWidget:
    panel = Panel()
    panel.column.addWidget(titled(phrase("citizen.truth_title")))
    for line in progress(receipt.row, "body"):
        panel.column.addWidget(line)
    return panel


def _bring(receipt: Receipt) -> QWidget:
    panel = Panel()
    panel.column.addWidget(titled(phrase("citizen.next_title")))
    panel.column.addWidget(Fact(phrase("citizen.papers_scanned"), str(receipt.papers_scanned)))
    panel.column.addWidget(Fact(phrase("citizen.papers_to_bring"), str(receipt.papers_to_bring)))
    key = "citizen.next_bring" if receipt.papers_to_bring else "citizen.next_sign"
    panel.column.addWidget(Label(phrase(key), "label", NORMAL, "ink2"))
    return panel


def _told(*, printed: bool) -> QWidget:
    if printed:
        return Banner(phrase("citizen.printed"), "check-circle-fill", "ok")
    return Banner(phrase("citizen.not_printed"), "info-fill", "warn")


def _slip(receipt: Receipt) -> QLabel | None:
    """The slip that no printer printed, large enough to be photographed."""
    pixels = QPixmap()
    if not receipt.picture or not pixels.loadFromData(receipt.picture):
        return None
    shown = QLabel()
    width = min(pixels.width(), 880 if look().portrait else 760)
    shown.setPixmap(pixels.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
    shown.setAccessibleName(phrase("citizen.slip_picture", code=receipt.row.temporary_code))
    return shown
