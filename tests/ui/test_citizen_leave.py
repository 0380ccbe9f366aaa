"""Leaving and coming back, over the real acts: PIN, code, the officer's help; and the page for trouble."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.paths import Home
from kiosk.replies import Failed
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.answers import CARD
from tests.ui.real_kiosk import Kiosk, make_kiosk, to_card

PIN, OFFICER, OFFICER_PIN = "2580", "Nguyễn Thị Hạnh", "246810"
FIRST, SECOND = "Chọn mã PIN", "Nhập lại mã PIN"


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path, panel: tuple[int, int]) -> Kiosk:
    kiosk = make_kiosk(qtbot, Home(tmp_path), panel)
    place = kiosk.open_place()
    place.store.staff.add(OFFICER, "officer", OFFICER_PIN)
    place.store.close()
    return kiosk


def begin(kiosk: Kiosk) -> None:
    """A form in work, with the card read, about to be left."""
    to_card(kiosk)
    kiosk.act(do.ReadCard(CARD), do.Continue())
    kiosk.tap("Thoát")
    kiosk.on(Page.LEAVE)


def enter(kiosk: Kiosk, label: str, text: str) -> None:
    kiosk.tap(kiosk.edit(label))
    kiosk.type(text)


def leave(kiosk: Kiosk) -> str:
    """Keep it, by touch; the code that is shown."""
    begin(kiosk)
    enter(kiosk, FIRST, PIN)
    enter(kiosk, SECOND, PIN)
    kiosk.tap("Để lại, làm tiếp sau")
    kiosk.on(Page.LEFT)
    shown = kiosk.screen.findChild(QLabel, "draft_code")
    assert isinstance(shown, QLabel)
    return shown.text()


def lines(kiosk: Kiosk) -> list[QLineEdit]:
    return [one for one in kiosk.screen.findChildren(QLineEdit) if one.isVisible()]


def test_left_with_a_pin_it_is_taken_up_where_it_was(kiosk: Kiosk) -> None:
    code = leave(kiosk)
    kiosk.tap("Kết thúc và xóa màn hình")
    kiosk.tap("Làm tiếp hồ sơ")
    enter(kiosk, "Mã làm tiếp", code.replace(" ", ""))
    enter(kiosk, "Mã PIN", PIN)
    kiosk.tap("Mở hồ sơ")
    kiosk.on(Page.FORM)

    assert kiosk.shell.visit.answers["nyc_ho_ten"] == "Nguyễn Thị Thử"


def test_the_code_is_very_large_and_says_until_when(kiosk: Kiosk) -> None:
    code = leave(kiosk)
    shown = kiosk.screen.findChild(QLabel, "draft_code")
    assert isinstance(shown, QLabel)

    assert code.replace(" ", "") == kiosk.shell.visit.left_code
    assert shown.font().pixelSize() >= 84
    assert "Giữ đến 08:42 ngày 24/11/2026" in kiosk.words()


def test_pins_are_never_shown_and_never_wait_on_a_hidden_page(kiosk: Kiosk) -> None:
    begin(kiosk)
    enter(kiosk, FIRST, PIN)
    modes = {one.echoMode() for one in lines(kiosk)}
    kiosk.tap("Làm tiếp ngay")
    kiosk.tap("Thoát")

    assert modes == {QLineEdit.EchoMode.Password}
    assert [one.text() for one in lines(kiosk)] == ["", ""]


def test_two_different_pins_are_typed_anew(kiosk: Kiosk) -> None:
    begin(kiosk)
    enter(kiosk, FIRST, PIN)
    enter(kiosk, SECOND, "1111")
    kiosk.tap("Để lại, làm tiếp sau")

    assert kiosk.page is Page.LEAVE
    assert "Nhập hai lần cùng một mã PIN" in kiosk.words()
    assert [one.text() for one in lines(kiosk)] == ["", ""]


def test_going_on_loses_nothing(kiosk: Kiosk) -> None:
    begin(kiosk)
    kiosk.tap("Làm tiếp ngay")

    assert kiosk.page is Page.FORM
    assert kiosk.shell.visit.answers["nyc_ho_ten"] == "Nguyễn Thị Thử"


def test_thrown_away_it_is_gone_from_the_disk(kiosk: Kiosk) -> None:
    begin(kiosk)
    kiosk.tap("Xóa hết và thoát")
    still_here = kiosk.page
    kiosk.tap("Đúng, xóa hết")
    place = kiosk.open_place()
    waiting = place.store.drafts.waiting()
    place.store.close()

    assert still_here is Page.LEAVE
    assert (kiosk.page, waiting) == (Page.HOME, [])


def test_a_wrong_pin_says_how_many_tries_are_left_and_is_typed_anew(kiosk: Kiosk) -> None:
    code = leave(kiosk).replace(" ", "")
    kiosk.act(do.Finish(), do.OpenResume())
    enter(kiosk, "Mã làm tiếp", code)
    enter(kiosk, "Mã PIN", "0000")
    kiosk.tap("Mở hồ sơ")

    assert "Mã PIN chưa đúng. Còn thử được 4 lần" in kiosk.words()
    assert (kiosk.edit("Mã làm tiếp").text(), kiosk.edit("Mã PIN").text()) == (code, "")


def test_an_officer_opens_it_for_whoever_lost_the_code(kiosk: Kiosk) -> None:
    leave(kiosk)
    kiosk.act(do.Finish(), do.OpenResume())
    kiosk.tap("Tôi không có mã, nhờ cán bộ mở")
    before = kiosk.words()
    kiosk.act(do.SignIn(OFFICER, OFFICER_PIN))
    kiosk.tap("Đăng ký khai sinh")
    kiosk.on(Page.FORM)

    assert "Đăng ký khai sinh" not in before
    assert kiosk.shell.visit.officer == OFFICER


def test_the_list_of_drafts_says_what_and_when_but_not_whose(kiosk: Kiosk) -> None:
    leave(kiosk)
    kiosk.act(do.Finish(), do.OpenStaff(), do.SignIn(OFFICER, OFFICER_PIN))

    assert "Đăng ký khai sinh" in kiosk.words()
    assert "Lưu lúc 08:42 23/11/2026" in kiosk.words()
    assert "Nguyễn Thị Thử" not in kiosk.words()
    assert lines(kiosk) == []


def test_a_wrong_officers_pin_opens_no_list(kiosk: Kiosk) -> None:
    leave(kiosk)
    kiosk.act(do.Finish(), do.OpenStaff(), do.SignIn(OFFICER, "000000"))

    assert kiosk.page is Page.STAFF
    assert "Đăng ký khai sinh" not in kiosk.words()


def test_trouble_leads_back_on_and_home(kiosk: Kiosk) -> None:
    to_card(kiosk)
    kiosk.act(Failed("disk_full", {}, ""))
    told = kiosk.words()
    kiosk.tap("Thử lại")
    back = kiosk.page
    kiosk.act(Failed("incident", {"number": "K3F9"}, "K3F9"))
    number = kiosk.words()
    kiosk.tap("Trang đầu")

    assert "Ổ đĩa đã đầy" in told
    assert back is Page.CARD
    assert "K3F9" in number
    assert kiosk.page is Page.LEAVE  # a form in work is asked about first
