"""The identity card: scan its code, choose a picture of it, or type everything in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.clock import Clock
from kiosk.forms.card import Card, warnings
from kiosk.replies import Offered
from kiosk.text import mask
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.files import FilesPage
from ui.citizen.page import TaskPage, stack
from ui.citizen.parts import day
from ui.theme import BOLD, MEDIUM, NORMAL, look, phrase
from ui.widgets.basic import Banner, Icon, IconLine, Kind, Label
from ui.widgets.button import Button
from ui.widgets.card import Pair, Panel
from ui.widgets.edit import Edit, Pad

_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".webp")
LONGEST_CODE = 4000  # a code cannot be longer; what is longer is no card


class CardScreen(TaskPage):
    forward = "citizen.type_myself"
    sums_up = False

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = ()
        self._files: FilesPage | None = None
        self.box = Edit(Pad.PLAIN, name=phrase("citizen.card_box"))
        self.box.setMaxLength(LONGEST_CODE)
        self.box.setReadOnly(False)
        self.box.returnPressed.connect(self._typed)
        self._pictures = Button(phrase("citizen.card_picture"), Kind.SECONDARY, "qr-code-bold")
        self._pictures.clicked.connect(self._choose)
        self._scan = self._scan_panel()
        self._wrong = _unreadable()
        content = self.frame.content
        content.insertWidget(content.indexOf(self.heading) + 1, self._scan)
        content.insertWidget(content.indexOf(self._scan), self._wrong)

    def draw(self, visit: Visit) -> None:
        if self._files is not None:
            self._files.show_files(self._offered(), self._clock())
        key = (visit.card, bool(visit.problems), visit.persons, visit.forgotten)
        if key == self._drawn:
            return
        self._drawn = key
        read = visit.card
        self.frame.put_away()
        self._scan.setVisible(read is None)
        self._wrong.setVisible(bool(visit.problems) and read is None)
        self.nav.set_forward(phrase("kit.go_on" if read or visit.persons else "citizen.type_myself"))
        title = "citizen.card_read" if read else "citizen.card_title"
        self.heading.set_words(
            phrase(title), phrase("citizen.card_read_hint" if read else "citizen.card_hint")
        )
        column = self.refill()
        if read:
            column.addWidget(self._read_panel(read))
        if visit.persons is None or visit.persons.day:
            column.addWidget(self._earlier(visit))
        self.box.clear()

    def _earlier(self, visit: Visit) -> QWidget:
        """What was declared the last time is never taken by a card alone."""
        if visit.persons is not None:
            used = phrase("citizen.earlier_used", day=day(visit.persons.day))
            return Banner(used, "clock-counter-clockwise-bold", "ok")
        if visit.forgotten:
            return Banner(phrase("citizen.earlier_erased"), "check-circle-fill", "ok")
        ask = Button(phrase("citizen.earlier_bar"), Kind.SECONDARY, "clock-counter-clockwise-bold")
        ask.clicked.connect(lambda: self.act(do.AskEarlier()))
        return ask

    def _scan_panel(self) -> QWidget:
        panel = Panel()
        big = 120 if look().portrait else 76
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(Icon("qr-code-bold", "primary", big), 0, Qt.AlignmentFlag.AlignTop)
        words = stack(
            Label(phrase("citizen.card_scan"), "title", BOLD),
            Label(phrase("citizen.card_scan_hint"), "label", NORMAL, "ink2"),
            Label(phrase("citizen.card_box"), "small", MEDIUM, "ink2"),
            self.box,
        )
        row.addWidget(words, 1)
        panel.column.addLayout(row)
        panel.column.addWidget(self._pictures)
        return panel

    def _read_panel(self, card: Card) -> QWidget:
        panel = Panel()
        if card.whole:
            done = phrase("citizen.card_done")
            panel.column.addWidget(IconLine("check-circle-fill", done, "ok", "title", BOLD))
        else:
            panel.column.addWidget(Banner(phrase("citizen.card_partly"), "warning-circle-fill", "warn"))
        for key, value in (
            ("card_name", card.full_name),
            ("card_number", mask(card.id_number)),
            ("card_birth", day(card.birth_date) if card.birth_date else ""),
            ("card_address", card.address),
        ):
            if value:
                panel.column.addWidget(Pair(phrase(f"citizen.{key}"), value))
        for warning in warnings(card.id_number, card.birth_date, card.sex):
            panel.column.addWidget(Banner(phrase(f"problem.{warning}"), "warning-circle-fill", "warn"))
        panel.column.addWidget(Banner(phrase("citizen.card_check"), "shield-check-fill", "ok"))
        return panel

    def _typed(self) -> None:
        """A slow scanner, or a person with patience: Enter ends the code."""
        self.act(do.ReadCard(self.box.text()))

    def _choose(self) -> None:
        """The pictures of the scan folder and of plugged-in drives, looked for anew."""
        page = FilesPage(phrase("citizen.card_picture"), self._offered(), self._clock())
        page.picked.connect(self._picked)
        page.again.connect(lambda: self.act(do.LookForFiles()))
        page.left.connect(self._close)
        self._files = page
        self.frame.cover(page)
        self.act(do.LookForFiles())

    def _offered(self) -> list[Offered]:
        offered = self.visit.offered if self.visit else ()
        return [one for one in offered if one.name.lower().endswith(_PICTURES)]

    def _picked(self, path: str) -> None:
        self._close()
        self.act(do.PickCardPicture(path))

    def _close(self) -> None:
        self._files = None
        self.frame.uncover()


def _unreadable() -> QWidget:
    panel = Panel()
    title = phrase("citizen.card_unreadable")
    panel.column.addWidget(IconLine("warning-circle-fill", title, "err", "title", BOLD))
    panel.column.addWidget(Label(phrase("citizen.card_unreadable_hint"), "label", NORMAL))
    return panel
