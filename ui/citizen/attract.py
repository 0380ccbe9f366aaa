"""While nobody is there: four slow cards. Any touch begins, and taps nothing below."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.screen import Screen
from ui.theme import BOLD, MEDIUM, SEMIBOLD, look, phrase
from ui.widgets.basic import Brand, Hero, Icon, Label

CARD_MS = 9_000
_ICONS = ("file-text-bold", "qr-code-bold", "cloud-check-bold", "text-aa-bold")
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class AttractScreen(Screen[Visit]):
    def __init__(self, clock: Clock) -> None:  # noqa: ARG002 - every screen takes the clock
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        hero = Hero()
        whole.addWidget(hero)
        column = QVBoxLayout(hero)
        side = 64 if look().portrait else 48
        column.setContentsMargins(side, side - 16, side, side)
        self._brand = Brand("", "")
        column.addWidget(self._brand)
        column.addStretch(2)
        self._cards = QStackedWidget()
        for number, icon in enumerate(_ICONS, start=1):
            self._cards.addWidget(_card(number, icon))
        column.addWidget(self._cards)
        column.addStretch(1)
        column.addLayout(self._begin())
        column.addStretch(2)
        turn = QTimer(self)
        turn.setInterval(CARD_MS)
        turn.timeout.connect(self._turn)
        turn.start()

    def show_visit(self, visit: Visit) -> None:
        self._brand.set_names(visit.hall.office.name, visit.hall.office.unit)
        self.setFocus()

    def _begin(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch()
        words = Label(phrase("citizen.attract_touch"), "h2", SEMIBOLD, "on_hero", wrap=False)
        line.addWidget(Icon("arrow-line-down-bold", "on_hero", 40 if look().portrait else 28))
        line.addSpacing(12)
        line.addWidget(words)
        line.addStretch()
        return line

    def _turn(self) -> None:
        self._cards.setCurrentIndex((self._cards.currentIndex() + 1) % self._cards.count())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.acted.emit(do.Touch())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        self.acted.emit(do.Touch())


def _card(number: int, icon: str) -> QWidget:
    card = QWidget()
    column = QVBoxLayout(card)
    column.setSpacing(28 if look().portrait else 16)
    column.addWidget(Icon(icon, "gold", 150 if look().portrait else 96), 0, _CENTRE)
    column.addWidget(
        Label(phrase(f"citizen.attract_{number}_title"), "display", BOLD, "on_hero", centred=True)
    )
    column.addWidget(Label(phrase(f"citizen.attract_{number}_text"), "h2", MEDIUM, "on_hero2", centred=True))
    return card
