"""One key: a real button with a name that never takes the focus."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.keyboard.pads import Act, Ground, KeySpec
from ui.theme import MEDIUM, SEMIBOLD, font, look, px
from ui.theme.paint import CENTRE, box, picture_in, text_width, write
from ui.widgets.tap import Tap

_RADIUS = 12
_GROUNDS: Mapping[Ground, tuple[str, str]] = {  # fill, ink
    Ground.LETTER: ("key", "ink"),
    Ground.VIET: ("primary_bg", "primary"),
    Ground.TONE: ("warn_bg", "warn"),
    Ground.WORK: ("key2", "ink"),
    Ground.GO: ("primary", "on_primary"),
}
_SHORT = 2  # letters that are drawn large


class Key(Tap):
    hurried = True

    def __init__(self, spec: KeySpec) -> None:
        super().__init__(spec.label, name=spec.name)
        self.spec = spec
        self._icon = spec.icon
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(spec.act is Act.BACK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(40, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, 30)

    def show_case(self, *, upper: bool) -> None:
        """Show the letter as it will be written."""
        if self.spec.act is Act.TEXT and self.spec.label.isalpha() and len(self.spec.label) == 1:
            self.setText(self.spec.label.upper() if upper else self.spec.label)

    def show_icon(self, name: str) -> None:
        self._icon = name
        self.update()

    def paint(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(3, 3, -3, -4)
        fill, ink = _GROUNDS[self.spec.ground]
        if look().contrast:
            box(painter, area, _RADIUS, "focus" if self.isDown() else fill, "line", 2)
        else:
            box(painter, area.translated(0, 2), _RADIUS, "key_edge")
            box(painter, area, _RADIUS, "focus" if self.isDown() else fill)
        if self.isDown():
            ink = "bg" if look().contrast else "ink"
        if self._icon:
            self._draw_icon(painter, area, ink)
        elif self.spec.note and not look().large:
            self._draw_noted(painter, area, ink)
        else:
            self._draw_label(painter, area, ink)

    def _draw_icon(self, painter: QPainter, area: QRectF, ink: str) -> None:
        size = min(46, round(area.height() * 0.44))
        style = font("label", SEMIBOLD)
        width = text_width(style, self.text()) + 10 if self.text() else 0
        left = area.center().x() - (size + width) / 2
        picture_in(painter, self._icon, ink, QRectF(left, area.y(), size, area.height()), size)
        words = QRectF(left + size + 10, area.y(), width, area.height())
        write(painter, words, self.text(), style, ink)

    def _draw_noted(self, painter: QPainter, area: QRectF, ink: str) -> None:
        note = font("small", MEDIUM)
        note.setPixelSize(px("small") if look().portrait else 14)
        upper = area.adjusted(0, -2, 0, -area.height() * 0.34)
        lower = area.adjusted(0, area.height() * 0.52, 0, 0)
        write(painter, upper, self.text(), font("key", SEMIBOLD), ink, CENTRE)
        write(painter, lower, self.spec.note, note, ink, CENTRE)

    def _draw_label(self, painter: QPainter, area: QRectF, ink: str) -> None:
        letter = len(self.text()) <= _SHORT
        style = font("key" if letter else "label", MEDIUM if self.spec.ground is Ground.LETTER else SEMIBOLD)
        while not letter and text_width(style, self.text()) > area.width() - 6 and style.pixelSize() > 14:  # noqa: PLR2004
            style.setPixelSize(style.pixelSize() - 1)
        write(painter, area, self.text(), style, ink, CENTRE)
