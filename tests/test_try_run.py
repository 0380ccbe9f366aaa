"""The try-out as a whole: what Ctrl+C in its terminal ends."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kiosk.commands.lock import hold
from kiosk.commands.try_run import TryFolder

PATIENCE = 30.0


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_for(port: int, *, listening: bool) -> bool:
    """Whether it came to that in time."""
    deadline = time.monotonic() + PATIENCE
    while listens(port) is not listening and time.monotonic() < deadline:
        threading.Event().wait(0.05)
    return listens(port) is listening


@pytest.mark.skipif(sys.platform == "win32", reason="a signal to one process is what Unix has")
def test_an_interrupt_ends_the_window_and_its_portal(tmp_path: Path) -> None:
    trial = TryFolder(folder=tmp_path / "try")
    window = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "--try", "--size", "540x960", "--data", str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        assert wait_for(trial.port, listening=True)
        window.send_signal(signal.SIGINT)

        assert window.wait(PATIENCE) == -signal.SIGINT
        assert wait_for(trial.port, listening=False)
        hold(trial.device("kiosk")).close()  # nobody has it any more
    finally:
        window.kill()
        window.wait()
