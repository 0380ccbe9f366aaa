"""A scanner that types: a whole code, one cut short, another code, a program slow to listen."""

from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from tests.answers import CARD
from ui.citizen.wedge import Wedge

QUICK, SLOW = 5, 80  # milliseconds between two letters


@pytest.fixture
def heard(qtbot: QtBot) -> list[str]:  # noqa: ARG001 - an application
    return []


def feed(wedge: Wedge, text: str, *, apart: int, awaited: bool = False) -> bool:
    """The letters with the times at which the keyboard sent them; whether Enter was the scan's."""
    moments: Iterator[int] = count(1000, apart)
    for letter in text:
        wedge.feed(_key(Qt.Key.Key_unknown, letter, next(moments)), awaited=awaited)
    return wedge.feed(_key(Qt.Key.Key_Return, "\r", next(moments)), awaited=awaited)


def _key(key: Qt.Key, text: str, at: int) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at)
    return event


def test_a_code_that_is_cut_short_is_a_scan_all_the_same(heard: list[str]) -> None:
    wedge = Wedge()
    wedge.read.connect(heard.append)

    assert feed(wedge, CARD[:40], apart=QUICK)
    assert heard == [CARD[:40]]


def test_where_a_card_is_awaited_any_burst_is_one(heard: list[str]) -> None:
    wedge = Wedge()
    wedge.read.connect(heard.append)

    assert feed(wedge, "https://vi-du.vn/khong-phai-the", apart=QUICK, awaited=True)
    assert feed(wedge, "https://vi-du.vn/khong-phai-the", apart=QUICK) is False
    assert len(heard) == 1


def test_a_person_who_types_is_no_scanner(heard: list[str]) -> None:
    wedge = Wedge()
    wedge.read.connect(heard.append)

    assert feed(wedge, CARD, apart=SLOW, awaited=True) is False
    assert heard == []


def test_a_program_that_was_slow_to_listen_still_knows_a_scan(heard: list[str]) -> None:
    late = count(0, 200)
    wedge = Wedge(millis=lambda: next(late))
    wedge.read.connect(heard.append)

    assert feed(wedge, CARD, apart=QUICK)
    assert heard == [CARD]
