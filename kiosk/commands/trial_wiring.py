"""The try-out's portal beside a window: started, its cable pulled and plugged by a key, stopped with it."""

import json

from PySide6.QtCore import QObject, QProcess, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.commands.try_run import TryFolder, portal_command, prepare
from ui.background import Background
from ui.courier import Courier

CABLE_KEY = Qt.Key.Key_F10
GRACE_MS = 2_000


class Cable(QObject):
    """F10 pulls the network cable (the portal stops) and plugs it in again."""

    def __init__(self, trial: TryFolder, role: str, window: QWidget, courier: Courier) -> None:
        super().__init__(window)
        self._command = list(portal_command(trial))
        self._courier = courier
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._listening)
        self._joining = Background(lambda: self._join(trial, role), parent=self)
        self._joining.done.connect(self._joined)
        QShortcut(QKeySequence(CABLE_KEY), window, self.toggle)
        application = QApplication.instance()
        if application:
            application.aboutToQuit.connect(self.pull)

    @Slot()
    def toggle(self) -> None:
        self.pull() if self._process.state() == QProcess.ProcessState.Running else self.plug()

    @Slot()
    def plug(self) -> None:
        self._process.start(self._command[0], self._command[1:])

    @Slot()
    def pull(self) -> None:
        self._process.terminate()
        if not self._process.waitForFinished(GRACE_MS):
            self._process.kill()
            self._process.waitForFinished(GRACE_MS)
        self._courier.nudge()

    @Slot()
    def _listening(self) -> None:
        line = bytes(self._process.readAllStandardOutput().data())
        try:
            json.loads(line.splitlines()[0])["url"]
        except (ValueError, KeyError, TypeError, IndexError):
            return
        self._joining.start()

    @staticmethod
    def _join(trial: TryFolder, role: str) -> None:
        prepare(trial, role).store.close()

    @Slot(object)
    def _joined(self, _done: object) -> None:
        self._courier.start()
        self._courier.nudge()


def wire_trial(trial: TryFolder, role: str, window: QWidget, courier: Courier) -> Cable:
    """Plug the try-out's own portal in beside this window."""
    cable = Cable(trial, role, window, courier)
    cable.plug()
    return cable
