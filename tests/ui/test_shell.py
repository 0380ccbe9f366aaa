"""The kiosk's window: nobody there, the wiped screen, looks, the scanner, the staff's key."""

import importlib
import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.paths import Home
from kiosk.visit import actions as do
from kiosk.visit.state import AT_WORK, QUIET, Page
from tests.answers import CARD
from tests.ui.real_kiosk import BIRTH, Kiosk, make_kiosk, to_card, to_step
from ui.citizen.presence import TIMES
from ui.citizen.veil import TrialTab
from ui.idle import IdleTimes, IdleWarning
from ui.screen import Screen
from ui.shell import SCREENS
from ui.theme import look
from ui.widgets.edit import Edit

MARKERS = ("Canarinô", "dau-vet-tim@example.vn", "0987654321", "vetthu")
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    yield made
    made.shell.carry.stop()


@pytest.fixture
def tall(qtbot: QtBot, home: Home) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, (1080, 1920))
    yield made
    made.shell.carry.stop()


def warning(kiosk: Kiosk) -> IdleWarning | None:
    found = [one for one in kiosk.shell.findChildren(IdleWarning) if one.isVisible()]
    return found[0] if found else None


def test_every_page_has_its_screen() -> None:
    assert set(SCREENS) == set(Page)
    for where in SCREENS.values():
        module, _, name = where.partition(":")
        kind = getattr(importlib.import_module(f"ui.citizen.{module}"), name)
        assert issubclass(kind, Screen)


# nobody there


def test_each_group_of_pages_waits_as_long_as_the_standard_says() -> None:
    reading, filling, checking = (60, 30, False), (120, 30, True), (180, 30, True)
    told = {page: (one.quiet, one.warning, one.keeps) for page, one in TIMES.items() if one}

    assert told[Page.HOME] == (60, 0, False)
    assert {told[page] for page in QUIET - {Page.HOME}} == {reading}
    assert {page: told[page] for page in AT_WORK} == {
        Page.CARD: checking,
        Page.EARLIER: checking,
        Page.FORM: filling,
        Page.PAPERS: checking,
        Page.CHECK: checking,
        Page.LEAVE: filling,
    }
    assert told[Page.RECEIPT] == (45, 15, False)
    assert (told[Page.KEEP], told[Page.RATE]) == ((120, 30, False), reading)
    assert TIMES[Page.ATTRACT] is None


def test_the_home_screen_rests_after_a_minute(tall: Kiosk) -> None:
    tall.after(59)
    assert tall.page == "home"

    tall.after(1)

    assert tall.page == "attract"


def test_a_touch_wakes_the_kiosk_and_taps_nothing_below(kiosk: Kiosk) -> None:
    tile = kiosk.rect(kiosk.button("Khai sinh")).center()
    kiosk.after(60)

    QTest.mouseClick(kiosk.shell.windowHandle(), Qt.MouseButton.LeftButton, NO_KEYS, tile)
    kiosk.settle()

    assert kiosk.page is Page.HOME


def test_a_page_that_is_read_warns_blurred_and_goes_home(tall: Kiosk) -> None:
    tall.act(do.OpenProcedure(BIRTH))

    tall.after(60)
    assert warning(tall) is not None
    tall.after(30)

    assert tall.page is Page.HOME
    assert warning(tall) is None


def test_more_time_is_given_at_any_touch_but_the_end(tall: Kiosk) -> None:
    tall.act(do.OpenProcedure(BIRTH))
    tall.after(60)

    QTest.mouseClick(tall.shell.windowHandle(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(40, 1800))
    tall.settle()

    assert warning(tall) is None
    assert tall.page is Page.BEFORE


def test_a_form_nobody_goes_on_with_is_kept_and_the_screen_wiped(tall: Kiosk) -> None:
    to_step(tall, "nguoi_con")
    draft = tall.shell.visit.draft

    tall.after(120)
    assert "giữ lại 24 giờ" in tall.words()
    tall.after(30)

    assert tall.page is Page.HOME
    assert tall.shell.visit.answers == {}
    place = tall.open_place()
    kept = [one.id for one in place.store.drafts.waiting()]
    place.store.close()
    assert kept == [draft]


def test_the_warning_can_be_cut_short(tall: Kiosk) -> None:
    tall.act(do.OpenProcedure(BIRTH))
    tall.after(60)
    shown = warning(tall)
    assert shown is not None

    tall.tap(shown.end)

    assert tall.page is Page.HOME


def test_large_text_waits_two_and_a_half_times_as_long(tall: Kiosk) -> None:
    tall.act(do.Appear("large"), do.OpenProcedure(BIRTH))

    tall.after(149)
    assert warning(tall) is None
    tall.after(1)
    tall.after(59)

    assert tall.page is Page.BEFORE
    assert TIMES[Page.RECEIPT] == IdleTimes(quiet=45, warning=15)


def test_what_is_being_written_is_waited_for(tall: Kiosk) -> None:
    """Time is up while an effect runs: the page stays until the answer is there."""
    to_step(tall, "nguoi_con")
    tall.steady[0] += 150_000
    tall.shell.act(do.Answer("con_ho_ten", "Trần Thử"))
    tall.shell.presence.ended.emit()
    assert tall.page == "form"

    tall.settle()
    tall.after(150)

    assert tall.page == "home"


# the wiped screen


def write(line: QWidget, text: str) -> None:
    """Keys of a real keyboard, any letter."""
    for letter in text:
        _press(line, Qt.Key.Key_unknown, letter)


def _press(target: QWidget, key: Qt.Key, text: str, at: int = 0) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, NO_KEYS, text)
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)


def everything_typed(kiosk: Kiosk) -> None:
    """The markers in a search, in fields by keys, in the undo stacks and in the clipboard."""
    kiosk.act(do.Search(""))
    write(kiosk.edit("Tìm thủ tục"), MARKERS[3])
    kiosk.settle()
    to_step(kiosk, "nguoi_con")
    name = kiosk.box("con_ho_ten").findChild(Edit)
    assert name is not None
    name.setFocus()
    write(name, MARKERS[0])
    kiosk.act(do.Change("nguoi_yeu_cau"))
    for field, marker in (("nyc_email", MARKERS[1]), ("nyc_dien_thoai", MARKERS[2])):
        line = kiosk.box(field).findChild(Edit)
        assert line is not None
        line.clear()
        write(line, marker)
    QGuiApplication.clipboard().setText(MARKERS[0])
    kiosk.settle()


def traces(kiosk: Kiosk) -> list[str]:
    """Where a marker can still be found: any widget of the program, clipboard, visit."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    found = [
        f"{type(widget).__name__}: {text}"
        for widget in QApplication.allWidgets()
        for text in _texts(widget)
        if any(marker.lower() in text.lower() for marker in MARKERS)
    ]
    for name, text in (
        ("clipboard", QGuiApplication.clipboard().text()),
        ("visit", repr(kiosk.shell.visit)),
    ):
        if any(marker.lower() in text.lower() for marker in MARKERS):
            found.append(f"{name}: {text}")
    return found


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.windowTitle()
    text = getattr(widget, "text", None)
    if callable(text):
        yield str(text())
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QLineEdit) and (widget.isUndoAvailable() or widget.isRedoAvailable()):
        widget.blockSignals(True)  # only looked at: nobody typed
        widget.undo()
        yield widget.text()
        widget.redo()
        widget.blockSignals(False)


def end_by_leaving(kiosk: Kiosk) -> None:
    kiosk.act(do.GoHome(), do.Discard())


def end_by_expiring(kiosk: Kiosk) -> None:
    kiosk.after(120)
    kiosk.after(30)


@pytest.mark.parametrize("end", [end_by_leaving, end_by_expiring])
def test_nothing_of_a_person_is_left_when_the_visit_ends(tall: Kiosk, end: Callable[[Kiosk], None]) -> None:
    everything_typed(tall)
    assert len(traces(tall)) > len(MARKERS)  # the search finds what is there

    end(tall)

    assert traces(tall) == []


def test_nothing_typed_lies_in_clear_on_the_disk(tall: Kiosk) -> None:
    everything_typed(tall)
    end_by_expiring(tall)

    written = b"".join(one.read_bytes() for one in tall.home.folder.rglob("*") if one.is_file())

    assert len(written) > 10_000
    assert [one for one in MARKERS if one.encode() in written] == []


def test_the_way_of_showing_ends_with_the_visit(tall: Kiosk) -> None:
    tall.act(do.Appear("large"), do.Appear("contrast"), do.Speak("en"))
    to_card(tall)

    end_by_leaving(tall)

    assert not look().large
    assert not look().contrast
    assert look().language == "vi"


# looks


def test_a_new_language_shows_at_once_and_keeps_the_answers(kiosk: Kiosk) -> None:
    to_step(kiosk, "nguoi_con")
    kiosk.act(do.Answer("con_ho_ten", "Trần Thử Nghiệm"))

    kiosk.screen.setFocus()
    kiosk.act(do.Speak("en"))

    assert kiosk.page is Page.FORM
    assert "Continue" in kiosk.words()
    assert "Trần Thử Nghiệm" in kiosk.words()


@pytest.mark.parametrize("mode", ["large", "contrast", "low"])
def test_a_way_of_showing_rebuilds_the_page(tall: Kiosk, mode: str) -> None:
    before = tall.screen

    tall.act(do.Appear(mode))

    assert tall.screen is not before
    assert getattr(look(), mode)


def test_low_mode_keeps_everything_within_reach(tall: Kiosk) -> None:
    tall.act(do.OpenProcedure(BIRTH), do.Appear("low"))

    highest = min(tall.rect(one).top() for one in tall.buttons())

    assert highest >= tall.shell.height() * 0.4 - 1


def test_the_ribbon_of_a_trial_covers_nothing_to_tap_or_read(
    qtbot: QtBot, home: Home, panel: tuple[int, int]
) -> None:
    trial = make_kiosk(qtbot, home, panel, try_run=True)
    for actions in ((), (do.OpenArea("khai_sinh"),), (do.OpenProcedure(BIRTH),), (do.Begin(),)):
        trial.act(*actions)
        tab = trial.shell.findChild(TrialTab)
        assert tab is not None
        assert tab.isVisible()
        covered = [
            one.accessibleName() for one in trial.buttons() if trial.rect(one).intersects(trial.rect(tab))
        ]
        assert covered == []
    trial.shell.carry.stop()


# work under way, help


def test_while_an_effect_is_under_way_touches_do_nothing(tall: Kiosk) -> None:
    tall.act(do.OpenArea("khai_sinh"))
    back = tall.rect(tall.button("Quay lại")).center()

    tall.shell.act(do.OpenProcedure(BIRTH))
    QTest.mouseClick(tall.shell.windowHandle(), Qt.MouseButton.LeftButton, NO_KEYS, back)

    assert tall.page is Page.AREA
    tall.on(Page.BEFORE)


def test_help_is_called_with_a_number_and_put_away(kiosk: Kiosk) -> None:
    kiosk.tap("Gọi cán bộ")
    code = kiosk.shell.visit.help_code
    assert len(code) == 3
    assert code in kiosk.words()

    kiosk.tap("Tôi đã hiểu")

    assert code not in kiosk.words()


# the scanner, keys, the window


def scan(text: str) -> None:
    """A scanner that types: a burst, then Enter, wherever the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    for at, letter in enumerate(text, start=1):
        _press(target, Qt.Key.Key_unknown, letter, at * 5)
    _press(target, Qt.Key.Key_Return, "\r", (len(text) + 1) * 5)


def test_a_scanned_card_is_read_wherever_the_focus_is(tall: Kiosk) -> None:
    to_card(tall)
    tall.screen.setFocus()

    scan(CARD)
    tall.settle()

    assert tall.shell.visit.card is not None
    assert tall.shell.visit.answers["nyc_ho_ten"] == "Nguyễn Thị Thử"


def test_a_scan_leaves_the_field_that_had_the_focus_as_it_was(tall: Kiosk) -> None:
    to_step(tall, "nguoi_con")
    tall.act(do.Answer("con_ho_ten", "Trần Thử Nghiệm"))
    name = tall.box("con_ho_ten").findChild(Edit)
    assert name is not None
    name.setFocus()

    scan(CARD)
    tall.settle()

    assert name.text() == "Trần Thử Nghiệm"
    assert tall.shell.visit.answers["con_ho_ten"] == "Trần Thử Nghiệm"


def test_a_scan_on_other_pages_is_nobodys_card(tall: Kiosk) -> None:
    tall.screen.setFocus()

    scan(CARD)
    tall.settle()

    assert tall.page is Page.HOME
    assert "001190123456" not in json.dumps(tall.shell.visit.answers)


def test_one_key_is_for_the_staff(tall: Kiosk) -> None:
    QTest.keyClick(tall.shell.windowHandle(), Qt.Key.Key_F12)

    assert tall.staff_keys == ["F12"]


def test_there_is_no_menu_anywhere(tall: Kiosk) -> None:
    tall.act(do.Search(""))
    line = tall.edit("Tìm thủ tục")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))

    QApplication.sendEvent(line, event)

    assert QApplication.activePopupWidget() is None


def test_full_screen_only_the_program_itself_closes_the_window(tall: Kiosk) -> None:
    tall.shell.showFullScreen()
    tall.shell.close()
    assert tall.shell.isVisible()

    tall.shell.quit()

    assert not tall.shell.isVisible()
