"""The buttons that turn the page: there when something is out of sight, whatever height it has just now."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.citizen.more import More
from ui.theme import look_for, set_look
from ui.widgets.button import Button
from ui.widgets.scroll import Scroll

HEIGHT = 400


@pytest.mark.parametrize("up", [True, False])
def test_content_of_any_height_finds_its_rest(qtbot: QtBot, *, up: bool) -> None:
    set_look(look_for(1080, 1920))
    view = Scroll()
    qtbot.addWidget(view)
    content = QLabel("x")
    content.setWordWrap(True)  # its height follows its width
    view.column.addWidget(content)
    More(view)
    view.resize(600, HEIGHT)
    view.show()
    heights = range(HEIGHT - 120, HEIGHT + 160)
    for height in heights if up else reversed(heights):
        content.setMinimumHeight(height)
        QApplication.processEvents()

        shown = [one for one in view.findChildren(Button) if one.isVisible()]
        assert len(shown) == (height - HEIGHT > 24), height
        assert view.viewport().height() == HEIGHT - (shown[0].height() + 8 if shown else 0)
