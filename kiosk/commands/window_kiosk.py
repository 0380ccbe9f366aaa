"""The kiosk's window: its parts are built, wired and run; what a touch leads to is loaded by the touch."""

import json
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.catalogue.load import Catalogue
from kiosk.clock import now
from kiosk.commands.early import Early, picture_file
from kiosk.commands.own import own_command
from kiosk.commands.worker import late
from kiosk.effects import Effect
from kiosk.filing.office import UNKNOWN_OFFICE, Office
from kiosk.keys import load_keys
from kiosk.link import Link, LinkState
from kiosk.paths import Home, assets
from kiosk.replies import Kept, Reply
from kiosk.store.device import Device
from kiosk.store.glance import glance
from kiosk.visit.state import Hall, Visit
from ui.citizen.home import HomeScreen
from ui.courier import Courier
from ui.opening import application, keep_picture, sha256
from ui.opening import place as place_window
from ui.shell import Shell

if TYPE_CHECKING:
    from kiosk.commands.trial_wiring import Desk
    from kiosk.commands.try_run import TryFolder

CALM_MS = 4_000  # when the home screen is kept for the next start


def go_on(early: Early) -> int:
    """The start that the first frame began."""
    from kiosk.logs import start_logging

    with early:
        trial = None
        if early.trial:
            from kiosk.commands.try_run import TryFolder

            trial = TryFolder(folder=early.trial)
        QTimer.singleShot(0, lambda: start_logging(early.home.folder))
        return open_kiosk(early.home, trial, early.language, early.size, windowed=early.windowed, early=early)


def open_kiosk(
    home: Home,
    trial: "TryFolder | None",
    language: str,
    size: tuple[int, int] | None,
    *,
    windowed: bool,
    early: Early | None = None,
) -> int:
    """Show the kiosk until it is closed; the window's exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # in its own loop Qt would swallow it
    app = application()
    device = glance(home, load_keys(home), early.db if early else None, sha256)
    shell = Shell(
        hall=hall_of(device, language, _invented() if trial else None),
        perform=worker(home, try_run=trial is not None),
        clock=now,
        on_staff_key=_desk(trial) if trial else None,
    )
    courier = Courier(own_command("sync", "--watch", "--data", str(home.folder)), parent=shell)
    courier.told.connect(shell.act)
    shell.carry.replied.connect(lambda reply: courier.nudge() if isinstance(reply, Kept) else None)
    place_window(shell, size, windowed=windowed)
    if early:
        early.hand_over(shell)
    text = json.dumps(device.to_json(), ensure_ascii=False) if device else None
    picture = picture_file(home, language, (shell.width(), shell.height()), text)
    QTimer.singleShot(0, shell, lambda: _after_first_frame(trial, shell, courier, enrolled=bool(device)))
    QTimer.singleShot(CALM_MS, shell, lambda: _keep_home(shell, picture))
    code = app.exec()
    courier.stop()
    shell.carry.stop()
    return code


def hall_of(device: Device | None, language: str, invented: Office | None = None) -> Hall:
    """What the home screen needs: no procedure is loaded for it."""
    catalogue = Catalogue(assets() / "procedures")
    state = LinkState.CONNECTING if device or invented else LinkState.NOT_ENROLLED
    return Hall(
        office=invented or (device and device.office) or UNKNOWN_OFFICE,
        areas=catalogue.areas(),
        listed={one.code: one for one in catalogue.listed()},
        link=Link(state=state),
        try_run=invented is not None,
        opening_language=language,
    )


def worker(home: Home, *, try_run: bool) -> Callable[[Effect], Reply | None]:
    """The acts, opened in the thread that does them: one connection, one thread."""

    def make() -> Callable[[Effect], Reply | None]:
        from kiosk.acts.citizen import CitizenActs
        from kiosk.acts.workplace import open_workplace

        place = open_workplace(home, try_run=try_run)
        place.store.tidy()
        return CitizenActs(place).perform

    return late(make)


def _desk(trial: "TryFolder") -> Callable[[], None]:
    """What opens the officer's window of the try-out: one at a time, and it ends with this one."""
    desks: list[Desk] = []

    def open_desk() -> None:
        from kiosk.commands.trial_wiring import Desk

        if not desks:
            desks.append(Desk(trial))
        desks[0].open()

    return open_desk


def _invented() -> Office:
    from kiosk.commands.try_run import OFFICE

    return OFFICE


def _keep_home(shell: Shell, path: Path) -> None:
    """Only the office's own home page in its usual look, and only when it is not kept yet."""
    visit, screen = shell.visit, shell.screen_now
    usual = Visit(hall=visit.hall, language=visit.hall.opening_language)
    if path.exists() or visit != replace(usual, started=visit.started) or not isinstance(screen, HomeScreen):
        return
    if shell.devicePixelRatio() != 1:
        return
    with suppress(OSError), screen.timeless():
        keep_picture(shell, path)


def _after_first_frame(trial: "TryFolder | None", shell: Shell, courier: Courier, *, enrolled: bool) -> None:
    if trial:
        from kiosk.commands.trial_wiring import plug_trial

        plug_trial(trial, "kiosk", shell, courier)
    elif enrolled:
        courier.start()
