"""The sync process as the window sees it: started, nudged, watched, started again when it falls."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from kiosk.link import Link, LinkState
from kiosk.replies import LinkChanged

AGAIN_MS = 5_000
GRACE_MS = 2_000


class Courier(QObject):
    """Runs `kiosk sync --watch`; one JSON line on its output is one change of the line or of filings."""

    told = Signal(object)  # a LinkChanged

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._stopping = False
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._ended)

    @Slot()
    def start(self) -> None:
        if self._process.state() == QProcess.ProcessState.NotRunning and not self._stopping:
            self._process.start(self._command[0], self._command[1:])

    def nudge(self) -> None:
        """Something new lies in the store: look now, not at the next turn."""
        if self._process.state() == QProcess.ProcessState.Running:
            self._process.write(b"go\n")

    def stop(self) -> None:
        """Close its input, which ends it; kill it only when it hangs."""
        self._stopping = True
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(GRACE_MS):
            self._process.kill()
            self._process.waitForFinished(GRACE_MS)

    @Slot()
    def _read(self) -> None:
        while self._process.canReadLine():
            change = read_line(bytes(self._process.readLine().data()))
            if change:
                self.told.emit(change)

    @Slot()
    def _ended(self) -> None:
        """It may crash alone: the keyboard never notices, the line is tried again."""
        if not self._stopping:
            QTimer.singleShot(AGAIN_MS, self, self.start)


def read_line(line: bytes) -> LinkChanged | None:
    """One line of the sync process; None when it is not one of ours."""
    try:
        told = json.loads(line)
        link = Link(
            state=LinkState(told["link"]),
            pending=int(told["pending"]),
            blobs_pending=int(told.get("blobs_pending", 0)),
            since=str(told.get("since", "")),
            last_ok=str(told.get("last_ok", "")),
            portal=str(told.get("portal", "")),
        )
        return LinkChanged(link, tuple(str(one) for one in told.get("changed", ())))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
