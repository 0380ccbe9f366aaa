"""The fixed frame of a citizen's page: top, content, way on, and the keyboard or the dock at the bottom."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ui.theme import colour, look
from ui.widgets.dock import Dock
from ui.widgets.edit import Area, Edit
from ui.widgets.fieldbox import FieldBox
from ui.widgets.hero import Hero
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:  # made when first needed: most pages ask for no typing
    from ui.keyboard.keyboard import Keyboard

LOW_SHARE = 0.6  # of a portrait screen, where a seated person reaches


class Frame(QWidget):
    """Compose a page: `Frame(top=TaskBar(...), nav=NavRow())`, then add to `frame.content`.

    While a field has the focus the keyboard takes the dock's place. `cover` lays a page over top, content and
    nav (a picker); in low mode everything stands in the lowest 60 % of the screen.
    """

    tapped = Signal(object)  # a DockItem
    scan = Signal()  # "Quét thẻ" on the keyboard

    def __init__(
        self,
        *,
        top: QWidget | None = None,
        nav: QWidget | None = None,
        dock: bool = True,
        scrolls: bool = True,
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing below it need be painted
        self._keyboard: Keyboard | None = None
        self._cover: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._above = Hero()
        self._above.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        outer.addWidget(self._above)
        self._above.setVisible(look().low)  # only now: without a parent it would be a window of its own
        self._pages = QStackedLayout()
        outer.addLayout(self._pages, 1)
        self.view = Scroll() if scrolls else None
        self._pages.addWidget(self._page(top, nav))
        self.dock = Dock() if dock and not look().desk else None
        if self.dock is not None:
            self.dock.tapped.connect(self.tapped)
            outer.addWidget(self.dock)
        _application().focusChanged.connect(self._focus_moved)

    def _page(self, top: QWidget | None, nav: QWidget | None) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if top is not None:
            column.addWidget(top)
        side, above = look().measures.margin, (26 if look().portrait else 10)
        if self.view is not None:
            self.content = self.view.column
            column.addWidget(self.view, 1)
        else:
            self.content = QVBoxLayout()
            column.addLayout(self.content, 1)
        self.content.setContentsMargins(side, above, side, above // 2)
        self.content.setSpacing(look().measures.gap)
        if nav is not None:
            column.addWidget(nav)
        return page

    @property
    def keyboard(self) -> "Keyboard":
        if self._keyboard is None:
            from ui.keyboard.keyboard import Keyboard  # noqa: PLC0415 - see above

            self._keyboard = Keyboard()
            self._keyboard.hide()
            self._keyboard.done.connect(self.put_away)
            self._keyboard.scan.connect(self.scan)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._keyboard)
        return self._keyboard

    @property
    def typing(self) -> bool:
        return self._keyboard is not None and self._keyboard.isVisibleTo(self)

    def put_away(self) -> None:
        """Take the focus from the field and the keyboard from the screen."""
        self.setFocus()
        self._show_keyboard(on=False)

    def cover(self, page: QWidget) -> None:
        self.uncover()
        self.put_away()
        self._cover = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def uncover(self) -> None:
        if self._cover is None:
            return
        self.put_away()
        self._pages.setCurrentIndex(0)
        self._pages.removeWidget(self._cover)
        self._cover.hide()
        self._cover.deleteLater()
        self._cover = None

    def reveal(self, widget: QWidget) -> None:
        """Scroll until the widget is seen."""
        if self.view is not None and self.view.isAncestorOf(widget):
            self.view.reveal(widget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not look().desk:
            self.put_away()  # no field is active until somebody taps one

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.uncover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if look().low:
            self._above.setFixedHeight(round(self.height() * (1 - LOW_SHARE)))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("bg"))
        painter.end()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:  # noqa: ARG002 - Qt's signature
        if look().desk or not self.isVisible():
            return
        if isinstance(new, Edit | Area) and self.isAncestorOf(new):
            self.keyboard.show_pad(new.pad)
            self._show_keyboard(on=True)
            QTimer.singleShot(0, self, self._reveal_focused)
        elif new is not None or (self.window().isActiveWindow() and QApplication.focusWidget() is None):
            self._show_keyboard(on=False)

    def _reveal_focused(self) -> None:
        widget = QApplication.focusWidget()
        layout = self.layout()
        if widget is None or layout is None or not self.isAncestorOf(widget):
            return
        layout.activate()
        box = widget.parentWidget()
        while box is not None and not isinstance(box, FieldBox):
            box = box.parentWidget()
        if box is not None:
            self.reveal(box)  # label and error with it, where there is room
        self.reveal(widget)

    def _show_keyboard(self, *, on: bool) -> None:
        if not on and self._keyboard is None:
            return
        self.keyboard.setVisible(on)
        if self.dock is not None:
            self.dock.setVisible(not on)


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a frame needs its QApplication")
    return application
