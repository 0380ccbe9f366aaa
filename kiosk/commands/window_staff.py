"""The officer's window: the parts are built, wired and run."""

import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.acts.counter import CounterActs
from kiosk.acts.workplace import open_workplace
from kiosk.clock import now
from kiosk.commands.own import own_command
from kiosk.commands.trial_wiring import join_trial
from kiosk.commands.try_run import OFFICE, OFFICER, PIN, TryFolder, prepare
from kiosk.commands.worker import late
from kiosk.counter.state import CounterHall, Hint
from kiosk.link import Link, LinkState
from kiosk.paths import Home
from ui.courier import Courier
from ui.staff.window import StaffWindow
from ui.theme import load_fonts


def open_staff(home: Home, trial: TryFolder | None, language: str, size: tuple[int, int] | None) -> int:
    """Show the officer's desktop until it is closed; the window's exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt would swallow it
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    if trial:
        prepare(trial, "counter").close()
    window = StaffWindow(
        hall_of(home, trial),
        late(lambda: CounterActs(open_workplace(home, try_run=trial is not None)).perform),
        now,
        language=language,
    )
    courier = Courier(own_command("sync", "--watch", "--data", str(home.folder)), parent=window)
    courier.told.connect(window.link_changed)
    window.nudged.connect(courier.nudge)
    if size:
        window.resize(*size)
    window.show()
    if trial:
        QTimer.singleShot(0, lambda: join_trial(trial, "counter", window, courier))
    else:
        QTimer.singleShot(0, courier.start)
    code = app.exec()
    courier.stop()
    window.carry.stop()
    return code


def hall_of(home: Home, trial: TryFolder | None) -> CounterHall:
    """Whose desktop this is."""
    place = open_workplace(home, try_run=trial is not None)
    try:
        device, office = place.store.device, place.office
    finally:
        place.store.close()
    return CounterHall(
        office=OFFICE if trial else office,
        device=device.name,
        link=Link(state=LinkState.CONNECTING if device.enrolled or trial else LinkState.NOT_ENROLLED),
        try_run=trial is not None,
        hint=Hint(name=OFFICER, pin=PIN) if trial else None,
    )
