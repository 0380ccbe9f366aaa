"""Small things that several pages draw alike."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QApplication, QLayout, QWidget

from kiosk.clock import local
from kiosk.errors import Problem
from kiosk.forms.wording import sentence
from kiosk.link import Link, LinkState
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.theme import look, phrase
from ui.widgets.basic import DockItem

_LONGEST_PILL = 36  # characters that fit beside the office's name


def clear(layout: QLayout) -> None:
    """Empty a layout; what was in it goes once its own signals have run out."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
            inner.deleteLater()
        if widget is not None:
            drop(widget)


def drop(widget: QWidget) -> None:
    """Take it away; the focus goes with it, or Qt would hand it to the next button and ring that."""
    focused = QApplication.focusWidget()
    if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
        focused.clearFocus()
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def dock_action(item: DockItem, language: str) -> do.Action:
    match item:
        case DockItem.LANGUAGE:
            return do.Speak("vi" if language == "en" else "en")
        case DockItem.HELP:
            return do.Call()
        case _:
            return do.Appear(item.value)


def link_pill(link: Link) -> tuple[str, str, str]:
    """Words, icon and tone of the pill: what the line is like, never an alarm."""
    state = link.state.value
    text = phrase(f"link.{state}").rstrip(".")
    if len(text) > _LONGEST_PILL or look().large:
        text = phrase(f"link.{state}_short")
    if link.state is LinkState.ONLINE:
        return text, "wifi-high-bold", "ok"
    return text, "cloud-arrow-up-bold", "warn"


def moment(text: str) -> datetime | None:
    """An ISO 8601 time as the office's clock shows it."""
    try:
        return local(datetime.fromisoformat(text)) if text else None
    except ValueError:
        return None


def clock_time(text: str) -> str:
    at = moment(text)
    return f"{at:%H:%M}" if at else ""


def day_time(text: str) -> str:
    """14:30 23/11/2026"""
    at = moment(text)
    return f"{at:%H:%M %d/%m/%Y}" if at else ""


def day(text: str) -> str:
    """A date, or the date of a time, as dd/MM/yyyy."""
    at = moment(text)
    return f"{at:%d/%m/%Y}" if at else text


def saved_at(visit: Visit) -> str:
    return phrase("citizen.saved_at", time=clock_time(visit.saved_at)) if visit.saved_at else ""


def sentences(visit: Visit, problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """Each problem's field and its words in the language on screen."""
    return [(one.field, sentence(one, visit.language, visit.procedure)) for one in problems]


def words_for(visit: Visit, field: str) -> str:
    """What is wrong with this field or paper; "" when nothing is."""
    own = [one for one in visit.problems if one.field == field]
    return sentence(own[0], visit.language, visit.procedure) if own else ""


def size_text(size: int) -> str:
    """A file's size as people know it."""
    megabytes = size / 1_000_000
    if megabytes >= 1:
        text = f"{megabytes:.1f}"
        return f"{text if look().language == 'en' else text.replace('.', ',')} MB"
    return f"{max(1, size // 1000)} kB"


def time_limit(visit: Visit) -> str:
    """How long the office takes, in words."""
    if visit.procedure is None:
        return ""
    limit = visit.procedure.time_limit
    return phrase(f"citizen.{limit.words}", count=limit.value)
