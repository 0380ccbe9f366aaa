"""One window in a process of its own, for the benches: a bare one, one with a label, or the kiosk's.

    python -m tests.bench.child bare|label|kiosk WIDTH HEIGHT SECONDS [DATA]

Prints one JSON document: when the first frame was painted and when its controls answered (on the
clock that every process shares), the modules loaded by then, and the memory after SECONDS of idling.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def main() -> None:
    kind, width, height, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    if kind == "kiosk":
        _kiosk(width, height, seconds, sys.argv[5])
    else:
        _plain(kind, width, height, seconds)


def _plain(kind: str, width: int, height: int, seconds: float) -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QWidget

    told: dict[str, Any] = {}
    base: Any = QLabel if kind == "label" else QWidget

    class Window(base):  # type: ignore[misc]  # one of two, chosen by the caller
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)
            if not told:
                told["first"] = told["usable"] = time.monotonic()
                _leave(told, seconds)

    app = QApplication(sys.argv[:1])
    window = Window()
    if kind == "label":
        window.setText("Xin chào")
    window.resize(width, height)
    window.show()
    app.exec()


def _kiosk(width: int, height: int, seconds: float, data: str) -> None:
    """The real program, told to say when it painted and when it handed over to its controls."""
    from kiosk.__main__ import main as run
    from ui.opening import Opening

    told: dict[str, Any] = {}
    paint, hand_over = Opening.paintEvent, Opening.hand_over

    def painted(self: Opening, event: Any) -> None:
        paint(self, event)
        if not told:
            told["first"] = time.monotonic()
            told["modules"] = sorted(sys.modules)

    def handed(self: Opening, window: Any) -> None:
        hand_over(self, window)
        told["usable"] = time.monotonic()
        _leave(told, seconds)

    Opening.paintEvent, Opening.hand_over = painted, handed  # type: ignore[method-assign]  # a bench listens in
    sys.argv = ["kiosk", "run", "--data", data, "--size", f"{width}x{height}"]
    run()


def _leave(told: dict[str, Any], seconds: float) -> None:
    from PySide6.QtCore import QTimer

    def leave() -> None:
        told["pss"] = _pss()
        print(json.dumps(told), flush=True)
        os._exit(0)

    QTimer.singleShot(round(seconds * 1000), leave)


def _pss() -> int:
    """Kilobytes of this process, its share of what it shares; 0 where no one tells."""
    try:
        text = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(text.split("\nPss:")[1].split()[0])


if __name__ == "__main__":
    main()
