"""The kiosk's window: action in, step, effects to the carry, the page of the visit on screen."""

import importlib
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPixmapCache, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Hall, Page, Visit
from kiosk.visit.step import begin, step
from ui.carry import Carry, Perform
from ui.citizen.parts import drop
from ui.citizen.presence import Presence
from ui.citizen.veil import BusyVeil, HelpVeil, TrialTab, Veil
from ui.citizen.wedge import Wedge
from ui.screen import Screen
from ui.theme import dress, look, look_for, set_look
from ui.theme.look import FAMILY
from ui.widgets.hero import Hero

# page -> module:class, imported when first shown: the home screen is there before anything else is read
SCREENS: Mapping[Page, str] = {
    Page.ATTRACT: "attract:AttractScreen",
    Page.HOME: "home:HomeScreen",
    Page.AREA: "area:AreaScreen",
    Page.SEARCH: "search:SearchScreen",
    Page.BEFORE: "before:BeforeScreen",
    Page.ELIGIBLE: "eligible:EligibleScreen",
    Page.ELSEWHERE: "elsewhere:ElsewhereScreen",
    Page.PRIVACY: "privacy:PrivacyScreen",
    Page.CARD: "card:CardScreen",
    Page.EARLIER: "earlier:EarlierScreen",
    Page.FORM: "form:FormScreen",
    Page.PAPERS: "papers:PapersScreen",
    Page.CHECK: "check:CheckScreen",
    Page.RECEIPT: "receipt:ReceiptScreen",
    Page.KEEP: "keep:KeepScreen",
    Page.RATE: "rate:RateScreen",
    Page.LOOKUP: "lookup:LookupScreen",
    Page.FOUND: "found:FoundScreen",
    Page.RESUME: "resume:ResumeScreen",
    Page.STAFF: "staff:StaffScreen",
    Page.LEAVE: "leave:LeaveScreen",
    Page.LEFT: "left:LeftScreen",
    Page.TROUBLE: "trouble:TroubleScreen",
}
CLEAN = frozenset({Page.HOME, Page.ATTRACT})  # arriving there, nothing of a person is left on any screen
_SCANNING = frozenset({Page.CARD, Page.FORM})


class Shell(QMainWindow):
    def __init__(
        self,
        hall: Hall,
        perform: Perform,
        clock: Clock,
        on_staff_key: Callable[[], None] | None = None,
        *,
        steady: Callable[[], int] | None = None,  # milliseconds, whatever happens to the wall clock
    ) -> None:
        super().__init__()
        _dressed()
        self._clock = clock
        self._on_staff_key = on_staff_key
        self._may_close = False
        self._visit = begin(Visit(hall=hall))
        self._screens: dict[Page, Screen[Visit]] = {}
        self._over: dict[str, Veil | TrialTab] = {}
        self._look: object = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._ground = Hero()
        self.setCentralWidget(self._ground)
        self.presence = Presence(self, steady)
        self.presence.ended.connect(self._ended)
        self.carry = Carry(perform, self)
        self.carry.replied.connect(self.act)
        self._wedge = Wedge(self)
        self._wedge.read.connect(self._card_read)
        self._listening = False

    @property
    def visit(self) -> Visit:
        return self._visit

    @property
    def screen_now(self) -> Screen[Visit] | None:
        """The screen of the page on show; None before the window has its size."""
        return self._screens.get(self._visit.page)

    @Slot(object)
    def act(self, action: do.Action) -> None:
        """The one way in: what a screen says, what the world answers, what the clock ends."""
        before = self._visit
        self._visit, effects = step(before, action, self._clock())
        handed_in = before.receipt is not None and self._visit.receipt is None
        if handed_in or (self._visit.page in CLEAN and before.page not in CLEAN):
            self._wipe()
        self.carry.run(effects)
        self._show()

    def quit(self) -> None:
        """Close for good, once everything asked for is on the disk."""
        self._may_close = True
        self.close()

    # drawing

    def _show(self) -> None:
        """Draw the visit: its page, and what lies over the page."""
        if not self._ground.isVisible():
            return
        self._dress()
        self._listen()
        screen = self._screens.get(self._visit.page) or self._build(self._visit.page)
        screen.show_visit(self._visit)
        for other in self._screens.values():
            other.setVisible(other is screen)
        self._cover()
        self.presence.attend(self._visit)

    def _build(self, page: Page) -> Screen[Visit]:
        module, _, name = SCREENS[page].partition(":")
        kind: Callable[[Clock], Screen[Visit]] = getattr(
            importlib.import_module(f"ui.citizen.{module}"), name
        )
        screen = kind(self._clock)
        screen.acted.connect(self.act)
        screen.setParent(self._ground)
        screen.setGeometry(self._ground.rect())
        self._screens[page] = screen
        return screen

    def _listen(self) -> None:
        """Hear every key once there are fields. Qt then names each of its parts to us: 40 ms, 3 MB."""
        if not self._listening and self._visit.page not in CLEAN:
            self._listening = True
            _application().installEventFilter(self)

    def _dress(self) -> None:
        """A new language, text size or contrast: every screen is built anew."""
        visit, size = self._visit, self._ground.size()
        wanted = look_for(
            size.width(),
            size.height(),
            contrast=visit.contrast,
            large=visit.large,
            low=visit.low,
            language=visit.language,
        )
        if wanted != self._look or wanted != look():  # another window may have dressed since
            self._look = wanted
            set_look(wanted)
            self._drop_screens()

    def _drop_screens(self) -> None:
        for widget in (*self._screens.values(), *self._over.values()):
            drop(widget)
        self._screens.clear()
        self._over.clear()

    def _cover(self) -> None:
        """Work under way and help called lie over the page, the trial's tab over everything."""
        visit, ground = self._visit, self._ground
        self._lay("busy", lambda: BusyVeil(ground, visit.page), wanted=visit.busy)
        self._lay("help", self._help, wanted=bool(visit.help_code))
        self._lay("trial", lambda: TrialTab(ground), wanted=visit.hall.try_run)

    def _lay(self, name: str, make: Callable[[], Veil | TrialTab], *, wanted: bool) -> None:
        if not wanted:
            gone = self._over.pop(name, None)
            if gone is not None:
                drop(gone)
            return
        if name not in self._over:
            self._over[name] = make()
            self._over[name].fit(self._ground.rect())
            self._over[name].show()
        self._over[name].raise_()

    def _help(self) -> HelpVeil:
        veil = HelpVeil(self._ground, self._visit)
        veil.seen.connect(lambda: self.act(do.HelpSeen()))
        return veil

    # ending

    @Slot()
    def _ended(self) -> None:
        """Nobody is there any more; what is being written to the disk is waited for."""
        if not self.carry.idle():
            self.presence.again()
            return
        self.act(do.Rest() if self._visit.page is Page.HOME else do.Expire())

    def _wipe(self) -> None:
        """Nothing of the last person stays: no screen, clipboard, picture or way of typing."""
        from ui.keyboard.keyboard import reset  # noqa: PLC0415 - the home screen comes first

        self.carry.forget()
        self._wedge.forget()
        self.presence.put_away()
        self._drop_screens()
        reset()
        QGuiApplication.clipboard().clear()
        QPixmapCache.clear()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Full screen there is no way out by the keyboard: only the program itself closes the window."""
        if self.isFullScreen() and not self._may_close:
            event.ignore()
            return
        _application().removeEventFilter(self)
        self.carry.stop()
        self._drop_screens()
        super().closeEvent(event)

    # the window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self._screens.values():
            widget.setGeometry(self._ground.rect())
        for cover in self._over.values():
            cover.fit(self._ground.rect())
        self._show()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Show:
            self._show()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no control wanted; on the first page nothing else hears a key."""
        if self._listening or not self._key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No menu anywhere; a scanner's typing is told from a person's; one key for the staff."""
        if event.type() == QEvent.Type.ContextMenu:
            return True
        focused = QApplication.focusWidget() or self
        if event.type() == QEvent.Type.KeyPress and watched is focused and isinstance(event, QKeyEvent):
            return self._key(event) if focused.window() is self else False
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F12 and self._on_staff_key is not None:
            self._on_staff_key()
            return True
        page = self._visit.page
        return page in _SCANNING and self._wedge.feed(event, awaited=page is Page.CARD)

    @Slot(str)
    def _card_read(self, text: str) -> None:
        self.act(do.ReadCard(text))


def _application() -> QApplication:
    app = QCoreApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a window needs an application")  # noqa: TRY004 - nothing was passed
    return app


def _dressed() -> None:
    """Our fonts and style, once for the program."""
    if _application().font().family() != FAMILY:
        dress(_application())
