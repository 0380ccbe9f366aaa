"""Looking a filing up, over the real acts: who may see it, what it says, consents taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.filing.event import Kind
from kiosk.filing.status import Status
from kiosk.link import Link, LinkState
from kiosk.paths import Home
from kiosk.replies import LinkChanged
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.answers import BIRTH
from tests.kiosk.visit_samples import FOUND
from tests.ui.real_kiosk import BIRTH as BIRTH_CODE
from tests.ui.real_kiosk import Kiosk, make_kiosk

NAME = "Nguyễn Thị Thử"


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path, panel: tuple[int, int]) -> Kiosk:
    return make_kiosk(qtbot, Home(tmp_path), panel)


def file_birth(kiosk: Kiosk) -> str:
    """A birth handed in with consent to be called; its temporary code."""
    kiosk.act(do.OpenProcedure(BIRTH_CODE), do.Begin(), do.Agree(frozenset({"contact"})))
    for field, value in BIRTH.items():
        kiosk.shell.act(do.Answer(field, value))  # type: ignore[arg-type]  # values of the sample are JSON
    kiosk.act(do.Submit())
    kiosk.on(Page.RECEIPT)
    receipt = kiosk.shell.visit.receipt
    assert receipt is not None
    kiosk.act(do.Finish())
    return receipt.row.temporary_code


def look_up(kiosk: Kiosk, code: str, last_four: str) -> None:
    """By touch: the code's line has the focus, then the digits, then the button."""
    kiosk.tap("Tra cứu hồ sơ")
    kiosk.type(code.replace("-", "").lower())
    kiosk.tap(kiosk.edit("Bốn số cuối của số định danh"))
    kiosk.type(last_four)
    kiosk.tap("Tra cứu")


def test_code_and_four_digits_typed_on_our_keyboard_open_the_filing(kiosk: Kiosk) -> None:
    code = file_birth(kiosk)
    look_up(kiosk, code, "3456")

    assert kiosk.page is Page.FOUND
    assert code in kiosk.words()
    assert "Chờ cán bộ kiểm tra" in kiosk.words()
    assert "Giấy chứng sinh" in kiosk.words()


def test_the_line_for_the_code_is_ready_for_a_scanner(kiosk: Kiosk) -> None:
    kiosk.tap("Tra cứu hồ sơ")

    assert kiosk.edit("Mã hồ sơ hoặc mã tạm").hasFocus()


def test_low_mode_is_ready_too(qtbot: QtBot, tmp_path: Path) -> None:
    kiosk = make_kiosk(qtbot, Home(tmp_path), (1080, 1920))
    kiosk.act(do.Appear("low"), do.OpenLookup())

    assert kiosk.shell.isActiveWindow()
    assert kiosk.edit("Mã hồ sơ hoặc mã tạm").hasFocus()


def test_wrong_digits_find_nothing_and_show_nothing(kiosk: Kiosk) -> None:
    code = file_birth(kiosk)
    look_up(kiosk, code, "0000")

    assert kiosk.page is Page.LOOKUP
    assert "Không tìm thấy hồ sơ này. Xem lại mã in trên phiếu" in kiosk.words()
    assert NAME not in kiosk.words()
    assert "Đăng ký khai sinh" not in kiosk.words()


def test_an_unknown_code_is_answered_with_the_same_words_as_wrong_digits(kiosk: Kiosk) -> None:
    code = file_birth(kiosk)
    kiosk.act(do.OpenLookup(), do.Ask(code, "0000"))
    wrong = kiosk.words()
    kiosk.act(do.Ask("AAAA-AAAA", "3456"))

    assert kiosk.words() == wrong


def test_what_is_found_names_no_person(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenLookup(), do.Ask(file_birth(kiosk), "3456"))

    assert kiosk.page is Page.FOUND
    assert NAME not in kiosk.words()
    assert "0912345678" not in kiosk.words()


def test_a_consent_taken_back_is_an_event_and_leaves_the_page(kiosk: Kiosk) -> None:
    code = file_birth(kiosk)
    kiosk.act(do.OpenLookup(), do.Ask(code, "3456"))
    kiosk.tap("Rút lại sự đồng ý")
    place = kiosk.open_place()
    events = place.store.events(place.store.find(code)[0].filing)
    place.store.close()

    assert Kind.CONSENT_WITHDRAWN in [one.event.kind for one in events]
    assert "Rút lại sự đồng ý" not in kiosk.words()


def test_the_reason_and_what_to_bring_are_told(kiosk: Kiosk) -> None:
    row = replace(FOUND.row, status=Status.WAITING)
    kiosk.act(do.OpenLookup(), replace(FOUND, row=row, reason="Ảnh bị mờ", to_bring=["Giấy xác nhận cũ"]))

    assert "Lý do: Ảnh bị mờ" in kiosk.words()
    assert "Giấy xác nhận cũ" in kiosk.words()
    assert "Cán bộ đã tiếp nhận" not in kiosk.words()


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (Link(state=LinkState.ONLINE), "Thông tin lúc 08:40 23/11/2026"),
        (
            Link(state=LinkState.OFFLINE, last_ok="2026-11-23T01:10:00+00:00"),
            "Mất mạng. Thông tin máy nhận được lần cuối lúc 08:10",
        ),
        (Link(state=LinkState.NOT_ENROLLED), "Máy chưa ghi danh. Đây là những gì máy này biết"),
    ],
)
def test_how_old_it_is_is_said(kiosk: Kiosk, link: Link, words: str) -> None:
    kiosk.act(LinkChanged(link), do.OpenLookup(), FOUND)

    assert words in kiosk.words()


def test_the_four_digits_are_asked_anew(kiosk: Kiosk) -> None:
    look_up(kiosk, file_birth(kiosk), "3456")
    kiosk.tap("Quay lại")

    assert kiosk.edit("Bốn số cuối của số định danh").text() == ""


def test_the_end_of_looking_leaves_no_code_behind(kiosk: Kiosk) -> None:
    code = file_birth(kiosk)
    look_up(kiosk, code, "3456")
    kiosk.tap("Kết thúc và xóa màn hình")
    kiosk.act(do.OpenLookup())

    assert code not in kiosk.words()
    assert kiosk.edit("Mã hồ sơ hoặc mã tạm").text() == ""
