"""Controls for choosing: rows when the answers are few, a page to pick from when they are many; a tick."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.catalogue.form import Option
from kiosk.values import Json, as_text
from ui.theme import MEDIUM, NORMAL, RADIUS, font, grown, look, phrase
from ui.theme.paint import box, elided, focus_ring, picture_in, write
from ui.widgets.choice import ChoiceGroup, Tick
from ui.widgets.control import Control
from ui.widgets.picker import Pick, pick
from ui.widgets.tap import Tap

FEW = 6  # more options than this are picked on a page of their own


class RadioControl(Control):
    """A few answers, one to choose."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        language = look().language
        self.group = ChoiceGroup([(one.id, one.label.in_(language)) for one in options])
        self.group.chosen.connect(self.changed)
        self.column.addWidget(self.group)

    def value(self) -> Json:
        return self.group.current() or None

    def show_value(self, value: Json) -> None:
        self.group.choose(as_text(value))

    def first(self) -> QWidget | None:
        choices = self.group.choices
        return next((one for one in choices if one.isChecked()), choices[0] if choices else None)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        self.group.set_bad(bad)

    def name_as(self, label: str, description: str = "") -> None:
        super().name_as(label, description)
        for choice in self.group.choices:
            choice.setAccessibleName(f"{label}: {choice.text()}" if label else choice.text())


class PickControl(Control):
    """Many answers: shows the chosen one, opens the page to pick another."""

    def __init__(self, picks: Sequence[Pick], title: str = "") -> None:
        super().__init__()
        self._picks = picks
        self._chosen = ""
        self.opener = Opener(title or phrase("kit.pick"))
        self.opener.clicked.connect(self._open)
        self.column.addWidget(self.opener)

    @classmethod
    def of(cls, options: Sequence[Option], title: str = "") -> "PickControl":
        language = look().language
        return cls([Pick(id=one.id, label=one.label.in_(language)) for one in options], title)

    def set_picks(self, picks: Sequence[Pick]) -> None:
        self._picks = picks
        self.opener.show_choice(self._label(self._chosen))

    def value(self) -> Json:
        return self._chosen or None

    def show_value(self, value: Json) -> None:
        self._chosen = as_text(value)
        self.opener.show_choice(self._label(self._chosen))

    def first(self) -> QWidget | None:
        return self.opener

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        self.opener.set_bad(bad)

    def name_as(self, label: str, description: str = "") -> None:
        super().name_as(label, description)
        self.opener.name_as(label, description)

    def _label(self, chosen: str) -> str:
        return next((one.label for one in self._picks if one.id == chosen), chosen)

    def _open(self) -> None:
        pick(self.opener, self.opener.title, self._picks, self._choose)

    def _choose(self, chosen: str) -> None:
        self.show_value(chosen)
        self.changed()


class Opener(Tap):
    """Looks like a line to type in, opens a page to pick from."""

    def __init__(self, title: str) -> None:
        super().__init__("", name=title)
        self.title = title
        self._name = title
        self._bad = False
        self.setFixedHeight(grown(look().measures.input))

    def show_choice(self, label: str) -> None:
        self.setText(label)
        self.setAccessibleName(f"{self._name}: {label}" if label else self._name)
        self.update()

    def name_as(self, label: str, description: str) -> None:
        self._name = label or self.title
        self.setAccessibleDescription(description)
        self.show_choice(self.text())

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        self._bad = bad
        self.update()

    def paint(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = ("err", 4) if self._bad else ("border", 3 if look().contrast else 2)
        box(painter, area, RADIUS.field, "primary_bg" if self.isDown() else "surface", *edge)
        size = round(area.height() * 0.36)
        side = 12 if look().desk else 18
        spot = QRectF(area.right() - size - side, area.y(), size, area.height())
        picture_in(painter, "caret-right-bold", "primary", spot, size)
        room = QRectF(area.x() + side, area.y(), spot.x() - area.x() - 2 * side, area.height())
        style = font("title", MEDIUM if self.text() else NORMAL)
        words = self.text() or phrase("kit.pick_one")
        write(painter, room, elided(style, words, room.width()), style, "ink" if self.text() else "primary")
        if self.ringed:
            focus_ring(painter, area, RADIUS.field)


class CheckControl(Control):
    """Yes or not yet; never ticked for the person."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tick = Tick(text)
        self.tick.toggled.connect(self.changed)
        self.column.addWidget(self.tick)

    def value(self) -> Json:
        return self.tick.isChecked()

    def show_value(self, value: Json) -> None:
        self.tick.setChecked(value is True)

    def first(self) -> QWidget | None:
        return self.tick

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        self.tick.set_bad(bad)

    def name_as(self, label: str, description: str = "") -> None:
        super().name_as(label or self.tick.text(), description)
        self.tick.setAccessibleDescription(description)
