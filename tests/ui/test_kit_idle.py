"""Nobody there: waits, warns, ends; a touch in time starts anew; sleeping costs next to nothing."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit_parts import show, small, tap
from ui.idle import SECOND, IdleTimes, IdleWarning, IdleWatch, blurred
from ui.theme import Look, set_look
from ui.widgets.basic import Label

FORM = IdleTimes(quiet=120, warning=30, keeps=True)


class Watched:
    """A watch on a window, with a clock that the test moves."""

    def __init__(self, qtbot: QtBot, times: IdleTimes) -> None:
        self.window = QWidget()
        show(qtbot, self.window, (400, 400))
        self.now = 0
        self.heard: list[str] = []
        self.watch = IdleWatch(self.window, lambda: self.now)
        self.watch.warned.connect(lambda seconds: self.heard.append(f"warned {seconds}"))
        self.watch.extended.connect(lambda: self.heard.append("extended"))
        self.watch.expired.connect(lambda: self.heard.append("expired"))
        self.watch.watch(times)

    def after(self, seconds: int) -> None:
        self.now += seconds * SECOND
        self.watch.look_up()


def test_a_form_warns_for_half_a_minute_and_ends(qtbot: QtBot) -> None:
    watched = Watched(qtbot, FORM)

    watched.after(119)
    assert watched.heard == []
    watched.after(1)
    watched.after(1)
    watched.after(29)

    assert watched.heard == ["warned 30", "warned 29", "expired"]


def test_a_touch_in_time_starts_anew(qtbot: QtBot) -> None:
    watched = Watched(qtbot, FORM)
    watched.after(100)

    QTest.mouseClick(
        watched.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, 9)
    )
    watched.after(100)

    assert watched.heard == []


def test_more_time_may_be_asked_for_as_often_as_wanted(qtbot: QtBot) -> None:
    watched = Watched(qtbot, FORM)

    for _ in range(12):
        watched.after(125)
        watched.watch.extend()

    assert watched.heard == ["warned 25", "extended"] * 12


def test_home_ends_without_a_warning(qtbot: QtBot) -> None:
    watched = Watched(qtbot, IdleTimes(quiet=60))

    watched.after(60)
    watched.after(600)

    assert watched.heard == ["expired"]


def test_home_wakes_up_once_a_minute_at_most(qtbot: QtBot) -> None:
    watched = Watched(qtbot, IdleTimes(quiet=60))

    assert watched.watch.next_look() >= 57 * SECOND


def test_large_text_gets_more_time() -> None:
    assert FORM.slower() == IdleTimes(quiet=300, warning=60, keeps=True)


def test_the_warning_hides_what_is_below(qtbot: QtBot) -> None:
    secret = Label("Nguyễn Thị Ánh Tuyết 001185012482", "h1")
    show(qtbot, secret, (1080, 1920))
    clear, hidden = secret.grab().toImage(), blurred(secret).toImage()

    inks = {hidden.pixelColor(x, 960).lightness() for x in range(40, 700, 3)}
    sharp = {clear.pixelColor(x, 960).lightness() for x in range(40, 700, 3)}

    assert max(sharp) - min(sharp) > 100
    assert max(inks) - min(inks) < 100


def test_the_warning_can_be_answered(qtbot: QtBot, panel: tuple[int, int]) -> None:
    window = QWidget()
    show(qtbot, window, panel)
    warning = IdleWarning(window, FORM)
    heard: list[str] = []
    warning.wanted_more.connect(lambda: heard.append("more"))
    warning.ended.connect(lambda: heard.append("end"))

    warning.show_left(24)
    tap(qtbot, warning.more)
    tap(qtbot, warning.end)
    qtbot.mouseClick(warning, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert heard == ["more", "end", "more"]
    assert small(warning, 57) == []
    assert warning.geometry() == window.rect()


def test_in_low_mode_the_answers_are_within_reach(qtbot: QtBot) -> None:
    set_look(Look(low=True))
    window = QWidget()
    show(qtbot, window, (1080, 1920))

    warning = IdleWarning(window, FORM)

    assert warning.more.mapTo(window, QPoint()).y() > 1920 * 0.4
