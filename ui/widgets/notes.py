"""What a screen tells: banners, steps, the error summary, the ring of seconds."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import BOLD, MEDIUM, RADIUS, SEMIBOLD, colour, font, grown, look, phrase, px
from ui.theme.paint import box, focus_ring, painter_on, picture, wrapped, write
from ui.widgets.label import Icon, IconLine, Label
from ui.widgets.tap import Tap

_FULL_TURN = 360 * 16  # Qt counts sixteenths of a degree


class Banner(QWidget):
    """A note over the width; `tone` is primary, ok, warn or err; the icon says it too."""

    def __init__(self, text: str, icon: str = "info-fill", tone: str = "primary") -> None:
        super().__init__()
        self._tone = tone
        row = QHBoxLayout(self)
        across, down = (20, 14) if look().portrait else (18, 10)
        row.setContentsMargins(across, down, across, down)
        row.setSpacing(14)
        row.addWidget(Icon(icon, tone, px("title") + 2), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Label(text, "small", MEDIUM, tone)
        row.addWidget(self.words, 1)

    def set_text(self, text: str) -> None:
        self.words.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        edge = self._tone if look().contrast else ""
        box(painter, QRectF(self.rect()), RADIUS.field, f"{self._tone}_bg", edge, 2)
        painter.end()


class Steps(QWidget):
    """How far the form is, as segments; never tappable."""

    def __init__(self, count: int = 1, now: int = 1) -> None:
        super().__init__()
        self.setFixedHeight(12 if look().portrait and not look().desk else 8)
        self.show_step(count, now)

    def show_step(self, count: int, now: int) -> None:
        self._count, self._now = max(1, count), now
        self.setAccessibleName(phrase("kit.step_of", now=now, count=count))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        gap, high = 8, self.height()
        width = (self.width() - gap * (self._count - 1)) / self._count
        for index in range(self._count):
            area = QRectF(index * (width + gap), 0, width, high)
            done = index < self._now
            empty = "surface" if look().contrast else "sunken"
            box(painter, area, high / 2, "primary" if done else empty, "" if done else "border", 1.5)
        painter.end()


class SummaryLine(Tap):
    """One error of the summary; leads to its field."""

    def __init__(self, text: str) -> None:
        super().__init__(text, description=phrase("kit.goes_to_field"))
        self.grows_with_text()

    def heightForWidth(self, width: int) -> int:
        text = wrapped(self._style, self.text(), width - self._left - 8).height()
        return max(look().measures.target, text + 16)

    def sizeHint(self) -> QSize:
        return QSize(300, look().measures.target)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.isDown():
            box(painter, area, RADIUS.small, "surface")
        size = round(px("label") * 0.8)
        picture(painter, "caret-right-bold", "err", QPointF(2, round(area.center().y() - size / 2)), size)
        room = area.adjusted(self._left, 0, -8, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        write(painter, room, self.text(), self._style, "err", flags)
        if self.ringed:
            focus_ring(painter, area, RADIUS.small)

    @property
    def _left(self) -> int:
        return round(px("label") * 0.8) + 10

    @property
    def _style(self) -> QFont:
        style = font("label", SEMIBOLD)
        style.setUnderline(True)
        return style


class Summary(QWidget):
    """The error summary: how many places to mend, each line a button that leads there."""

    chosen = Signal(str)  # the id given with the line

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title = phrase("kit.to_mend", count=len(lines)) if len(lines) > 1 else phrase("kit.to_mend_one")
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(text for _, text in lines))
        column = QVBoxLayout(self)
        side = 24 if look().portrait else 16
        self._gap = 8 if look().portrait else 5  # air above and below the box
        column.setContentsMargins(side, side - 6 + self._gap, side, side - 10 + self._gap)
        column.setSpacing(2)
        column.addWidget(IconLine("warning-circle-fill", title, "err", "title", BOLD))
        for field, text in lines:
            line = SummaryLine(text)
            line.clicked.connect(lambda _=False, field=field: self.chosen.emit(field))
            column.addWidget(line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        area = QRectF(self.rect()).adjusted(0, self._gap, 0, -self._gap)
        box(painter, area, RADIUS.button, "err_bg", "err", 3)
        painter.end()


class Ring(QWidget):
    """Seconds left, as a number and an arc."""

    def __init__(self, whole: int) -> None:
        super().__init__()
        self._whole = self._left = max(1, whole)
        size = grown(168 if look().portrait else 110)
        self.setFixedSize(size, size)

    def show_left(self, seconds: int) -> None:
        self._left = seconds
        self.setAccessibleName(phrase("kit.seconds_left", seconds=seconds))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        area = QRectF(self.rect()).adjusted(10, 10, -10, -10)
        painter.setPen(QPen(colour("sunken"), 12))
        painter.drawEllipse(area)
        arc = QPen(colour("help"), 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(arc)
        painter.drawArc(area, 90 * 16, round(_FULL_TURN * self._left / self._whole))
        write(painter, area, str(self._left), font("display", BOLD), "ink", Qt.AlignmentFlag.AlignCenter)
        painter.end()
