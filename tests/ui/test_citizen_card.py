"""The identity card: scanned, from a picture, typed by hand; what is told and what stays hidden."""

from collections.abc import Iterator

import pytest
import segno
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.paths import Home
from kiosk.visit.state import Page
from tests.answers import CARD
from tests.ui.real_kiosk import Kiosk, make_kiosk, to_card
from ui.widgets.basic import Row

ODD = "001190123456|012345678|Nguyễn Văn Thử|01011991|Nam|Số 1, Phường Sen Vàng, Hà Nội|15042021"


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    to_card(made)
    yield made
    made.shell.carry.stop()


def read(kiosk: Kiosk, code: str) -> None:
    """A scanner that types into the box, slowly, and ends with Enter."""
    box = kiosk.edit("Máy quét ghi mã vào đây")
    box.setFocus()
    box.insert(code)
    box.returnPressed.emit()
    kiosk.settle()


def scan_folder(kiosk: Kiosk) -> str:
    place = kiosk.open_place()
    folder = place.scan_folder
    folder.mkdir(parents=True, exist_ok=True)
    place.store.close()
    return str(folder)


def picked(kiosk: Kiosk, name: str) -> None:
    """Through the page of files, as a finger does."""
    kiosk.tap("Chọn ảnh chụp thẻ")
    kiosk.tap(next(one for one in kiosk.screen.findChildren(Row) if one.isVisible() and one.text() == name))


def test_what_was_read_is_shown_with_the_number_masked(kiosk: Kiosk) -> None:
    read(kiosk, CARD)
    words = kiosk.words()

    assert "Nguyễn Thị Thử" in words
    assert "01/01/1990" in words
    assert "001******456" in words
    assert "001190123456" not in words


def test_a_read_card_fills_in_the_form(kiosk: Kiosk) -> None:
    read(kiosk, CARD)
    kiosk.tap("Tiếp tục")

    assert kiosk.page is Page.FORM
    assert kiosk.box("nyc_ho_ten").control.value() == "Nguyễn Thị Thử"
    assert "Lấy từ thẻ căn cước" in kiosk.words()


def test_a_code_cut_short_says_so_and_fills_in_nothing(kiosk: Kiosk) -> None:
    read(kiosk, CARD[:40])

    assert "Không đọc được thẻ" in kiosk.words()
    assert "Tôi tự nhập" in kiosk.words()
    assert kiosk.shell.visit.answers == {}
    assert "Có 1 chỗ cần sửa" not in kiosk.words()


def test_what_could_not_be_read_is_said_to_be_missing_and_left_empty(kiosk: Kiosk) -> None:
    read(kiosk, CARD[:60])
    told = kiosk.words()
    kiosk.tap("Tiếp tục")

    assert "Chỉ đọc được những mục này" in told
    assert "Đọc được đủ thông tin" not in told
    assert "Nơi cư trú in trên thẻ" not in told
    assert kiosk.shell.visit.answers["nyc_ho_ten"] == "Nguyễn Thị Thử"
    assert "nyc_noi_cu_tru" not in kiosk.shell.visit.answers


def test_what_does_not_fit_together_is_only_a_warning(kiosk: Kiosk) -> None:
    read(kiosk, ODD)

    assert "thường là của người có giới tính khác" in kiosk.words()
    assert "không khớp với năm sinh" in kiosk.words()
    assert kiosk.button("Tiếp tục").isEnabled()


def test_everything_may_be_typed_by_hand(kiosk: Kiosk) -> None:
    kiosk.tap("Tôi tự nhập")

    assert kiosk.page is Page.FORM
    assert kiosk.box("nyc_ho_ten").control.value() is None


def test_a_picture_of_the_card_is_found_and_read(kiosk: Kiosk) -> None:
    segno.make(CARD).save(f"{scan_folder(kiosk)}/the-can-cuoc.png", scale=6, border=4)

    picked(kiosk, "the-can-cuoc.png")

    assert kiosk.shell.visit.card is not None
    assert "Nguyễn Thị Thử" in kiosk.words()


def test_a_picture_without_a_code_says_so(kiosk: Kiosk) -> None:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    picture.save(f"{scan_folder(kiosk)}/trang.png")

    picked(kiosk, "trang.png")

    assert "Không đọc được thẻ" in kiosk.words()


def test_without_pictures_the_page_says_what_to_do_and_looks_again(kiosk: Kiosk) -> None:
    kiosk.tap("Chọn ảnh chụp thẻ")
    assert "Chưa thấy tệp nào" in kiosk.words()
    segno.make(CARD).save(f"{scan_folder(kiosk)}/vua-chup.png", scale=6, border=4)

    kiosk.tap("Tìm lại")

    assert "vua-chup.png" in kiosk.words()
    kiosk.tap(kiosk.button("Quay lại"))
    assert kiosk.page is Page.CARD
