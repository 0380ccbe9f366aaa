"""A QR code to be photographed from the screen: black on white in every mode, with its quiet edge."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import RADIUS

_QUIET = 4  # modules of white around the code (ISO/IEC 18004)


class QrCode(QWidget):
    def __init__(self, text: str, size: int, name: str) -> None:
        super().__init__()
        import segno  # noqa: PLC0415 - only the receipt draws a code, long after the first frame

        self._modules = [bytes(row) for row in segno.make_qr(text, error="m", boost_error=False).matrix]
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        count = len(self._modules)
        unit = max(1, self.width() // (count + 2 * _QUIET))
        edge = (self.width() - unit * count) // 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(self.rect(), RADIUS.field, RADIUS.field)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(
                        QRect(edge + x * unit, edge + y * unit, unit, unit), Qt.GlobalColor.black
                    )
        painter.end()
