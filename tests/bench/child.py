"""One window in a process of its own, for the benches: a bare one, one with a label, or the kiosk's.

    python -m tests.bench.child bare|label|kiosk|first WIDTH HEIGHT SECONDS [DATA [ASSETS]]

Prints one JSON document: when the first frame was painted and when its controls answered (on the clock that
every process shares), the modules loaded at the first frame, and, after SECONDS of idling, the memory and the
wake-ups a minute. "first" is the kiosk's very first start: it leaves the picture that a "kiosk" opens with.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.opening import Opening

MEGABYTE = 1024 * 1024
MINUTE_MS = 60_000
Told = dict[str, Any]


def main() -> None:
    kind, width, height, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    if kind in ("bare", "label"):
        _plain(kind, width, height, seconds)
        return
    if len(sys.argv) > 6:
        _take_assets(Path(sys.argv[6]))
    _listen(seconds) if kind == "kiosk" else _leave_when_kept()
    from kiosk.__main__ import main as run

    sys.argv = ["kiosk", "run", "--data", sys.argv[5], "--size", f"{width}x{height}"]
    sys.exit(run())


def _plain(kind: str, width: int, height: int, seconds: float) -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QWidget

    told: Told = {}
    base: Any = QLabel if kind == "label" else QWidget

    class Window(base):  # type: ignore[misc]  # one of two, chosen by the caller
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)
            if not told:
                told["first"] = told["usable"] = time.monotonic()
                _idle(told, self, seconds)

    app = QApplication(sys.argv[:1])
    window = Window()
    if kind == "label":
        window.setText("Xin chào")
    window.resize(width, height)
    window.show()
    app.exec()


def _take_assets(folder: Path) -> None:
    """The program with other files, as if it had been shipped with them."""
    from kiosk import paths

    setattr(paths, "assets", lambda: folder)  # noqa: B010 - before anything of ours asks


def _listen(seconds: float) -> None:
    """The real program says when it painted and when it handed over to its controls."""
    from ui.opening import Opening

    told: Told = {}
    paint, hand_over = Opening.paintEvent, Opening.hand_over

    def painted(self: "Opening", event: Any) -> None:
        paint(self, event)
        if not told:
            told.update(first=time.monotonic(), modules=sorted(sys.modules))
            if seconds:
                told["touched_mb"] = _touched()

    def handed(self: "Opening", window: "QWidget") -> None:
        hand_over(self, window)
        told["usable"] = time.monotonic()
        _idle(told, window, seconds)

    Opening.paintEvent, Opening.hand_over = painted, handed  # type: ignore[method-assign]  # a bench listens in


def _leave_when_kept() -> None:
    """The picture is kept at once, and then the window has done its duty."""
    from kiosk.commands import window_kiosk
    from ui import opening

    keep = opening.keep_picture

    def kept(window: "QWidget", path: Path) -> None:
        keep(window, path)
        _leave({"kept": str(path)})

    setattr(window_kiosk, "CALM_MS", 50)  # noqa: B010 - constants elsewhere
    setattr(window_kiosk, "keep_picture", kept)  # noqa: B010 - a bench listens in


def _idle(told: Told, window: "QWidget", seconds: float) -> None:
    from PySide6.QtCore import QTimer

    half = round(seconds * 500)

    def look() -> None:
        before = _switches()
        QTimer.singleShot(half, lambda: _tell(told, window, (_switches() - before - 1) * MINUTE_MS / half))

    if seconds:
        QTimer.singleShot(half, look)  # the second half is quiet
    else:
        QTimer.singleShot(0, lambda: _leave(told))


def _tell(told: Told, window: "QWidget", wakes: float) -> None:
    _leave({**told, "pss_mb": pss(), "wakes": wakes, "timer_wakes": timer_wakes(window)})


def _leave(told: Told) -> None:
    print(json.dumps(told), flush=True)
    os._exit(0)


def timer_wakes(window: "QWidget") -> float:
    """How often the timers of a window will wake the processor up in the next minute."""
    from PySide6.QtCore import QTimer

    active = [one for one in window.findChildren(QTimer) if one.isActive()]
    again = sum(MINUTE_MS / max(1, one.interval()) for one in active if not one.isSingleShot())
    return again + sum(one.isSingleShot() and one.remainingTime() <= MINUTE_MS for one in active)


def _touched() -> float:
    """Megabytes of files this process has mapped or read: what a cold start must fetch."""
    mapped, file = 0, False
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        head = line.split()
        if "-" in head[0]:
            file = len(head) > 5 and head[5].startswith("/")
        elif file and head[0] == "Rss:":
            mapped += int(head[1]) * 1024
    io = Path("/proc/self/io").read_text(encoding="ascii")
    return (mapped + int(io.split()[1])) / MEGABYTE


def pss() -> float:
    """Megabytes of this process, its share of what it shares."""
    text = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return int(text.split("\nPss:")[1].split()[0]) / 1024


def _switches() -> int:
    """How often the process has gone to sleep so far."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return int(text.split("\nvoluntary_ctxt_switches:")[1].split()[0])


if __name__ == "__main__":
    main()
