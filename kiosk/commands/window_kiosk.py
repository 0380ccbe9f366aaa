"""The kiosk's window: the parts are built, wired and run; nothing heavy is loaded before the first frame."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.clock import now
from kiosk.commands.try_run import OFFICE, TryFolder, own_command
from kiosk.effects import Effect
from kiosk.link import Link, LinkState
from kiosk.paths import Home
from kiosk.replies import Kept, LinkChanged, Reply
from kiosk.visit.state import Hall
from ui.courier import Courier
from ui.shell import Shell

PORTRAIT = (1080, 1920)


def open_kiosk(
    home: Home, trial: TryFolder | None, language: str, size: tuple[int, int] | None, *, windowed: bool
) -> int:
    """Show the kiosk until it is closed; the window's exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    place = open_workplace(home, try_run=trial is not None)
    shell = Shell(
        hall=hall_of(place, trial, language),
        perform=worker(home, try_run=trial is not None),
        clock=now,
        on_staff_key=(lambda: start_staff(trial)) if trial else None,
    )
    courier = Courier(own_command("sync", "--watch", "--data", str(home.folder)), parent=shell)
    courier.told.connect(shell.act)
    shell.carry.replied.connect(lambda reply: courier.nudge() if isinstance(reply, Kept) else None)
    _show(shell, size, windowed=windowed)
    enrolled = place.store.device.enrolled
    place.store.close()
    QTimer.singleShot(0, lambda: _after_first_frame(trial, shell, courier, enrolled=enrolled))
    code = app.exec()
    courier.stop()
    shell.carry.stop()
    return code


def hall_of(place: Workplace, trial: TryFolder | None, language: str) -> Hall:
    """What the home screen needs: no procedure is loaded for it."""
    device = place.store.device
    state = LinkState.CONNECTING if device.enrolled or trial else LinkState.NOT_ENROLLED
    return Hall(
        office=OFFICE if trial else place.office,
        areas=place.catalogue.areas(),
        listed={one.code: one for one in place.catalogue.listed()},
        link=Link(state=state),
        try_run=trial is not None,
        opening_language=language,
    )


def worker(home: Home, *, try_run: bool) -> Callable[[Effect], Reply | None]:
    """The acts, opened in the thread that does them: one connection, one thread."""
    opened: list[Callable[[Effect], Reply | None]] = []

    def perform(effect: Effect) -> Reply | None:
        if not opened:
            from kiosk.acts.citizen import CitizenActs

            place = open_workplace(home, try_run=try_run)
            place.store.tidy()
            opened.append(CitizenActs(place).perform)
        return opened[0](effect)

    return perform


def start_staff(trial: TryFolder | None) -> None:
    """The officer's window of the try-out, as a device and a process of its own."""
    if trial:
        command = own_command("run", "--staff", "--try", "--windowed", "--data", str(trial.folder.parent))
        QProcess.startDetached(command[0], list(command[1:]))


def _show(shell: Shell, size: tuple[int, int] | None, *, windowed: bool) -> None:
    if size:
        shell.resize(*size)
        shell.show()
    elif windowed:
        screen = shell.screen().availableGeometry()
        scale = min(1.0, screen.height() / PORTRAIT[1], screen.width() / PORTRAIT[0])
        shell.resize(int(PORTRAIT[0] * scale), int(PORTRAIT[1] * scale))
        shell.show()
    else:
        shell.showFullScreen()


def _after_first_frame(trial: TryFolder | None, shell: Shell, courier: Courier, *, enrolled: bool) -> None:
    if trial:
        from kiosk.commands.trial_wiring import plug_trial

        plug_trial(trial, "kiosk", shell, courier)
    elif enrolled:
        courier.start()
    else:
        shell.act(LinkChanged(Link(state=LinkState.NOT_ENROLLED)))
