"""The address on an old card: put into the units of today, or asked for; doubts stand beside their field."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.paths import Home
from kiosk.values import as_map
from kiosk.visit import actions as do
from tests.ui import kit_parts
from tests.ui.real_kiosk import BEGUN, Kiosk, make_kiosk, to_card
from ui.widgets.controls.address import AddressControl
from ui.widgets.picker import Picker
from ui.widgets.tile import Row

CARD = "037190123456||Nguyễn Thị Thử|01011990|Nữ|{address}|20082022"
SURE = "Thôn Mây, Gia Thủy, Nho Quan, Ninh Bình"
SPLIT = "Số 1 ngõ Mẫu, Cống Vị, Ba Đình, Hà Nội"
HOME_FIELD = "nyc_noi_cu_tru"


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    yield made
    made.shell.carry.stop()


def to_address(kiosk: Kiosk, printed: str) -> AddressControl:
    """To the step that asks where the applicant lives, with this card read."""
    to_card(kiosk)
    kiosk.act(do.ReadCard(CARD.format(address=printed)), do.Continue())
    others = {id_: value for id_, value in BEGUN.items() if id_ != HOME_FIELD}
    kiosk.act(*(do.Answer(id_, value) for id_, value in others.items()))
    while kiosk.shell.visit.step != "noi_o_nyc":
        kiosk.act(do.Continue())
    control = kiosk.box(HOME_FIELD).control
    assert isinstance(control, AddressControl)
    return control


def test_a_sure_address_is_filled_in_and_asks_for_a_look(kiosk: Kiosk) -> None:
    control = to_address(kiosk, SURE)

    assert control.value() == {
        "code_system": "2025",
        "province": "37",
        "commune": "14401",
        "detail": "Thôn Mây",
    }
    assert "Địa chỉ cũ trên thẻ đã được đổi" in kiosk.words()
    assert f"Trên thẻ ghi: {SURE}" in kiosk.words()
    assert "Lấy từ thẻ căn cước" in kiosk.words()


def test_a_note_of_two_lines_takes_no_room_from_the_boxes(kiosk: Kiosk) -> None:
    control = to_address(kiosk, SURE)  # two lines where the page is wide, the fields are not

    kiosk.qtbot.waitUntil(lambda: control.province.height() >= control.province.opener.height(), timeout=1000)


def test_the_note_speaks_the_language_on_screen_and_goes_when_the_answer_is_the_persons_own(
    kiosk: Kiosk,
) -> None:
    to_address(kiosk, SURE)
    kiosk.act(do.Speak("en"))
    assert "was put into today's units" in kiosk.words()

    kiosk.act(do.Answer(HOME_FIELD, BEGUN[HOME_FIELD]))

    assert "was put into today's units" not in kiosk.words()


def test_a_split_address_waits_for_its_commune_and_offers_the_likely_ones_first(kiosk: Kiosk) -> None:
    control = to_address(kiosk, SPLIT)
    told = kiosk.words()
    kiosk.tap("Tiếp tục")
    assert kiosk.shell.visit.step == "noi_o_nyc"  # it asks

    kit_parts.tap(kiosk.qtbot, control.commune.opener)
    kiosk.settle()
    picker = next(one for one in kiosk.shell.findChildren(Picker) if one.isVisible())
    rows = [one for one in picker.findChildren(Row) if one.isVisibleTo(picker)]
    assert [one.text() for one in rows[:3]] == ["Phường Ngọc Hà", "Phường Giảng Võ", "Phường Ba Đình"]
    kiosk.tap(rows[1])

    assert "nay có thể thuộc Phường Ngọc Hà, Phường Giảng Võ" in told
    assert "nay có thể thuộc" not in kiosk.words()
    assert as_map(kiosk.shell.visit.answers[HOME_FIELD]) == {
        "code_system": "2025",
        "province": "01",
        "commune": "00025",
        "detail": "Số 1 ngõ Mẫu",
    }


def test_an_unknown_old_address_stays_as_it_is_printed(kiosk: Kiosk) -> None:
    control = to_address(kiosk, "Số 1, Phường Sen Vàng, Hà Nội")

    assert control.value() == {"code_system": "legacy", "text": "Số 1, Phường Sen Vàng, Hà Nội"}
    assert "Địa chỉ cũ trên thẻ đã được đổi" not in kiosk.words()


def test_a_number_that_does_not_fit_the_birth_date_is_told_and_holds_nobody_up(kiosk: Kiosk) -> None:
    to_card(kiosk, "2.000884")
    kiosk.act(do.Continue())
    kiosk.act(do.Answer("nyc_so_dinh_danh", "001190123456"), do.Answer("nyc_ngay_sinh", "1991-02-03"))

    assert "không khớp với năm sinh" in kiosk.words()
    kiosk.tap("Tiếp tục")
    assert not [one for one in kiosk.shell.visit.problems if one.rule.startswith("id_")]
    kiosk.act(do.Answer("nyc_ngay_sinh", "1990-02-03"))
    assert "không khớp với năm sinh" not in kiosk.words()
