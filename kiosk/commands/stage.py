"""The stage of the tour and the journeys: a real portal, a real kiosk and a real counter in one folder."""

import subprocess
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.acts.citizen import CitizenActs
from kiosk.acts.counter import CounterActs
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.clock import Clock, now
from kiosk.commands.hands import Clerk, Hands, Lost
from kiosk.commands.try_run import OFFICE, OFFICER, PIN, TryFolder, join, start_portal
from kiosk.commands.window_kiosk import hall_of
from kiosk.commands.worker import late
from kiosk.counter.state import CounterHall, Hint
from kiosk.filing.row import FilingRow
from kiosk.replies import LinkChanged
from kiosk.visit.actions import Appear
from kiosk.visit.state import Page
from ui.shell import Shell
from ui.staff.window import StaffWindow
from ui.theme import dress

PATIENCE_MS = 20_000
LOOK_MS = 20
SETTLE_MS = 40


class Stage:
    """Who acts on it: `hands` at the kiosk, the officer in `desk`; `cable` in or out between them."""

    def __init__(
        self,
        folder: Path,
        out: Path | None,
        *,
        size: tuple[int, int],
        theme: str = "standard",
        language: str = "vi",
        clock: Clock = now,
    ) -> None:
        self.app = QApplication.instance() or QApplication(["kiosk"])
        dress(self.app)  # type: ignore[arg-type]  # instance() is typed as its base
        self.trial = TryFolder(folder=folder)
        self.out, self.size, self.language, self.clock = out, size, language, clock
        self.modes = () if theme == "standard" else (theme,)
        self.screens: list[str] = []
        self.slips: list[str] = []
        self._portal: subprocess.Popen[bytes] | None = None
        self._opened: list[Workplace] = []
        self._windows: list[Shell | StaffWindow] = []
        self.plug()
        self.kiosk = self._device("kiosk")
        self.counter = self._device("counter")
        self.shell = self._open_kiosk()
        self.hands = Hands(self.shell)

    # the line

    def plug(self) -> None:
        self._portal = start_portal(self.trial)

    def pull(self) -> None:
        """Pull the cable: the portal is gone, as far as everybody here can tell."""
        if self._portal:
            self._portal.kill()
            self._portal.wait()
            for pipe in (self._portal.stdin, self._portal.stdout):
                if pipe:
                    pipe.close()
            self._portal = None

    def sync(self, place: Workplace) -> None:
        """One honest sync of this device, whatever the line is; its window hears of it."""
        from sync.client.cycle import run_until_idle

        report = run_until_idle(place.store, place.keys, place.clock, once=True)
        rows = [row.filing for row in place.store.rows()]
        news = LinkChanged(replace(report.link, pending=report.pending), tuple(rows))
        if place is self.kiosk:
            self.shell.act(news)
        elif self._desk:
            self._desk.link_changed(news)
        self.settle()

    # the citizen's side

    def on(self, page: Page) -> None:
        """Wait until this page is on the screen, in the tour's look: every visit begins in the plain one."""
        self.hands.wait_for(lambda: self.shell.visit.page is page or None, f"page {page}")
        for mode in self.modes:
            if page is not Page.ATTRACT and not getattr(self.shell.visit, mode):
                self.shell.act(Appear(mode))
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for is on the disk and drawn."""
        waited = 0
        while not all(window.carry.idle() for window in self._windows):
            QTest.qWait(LOOK_MS)
            waited += LOOK_MS
            if waited > PATIENCE_MS:
                raise Lost("an effect that never ends")
        QTest.qWait(SETTLE_MS)

    def picture(self, name: str, window: QWidget | None = None) -> None:
        """What a person would see now, as a numbered PNG."""
        self.settle()
        if isinstance(window, StaffWindow):
            window.wear()
        if self.out is None:
            return
        file = f"{len(self.screens) + 1:02d}-{name}.png"
        (window or self.shell).grab().save(str(self.out / file))
        self.screens.append(file)

    def slip(self, name: str, data: bytes) -> None:
        """A PDF that came out on the way."""
        if self.out is None:
            return
        (self.out / f"{name}.pdf").write_bytes(data)
        self.slips.append(f"{name}.pdf")

    def row(self) -> FilingRow:
        """The one filing of the story."""
        rows = self.kiosk.store.rows()
        if len(rows) != 1:
            raise Lost(f"{len(rows)} filings where there should be one")
        return rows[0]

    # the officer's side

    _desk: StaffWindow | None = None

    @property
    def desk(self) -> StaffWindow:
        """The officer's window, opened when first asked for."""
        if self._desk is None:
            device = self.counter.store.device
            hall = CounterHall(
                office=self.counter.office,
                device=device.name,
                try_run=True,
                hint=Hint(name=OFFICER, pin=PIN),
            )
            perform = late(lambda: CounterActs(self._reopened("counter")).perform)
            self._desk = StaffWindow(hall, perform, self.clock, language=self.language)
            self._desk.resize(1366, 768)
            self._desk.show()
            self._windows.append(self._desk)
            self.settle()
        return self._desk

    @property
    def clerk(self) -> Clerk:
        """The officer's hands on mouse and keyboard."""
        self.desk.activateWindow()
        return Clerk(self.desk)

    def face_kiosk(self) -> None:
        """Back to the citizen: both windows stand on one machine here, and one has the keyboard."""
        self.shell.activateWindow()
        self.hands.wait_for(lambda: self.shell.isActiveWindow() or None, "the kiosk's window in front")

    def close(self) -> None:
        for window in self._windows:
            window.carry.stop()
            window.hide()
            window.deleteLater()
        QApplication.processEvents()
        for place in self._opened:
            place.store.close()
        self.pull()

    def _device(self, role: str) -> Workplace:
        place = open_workplace(self.trial.device(role), clock=self.clock, try_run=True)
        join(self.trial, role, place)
        self._opened.append(place)
        return place

    def _reopened(self, role: str) -> Workplace:
        """A second connection for the window's worker thread, closed there when the thread ends."""
        return open_workplace(self.trial.device(role), clock=self.clock, try_run=True)

    def _open_kiosk(self) -> Shell:
        perform = late(lambda: CitizenActs(self._reopened("kiosk")).perform)
        shell = Shell(hall_of(self.kiosk.store.device, self.language, OFFICE), perform, self.clock)
        shell.resize(QSize(*self.size))
        self._windows.append(shell)
        shell.show()
        return shell
