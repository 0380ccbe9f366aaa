"""Icons from assets/icons, drawn once per (name, colour, size)."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import assets
from ui.theme.look import colour_name


def icon(name: str, colour: str, size: int) -> QPixmap:
    """`colour` is a palette name or #RRGGBB."""
    return _drawn(name, colour_name(colour), size)


@lru_cache(512)
def _drawn(name: str, value: str, size: int) -> QPixmap:
    source = (assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg = QByteArray(source.replace("currentColor", value).encode())
    QSvgRenderer(svg).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
