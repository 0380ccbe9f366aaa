"""Buttons and chips."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from kiosk.records import dataclass
from ui.theme import MEDIUM, RADIUS, SEMIBOLD, Role, font, grown, look, metrics, px
from ui.theme.paint import CENTRE, box, focus_ring, picture, shade, text_width, wrapped, write
from ui.widgets.tap import Tap


class Kind(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    HELP = "help"  # "Gọi cán bộ" only
    HERO = "hero"  # on the blue bar


@dataclass(frozen=True, slots=True, kw_only=True)
class _Colours:
    fill: str
    ink: str
    edge: str
    down: str


_COLOURS: Mapping[Kind, _Colours] = {
    Kind.PRIMARY: _Colours(fill="primary", ink="on_primary", edge="", down="primary_down"),
    Kind.SECONDARY: _Colours(fill="surface", ink="primary", edge="primary", down="primary_bg"),
    Kind.GHOST: _Colours(fill="", ink="primary", edge="", down="primary_bg"),
    Kind.HELP: _Colours(fill="help_bg", ink="help", edge="help", down="surface"),
    Kind.HERO: _Colours(fill="", ink="on_hero", edge="on_hero2", down="hero1"),
}
_OFF = _Colours(fill="sunken", ink="ink3", edge="line", down="sunken")
_PADDING = 28
_GAP = 12


class Button(Tap):
    """One act, in words; `compact` takes only the room it needs (bars and cards)."""

    def __init__(  # noqa: PLR0913 - each is a choice of the caller
        self,
        text: str,
        kind: Kind | str = Kind.SECONDARY,
        icon: str = "",
        *,
        trailing: bool = False,
        compact: bool = False,
        role: Role | None = None,
        height: int = 0,
        name: str = "",
        description: str = "",
    ) -> None:
        super().__init__(text, name=name, description=description)
        self._kind = Kind(kind)
        self._icon = icon
        self._trailing = trailing
        self._role: Role = role or ("label" if compact else "title")
        sizes = look().measures
        self.setFixedHeight(grown(height or (sizes.bar_button if compact else sizes.button)))
        if compact:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        padding = _PADDING * (1 if look().portrait and not look().desk else 0.75)
        width = text_width(font(self._role, SEMIBOLD), self.text()) + self._icon_room + 2 * padding
        return QSize(max(round(width), self.height()), self.height())

    def minimumSizeHint(self) -> QSize:
        longest = max((text_width(font(self._role, SEMIBOLD), w) for w in self.text().split()), default=0)
        return QSize(max(longest + self._icon_room + 24, look().measures.target), self.height())

    def paint(self, painter: QPainter) -> None:
        colours = _COLOURS[self._kind] if self.isEnabled() else _OFF
        area = self.area(shadow=2)
        if self._kind is Kind.PRIMARY and self.isEnabled():
            shade(painter, area, RADIUS.button)
        fill = colours.down if self.isDown() else colours.fill
        box(painter, area, RADIUS.button, fill, colours.edge, 3 if look().contrast else 2)
        self._write(painter, area, colours.ink)
        if self.ringed:
            focus_ring(painter, area, RADIUS.button)

    @property
    def _icon_size(self) -> int:
        return round(px(self._role) * 1.08) if self._icon else 0

    @property
    def _icon_room(self) -> int:
        return self._icon_size + (_GAP if self.text() else 0) if self._icon else 0

    def _write(self, painter: QPainter, area: QRectF, ink: str) -> None:
        style = font(self._role, SEMIBOLD)
        room = area.width() - self._icon_room - 16
        size = wrapped(style, self.text(), room)
        left = area.x() + (area.width() - size.width() - self._icon_room) / 2
        mark = left + size.width() + _GAP if self._trailing else left
        if not self._trailing:
            left += self._icon_room
        if self._icon:
            corner = QPointF(round(mark), round(area.center().y() - self._icon_size / 2))
            picture(painter, self._icon, ink, corner, self._icon_size)
        words = QRectF(left - 2, area.y(), size.width() + 4, area.height())
        write(painter, words, self.text(), style, ink, CENTRE | Qt.TextFlag.TextWordWrap)


class Chip(Tap):
    """A short way to something often asked; `hero` stands on the blue header."""

    def __init__(self, text: str, *, hero: bool = False, name: str = "") -> None:
        super().__init__(text, name=name)
        self._hero = hero
        self.setFixedHeight(grown(look().measures.chip))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = 22 if look().portrait else 19
        return QSize(metrics("small", MEDIUM).horizontalAdvance(self.text()) + 2 * side, self.height())

    def paint(self, painter: QPainter) -> None:
        area = self.area()
        plain = not self._hero or look().contrast
        radius = area.height() / 2
        if plain:
            fill = "primary_bg" if self.isDown() or look().contrast else "surface"
            box(painter, area, radius, fill, "border", 2)
        else:
            painter.save()
            painter.setOpacity(0.30 if self.isDown() else 0.16)
            box(painter, area, radius, "on_hero")
            painter.setOpacity(0.55)
            box(painter, area, radius, edge="on_hero", width=1.5)
            painter.restore()
        ink = "ink" if plain else "on_hero"
        write(painter, area, self.text(), font("small", MEDIUM), ink, CENTRE)
        if self.ringed:
            focus_ring(painter, area, radius)
