"""The blue header: the office, the device and officer, the language, the lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from kiosk.counter.state import Counter
from ui.theme import SEMIBOLD, phrase
from ui.widgets.basic import Brand, Button, Hero, Kind, Label

HEIGHT = 64


class Header(Hero):
    locked = Signal()
    language_asked = Signal()

    def __init__(self, counter: Counter) -> None:
        super().__init__(drum=False)
        self.setFixedHeight(HEIGHT)
        office = counter.hall.office
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 0)
        row.setSpacing(12)
        row.addWidget(Brand(office.name, office.unit), 1)
        self.who = Label("", "body", SEMIBOLD, "on_hero", wrap=False)
        row.addWidget(self.who, 0, Qt.AlignmentFlag.AlignVCenter)
        self.language = Button(
            phrase("staff.other_language"),
            Kind.HERO,
            "globe-hemisphere-east-bold",
            compact=True,
            role="small",
        )
        self.language.clicked.connect(self.language_asked)
        row.addWidget(self.language)
        self.lock = Button(phrase("staff.lock"), Kind.HERO, "lock-key-bold", compact=True, role="small")
        self.lock.clicked.connect(self.locked)
        row.addWidget(self.lock)
        self.show_counter(counter)

    def show_counter(self, counter: Counter) -> None:
        device = counter.hall.device
        named = phrase("staff.desk_of", device=device, name=counter.officer)
        self.who.setText(phrase("staff.desk", device=device) if counter.shut else named)
        self.lock.setVisible(not counter.shut)
