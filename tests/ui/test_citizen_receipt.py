"""The receipt: a code that can be read, photographed and scanned; saved, sent and received told apart."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.documents.code import read_code
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status, Sync
from kiosk.replies import Kept, Refreshed
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.kiosk.visit_samples import RECEIPT, ROW
from tests.ui.citizen_parts import TO_RECEIPT, Kiosk, World, open_kiosk
from tests.ui.test_citizen_check import oath, to_check
from ui.citizen.presence import TIMES
from ui.citizen.progress import progress
from ui.citizen.qr import QrCode
from ui.screen import Screen
from ui.widgets.basic import IconLine

SAVED, SENT, WAITS = "Đã lưu trên máy này", "Chờ gửi, máy tự gửi khi có mạng", "Chờ cán bộ tiếp nhận"
RECEIVED = "Cán bộ đã tiếp nhận"


def lines(row: FilingRow) -> list[str]:
    return [one.words.text() for one in progress(row) if isinstance(one, IconLine)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, [SAVED, SENT, WAITS]),
        ({"sync": Sync.SENT, "blobs_sent": 1}, [SAVED, "Đã gửi hồ sơ, tệp 1/2", WAITS]),
        ({"sync": Sync.COMPLETE}, [SAVED, "Đã gửi đủ hồ sơ và tệp", WAITS]),
        ({"sync": Sync.REFUSED}, [SAVED, "Cổng chưa nhận được, cán bộ sẽ xem lại", WAITS]),
        ({"status": Status.RECEIVED}, [SAVED, SENT, RECEIVED]),
        ({"status": Status.WAITING}, [SAVED, SENT, WAITS]),
        ({"status": Status.WAITING, "official_code": "H26.15-1"}, [SAVED, SENT, RECEIVED]),
        ({"status": Status.DENIED}, [SAVED, SENT, "Không được nhận – xem lý do"]),
        ({"status": Status.CANCELLED}, [SAVED, SENT, "Đã rút hồ sơ"]),
    ],
)
def test_saved_sent_and_received_are_never_mixed(change: dict[str, object], words: list[str]) -> None:
    assert lines(replace(ROW, **change)) == words  # type: ignore[arg-type]  # fields of a row by name


def test_a_telephone_reads_the_code_off_the_screen(
    qtbot: QtBot, tmp_path: Path, panel: tuple[int, int]
) -> None:
    kiosk = to_check(qtbot, tmp_path / "data", panel)
    kiosk.tap(oath(kiosk))
    kiosk.tap("Nộp hồ sơ")
    kiosk.on(Page.RECEIPT)
    receipt = kiosk.shell.visit.receipt
    code = kiosk.screen.findChild(QrCode)
    assert receipt is not None
    assert code is not None
    shot = tmp_path / "screen.png"
    kiosk.shell.grab(kiosk.rect(code)).toImage().convertToFormat(QImage.Format.Format_RGB888).save(str(shot))

    assert read_code(shot) == receipt.qr
    assert receipt.row.temporary_code in kiosk.words()


def test_unprinted_it_asks_for_a_picture_and_shows_the_whole_slip(
    qtbot: QtBot, tmp_path: Path, panel: tuple[int, int]
) -> None:
    kiosk = to_check(qtbot, tmp_path, panel)
    kiosk.tap(oath(kiosk))
    kiosk.tap("Nộp hồ sơ")
    kiosk.on(Page.RECEIPT)
    slips = [one for one in kiosk.screen.findChildren(QLabel) if one.accessibleName().startswith("Phiếu ghi")]

    assert "Hãy chụp ảnh màn hình này" in kiosk.words()
    assert slips[0].pixmap().width() > kiosk.shell.width() / 2
    assert "In lại phiếu" not in kiosk.words()


@pytest.fixture
def kiosk(qtbot: QtBot, panel: tuple[int, int]) -> Kiosk:
    kiosk = open_kiosk(qtbot, panel, World(answers={}))
    kiosk.act(*TO_RECEIPT)
    return kiosk


def test_printed_it_can_be_printed_again(kiosk: Kiosk) -> None:
    before = len(kiosk.world.done)
    kiosk.tap("In lại phiếu")

    assert [type(one).__name__ for one in kiosk.world.done[before:]] == ["PrintAgain"]


def test_the_official_code_and_the_day_arrive_while_it_is_shown(kiosk: Kiosk) -> None:
    row = replace(
        ROW, status=Status.RECEIVED, official_code="H26.15-261123-0001", due="2026-11-26T10:00:00+00:00"
    )
    kiosk.act(Refreshed(row))

    assert "H26.15-261123-0001" in kiosk.words()
    assert "17:00 26/11/2026" in kiosk.words()
    assert "Hồ sơ của ông/bà đã được tiếp nhận" in kiosk.words()


def test_the_end_leaves_no_code_on_the_screen(kiosk: Kiosk) -> None:
    kiosk.tap("Kết thúc và xóa màn hình")

    assert kiosk.shell.visit.page is Page.HOME
    assert ROW.temporary_code not in kiosk.words()


def test_going_on_leaves_nothing_of_the_filing_but_its_persons(kiosk: Kiosk) -> None:
    kiosk.tap("Làm tiếp thủ tục khác")
    screens = [one for one in kiosk.shell.findChildren(Screen) if not one.isHidden()]

    assert kiosk.shell.visit.page is Page.SEARCH
    assert kiosk.shell.visit.persons is not None
    assert "Về trang đầu là xóa hết" in kiosk.words()
    assert [type(one).__name__ for one in screens] == ["SearchScreen"]
    assert ROW.temporary_code not in kiosk.words()


def test_where_somebody_is_known_the_search_waits_no_longer_than_the_receipt(kiosk: Kiosk) -> None:
    receipt = kiosk.shell.presence._times
    kiosk.tap("Làm tiếp thủ tục khác")
    known = kiosk.shell.presence._times
    kiosk.act(do.Back(), do.Search("khai"))

    assert known == receipt
    assert kiosk.shell.presence._times == TIMES[Page.SEARCH] != known
    assert "Về trang đầu là xóa hết" not in kiosk.words()


def test_nobody_there_any_more_forgets_the_persons(kiosk: Kiosk) -> None:
    kiosk.tap("Làm tiếp thủ tục khác")
    kiosk.shell.presence.ended.emit()

    assert kiosk.shell.visit.page is Page.HOME
    assert kiosk.shell.visit.persons is None


def test_how_many_papers_are_still_to_be_brought_is_counted(kiosk: Kiosk) -> None:
    kiosk.act(Kept(replace(RECEIPT, papers_scanned=3, papers_to_bring=2)))
    words = kiosk.words().split("\n")

    assert words[words.index("Giấy tờ đã chụp") + 1] == "3"
    assert words[words.index("Bản giấy cần nộp") + 1] == "2"


def test_large_text_and_contrast_keep_the_code_black_on_white(kiosk: Kiosk) -> None:
    kiosk.act(do.Appear("contrast"), do.Appear("large"))
    code = kiosk.screen().findChild(QrCode)
    assert code is not None
    picture = code.grab().toImage()
    colours = {picture.pixelColor(x, picture.height() // 2).name() for x in range(40, picture.width() - 40)}

    assert colours == {"#000000", "#ffffff"}
