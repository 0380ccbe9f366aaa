"""The kiosk's window: the parts are built, wired and run; nothing heavy is loaded before the first frame."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.clock import now
from kiosk.commands.early import Early, picture_file
from kiosk.commands.try_run import OFFICE, TryFolder, own_command
from kiosk.effects import Effect
from kiosk.link import Link, LinkState
from kiosk.paths import Home
from kiosk.replies import Kept, LinkChanged, Reply
from kiosk.visit.state import Hall, Visit
from ui.citizen.home import HomeScreen
from ui.courier import Courier
from ui.opening import keep_picture
from ui.opening import place as place_window
from ui.shell import Shell

_CALM_MS = 4_000  # when the home screen is kept for the next start


def open_kiosk(
    home: Home,
    trial: TryFolder | None,
    language: str,
    size: tuple[int, int] | None,
    *,
    windowed: bool,
    early: Early | None,
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
    place_window(shell, size, windowed=windowed)
    if early:
        early.window.hand_over(shell)
        early.db.close()
    enrolled = place.store.device.enrolled
    picture = _picture_for_next_start(place, language, (shell.width(), shell.height()))
    place.store.close()
    QTimer.singleShot(0, shell, lambda: _after_first_frame(trial, shell, courier, enrolled=enrolled))
    QTimer.singleShot(_CALM_MS, shell, lambda: _keep_home(shell, picture))
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


def _picture_for_next_start(place: Workplace, language: str, size: tuple[int, int]) -> Path:
    device = place.store.get("device")
    text = json.dumps(device, ensure_ascii=False) if device else None
    return picture_file(place.home, language, size, text)


def _keep_home(shell: Shell, path: Path) -> None:
    """Only the office's own home page in its usual look, and only when it differs from the one kept."""
    visit, screen = shell.visit, shell.screen_now
    usual = Visit(hall=visit.hall, language=visit.hall.opening_language)
    if path.exists() or visit != replace(usual, started=visit.started) or not isinstance(screen, HomeScreen):
        return
    if shell.devicePixelRatio() != 1:
        return
    with suppress(OSError), screen.timeless():
        keep_picture(shell, path)


def _after_first_frame(trial: TryFolder | None, shell: Shell, courier: Courier, *, enrolled: bool) -> None:
    if trial:
        from kiosk.commands.trial_wiring import plug_trial

        plug_trial(trial, "kiosk", shell, courier)
    elif enrolled:
        courier.start()
    else:
        shell.act(LinkChanged(Link(state=LinkState.NOT_ENROLLED)))
