"""The two ways into a service: a tile of the home screen, and a wide row."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme import NORMAL, RADIUS, SEMIBOLD, TINTS, font, grown, look, metrics
from ui.theme.paint import box, card, focus_ring, picture_in, wrapped, write
from ui.theme.tokens import Tint
from ui.widgets.tap import Tap

_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Tile(Tap):
    """A service area: icon above the words, or beside them; where there is little room, the name alone."""

    def __init__(self, title: str, note: str, icon: str, tint: str = "blue") -> None:
        super().__init__(title, description=note)
        self._note = note
        self._icon = icon
        self._tint = TINTS.get(tint, TINTS["blue"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        if look().large:
            return QSize(300, grown(110))
        return QSize(324, 190) if look().portrait else QSize(200, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().measures.target * 2, look().measures.target + 32)

    def paint(self, painter: QPainter) -> None:
        area = self.area(shadow=4)
        radius = RADIUS.tile if look().portrait else RADIUS.card - 2
        card(painter, area, radius, "primary_bg" if self.isDown() else "surface")
        icon_box, words, noted = self._places(area)
        if icon_box is not None:
            self._draw_icon(painter, icon_box)
        title = self._height(words.width())
        write(painter, words, self.text(), font("title", SEMIBOLD), "ink", _WORDS)
        if noted:
            note = QRectF(words.x(), words.y() + title, words.width(), metrics("small").height())
            write(painter, note, self._note, font("small"), "ink3")
        if self.ringed:
            focus_ring(painter, area, radius)

    def _places(self, area: QRectF) -> tuple[QRectF | None, QRectF, bool]:
        """The best that fits: the icon's square, where the words go, whether the note is below them."""
        note = metrics("small").height()
        above = None if look().large else self._above(area, note)
        if above is not None:
            return above
        for noted in (True, False):
            square, words = self._beside(area, note if noted else 0)
            if self._fits(words, area, noted=noted):
                return square, words, noted
        pad = 12
        words = QRectF(area.x() + pad, area.y(), area.width() - 2 * pad, self._height(area.width() - 2 * pad))
        words.moveTop(area.center().y() - words.height() / 2)
        return None, words, False

    def _above(self, area: QRectF, note: int) -> tuple[QRectF, QRectF, bool] | None:
        size, pad = grown(look().measures.chip_icon), (22 if look().portrait else 15)
        width = area.width() - 2 * pad + 8
        height = self._height(width) + note
        gap = 12 if look().portrait else 8
        if size + gap + height + 16 > area.height():
            return None
        top = area.y() + (area.height() - size - gap - height) / 2
        square = QRectF(area.x() + pad, top, size, size)
        return square, QRectF(area.x() + pad, square.bottom() + gap, width, height), True

    def _beside(self, area: QRectF, note: int) -> tuple[QRectF, QRectF]:
        size = min(grown(look().measures.chip_icon), round(area.height() - 12))
        pad = 22 if look().portrait else 15
        square = QRectF(area.x() + pad, area.center().y() - size / 2, size, size)
        left = square.right() + pad - 4
        width = area.right() - left - 12
        height = self._height(width) + note
        return square, QRectF(left, area.center().y() - height / 2, width, height)

    def _fits(self, words: QRectF, area: QRectF, *, noted: bool) -> bool:
        """No word is broken, nothing stands over the edge, no note is cut short."""
        letters = metrics("title", SEMIBOLD)
        longest = max((letters.horizontalAdvance(one) for one in self.text().split()), default=0)
        whole = not noted or metrics("small").horizontalAdvance(self._note) <= words.width()
        return whole and longest <= words.width() and words.height() <= area.height() - 4

    def _height(self, width: float) -> float:
        return wrapped(font("title", SEMIBOLD), self.text(), width).height()

    def _draw_icon(self, painter: QPainter, square: QRectF) -> None:
        tint = Tint(accent="primary", ground="surface") if look().contrast else self._tint
        box(painter, square, square.width() * 0.3, tint.ground, "primary" if look().contrast else "", 2)
        picture_in(painter, self._icon, tint.accent, square, round(square.width() * 0.62))


class Row(Tap):
    """A wide way in: icon, title, one line, chevron. Without an icon: an entry of a list."""

    def __init__(
        self, title: str, note: str = "", icon: str = "", *, ink: str = "primary", trailing: str = ""
    ) -> None:
        super().__init__(title, description=", ".join(p for p in (note, trailing) if p))
        self._note = note
        self._icon = icon
        self._ink = ink
        self._trailing = trailing  # a word before the chevron: a fee, a state
        self.grows_with_text()

    def heightForWidth(self, width: int) -> int:
        room = width - self._left - self._right
        lines = wrapped(font("body", SEMIBOLD), self.text(), room).height()
        note = wrapped(font("small"), self._note, room).height() if self._note else 0
        return max(grown(look().measures.row), lines + note + (36 if look().portrait else 22))

    def sizeHint(self) -> QSize:
        return QSize(300, grown(look().measures.row))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().measures.target * 2, grown(look().measures.row))

    def paint(self, painter: QPainter) -> None:
        area = self.area(shadow=3)
        radius = RADIUS.card if look().portrait else RADIUS.field
        card(painter, area, radius, "primary_bg" if self.isDown() else "surface")
        if self._icon:
            spot = QRectF(area.x(), area.y(), self._left - 4, area.height())
            picture_in(painter, self._icon, self._ink, spot, self._icon_size)
        room = area.right() - self._right - self._left + 2
        self._write(painter, QRectF(self._left, area.y(), room, area.height()))
        size = 26 if look().portrait else 18
        spot = QRectF(area.right() - size - 14, area.y(), size, area.height())
        picture_in(painter, "caret-right-bold", "ink3", spot, size)
        self._write_trailing(painter, QRectF(area.x(), area.y(), spot.x() - area.x() - 10, area.height()))
        if self.ringed:
            focus_ring(painter, area, radius)

    def _write(self, painter: QPainter, room: QRectF) -> None:
        strong, plain = font("body", SEMIBOLD), font("small", NORMAL)
        title = wrapped(strong, self.text(), room.width()).height()
        note = wrapped(plain, self._note, room.width()).height() if self._note else 0
        top = room.center().y() - (title + note) / 2
        write(painter, QRectF(room.x(), top, room.width(), title), self.text(), strong, "ink", _WORDS)
        below = QRectF(room.x(), top + title, room.width(), note)
        if self._note:
            write(painter, below, self._note, plain, "ink3", _WORDS)

    def _write_trailing(self, painter: QPainter, room: QRectF) -> None:
        if self._trailing:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            write(painter, room, self._trailing, font("small", SEMIBOLD), "ink2", right)

    @property
    def _icon_size(self) -> int:
        return 40 if look().portrait else 26

    @property
    def _left(self) -> float:
        side = 24 if look().portrait else 16
        return side + (self._icon_size + (20 if look().portrait else 12) if self._icon else 0)

    @property
    def _right(self) -> float:
        words = metrics("small", SEMIBOLD).horizontalAdvance(self._trailing) + 12 if self._trailing else 0
        return (52 if look().portrait else 38) + words
