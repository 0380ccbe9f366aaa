"""Real Qt, without a screen: the two panels we build for, and a fresh look for every test."""

import gc
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.keyboard.keyboard import reset
from ui.theme import Look, dress, look_for, set_look
from ui.widgets.tap import forget_last_tap

PORTRAIT, LANDSCAPE = (1080, 1920), (1366, 768)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application with our fonts and style. What windows leave behind is gone before it ends."""
    dress(qapp)
    yield qapp
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(autouse=True)
def _fresh_look(dressed: QApplication) -> Iterator[None]:
    set_look(Look())
    reset()
    forget_last_tap()
    yield
    set_look(Look())
    reset()
    dressed.processEvents()


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def panel(request: pytest.FixtureRequest) -> tuple[int, int]:
    """One panel after the other, with the look that belongs to it."""
    size: tuple[int, int] = request.param
    set_look(look_for(*size))
    return size
