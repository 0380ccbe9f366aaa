"""The first frame: the home screen as it was last seen, while the program behind it is being loaded.

Nothing of `Qt.…` is named here: the first use of that namespace makes a hundred and seventy enums, 30 ms.
The pixels are as the screen wants them, and mapped: a picture that has to be decoded costs 10 to 20 ms.
"""

import mmap
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QElapsedTimer, QEventLoop, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

BYTES_A_PIXEL = 4
PORTRAIT = (1080, 1920)
TITLE = "Một Cửa Kiosk"  # for the desktop's list of windows
_PATIENCE_MS = 500  # a window that is never exposed must not hold up the start


class Opening(QMainWindow):
    """Shows the picture; keeps what is touched meanwhile for the real screen."""

    def __init__(self, picture: Path, width: int, height: int) -> None:
        """Raises OSError when there is no such picture, ValueError when it is none of this size."""
        with picture.open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)  # the image only borrows them
        stride = width * BYTES_A_PIXEL
        if len(self._pixels) != stride * height:
            raise ValueError("a picture cut short")
        super().__init__()
        self._picture: QImage | None = QImage(
            memoryview(self._pixels), width, height, stride, QImage.Format.Format_RGB32
        )
        self._touches: list[QMouseEvent] = []
        self._seen = QEventLoop()

    def wait_until_seen(self) -> None:
        """Return when the first frame is painted."""
        QTimer.singleShot(_PATIENCE_MS, self._seen.quit)
        self._seen.exec()

    def hand_over(self, window: QWidget) -> None:
        """The real window stands where this one does: it gets the touches, then this one goes."""
        wait_until_exposed(window)
        QApplication.processEvents()  # paints the real one; touches made while loading arrive here
        touches, self._touches = self._touches, []
        for touch in touches:
            _repeat(touch, window)
        self.close()
        self._picture = None
        self._pixels.close()
        self.deleteLater()

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: ARG002 - we paint all of it
        if self._picture is not None:
            painter = QPainter(self)
            painter.drawImage(0, 0, self._picture)
            painter.end()
        QTimer.singleShot(0, self._seen.quit)

    def mousePressEvent(self, event: "QMouseEvent") -> None:
        self._touches.append(event.clone())

    def mouseReleaseEvent(self, event: "QMouseEvent") -> None:
        self._touches.append(event.clone())


def wait_until_exposed(window: QWidget) -> None:
    """Until the screen shows it, or the patience ends: a window system takes its time."""
    handle, timer = window.windowHandle(), QElapsedTimer()
    timer.start()
    while not handle.isExposed() and timer.elapsed() < _PATIENCE_MS:
        QApplication.processEvents()


def application() -> QApplication:
    """The program's one QApplication, made at the first call."""
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication(sys.argv[:1])


def place(window: QWidget, size: tuple[int, int] | None, *, windowed: bool) -> None:
    """Show a window as asked: of this size, as large as the desktop lets it be, or over the whole screen."""
    width, height = final_size(size, windowed=windowed)
    window.setWindowTitle(TITLE)
    window.resize(width, height)
    if size or windowed:
        window.show()
    else:
        window.showFullScreen()


def final_size(size: tuple[int, int] | None, *, windowed: bool) -> tuple[int, int]:
    """The size a window will have."""
    if size:
        return size
    screen = QApplication.primaryScreen()
    if not windowed:
        return screen.size().width(), screen.size().height()
    room = screen.availableSize()
    scale = min(1.0, room.height() / PORTRAIT[1], room.width() / PORTRAIT[0])
    return int(PORTRAIT[0] * scale), int(PORTRAIT[1] * scale)


def picture_of(window: QWidget) -> bytes:
    """A window's pixels, as Opening takes them."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits())


def keep_picture(window: QWidget, path: Path) -> None:
    """Leave a picture for the next start; whole or not at all, and no older one beside it."""
    part = path.with_suffix(".part")
    part.write_bytes(picture_of(window))
    for older in path.parent.glob(f"*{path.suffix}"):
        older.unlink()
    part.replace(path)


def sha256(data: bytes) -> str:
    """In hex; Qt is here already, OpenSSL would take 4 MB more."""
    digest = QCryptographicHash.hash(data, QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode()


def _repeat(touch: "QMouseEvent", window: QWidget) -> None:
    """The same touch, at the same spot of another window."""
    from PySide6.QtGui import QMouseEvent  # noqa: PLC0415 - not before the first frame

    spot = touch.position().toPoint()
    target = window.childAt(spot) or window
    local = target.mapFrom(window, spot).toPointF()
    again = QMouseEvent(
        touch.type(), local, touch.globalPosition(), touch.button(), touch.buttons(), touch.modifiers()
    )
    QApplication.sendEvent(target, again)
