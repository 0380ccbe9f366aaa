"""Qt must give None back as it took it: PySide6 6.12.0 on Python 3.11 loses one reference per void call."""

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 20_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal")
def test_void_calls_do_not_use_up_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        widget.update()

    assert sys.getrefcount(None) > before - CALLS // 100
