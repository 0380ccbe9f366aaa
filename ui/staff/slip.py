"""The slip that the citizen takes home: on screen, and where its paper is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.counter import actions as do
from kiosk.counter.replies import SlipMade
from kiosk.counter.state import Counter, Page
from ui.screen import Screen
from ui.staff.parts import Picture, clear, quiet_scroll
from ui.theme import BOLD, SEMIBOLD, phrase
from ui.widgets.basic import Banner, Button, IconLine, Kind, Label
from ui.widgets.card import Panel

SIDE = 400
MOST = 760  # px: an A5 page is not blown up


class SlipPage(Screen[Counter]):
    def __init__(self) -> None:
        super().__init__()
        self._slip: SlipMade | None = None
        self._area, self._pages = quiet_scroll("bg")
        self._side = Panel()
        self._side.setFixedWidth(SIDE)
        self._side.column.setContentsMargins(22, 18, 22, 20)
        self._side.column.setSpacing(10)
        self._told = QVBoxLayout()
        self._told.setSpacing(10)
        self._side.column.addLayout(self._told)
        self._side.column.addStretch(1)
        self.again = Button(phrase("staff.slip_again"), Kind.SECONDARY, "file-text-bold")
        self.again.clicked.connect(lambda: self.acted.emit(do.PrintSlip()))
        self.back = Button(phrase("staff.back"), Kind.PRIMARY, "arrow-left-bold")
        self.back.clicked.connect(lambda: self.acted.emit(do.Close()))
        self._side.column.addWidget(self.again)
        self._side.column.addWidget(self.back)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 8)
        row.setSpacing(14)
        row.addWidget(self._area, 1)
        row.addWidget(self._side)

    def show_visit(self, counter: Counter) -> None:
        if counter.page is not Page.SLIP or counter.slip is None:
            self._slip = None
            return
        self.again.setEnabled(not counter.busy)
        if counter.slip is self._slip:
            return
        self._slip = counter.slip
        self._show_pages(counter.slip)
        self._tell(counter, counter.slip)

    def _show_pages(self, slip: SlipMade) -> None:
        clear(self._pages)
        for index, png in enumerate(slip.pictures, start=1):
            picture = Picture(MOST)
            title = phrase(f"staff.slip_title_{slip.form}")
            name = phrase("staff.page_picture", title=title, page=index, pages=len(slip.pictures))
            picture.show_page(png, name)
            self._pages.addWidget(picture)
        self._pages.addStretch(1)

    def _tell(self, counter: Counter, slip: SlipMade) -> None:
        clear(self._told)
        row = counter.detail.row if counter.detail else None
        self._told.addWidget(Label(phrase(f"staff.slip_title_{slip.form}"), "h2", BOLD))
        if row:
            self._told.addWidget(Label(f"{row.official_code} · {row.applicant}", "body", SEMIBOLD))
        if slip.printed:
            self._told.addWidget(IconLine("check-circle-fill", phrase("staff.slip_printed"), "ok", "body"))
        else:
            self._told.addWidget(Banner(phrase("staff.slip_saved"), "floppy-disk-fill", "warn"))
            path = Label(slip.path, "small", SEMIBOLD)
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            path.setWordWrap(True)
            self._told.addWidget(path)
        self._told.addWidget(IconLine("info-bold", phrase("staff.slip_copies"), "ink2", "small"))
        if counter.detail and counter.detail.slip_unsure:
            self._told.addWidget(Banner(phrase("staff.slip_unsure"), "info-fill", "warn"))
