"""The try-out beside a window: enrolling with its portal, F10's network cable, F12's officer."""

import json

from PySide6.QtCore import QEvent, QObject, QProcess, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.commands.own import own_command
from kiosk.commands.try_run import TryFolder, portal_command, prepare
from ui.background import Background
from ui.courier import Courier

CABLE_KEY = Qt.Key.Key_F10
GRACE_MS = 2_000
AGAIN_MS = 3_000


class Joining(QObject):
    """Enrols this device with the try-out's portal, however late that one starts; then syncing begins."""

    def __init__(self, trial: TryFolder, role: str, window: QWidget, courier: Courier) -> None:
        super().__init__(window)
        self._courier = courier
        self._work = Background(lambda: _enrolled(trial, role), parent=self)
        self._work.done.connect(self._tried)
        self._work.failed.connect(self._again)
        _application().aboutToQuit.connect(self._work.stop)

    @Slot()
    def start(self) -> None:
        self._work.start()

    @Slot(object)
    def _tried(self, enrolled: object) -> None:
        if enrolled:
            self._courier.start()
            self._courier.nudge()
        else:
            self._again()

    @Slot()
    def _again(self) -> None:
        QTimer.singleShot(AGAIN_MS, self, self.start)


class Cable(QObject):
    """F10 pulls the network cable (the portal stops) and plugs it in again."""

    def __init__(self, trial: TryFolder, window: QWidget, joining: Joining, courier: Courier) -> None:
        super().__init__(window)
        self._command = list(portal_command(trial))
        self._joining, self._courier = joining, courier
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._listening)
        _application().installEventFilter(self)  # wherever the focus is
        _application().aboutToQuit.connect(self.pull)

    @Slot()
    def toggle(self) -> None:
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.plug()
        else:
            self.pull()
            self._courier.nudge()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress and event.key() == CABLE_KEY:
                if isinstance(watched, QWidget) and not event.isAutoRepeat():
                    self.toggle()
                return isinstance(watched, QWidget)
            case _:
                return super().eventFilter(watched, event)

    @Slot()
    def plug(self) -> None:
        self._process.start(self._command[0], self._command[1:])

    @Slot()
    def pull(self) -> None:
        _end(self._process)

    @Slot()
    def _listening(self) -> None:
        """The portal's one line says where it listens: whoever waits for it may go on."""
        line = bytes(self._process.readAllStandardOutput().data())
        try:
            json.loads(line.splitlines()[0])["url"]
        except (ValueError, KeyError, TypeError, IndexError):
            return
        self._joining.start()


class Desk(QObject):
    """The officer's window of the try-out: a device and a process of its own, closed with this window."""

    def __init__(self, trial: TryFolder) -> None:
        super().__init__(_application())
        self._command = own_command(
            "run", "--staff", "--try", "--windowed", "--data", str(trial.folder.parent)
        )
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        _application().aboutToQuit.connect(self.close)

    def open(self) -> None:
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._process.start(self._command[0], list(self._command[1:]))

    @Slot()
    def close(self) -> None:
        _end(self._process)


def join_trial(trial: TryFolder, role: str, window: QWidget, courier: Courier) -> Joining:
    """Enrol this window's device as soon as the try-out's portal answers."""
    joining = Joining(trial, role, window, courier)
    joining.start()
    return joining


def plug_trial(trial: TryFolder, role: str, window: QWidget, courier: Courier) -> Cable:
    """Start the try-out's portal beside this window, and enrol."""
    joining = Joining(trial, role, window, courier)
    cable = Cable(trial, window, joining, courier)
    cable.plug()
    return cable


def _enrolled(trial: TryFolder, role: str) -> bool:
    place = prepare(trial, role)
    try:
        return place.store.device.enrolled
    finally:
        place.store.close()


def _end(process: QProcess) -> None:
    """Ask it to end; kill it only when it hangs."""
    if process.state() == QProcess.ProcessState.NotRunning:
        return
    process.terminate()
    if not process.waitForFinished(GRACE_MS):
        process.kill()
        process.waitForFinished(GRACE_MS)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window needs an application")
    return app
