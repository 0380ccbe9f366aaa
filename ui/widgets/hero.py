"""The blue header: bronze-drum rings drawn in code, the national line, the office's name, the state pill."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import BOLD, MEDIUM, SEMIBOLD, colour, font, look, metrics
from ui.theme.paint import box, elided, painter_on, picture_in, text_width, write

RED_LINE, GOLD_LINE = 6, 2
_RINGS = (1, 0.93, 0.80, 0.77, 0.62, 0.59, 0.44, 0.41, 0.28)


class Hero(QWidget):
    """Ground of a header. `drum` draws the rings, `line` the red and gold line on top."""

    def __init__(self, *, drum: bool = True, line: bool = True) -> None:
        super().__init__()
        self._drum = drum
        self._line = line
        self._ground: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._ground = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        if self._ground is None:
            self._ground = self._drawn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._ground)  # all of it: clipped to what is asked for
        self._draw_lines(painter)
        painter.end()

    def _drawn(self) -> QPixmap:
        """Slope and drum at half the size: as soft as they are it is not seen, and costs a quarter."""
        ground = QPixmap((self.size() + QSize(1, 1)) / 2)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width(), self.height()
        painter.scale(ground.width() / max(1, width), ground.height() / max(1, height))
        slope = QLinearGradient(0, 0, width, height)
        slope.setColorAt(0, colour("hero1"))
        slope.setColorAt(1, colour("hero2"))
        painter.fillRect(self.rect(), slope)
        if self._drum and not look().contrast:
            radius = min(width * 0.46, height * 1.05)
            draw_drum(painter, QPointF(width - radius * 0.40, height * 0.36), radius)
        painter.end()
        return ground

    def _draw_lines(self, painter: QPainter) -> None:
        width, height = self.width(), self.height()
        if self._line:
            painter.fillRect(0, 0, width, RED_LINE, colour("national"))
            painter.fillRect(0, RED_LINE, width, GOLD_LINE, colour("gold"))
        if look().contrast and self._line:
            painter.fillRect(0, height - 3, width, 3, colour("line"))


def draw_drum(painter: QPainter, centre: QPointF, radius: float) -> None:
    """The face of a Đông Sơn drum, in faint white: rings, teeth, dots, the star of fourteen rays."""
    painter.save()
    painter.translate(centre)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("on_hero", 20), 2.2))
    for ring in _RINGS:
        painter.drawEllipse(QPointF(0, 0), radius * ring, radius * ring)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("on_hero", 18))
    _around(painter, 72, _triangle((0.80, 0), (0.92, -0.018), (0.92, 0.018), radius))
    dot = QPainterPath()
    dot.addEllipse(QPointF(radius * 0.695, 0), radius * 0.034, radius * 0.034)
    _around(painter, 36, dot)
    _around(painter, 24, _triangle((0.45, -0.03), (0.575, 0), (0.45, 0.03), radius))
    painter.setBrush(colour("on_hero", 30))
    painter.drawPath(_star(14, radius * 0.385, radius * 0.14))
    painter.restore()


def _around(painter: QPainter, count: int, shape: QPainterPath) -> None:
    for turn in range(count):
        painter.save()
        painter.rotate(turn * 360 / count)
        painter.drawPath(shape)
        painter.restore()


def _triangle(
    one: tuple[float, float], two: tuple[float, float], three: tuple[float, float], radius: float
) -> QPainterPath:
    path = QPainterPath(QPointF(*one) * radius)
    path.lineTo(QPointF(*two) * radius)
    path.lineTo(QPointF(*three) * radius)
    path.closeSubpath()
    return path


def _star(rays: int, outer: float, inner: float) -> QPainterPath:
    path = QPainterPath(QPointF(outer, 0))
    for corner in range(1, 2 * rays):
        angle, reach = math.pi * corner / rays, inner if corner % 2 else outer
        path.lineTo(QPointF(reach * math.cos(angle), reach * math.sin(angle)))
    path.closeSubpath()
    return path


class Brand(QWidget):
    """The office's name beside a neutral mark, or the office's own emblem."""

    def __init__(self, office: str, centre: str, *, emblem: QPixmap | None = None) -> None:
        super().__init__()
        self._office = office
        self._centre = centre
        self._emblem = emblem
        self.setAccessibleName(f"{office}. {centre}")
        words = metrics("small", MEDIUM).height() + metrics("body", BOLD).height()
        self.setFixedHeight(max(self._diameter + (12 if look().portrait else 10), words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_names(self, office: str, centre: str) -> None:
        self._office, self._centre = office, centre
        self.setAccessibleName(f"{office}. {centre}")
        self.update()

    @property
    def _diameter(self) -> int:
        return 72 if look().portrait and not look().desk else 46

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        size = self._diameter
        self._draw_mark(painter, QRectF(0, (self.height() - size) / 2, size, size))
        left = size + 18
        room = self.width() - left
        small, strong = font("small", MEDIUM), font("body", BOLD)
        first, second = metrics("small", MEDIUM).height(), metrics("body", BOLD).height()
        top = (self.height() - first - second) / 2
        office, centre = elided(small, self._office, room), elided(strong, self._centre, room)
        write(painter, QRectF(left, top, room, first), office, small, "on_hero2")
        write(painter, QRectF(left, top + first, room, second), centre, strong, "on_hero")
        painter.end()

    def _draw_mark(self, painter: QPainter, place: QRectF) -> None:
        if self._emblem is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, self._emblem, QRectF(self._emblem.rect()))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface" if look().contrast else "on_hero"))
        painter.drawEllipse(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("gold"), 3))
        painter.drawEllipse(place.adjusted(2, 2, -2, -2))
        ink = "gold" if look().contrast else "hero1"
        picture_in(painter, "buildings-duotone", ink, place, round(place.width() * 0.56))


class Pill(QWidget):
    """A state in a word and an icon: `tone` is ok, warn, err or primary."""

    def __init__(self, text: str, icon: str, tone: str = "ok") -> None:
        super().__init__()
        self._text, self._icon, self._tone = text, icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(metrics("small", SEMIBOLD).height() + (16 if look().portrait else 10))
        self.show_state(text, icon, tone)

    def show_state(self, text: str, icon: str, tone: str = "ok") -> None:
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(text_width(font("small", SEMIBOLD), self._text) + self.height() + 26, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        area, radius = QRectF(self.rect()), self.height() / 2
        edge = self._tone if look().contrast else ""
        box(painter, area, radius, f"{self._tone}_bg", edge, 2)
        size = round(self.height() * 0.52)
        picture_in(painter, self._icon, self._tone, QRectF(14, 0, size, self.height()), size)
        left = 14 + size + 8
        room = QRectF(left, 0, self.width() - left, self.height())
        write(painter, room, self._text, font("small", SEMIBOLD), self._tone)
        painter.end()
