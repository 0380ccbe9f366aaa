"""Strokes that every painted control shares."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme.icons import icon
from ui.theme.look import colour, colour_name, look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_TALL = 10_000
_SHADOW = 8  # room for the shadow around a card
_CACHED_PIXELS = 40_000


def lay_ground(widget: QWidget, name: str) -> None:
    """The widget covers what lies behind it with this colour."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, colour(name))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


def painter_on(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def inside(widget: QWidget, shadow: int = 0) -> QRectF:
    """Where the control's shape goes: room for its edge, and for a shadow below."""
    return QRectF(widget.rect()).adjusted(2, 2, -2, -2 - shadow)


def box(
    painter: QPainter, area: QRectF, radius: float, fill: str = "", edge: str = "", width: float = 1
) -> None:
    """A rounded rectangle; the edge lies inside the area."""
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(edge), width) if edge else Qt.PenStyle.NoPen)
    half = width / 2 if edge else 0
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)


def card(painter: QPainter, area: QRectF, radius: float, fill: str = "surface") -> None:
    """A raised surface: shadow, ground, edge. Small ones are drawn once for each size."""
    width, height = round(area.width()), round(area.height())
    if width * height > _CACHED_PIXELS:
        _draw_card(painter, area, radius, fill)
        return
    key = (colour_name(fill), colour_name("line"), look().contrast)
    corner = QPointF(area.x() - _SHADOW, area.y() - _SHADOW)
    painter.drawPixmap(corner, _card_picture(width, height, radius, fill, key))


@lru_cache(48)
def _card_picture(width: int, height: int, radius: float, fill: str, key: tuple[str, str, bool]) -> QPixmap:
    del key  # only tells one look's cards from another's
    image = QPixmap(width + 2 * _SHADOW, height + 2 * _SHADOW)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_card(painter, QRectF(_SHADOW, _SHADOW, width, height), radius, fill)
    painter.end()
    return image


def _draw_card(painter: QPainter, area: QRectF, radius: float, fill: str) -> None:
    shade(painter, area, radius)
    box(painter, area, radius, fill, "line", edge_width())


def shade(painter: QPainter, area: QRectF, radius: float) -> None:
    """Three translucent layers; costs nothing visible, unlike an effect."""
    if look().contrast:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    for step, alpha in ((4, 7), (2, 10), (1, 12)):
        painter.setBrush(colour("ink", alpha))
        layer = area.adjusted(-0.5, step * 0.6, 0.5, step * 1.6)
        painter.drawRoundedRect(layer, radius + 1, radius + 1)


def focus_ring(painter: QPainter, area: QRectF, radius: float) -> None:
    """Dark outside, bright inside: seen on any ground."""
    box(painter, area, radius, edge="ink", width=2)
    box(painter, area.adjusted(2, 2, -2, -2), radius - 2, edge="focus", width=4)


def edge_width() -> float:
    return 3 if look().contrast else 1


def picture(painter: QPainter, name: str, ink: str, at: QPointF, size: int) -> None:
    painter.drawPixmap(at, icon(name, ink, size))


def picture_in(painter: QPainter, name: str, ink: str, area: QRectF, size: int) -> None:
    """An icon in the middle of an area."""
    corner = QPointF(round(area.center().x() - size / 2), round(area.center().y() - size / 2))
    picture(painter, name, ink, corner, size)


def write(
    painter: QPainter, area: QRectF, text: str, style: QFont, ink: str, flags: int | Qt.AlignmentFlag = LEFT
) -> None:
    """Text that never loses the dots below its letters."""
    painter.setFont(style)
    painter.setPen(colour(ink))
    painter.drawText(area, int(flags) | int(Qt.TextFlag.TextDontClip), text)


def wrapped(style: QFont, text: str, width: float) -> QSize:
    """How much room the text takes when it wraps at `width`."""
    space = QRect(0, 0, max(1, int(width)), _TALL)
    return QFontMetrics(style).boundingRect(space, int(Qt.TextFlag.TextWordWrap), text).size()


def elided(style: QFont, text: str, width: float) -> str:
    return QFontMetrics(style).elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def text_width(style: QFont, text: str) -> int:
    return QFontMetrics(style).horizontalAdvance(text)
