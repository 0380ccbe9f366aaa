"""The check page, over the real acts: all answers once more, the oath, handing in."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from kiosk.acts.drafts import from_draft
from kiosk.link import LinkState
from kiosk.paths import Home
from kiosk.values import as_list, as_map
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.answers import BIRTH
from tests.ui.real_kiosk import Kiosk, make_kiosk, to_card
from ui.widgets.choice import Tick
from ui.widgets.scroll import Scroll

NUMBER, HIDDEN = "001190123456", "001******456"


def to_check(qtbot: QtBot, folder: Path, size: tuple[int, int], link: LinkState = LinkState.ONLINE) -> Kiosk:
    """A birth, whole but for the oath, on the check page."""
    kiosk = make_kiosk(qtbot, Home(folder), size, link=link)
    to_card(kiosk)
    for field, value in BIRTH.items():
        if field != "cam_doan":
            kiosk.shell.act(do.Answer(field, value))  # type: ignore[arg-type]  # values of the sample are JSON
    kiosk.act(do.Change("check"))
    assert kiosk.page is Page.CHECK
    return kiosk


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path, panel: tuple[int, int]) -> Kiosk:
    return to_check(qtbot, tmp_path, panel)


def oath(kiosk: Kiosk) -> QCheckBox:
    tick = kiosk.box("cam_doan").findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    return tick


def test_each_step_and_the_papers_can_be_changed(kiosk: Kiosk) -> None:
    kiosk.tap("Sửa Người cha")
    step = kiosk.shell.visit.step
    kiosk.tap("Về trang kiểm tra")
    kiosk.tap("Sửa Giấy tờ kèm theo")

    assert step == "nguoi_cha"
    assert kiosk.page is Page.PAPERS


def test_numbers_that_were_opened_are_covered_again_after_leaving_the_page(kiosk: Kiosk) -> None:
    covered = kiosk.words()
    kiosk.tap("Hiện đủ số định danh")
    opened = kiosk.words()
    kiosk.tap("Sửa Người yêu cầu")
    kiosk.tap("Về trang kiểm tra")

    assert (HIDDEN in covered, NUMBER in covered) == (True, False)
    assert NUMBER in opened
    assert NUMBER not in kiosk.words()


def test_without_the_oath_nothing_is_handed_in_and_the_line_leads_to_the_tick(kiosk: Kiosk) -> None:
    kiosk.tap("Nộp hồ sơ")
    told = [one for one in kiosk.buttons() if one.text().startswith("Đọc rồi đánh dấu vào ô")]
    kiosk.tap(told[0])
    shown = kiosk.rect(oath(kiosk))

    assert kiosk.shell.visit.receipt is None
    assert not oath(kiosk).isChecked()
    assert kiosk.shell.rect().contains(shown.center())


def test_the_tick_takes_its_error_away_and_can_be_taken_back(kiosk: Kiosk) -> None:
    kiosk.tap("Nộp hồ sơ")
    kiosk.tap(oath(kiosk))
    ticked = (
        kiosk.shell.visit.answers.get("cam_doan"),
        kiosk.box("cam_doan").control.accessibleDescription(),
    )
    kiosk.tap(oath(kiosk))

    assert ticked == (True, "")
    assert kiosk.shell.visit.answers.get("cam_doan") is not True


def test_a_problem_leads_to_the_step_where_it_is_mended(kiosk: Kiosk) -> None:
    kiosk.act(do.Answer("con_ho_ten", ""), do.Submit())
    told = [one for one in kiosk.buttons() if one.text() == "Nhập họ, chữ đệm, tên người được khai sinh"]
    kiosk.tap(told[0])

    assert (kiosk.page, kiosk.shell.visit.step) == (Page.FORM, "nguoi_con")


def test_the_fee_says_what_is_not_sure(kiosk: Kiosk) -> None:
    kiosk.act(do.Answer("con_ngay_sinh", "2026-01-14"))

    assert "5.000 đ" in kiosk.words()
    assert "cần đối chiếu" in kiosk.words()


@pytest.mark.parametrize(
    ("link", "words"),
    [(LinkState.OFFLINE, "Đang mất mạng"), (LinkState.NOT_ENROLLED, "chưa ghi danh")],
)
def test_without_the_line_it_says_where_the_filing_waits(
    qtbot: QtBot, tmp_path: Path, panel: tuple[int, int], link: LinkState, words: str
) -> None:
    assert words in to_check(qtbot, tmp_path, panel, link).words()


def test_handed_in_it_is_on_the_disk_before_the_screen_says_so(kiosk: Kiosk) -> None:
    kiosk.tap(oath(kiosk))
    kiosk.tap("Nộp hồ sơ")
    kiosk.on(Page.RECEIPT)
    place = kiosk.open_place()
    rows = place.store.rows()
    place.store.close()

    assert [row.temporary_code for row in rows] == [kiosk.shell.visit.receipt.row.temporary_code]  # type: ignore[union-attr]  # on the receipt there is one


def test_the_button_that_turns_the_page_covers_nothing(kiosk: Kiosk) -> None:
    view = kiosk.screen.findChild(Scroll)
    assert isinstance(view, Scroll)
    bar, turns = view.verticalScrollBar(), 0
    while _offered(kiosk, "Xem tiếp"):
        assert not kiosk.rect(view.viewport()).intersects(kiosk.rect(kiosk.button("Xem tiếp")))
        kiosk.tap("Xem tiếp")
        turns += 1
    at_the_end = bar.value() == bar.maximum() > 0
    kiosk.tap("Lên đầu")

    assert 0 < turns < 20
    assert (at_the_end, bar.value(), _offered(kiosk, "Lên đầu")) == (True, 0, False)


def _offered(kiosk: Kiosk, name: str) -> bool:
    return any(one.accessibleName() == name and one.isVisible() for one in kiosk.buttons())


def claims(kiosk: Kiosk) -> dict[str, Tick]:
    ticks = [one for one in kiosk.screen.findChildren(Tick) if one.isVisible()]
    return {one.objectName(): one for one in ticks if one.objectName().startswith("claim_")}


def paid(kiosk: Kiosk) -> None:
    """Copies that cost something."""
    kiosk.act(do.Answer("cap_ban_sao", "co"))
    kiosk.act(do.Answer("so_luong_ban_sao", 2))
    kiosk.act(do.Change("check"))


def test_where_nothing_is_to_pay_nothing_is_claimed(kiosk: Kiosk) -> None:
    assert claims(kiosk) == {}


def test_an_exemption_is_claimed_by_a_tick_that_nobody_set_before(kiosk: Kiosk) -> None:
    paid(kiosk)
    found = claims(kiosk)
    assert [one for one in found.values() if one.isChecked()] == []

    kiosk.tap(found["claim_ho_ngheo"])
    kiosk.tap(oath(kiosk))
    kiosk.tap("Nộp hồ sơ")

    assert kiosk.page is Page.RECEIPT
    with kiosk.open_place() as place:
        filing = place.store.filing(kiosk.shell.visit.draft)
        assert filing is not None
        fee = as_map(filing.submitted["fee"])
    assert [as_map(one)["id"] for one in as_list(fee["claims"])] == ["ho_ngheo"]
    assert fee["amount_vnd"] == 16_000  # until an officer has seen the paper


def test_a_claim_is_taken_back_and_outlives_a_break(kiosk: Kiosk) -> None:
    paid(kiosk)
    kiosk.tap(claims(kiosk)["claim_ho_ngheo"])
    kiosk.tap(claims(kiosk)["claim_khuyet_tat"])
    kiosk.tap(claims(kiosk)["claim_khuyet_tat"])
    with kiosk.open_place() as place:
        kept = place.store.drafts.resume_by_staff(kiosk.shell.visit.draft)
        assert from_draft(kept).claims == {"ho_ngheo"}
    kiosk.tap("Sửa Người cha")
    kiosk.tap("Về trang kiểm tra")
    assert [name for name, one in claims(kiosk).items() if one.isChecked()] == ["claim_ho_ngheo"]
