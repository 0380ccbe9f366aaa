"""A citizen's hands for the tour and the journeys: touches on the window, keys of the on-screen keyboard."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from ui.keyboard.key import Key
from ui.keyboard.pads import Act

PATIENCE_MS = 15_000
BETWEEN_MS = 310  # a second tap within 300 ms is not a tap
LOOK_MS = 20
SCANNER_MS = 5  # between two letters of a scanner that types
Found = TypeVar("Found")
TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


class Lost(AssertionError):
    """What the hands looked for is not on the screen: the story and the screens disagree."""


class Hands:
    def __init__(self, window: QWidget) -> None:
        self.window = window
        self._panel = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)

    def touch(self, name: str) -> None:
        """Touch the control that is called this, as a finger does: press and release on the window."""
        self._touch(self.wait_for(lambda: next(self._named(name), None), f"a control called “{name}”"))
        QTest.qWait(BETWEEN_MS)

    def touch_one(self, label: str, words: str) -> None:
        """Touch the control of this field that says these words (or the only one, for "")."""
        self._touch(self.wait_for(lambda: self._part(label, words), f"“{label}”: “{words}”"))
        QTest.qWait(BETWEEN_MS)

    def tap_middle(self) -> None:
        """Touch wherever, as people wake a screen."""
        self._tap(self.window.rect().center())
        QTest.qWait(BETWEEN_MS)

    def has(self, name: str) -> bool:
        return next(self._named(name), None) is not None

    def enter(self, label: str, text: str) -> None:
        """Touch the field with this label and type the text with the keyboard's own keys."""
        field = self.wait_for(lambda: self._field(label), f"a field called “{label}”")
        self._touch(field)
        self.wait_for(lambda: field.hasFocus() or None, f"focus in “{label}”")
        self.type(text)

    def type(self, text: str) -> None:
        for word in _words(text):
            letters, tones = _letters(word)
            for letter in letters:
                self._press_letter(letter)
            for tone in tones:
                self._press_tone(tone)

    def put_keyboard_away(self) -> None:
        """ "Xong", when the keyboard is there."""
        done = next((key for key in self._keys() if key.spec.act is Act.DONE), None)
        if done:
            self._touch(done)
            QTest.qWait(BETWEEN_MS)

    def wait_for(self, look: Callable[[], Found | None], what: str) -> Found:
        return _wait_for(
            look, what, lambda: ", ".join(sorted(one.accessibleName() for one in self._buttons()))
        )

    def scan(self, text: str) -> None:
        """A scanner that types: the whole code in one burst, then Enter."""
        target = QApplication.focusWidget() or self.window
        for at, letter in enumerate(text, start=1):
            _send_key(target, Qt.Key.Key_unknown, letter, at * SCANNER_MS)
        _send_key(target, Qt.Key.Key_Return, "\r", (len(text) + 1) * SCANNER_MS)

    def _press_letter(self, letter: str) -> None:
        if letter == " ":
            self._press(lambda key: key.spec.send == " ")
            return
        if not any(key.text() == letter and key.spec.act is Act.TEXT for key in self._keys()):
            switch = Act.SHIFT if letter.isalpha() else Act.SYMBOLS
            if not letter.isalpha() or any(key.text() == letter.swapcase() for key in self._keys()):
                self._press(lambda key: key.spec.act is switch)
            else:
                self._press(lambda key: key.spec.act is Act.LETTERS)
        self._press(lambda key: key.text() == letter and key.spec.act is Act.TEXT)

    def _press_tone(self, tone: str) -> None:
        self._press(lambda key: key.spec.act is Act.TONE and key.spec.send == tone)

    def _press(self, wanted: Callable[[Key], bool]) -> None:
        key = self.wait_for(lambda: next((one for one in self._keys() if wanted(one)), None), "such a key")
        self._touch(key)

    def _touch(self, widget: QWidget) -> None:
        reveal(widget)
        point = widget.mapTo(self.window, widget.rect().center())
        self._tap(point)

    def _tap(self, point: QPoint) -> None:
        handle = self.window.windowHandle()
        panel: QPointingDevice = self._panel
        QTest.touchEvent(handle, panel).press(0, point, handle).commit()
        QTest.touchEvent(handle, panel).release(0, point, handle).commit()
        QApplication.processEvents()

    def _named(self, name: str) -> Iterator[QAbstractButton]:
        buttons = list(self._buttons())
        yield from (one for one in buttons if name in (one.accessibleName(), one.text()))
        yield from (one for one in buttons if one.accessibleName().endswith(f": {name}"))

    def _part(self, label: str, words: str) -> QAbstractButton | None:
        named = [one for one in self._buttons() if one.accessibleName().startswith(label)]
        return next((one for one in named if one.accessibleName().endswith(words)), None)

    def _buttons(self) -> Iterator[QAbstractButton]:
        for one in self.window.findChildren(QAbstractButton):
            if one.isVisible() and one.isEnabled() and not isinstance(one, Key):
                yield one

    def _keys(self) -> Iterator[Key]:
        return (one for one in self.window.findChildren(Key) if one.isVisible())

    def _field(self, label: str) -> QWidget | None:
        lines: list[QWidget] = [one for one in self.window.findChildren(QLineEdit) if not one.isReadOnly()]
        areas: list[QWidget] = [*self.window.findChildren(QPlainTextEdit)]
        shown = [one for one in (*lines, *areas) if one.isVisible()]
        exact = next((one for one in shown if one.accessibleName() == label), None)
        return exact or next((one for one in shown if one.accessibleName().startswith(label)), None)


class Clerk:
    """An officer at the desktop: a real keyboard, no touch."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def enter(self, label: str, text: str) -> None:
        """Put the text into the line with this name, letter by letter."""
        line = self.wait_for(lambda: self._line(label), f"a line called “{label}”")
        line.setFocus()
        line.clear()
        for letter in text:
            _send_key(line, Qt.Key.Key_unknown, letter)

    def click_row(self, table: QTableView, row: int) -> None:
        """Click a line of a list with the mouse."""
        place = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def press(self, key: Qt.Key) -> None:
        """One key, wherever the focus is."""
        QApplication.processEvents()
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target if target.window() is self.window else self.window, key)

    def wait_for(self, look: Callable[[], Found | None], what: str) -> Found:
        return _wait_for(look, what)

    def _line(self, label: str) -> QLineEdit | None:
        lines = (one for one in self.window.findChildren(QLineEdit) if one.isVisible())
        return next((one for one in lines if one.accessibleName() == label), None)


def _wait_for(look: Callable[[], Found | None], what: str, shown: Callable[[], str] = str) -> Found:
    """What `look` finds, as soon as it finds it."""
    waited = 0
    while waited < PATIENCE_MS:
        found = look()
        if found is not None:
            return found
        QTest.qWait(LOOK_MS)
        waited += LOOK_MS
    raise Lost(f"no {what}; on the screen: {shown()}")


def _send_key(target: QWidget, key: Qt.Key, text: str, at: int = 0) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)


def reveal(widget: QWidget) -> None:
    """Scroll so that the widget can be touched, as a person would."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 40)
        parent = parent.parentWidget()
    QApplication.processEvents()


def _words(text: str) -> Iterator[str]:
    word = ""
    for letter in text:
        if letter.isalpha():
            word += letter
            continue
        if word:
            yield word
        yield letter
        word = ""
    if word:
        yield word


def _letters(word: str) -> tuple[str, str]:
    """The letters of a word without its tone, and the tones to press after it."""
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(TONES[c] for c in apart if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES)), tones
