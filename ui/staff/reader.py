"""The reader: the declaration and the papers, page by page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.counter import actions as do
from kiosk.counter.replies import Sheet
from kiosk.counter.state import Counter, Page
from ui.screen import Screen
from ui.staff.parts import Picture, clear, quiet_scroll
from ui.theme import BOLD, MEDIUM, RADIUS, SEMIBOLD, colour, font, look, phrase
from ui.theme.paint import box, elided, focus_ring, painter_on, picture_in, write
from ui.widgets.basic import Button, IconLine, Kind, Label
from ui.widgets.tap import Tap

RAIL = 300
ROW = 60


class SheetItem(Tap):
    """One file: its title, its pages, whether it has arrived."""

    hurried = True

    def __init__(self, sheet: Sheet, *, on: bool) -> None:
        title = sheet.title.in_(look().language)
        self._note = phrase("staff.file_pages", pages=sheet.pages)
        if not sheet.here:
            self._note = phrase("staff.file_coming")
        super().__init__(title, description=self._note)
        self._here = sheet.here
        self.setCheckable(True)
        self.setChecked(on)
        self.setFixedHeight(ROW)
        self.setToolTip(title)

    def paint(self, painter: QPainter) -> None:
        area, on = QRectF(self.rect()), self.isChecked()
        if on or self.isDown():
            box(painter, area, RADIUS.small, "primary_bg", "primary" if look().contrast else "", 2)
        ink = "primary" if on else "ink2"
        name = "file-text-bold" if self._here else "clock-bold"
        picture_in(painter, name, ink, QRectF(8, 0, 26, ROW), 20)
        style = font("body", SEMIBOLD if on else MEDIUM)
        room = area.adjusted(42, 8, -10, -ROW / 2)
        write(painter, room, elided(style, self.text(), room.width()), style, "primary" if on else "ink")
        below = area.adjusted(42, ROW / 2, -10, -8)
        write(painter, below, self._note, font("small"), "ink2" if self._here else "warn")
        if self.ringed:
            focus_ring(painter, area, RADIUS.small)


class SheetList(QWidget):
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(RAIL)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.addWidget(Label(phrase("staff.files"), "title", BOLD))
        self._area, self._column = quiet_scroll()
        column.addWidget(self._area, 1)
        column.addWidget(IconLine("info-bold", phrase("staff.reading_recorded"), "ink2", "small"))
        self._shown: tuple[Sequence[Sheet], int] | None = None

    def show_counter(self, counter: Counter) -> None:
        if self._shown == (counter.sheets, counter.sheet):
            return
        self._shown = (counter.sheets, counter.sheet)
        clear(self._column)
        for index, sheet in enumerate(counter.sheets):
            item = SheetItem(sheet, on=index == counter.sheet)
            item.clicked.connect(lambda _=False, index=index: self.chosen.emit(index))
            self._column.addWidget(item)
        self._column.addStretch(1)

    def paintEvent(self, event: object) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour("line"))
        painter.end()


class ReaderPage(Screen[Counter]):
    def __init__(self) -> None:
        super().__init__()
        self._at = (0, 0)
        self._picture = b""
        self.sheets = SheetList()
        self.sheets.chosen.connect(lambda index: self.acted.emit(do.Turn(index, 0)))
        self.page = Picture()
        self.told = Label("", "body", SEMIBOLD, "ink2", centred=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sheets)
        column = QVBoxLayout()
        column.setContentsMargins(18, 10, 18, 0)
        column.setSpacing(8)
        column.addLayout(self._bar())
        column.addWidget(self.told)
        self._area, inside = quiet_scroll("bg")
        inside.addWidget(self.page)
        inside.addStretch(1)
        column.addWidget(self._area, 1)
        row.addLayout(column, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for key, by in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.turn, by))

    def show_visit(self, counter: Counter) -> None:
        if counter.page is not Page.READER or counter.sheet >= len(counter.sheets):
            self._picture = b""
            return
        sheet = counter.sheets[counter.sheet]
        self._at = (counter.sheet, counter.leaf)
        self.sheets.show_counter(counter)
        self._show_title(counter)
        pages, page = max(1, sheet.pages), counter.leaf + 1
        self.number.setText(phrase("staff.page_of", page=page, pages=pages))
        self.previous.setEnabled(counter.leaf > 0)
        self.next.setEnabled(sheet.here and page < pages)
        self.told.setText(self._told(counter, sheet))
        self.told.setVisible(not counter.picture)
        if counter.picture != self._picture:
            self._picture = counter.picture
            title = sheet.title.in_(look().language)
            name = phrase("staff.page_picture", title=title, page=page, pages=pages)
            self.page.show_page(counter.picture, name)
            self._area.verticalScrollBar().setValue(0)

    def turn(self, by: int) -> None:
        """Page up and down."""
        self.acted.emit(do.Turn(self._at[0], self._at[1] + by))

    @staticmethod
    def _told(counter: Counter, sheet: Sheet) -> str:
        if sheet.here:
            return phrase("staff.drawing")
        here = sum(one.here for one in counter.sheets)
        coming = phrase("staff.files_coming", here=here, total=len(counter.sheets))
        return f"{coming}\n{phrase('staff.files_coming_hint')}"

    def _show_title(self, counter: Counter) -> None:
        if counter.detail:
            procedure = counter.detail.procedure.in_(look().language)
            applicant = counter.detail.row.applicant
            self.title.setText(phrase("staff.reader_title", applicant=applicant, procedure=procedure))

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        back = Button(
            phrase("staff.back"), Kind.SECONDARY, "arrow-left-bold", compact=True, role="small", height=44
        )
        back.clicked.connect(lambda: self.acted.emit(do.Close()))
        self.title = Label("", "title", BOLD, wrap=False)
        self.number = Label("", "body", SEMIBOLD, wrap=False)
        self.previous = Button(
            "", Kind.SECONDARY, "arrow-left-bold", compact=True, name=phrase("staff.previous"), height=44
        )
        self.next = Button(
            "", Kind.SECONDARY, "arrow-right-bold", compact=True, name=phrase("staff.next"), height=44
        )
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        bar.addWidget(back)
        bar.addWidget(self.title, 1)
        for one in (self.previous, self.number, self.next):
            bar.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        return bar
