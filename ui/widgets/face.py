"""Five faces from very unhappy to very happy, drawn, each with its word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui.theme import RADIUS, SEMIBOLD, colour, font, grown, look
from ui.theme.paint import box, focus_ring, wrapped, write
from ui.widgets.tap import Tap

_WORDS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_INKS = ("", "warn", "warn", "ink2", "ok", "ok")  # by score; red is for errors


class Face(Tap):
    """`score` 1 to 5. The mouth tells, the word says it again."""

    def __init__(self, score: int, text: str, *, chosen: bool = False) -> None:
        super().__init__(text)
        self.score = score
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setMinimumWidth(look().measures.target)
        self.setFixedHeight(self._tall())

    def sizeHint(self) -> QSize:
        return QSize(grown(look().measures.target), self._tall())

    def _size(self) -> float:
        return grown(84 if look().portrait else 52)

    def _tall(self) -> int:
        lines = 3 if look().large else 2
        return round(self._size()) + lines * wrapped(font("small", SEMIBOLD), "Ộg", 500).height() + 30

    def paint(self, painter: QPainter) -> None:
        area, on = self.area(), self.isChecked()
        fill = "primary_bg" if self.isDown() or on else "surface"
        box(painter, area, RADIUS.field, fill, "primary" if on else "border", 3 if on else 2)
        size = self._size()
        round_ = QRectF(area.center().x() - size / 2, area.y() + 10, size, size)
        painter.setPen(QPen(colour(_INKS[self.score]), max(3.0, size / 18), c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(round_)
        self._draw_face(painter, round_)
        top = round_.bottom() + 6
        words = QRectF(area.x() + 4, top, area.width() - 8, area.bottom() - top - 2)
        write(painter, words, self.text(), font("small", SEMIBOLD), "ink", _WORDS)
        if self.ringed:
            focus_ring(painter, area, RADIUS.field)

    def _draw_face(self, painter: QPainter, area: QRectF) -> None:
        """Two eyes, and a mouth that bends as the score does."""
        unit, centre = area.width() / 10, area.center()
        for side in (-1, 1):
            eye = centre + QPointF(side * 1.9 * unit, -1.3 * unit)
            painter.drawLine(eye - QPointF(0, 0.3 * unit), eye + QPointF(0, 0.3 * unit))
        bend = (self.score - 3) * 1.1 * unit
        mouth = QPainterPath(centre + QPointF(-2.3 * unit, 1.9 * unit - bend / 2))
        mouth.quadTo(
            centre + QPointF(0, 1.9 * unit + bend * 1.2), centre + QPointF(2.3 * unit, 1.9 * unit - bend / 2)
        )
        painter.drawPath(mouth)
