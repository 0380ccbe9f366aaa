"""The on-screen keyboard: shows the pad a field asks for, types into it, never takes the focus."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ui.keyboard import pads, typing
from ui.keyboard.key import Key
from ui.keyboard.letters import Style
from ui.keyboard.pads import Act, KeySpec
from ui.keyboard.vietkey import Method, Word, begin, feed, with_tone
from ui.theme import colour, look
from ui.widgets.edit import Pad


class Page(StrEnum):
    """A face of the keyboard."""

    TAP = "tap"
    TELEX = "telex"
    VNI = "vni"
    SYMBOLS = "symbols"
    PLAIN = "plain"
    NUMBER = "number"
    DECIMAL = "decimal"
    IDENTITY = "identity"
    DATE = "date"


class Shift(StrEnum):
    OFF = "off"
    ONCE = "once"
    LOCK = "lock"


NINE = 9  # keys of the middle row
_DIGITS: Mapping[Page, Act | None] = {
    Page.NUMBER: None,
    Page.DECIMAL: Act.TEXT,
    Page.IDENTITY: Act.SCAN,
    Page.DATE: Act.NEXT,
}
_PAGES: Mapping[Pad, Page] = {
    Pad.PLAIN: Page.PLAIN,
    Pad.NUMBER: Page.NUMBER,
    Pad.DECIMAL: Page.DECIMAL,
    Pad.IDENTITY: Page.IDENTITY,
    Pad.DATE: Page.DATE,
}
_NEXT_METHOD = {Method.TAP: Method.TELEX, Method.TELEX: Method.VNI, Method.VNI: Method.TAP}
_NEXT_SHIFT = {Shift.OFF: Shift.ONCE, Shift.ONCE: Shift.LOCK, Shift.LOCK: Shift.OFF}


class _Chosen:
    """The typing method the person chose: kept from field to field until the visit ends."""

    method = Method.TAP


def reset() -> None:
    """Forget how the last person typed."""
    _Chosen.method = Method.TAP


class Keyboard(QWidget):
    done = Signal()  # "Xong": put the keyboard away
    scan = Signal()  # "Quét thẻ"

    def __init__(self, style: Style = Style.OLD) -> None:
        super().__init__()
        self._style = style
        self._pad = Pad.VIETNAMESE
        self._shift = Shift.OFF
        self._word = Word(style=style)
        self._page = Page.TAP
        self._faces: dict[Page, QWidget] = {}
        self._stack = QStackedLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_pad(Pad.VIETNAMESE)

    def show_pad(self, pad: Pad) -> None:
        """Show the keys this kind of field needs."""
        self._pad = pad
        self._shift = Shift.OFF
        self._word = Word(style=self._style)
        self._show(_PAGES.get(pad, Page(_Chosen.method)))

    @property
    def shown(self) -> Page:
        return self._page

    def shown_keys(self) -> list[Key]:
        """The keys on show."""
        return self._faces[self._page].findChildren(Key)

    def _show(self, page: Page) -> None:
        if page not in self._faces:
            self._faces[page] = self._face(page)
            self._stack.addWidget(self._faces[page])
        self._stack.setCurrentWidget(self._faces[page])
        self._page = page
        sizes = look().measures
        self.setFixedHeight(sizes.number_pad if page in _DIGITS else sizes.keyboard)
        self.refresh()

    def _face(self, page: Page) -> QWidget:
        face = QWidget()
        if page in _DIGITS:
            self._lay_digits(face, _DIGITS[page])
        else:
            self._lay_rows(face, _rows(page))
        return face

    def _lay_rows(self, face: QWidget, rows: list[pads.Row]) -> None:
        column = QVBoxLayout(face)
        side = 12 if look().portrait else 10
        column.setContentsMargins(side, 10, side, 10)
        column.setSpacing(4 if look().portrait else 1)
        for specs in rows:
            row = QHBoxLayout()
            row.setSpacing(0)
            inset = 50 if sum(spec.width for spec in specs) == NINE else 0  # the middle row stands inwards
            if inset:
                row.addStretch(inset)
            for spec in specs:
                row.addWidget(self._key(spec), round(spec.width * 100))
            if inset:
                row.addStretch(inset)
            column.addLayout(row, 1)

    def _lay_digits(self, face: QWidget, extra: Act | None) -> None:
        line = QHBoxLayout(face)
        side = 48 if look().portrait else 32
        line.setContentsMargins(side, 14, side, 14)
        line.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(4 if look().portrait else 1)
        line.addLayout(grid, 3)
        for y, specs in enumerate(pads.digit_rows()):
            for x, spec in enumerate(specs):
                grid.addWidget(self._key(spec), y, x)
        column = QVBoxLayout()
        column.setSpacing(8)
        line.addLayout(column, 2)
        for spec in pads.side_keys(extra):
            column.addWidget(self._key(spec), 1)

    def _key(self, spec: KeySpec) -> Key:
        key = Key(spec)
        key.clicked.connect(lambda: self._press(spec))
        return key

    def _press(self, spec: KeySpec) -> None:
        typed = typing.focused()
        match spec.act:
            case Act.DONE:
                self.done.emit()
            case Act.SCAN:
                self.scan.emit()
            case Act.SHIFT:
                self._shift = _NEXT_SHIFT[self._shift]
            case Act.SYMBOLS:
                self._show(Page.SYMBOLS)
            case Act.LETTERS:
                self._show(Page(_Chosen.method))
            case Act.METHOD:
                _Chosen.method = _NEXT_METHOD[_Chosen.method]
                self._show(Page(_Chosen.method))
            case Act.NEXT | Act.BACK | Act.CLEAR | Act.TONE | Act.TEXT:
                if typed is not None:
                    self._type(typed, spec)
        self.refresh()

    def _type(self, typed: typing.Typed, spec: KeySpec) -> None:
        match spec.act:
            case Act.NEXT:
                following = typing.next_after(typed)
                if following is not None:
                    following.setFocus()
            case Act.BACK:
                typing.rub_out(typed)
            case Act.CLEAR:
                typed.clear()
            case Act.TONE:
                word = typing.word_before(typed)
                typing.put(typed, with_tone(word, spec.send, self._style), len(word))
            case _:
                self._write(typed, spec.send)

    def _write(self, typed: typing.Typed, text: str) -> None:
        text = text.upper() if self._upper(typed) else text
        self._shift = Shift.LOCK if self._shift is Shift.LOCK else Shift.OFF
        word = typing.word_before(typed)
        composes = self._pad in (
            Pad.VIETNAMESE,
            Pad.NAME,
        ) and self._stack.currentWidget() is not self._faces.get(Page.SYMBOLS)
        letter = text.isalpha() or (text.isdigit() and _Chosen.method is Method.VNI and word != "")
        if not (composes and letter):
            typing.put(typed, text)
            return
        if self._word.text != word or not word:
            self._word = begin(word, self._style) if word else Word(style=self._style)
        self._word = feed(self._word, text, _Chosen.method)
        typing.put(typed, self._word.text, len(word))

    def _upper(self, typed: typing.Typed) -> bool:
        text = typing.before(typed)
        begins = self._pad is Pad.NAME and (not text or text[-1].isspace())
        return self._shift is Shift.LOCK or ((self._shift is Shift.ONCE) != begins)

    def refresh(self) -> None:
        """Show on the keys what they will write now."""
        typed = typing.focused()
        upper = self._upper(typed) if typed is not None else self._shift is not Shift.OFF
        for key in self.shown_keys():
            key.show_case(upper=upper)
            if key.spec.act is Act.SHIFT:
                key.show_icon("arrow-fat-up-fill" if upper else "arrow-fat-up-bold")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("keyboard"))
        painter.fillRect(0, 0, self.width(), 2, colour("border" if look().contrast else "key2"))
        painter.end()


def _rows(page: Page) -> list[pads.Row]:
    if page is Page.SYMBOLS:
        return list(pads.symbol_rows())
    if page is Page.PLAIN:
        return list(pads.plain_rows())
    top = pads.vni_row() if page is Page.VNI else pads.tap_row()
    return [top, *pads.letter_rows(), pads.viet_bottom(page)]
