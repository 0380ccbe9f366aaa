"""What is wrong with a window, by rule: words cut, covered or too pale, small targets, names, language."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QPlainTextEdit, QWidget

from kiosk.paths import assets
from kiosk.strings import room
from tests.audit.painted import Line, Pixel, Seen, lines, picture, seen
from ui.citizen.veil import Veil
from ui.theme import look
from ui.theme.tokens import ratio

LEAST_MM = 15
PX_PER_MM = 3.78
DESK_PX = 24  # for a mouse: WCAG 2.2, 2.5.8
READABLE, READABLE_IN_CONTRAST = 4.5, 7.0
_HIDDEN = 0.06  # of a line's ink: less is chance
_WHOLE = 0.8
_TOUCHING = 3  # points that two lines may share: tails and dots
_KEY = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z0-9_.]+")


def judge(window: QWidget) -> Sequence[str]:
    """Every fault, in words; none for a good window."""
    shown = picture(window)
    faults: list[str] = []
    there: list[Line] = []
    for widget in _front(window):
        for line in lines(widget):
            one = seen(line, shown)
            if _in_sight(widget, line) and one.share >= _HIDDEN:
                faults += _cut(line, one, window)
                there.append(line)
    return [*faults, *_overlapping(there), *_small(window), *_nameless(window), *_untranslated(window)]


def _front(window: QWidget) -> Iterator[QWidget]:
    """The widgets in sight; of a page with a veil over it, those of the veil."""
    veils = [one for one in window.findChildren(Veil) if one.isVisible()]
    for one in (veils[-1] if veils else window).findChildren(QWidget):
        if one.isVisible() and not one.visibleRegion().isEmpty():
            yield one


def _in_sight(widget: QWidget, line: Line) -> bool:
    """Whether a line is not scrolled out of sight, nor half-way."""
    inner = widget.parentWidget()
    while inner:
        if isinstance(inner.parentWidget(), QAbstractScrollArea):
            view = QRect(inner.mapTo(inner.window(), QPoint()), inner.size())
            if line.box.top() < view.top() or line.box.bottom() > view.bottom():
                return False
        inner = inner.parentWidget()
    return True


def _cut(line: Line, one: Seen, window: QWidget) -> Iterator[str]:
    if not window.rect().contains(line.exact.toAlignedRect()):
        yield f"beyond the window: {line.text!r}"
    elif one.edge < _WHOLE:
        yield f"cut or covered ({one.edge:.2f}): {line.text!r}"
    if line.text.endswith("…") and line.text not in _words("vi") | _words("en"):
        yield f"shortened: {line.text!r}"
    reached = ratio(_hex(line.ink), _hex(one.ground))
    if reached < (READABLE_IN_CONTRAST if look().contrast else READABLE):
        yield f"too pale ({reached:.1f}:1, {_hex(line.ink)} on {_hex(one.ground)}): {line.text!r}"


def _hex(pixel: Pixel) -> str:
    return "#{:02x}{:02x}{:02x}".format(*pixel)


def _overlapping(there: Sequence[Line]) -> Iterator[str]:
    for one, other in combinations(there, 2):
        both = one.exact.intersected(other.exact)
        if min(both.width(), both.height()) > _TOUCHING:
            yield f"overlap: {one.text!r} and {other.text!r}"


def _small(window: QWidget) -> Iterator[str]:
    least = DESK_PX if look().desk else round(LEAST_MM * PX_PER_MM)
    for one in _targets(window):
        if min(one.width(), one.height()) < least:
            yield f"too small ({one.width()}x{one.height()}): {one.accessibleName()!r}"


def _nameless(window: QWidget) -> Iterator[str]:
    for one in _targets(window):
        if not one.accessibleName():
            yield f"without a name: {type(one).__name__} at {one.mapTo(window, QPoint()).toTuple()}"


def _targets(window: QWidget) -> Iterator[QWidget]:
    """What can be touched and stands there whole."""
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for one in window.findChildren(kind):
            reachable = one.isVisible() and one.isEnabled()
            if reachable and one.visibleRegion().boundingRect().contains(one.rect()):
                yield one


def _untranslated(window: QWidget) -> Iterator[str]:
    """Names of sentences, and Vietnamese sentences where English is spoken."""
    foreign = _words("vi") - _words("en") if look().language == "en" else frozenset()
    for text in _texts(window):
        if _KEY.fullmatch(text) or text in foreign:
            yield f"untranslated: {text!r}"


def _texts(window: QWidget) -> Iterator[str]:
    yield from (one.text() for one in window.findChildren(QLabel) if one.isVisible())
    yield from (one.text() for one in window.findChildren(QAbstractButton) if one.isVisible())
    yield from (one.accessibleName() for one in window.findChildren(QWidget) if one.isVisible())


@cache
def _words(language: str) -> frozenset[str]:
    files = (assets() / "strings" / language).glob("*.json")
    return frozenset(text for file in files for text in room(language, file.stem).values())
