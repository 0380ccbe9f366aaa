"""The officer's window over a real store: signing in, the list, reading, receiving, the slip."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kiosk.acts.staff import receive
from kiosk.counter import actions as do
from kiosk.counter.effects import Lane
from kiosk.counter.state import Page
from kiosk.filing.event import Event, Kind
from kiosk.filing.office import Issuer
from kiosk.filing.status import Status
from kiosk.ids import new_id
from kiosk.link import Link, LinkState
from kiosk.replies import LinkChanged
from tests.ui.staff_parts import OFFICER, Desk, new_desk, settle, sign_in
from ui.staff.window import StaffWindow
from ui.theme import look_for, set_look


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = new_desk(tmp_path / "counter")
    yield desk
    for window in desk.windows:
        window.carry.stop()


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """Enrolled, with an officer and a filing that waits."""
    desk.enrol()
    desk.hire()
    desk.file()
    return desk


def at_desk(qtbot: QtBot, desk: Desk) -> StaffWindow:
    window = desk.window(qtbot)
    sign_in(qtbot, window)
    return window


def code_arrives(desk: Desk, filing: str, code: str) -> None:
    """What the feed would bring: the office's issuer gave the code."""
    with desk.place() as place:
        place.store.append(
            Event(
                id=new_id(desk.now),
                kind=Kind.CODE_ISSUED,
                subject=filing,
                at=desk.now,
                actor="portal",
                body={"code": code},
            )
        )


def press(qtbot: QtBot, window: StaffWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window, key)
    settle(qtbot, window)


def test_a_machine_without_officers_says_which_command_adds_one(qtbot: QtBot, desk: Desk) -> None:
    window = desk.window(qtbot)

    assert window.counter.officers == []
    assert not window.door.name.isVisible()


def test_another_window_of_the_process_never_lends_the_desk_its_look(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    before = window.grab().toImage()
    set_look(look_for(1080, 1920, large=True))
    window.act(do.Dismiss())

    assert window.grab().toImage() == before


def test_five_wrong_pins_lock_the_officer_out(qtbot: QtBot, desk: Desk) -> None:
    desk.hire()
    window = desk.window(qtbot)
    for _ in range(5):
        sign_in(qtbot, window, pin="111111")
    sign_in(qtbot, window)

    assert window.counter.shut
    assert "15 phút" in window.door.pin.accessibleDescription()


def test_a_wrong_pin_says_how_many_tries_are_left(qtbot: QtBot, desk: Desk) -> None:
    desk.hire()
    window = desk.window(qtbot)
    sign_in(qtbot, window, pin="111111")

    assert "4" in window.door.pin.accessibleDescription()
    assert window.door.pin.bad


def test_signing_in_is_recorded(qtbot: QtBot, ready: Desk) -> None:
    at_desk(qtbot, ready)
    with ready.place() as place:
        kinds = [one.event.kind for one in place.store.events(place.store.device.name)]

    assert kinds == [Kind.SIGNED_IN]


def test_the_list_shows_what_a_citizen_handed_in(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    model = window.desk.table.model()
    shown = [model.index(0, column).data() for column in range(model.columnCount())]

    assert shown[1:3] == ["Đăng ký khai sinh", "Nguyễn Thị Thử"]
    assert shown[4:] == ["Chờ tiếp nhận", "Chờ gửi"]
    assert window.counter.counts[Lane.TODAY] == 1


def test_yesterdays_filings_wait_but_are_not_todays(qtbot: QtBot, ready: Desk) -> None:
    ready.now = ready.now.replace(day=24)
    window = at_desk(qtbot, ready)

    assert (window.counter.counts[Lane.TODAY], window.counter.counts[Lane.NEW]) == (0, 1)


def test_search_finds_names_without_marks_and_codes(qtbot: QtBot, ready: Desk) -> None:
    code = ready.file("Lê Thử").temporary_code
    window = at_desk(qtbot, ready)
    found = []
    for text in ("nguyen thi thu", code.lower().replace("-", " "), "không có ai"):
        window.desk.search.edit.setText(text)
        qtbot.keyClick(window.desk.search.edit, Qt.Key.Key_Return)
        settle(qtbot, window)
        found.append(len(window.counter.rows or ()))

    assert found == [2, 1, 0]


def test_receiving_gives_a_due_date_and_waits_for_the_code(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    press(qtbot, window, Qt.Key.Key_F9)
    promised = window.desk.panel.box.due.text()
    press(qtbot, window, Qt.Key.Key_F9)
    detail = window.counter.detail

    assert "23/11/2026" in promised
    assert detail is not None
    assert detail.row.status is Status.RECEIVED
    assert (detail.row.due or "").startswith("2026-11-23T")
    assert window.desk.panel.waiting.isVisible()
    assert not window.desk.panel.receive.isVisible()


def test_ticked_originals_go_along_with_receiving(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    papers = window.desk.panel.papers
    assert papers is not None
    papers.ticks["giay_chung_sinh"].click()
    press(qtbot, window, Qt.Key.Key_F9)
    press(qtbot, window, Qt.Key.Key_F9)
    with ready.place() as place:
        filing = place.store.filing(window.counter.chosen)

    assert filing is not None
    assert filing.papers_checked == {"giay_chung_sinh"}
    assert filing.received_by == OFFICER


def test_a_second_receive_is_refused_with_words(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    press(qtbot, window, Qt.Key.Key_F9)
    with ready.place() as place:
        receive(place, window.counter.chosen, "Trần Văn Bình")
    press(qtbot, window, Qt.Key.Key_F9)
    with ready.place() as place:
        kinds = [one.event.kind for one in place.store.events(window.counter.chosen)]

    assert "Đã tiếp nhận" in window.desk.panel.problem.words.text()
    assert kinds.count(Kind.RECEIVED) == 1


def test_where_officers_type_the_code_it_is_asked_for(qtbot: QtBot, desk: Desk) -> None:
    desk.enrol(Issuer.TYPED)
    desk.hire()
    desk.file()
    window = at_desk(qtbot, desk)
    press(qtbot, window, Qt.Key.Key_F9)
    press(qtbot, window, Qt.Key.Key_F9)
    asked = window.desk.panel.box.code.bad
    qtbot.keyClicks(window.desk.panel.box.code, "H26.15-261124-0001")
    press(qtbot, window, Qt.Key.Key_F9)

    assert asked
    assert window.counter.detail is not None
    assert window.counter.detail.row.official_code == "H26.15-261124-0001"


def test_the_real_slip_comes_only_with_the_code(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    press(qtbot, window, Qt.Key.Key_F9)
    press(qtbot, window, Qt.Key.Key_F9)
    press(qtbot, window, Qt.Key.Key_F7)
    before = window.counter.page
    filing = window.counter.chosen
    code_arrives(ready, filing, "H26.15-261124-0001")
    window.link_changed(LinkChanged(Link(state=LinkState.ONLINE), (filing,)))
    settle(qtbot, window)
    press(qtbot, window, Qt.Key.Key_F7)
    slip = window.counter.slip

    assert before is Page.LIST
    assert slip is not None
    assert slip.form == "mau_01"
    assert slip.pictures[0].startswith(b"\x89PNG")
    assert Path(slip.path).read_bytes().startswith(b"%PDF")
    assert os.name == "nt" or Path(slip.path).stat().st_mode & 0o077 == 0


def test_reading_shows_pages_and_is_recorded_once(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    press(qtbot, window, Qt.Key.Key_F6)
    first = window.counter.picture
    qtbot.keyClick(window.reader, Qt.Key.Key_PageDown)
    settle(qtbot, window)
    with ready.place() as place:
        kinds = [one.event.kind for one in place.store.events(window.counter.chosen)]

    assert window.counter.sheets[0].title.vi == "Tờ khai"
    assert first.startswith(b"\x89PNG")
    assert kinds.count(Kind.DATA_READ) == 1


def test_locking_hides_everything_and_keeps_the_work(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    chosen = window.counter.chosen
    window.header.lock.click()
    hidden = window.stack.currentWidget() is window.door
    sign_in(qtbot, window)

    assert hidden
    assert window.stack.currentWidget() is window.desk
    assert window.counter.chosen == chosen


def test_ten_minutes_without_a_touch_lock_the_machine(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    locked = []
    for minutes in (9, 10):
        ready.steady_ms = minutes * 60_000
        window.idle.look_up()
        locked.append(window.counter.locked)

    assert locked == [False, True]


def test_a_key_within_ten_minutes_keeps_it_open(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    ready.steady_ms = 9 * 60_000
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    ready.steady_ms = 11 * 60_000
    window.idle.look_up()

    assert not window.counter.locked


def test_a_call_for_help_is_a_bar_until_somebody_went(qtbot: QtBot, ready: Desk) -> None:
    with ready.place() as place:  # this device was a kiosk before it joined: its own calls count
        place.store.outbox.enrol("H26.15-K1", "kiosk", 1, place.office, "http://127.0.0.1:1", b"k" * 32, 0)
        call = Event(
            id=new_id(ready.now),
            kind=Kind.HELP_CALLED,
            subject="H26.15-K1",
            at=ready.now,
            actor="citizen",
            body={"page": "form", "code": "417"},
        )
        place.store.append(call)
    window = at_desk(qtbot, ready)
    told = window.calls.words.text()
    window.calls.come.click()
    settle(qtbot, window)
    again = ready.window(qtbot)
    sign_in(qtbot, again)

    assert "417" in told
    assert not window.calls.isVisible()
    assert again.counter.calls == []


def test_the_line_is_told_in_words_with_counts(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    link = Link(
        state=LinkState.OFFLINE, pending=5, blobs_pending=3, since="2026-11-23T01:05:00+00:00", last_ok=""
    )
    window.link_changed(LinkChanged(link))

    assert window.strip.words.text() == (
        "Mất mạng từ 08:05. 5 mục và 3 tệp chờ gửi. Chưa liên lạc được lần nào."
    )


def test_all_sent_is_never_said_while_a_filing_waits(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)

    assert window.strip.words.text() == "Đang kết nối. 1 hồ sơ chờ gửi. Chưa liên lạc được lần nào."


def test_f5_asks_the_line_to_be_tried(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    with qtbot.waitSignal(window.nudged):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    settle(qtbot, window)


def test_english_keeps_the_work(qtbot: QtBot, ready: Desk) -> None:
    window = at_desk(qtbot, ready)
    window.header.language.click()
    settle(qtbot, window)

    assert window.desk.panel.receive.text() == "Receive   F9"
    assert window.counter.detail is not None


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_every_button_has_a_name_and_stands_inside(
    qtbot: QtBot, ready: Desk, size: tuple[int, int], language: str
) -> None:
    window = ready.window(qtbot, language)
    window.resize(*size)
    sign_in(qtbot, window)
    window.desk.panel.receive.click()
    settle(qtbot, window)
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisibleTo(window)]
    shown = [one for one in buttons if one.isVisible()]

    assert [one for one in shown if not one.accessibleName() and not one.objectName().startswith("qt_")] == []
    for button in shown:
        corner = button.mapTo(window, button.rect().bottomRight())
        assert corner.x() <= size[0], button.accessibleName()
