"""The officer's window: action in, step, effects, show."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kiosk.clock import Clock, local
from kiosk.counter import actions as do
from kiosk.counter.effects import Effect, Nudge
from kiosk.counter.replies import Reply
from kiosk.counter.state import Counter, CounterHall, Page
from kiosk.counter.step import step
from kiosk.replies import LinkChanged
from ui.carry import Carry
from ui.idle import IdleTimes, IdleWatch
from ui.screen import Screen
from ui.staff.desk import DeskPage
from ui.staff.door import DoorPage
from ui.staff.header import Header
from ui.staff.reader import ReaderPage
from ui.staff.slip import SlipPage
from ui.staff.strip import CallBar, Ribbon, SyncStrip, TroubleBar
from ui.theme import dress, look_for, phrase, set_look
from ui.theme.paint import lay_ground

SIZE = (1366, 768)
LEAST = (1180, 700)
AWAY = IdleTimes(quiet=600)  # then the machine locks, the work stays


class StaffWindow(QMainWindow):
    """Holds the counter; `perform` does its effects in a thread of its own."""

    nudged = Signal()  # something new lies in the store, or the officer wants to try again

    def __init__(
        self,
        hall: CounterHall,
        perform: Callable[[Effect], Reply | None],
        clock: Clock,
        *,
        language: str = "vi",
        steady: Callable[[], int] | None = None,
    ) -> None:
        super().__init__()
        self.counter = Counter(hall=hall, language=language)
        self._clock = clock
        self.carry = Carry(perform, self)  # type: ignore[arg-type] # it carries any effect
        self.carry.replied.connect(self.act)
        self.idle = IdleWatch(self, steady)
        self.idle.expired.connect(lambda: self.act(do.Lock()))
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self._dressed = False
        self._build()
        self._bind_keys()
        self.act(do.Open())

    @Slot(object)
    def act(self, action: do.Action) -> None:
        """One step: the counter changes, what it asks for is begun, the pages show it."""
        self.wear()
        language, shut = self.counter.language, self.counter.shut
        self.counter, effects = step(self.counter, action, self._clock())
        self.carry.run(one for one in effects if not isinstance(one, Nudge))  # type: ignore[misc] # any effect
        if any(isinstance(one, Nudge) for one in effects):
            self.nudged.emit()
        if self.counter.language != language:
            self._build()
        if self.counter.shut is not shut:
            self.idle.watch(None if self.counter.shut else AWAY)
        self._show()

    @Slot(object)
    def link_changed(self, reply: LinkChanged) -> None:
        """The sync process said how the line is, and which filings changed."""
        self.act(reply)

    def wear(self) -> None:
        """Its own look again: another window of this process may have dressed since."""
        set_look(look_for(*SIZE, desk=True, language=self.counter.language))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.carry.stop()
        super().closeEvent(event)

    def _build(self) -> None:
        """All pages, in the look and language of now."""
        self.wear()
        application = QApplication.instance()
        if isinstance(application, QApplication) and not self._dressed:
            dress(application)
            self._dressed = True
        self.setWindowTitle(f"{phrase('staff.window')} – {self.counter.hall.office.name}")
        self.door, self.desk = DoorPage(self.counter), DeskPage(self._clock)
        self.reader, self.slip = ReaderPage(), SlipPage()
        self.stack = QStackedWidget()
        for page in self._pages:
            page.acted.connect(self.act)
            self.stack.addWidget(page)
        self._build_bars()
        self.setCentralWidget(self._frame())

    @property
    def _pages(self) -> tuple[Screen[Counter], ...]:
        return self.door, self.desk, self.reader, self.slip

    def _build_bars(self) -> None:
        self.header, self.calls = Header(self.counter), CallBar()
        self.trouble, self.strip = TroubleBar(), SyncStrip()
        other = {"vi": "en", "en": "vi"}
        self.header.locked.connect(lambda: self.act(do.Lock()))
        self.header.language_asked.connect(lambda: self.act(do.Speak(other[self.counter.language])))
        self.calls.answered.connect(lambda call: self.act(do.Answer(call)))
        self.trouble.dismissed.connect(lambda: self.act(do.Dismiss()))
        self.strip.retried.connect(lambda: self.act(do.Retry()))

    def _frame(self) -> QWidget:
        frame = QWidget()
        lay_ground(frame, "bg")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.counter.hall.try_run:
            column.addWidget(Ribbon())
        for bar in (self.header, self.calls, self.trouble):
            column.addWidget(bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        return frame

    def _show(self) -> None:
        counter, today = self.counter, local(self._clock()).date()
        for page in self._pages:
            page.show_visit(counter)
        self.header.show_counter(counter)
        self.calls.show_counter(counter, today)
        self.trouble.show_counter(counter)
        self.strip.show_counter(counter, today)
        page = self._current()
        if self.stack.currentWidget() is not page:
            self.stack.setCurrentWidget(page)
            page.setFocus()
            if page is self.desk:
                self.desk.table.setFocus()

    def _current(self) -> Screen[Counter]:
        if self.counter.shut:
            return self.door
        return {Page.LIST: self.desk, Page.READER: self.reader, Page.SLIP: self.slip}[self.counter.page]

    def _bind_keys(self) -> None:
        """Real keys of a real keyboard; what they may do is the counter's to decide."""
        self._key("F5", lambda: self.act(do.Retry()))
        self._key("F6", lambda: self.act(do.Read()))
        self._key("F7", lambda: self.act(do.PrintSlip()))
        self._key("F9", lambda: self.act(do.Receive()))
        self._key("Ctrl+L", lambda: self.act(do.Lock()))
        self._key("Ctrl+K", self._seek)
        self._key("Escape", self._escape)

    def _key(self, key: str, do_it: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(do_it)

    def _seek(self) -> None:
        if not self.counter.shut:
            self.act(do.Close())
            self.desk.seek()

    def _escape(self) -> None:
        self.act(do.Cancel() if self.counter.page is Page.LIST else do.Close())
