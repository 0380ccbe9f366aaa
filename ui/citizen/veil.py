"""What lies over a page for a while: work under way, help called."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.state import Page, Visit
from ui.frame import LOW_SHARE
from ui.theme import BOLD, NORMAL, SEMIBOLD, colour, look, phrase, px
from ui.widgets.basic import Button, Icon, Kind, Label
from ui.widgets.card import Panel

_DIM = 150
_QUICK_MS = 250
_MARK_PX = 17
_BUSY = {
    Page.CARD: "busy_card",
    Page.PAPERS: "busy_papers",
    Page.CHECK: "busy_keep",
    Page.LEAVE: "busy_leave",
    Page.EARLIER: "busy_open",
    Page.KEEP: "busy_leave",
    Page.RESUME: "busy_open",
    Page.STAFF: "busy_open",
    Page.LOOKUP: "busy_find",
}


class Veil(QWidget):
    """Dims the page and takes its touches; a card stands in the middle."""

    def __init__(self, parent: QWidget, *, wide: float) -> None:
        super().__init__(parent)
        self._wide = wide
        self.panel = Panel()
        self.panel.setParent(self)
        side = 48 if look().portrait else 28
        self.panel.column.setContentsMargins(side, side - 8, side, side)
        self.panel.column.setSpacing(16 if look().portrait else 10)

    @property
    def column(self) -> QVBoxLayout:
        return self.panel.column

    def fit(self, area: QRect) -> None:
        self.setGeometry(area)
        width = round(self.width() * self._wide)
        height = max(self.column.totalHeightForWidth(width), self.column.totalMinimumSize().height())
        above = round(self.height() * (1 - LOW_SHARE)) if look().low else 0
        left, top = (self.width() - width) // 2, above + (self.height() - above - height) // 2
        self.panel.setGeometry(QRect(left, top, width, height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint all of it
        if not self.panel.isVisible():
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("#060F20", _DIM))
        painter.end()


class BusyVeil(Veil):
    """Says in words what the machine is doing."""

    def __init__(self, parent: QWidget, page: Page) -> None:
        super().__init__(parent, wide=0.66 if look().portrait else 0.5)
        self.column.addWidget(Icon("clock-bold", "primary", px("display")), 0, Qt.AlignmentFlag.AlignHCenter)
        text = phrase(f"citizen.{_BUSY.get(page, 'busy_procedure')}")
        self.column.addWidget(Label(text, "h2", BOLD, centred=True))
        self.column.addWidget(Label(phrase("citizen.busy_wait"), "label", NORMAL, "ink2", centred=True))
        self.setAccessibleName(text)
        if page is not Page.CHECK:  # what is quick is not announced; touches are taken all the same
            self.panel.hide()
            QTimer.singleShot(_QUICK_MS, self, self._appear)

    def _appear(self) -> None:
        self.panel.show()
        self.update()


class HelpVeil(Veil):
    """Help was called: a number to say aloud, and what happens now."""

    seen = Signal()

    def __init__(self, parent: QWidget, visit: Visit) -> None:
        super().__init__(parent, wide=0.8 if look().portrait else 0.56)
        size = px("display") + 10
        self.column.addWidget(Icon("headset-bold", "help", size), 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(Label(phrase("citizen.help_title"), "h1", BOLD, centred=True))
        self.column.addWidget(Label(phrase("citizen.help_number"), "label", NORMAL, "ink2", centred=True))
        self.column.addWidget(Label(visit.help_code, "display", BOLD, "help", centred=True))
        at_work = "citizen.help_text_work" if visit.draft else "citizen.help_text"
        self.column.addWidget(Label(phrase(at_work), "body", NORMAL, "ink2", centred=True))
        button = Button(phrase("citizen.help_seen"), Kind.PRIMARY, "check-circle-bold")
        button.clicked.connect(self.seen)
        self.column.addWidget(button)
        self.setAccessibleName(phrase("citizen.help_title"))


class TrialTab(QWidget):
    """A small tab at the top edge of every page: nothing here is real."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 1, 22, 3)
        words = Label(phrase("citizen.try_run"), "small", SEMIBOLD, "warn", wrap=False, centred=True)
        style = words.font()
        style.setPixelSize(_MARK_PX)  # also when the text is large: it must hide nothing
        words.setFont(style)
        words.setMinimumHeight(0)
        column.addWidget(words)
        self.setAccessibleName(phrase("citizen.try_run"))

    def fit(self, area: QRect) -> None:
        size = self.sizeHint()
        self.setGeometry(area.center().x() - size.width() // 2, 0, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint all of it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warn_bg"))
        painter.drawRoundedRect(self.rect().adjusted(0, -14, 0, 0), 12, 12)
        painter.end()
