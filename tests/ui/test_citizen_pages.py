"""The citizen's pages on both panels: what they say, what they never say, what a touch does."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from kiosk import effects as ask
from kiosk.errors import Problem
from kiosk.filing.status import Status, Sync
from kiosk.link import Link, LinkState
from kiosk.replies import Declined, Failed, LinkChanged, Loaded, Refreshed, Results
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.kiosk.visit_samples import CARD, HALL, PROCEDURE, ROW
from tests.ui.citizen_parts import (
    TO_CHECK,
    TO_FORM,
    TO_LEAVE,
    TO_LEFT,
    TO_PAPERS,
    TO_RECEIPT,
    WAY,
    Kiosk,
    World,
    every_page,
    open_kiosk,
)

PAGES = dict(every_page())


@pytest.fixture
def kiosk(qtbot: QtBot, panel: tuple[int, int]) -> Kiosk:
    return open_kiosk(qtbot, panel)


@pytest.mark.parametrize("page", PAGES)
def test_every_button_of_every_page_has_a_name_and_room_for_a_finger(kiosk: Kiosk, page: str) -> None:
    kiosk.act(*PAGES[page])
    floor = 60 if kiosk.shell.height() > kiosk.shell.width() else 57

    assert kiosk.shell.visit.page.value == page
    assert [one for one in kiosk.buttons() if not one.accessibleName().strip()] == []
    assert [one.text() for one in kiosk.buttons() if min(one.width(), one.height()) < floor] == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_stands_beyond_the_edge(kiosk: Kiosk, page: str) -> None:
    kiosk.act(*PAGES[page])
    width = kiosk.shell.width()
    rights = {one.text(): one.mapTo(kiosk.shell, one.rect().topRight()).x() for one in kiosk.buttons()}

    assert {text: right for text, right in rights.items() if right > width} == {}


@pytest.mark.parametrize("page", [one for one in PAGES if one not in ("attract", "home")])
def test_every_page_is_drawn_in_english_too(kiosk: Kiosk, page: str) -> None:
    kiosk.act(do.Speak("en"), *PAGES[page])

    assert "Quay lại" not in [one.text() for one in kiosk.buttons()]
    assert "Gọi cán bộ" not in [one.text() for one in kiosk.buttons()]


def test_the_story_goes_from_touch_to_touch(kiosk: Kiosk) -> None:
    kiosk.tap("Khai sinh")
    kiosk.tap("Cấp giấy xác nhận mẫu")
    kiosk.tap("Tôi có đủ")
    kiosk.tap("Tôi đã đọc")
    kiosk.tap("Tôi tự nhập")

    assert (kiosk.shell.visit.page, kiosk.shell.visit.step) == (Page.FORM, "nguoi")


def test_lacking_papers_shows_the_list_and_stays_before_the_form(kiosk: Kiosk) -> None:
    kiosk.act(*WAY["before"])
    kiosk.tap("Tôi còn thiếu")

    assert "Giấy tờ cần chuẩn bị" in kiosk.words()
    assert kiosk.shell.visit.page is Page.BEFORE


def test_what_is_not_sure_is_marked(kiosk: Kiosk) -> None:
    kiosk.act(*WAY["before"])

    assert "cần đối chiếu" in kiosk.words()
    assert "22/11/2026" in kiosk.words()


def test_optional_purposes_are_not_ticked_for_the_person(kiosk: Kiosk) -> None:
    kiosk.act(*WAY["privacy"])
    ticks = [one for one in kiosk.buttons() if isinstance(one, QCheckBox)]
    ticked = [one.text() for one in ticks if one.isChecked()]
    ticks[0].click()
    kiosk.tap("Tôi đã đọc")

    assert (len(ticks), ticked) == (2, [])
    assert kiosk.shell.visit.purposes == {"contact"}


def test_an_unreadable_card_says_so_and_shows_the_way_to_type(kiosk: Kiosk) -> None:
    kiosk.act(*WAY["card"], do.ReadCard("không phải thẻ"))

    assert "Không đọc được thẻ" in kiosk.words()
    assert kiosk.button("Tôi tự nhập").isEnabled()


def test_a_read_card_hides_the_middle_of_its_number(kiosk: Kiosk) -> None:
    kiosk.act(*WAY["card"], do.ReadCard(CARD))

    assert "Trần Thị Thu Hà" in kiosk.words()
    assert "001******348" in kiosk.words()
    assert "001185012348" not in kiosk.words()


def test_problems_stand_in_the_summary_and_beside_their_field(kiosk: Kiosk) -> None:
    kiosk.act(*TO_FORM, do.Continue())

    assert "Có 2 chỗ cần sửa" in kiosk.words()
    assert "Nhập họ, chữ đệm và tên" in kiosk.words()
    assert kiosk.button("Nhập số định danh cá nhân").isVisible()  # the line that leads there


def test_a_field_that_counts_no_more_leaves_the_screen(kiosk: Kiosk) -> None:
    kiosk.act(*TO_FORM, do.ReadCard(CARD), do.Continue(), do.Answer("ly_do", "khac"))
    asked = "Việc gì" in kiosk.words()
    kiosk.act(do.Answer("ly_do", "vay"))

    assert asked
    assert "Việc gì" not in kiosk.words()


def test_where_a_value_came_from_is_said_until_it_is_changed(kiosk: Kiosk) -> None:
    kiosk.act(*TO_FORM, do.ReadCard(CARD))
    from_card = kiosk.words().count("Lấy từ thẻ căn cước")
    kiosk.act(do.Answer("ho_ten", "Lê An"))

    assert from_card == 2
    assert kiosk.words().count("Lấy từ thẻ căn cước") == 1


def test_papers_that_are_only_shown_cannot_be_added(kiosk: Kiosk) -> None:
    kiosk.act(*TO_PAPERS)
    adding = [one.objectName() for one in kiosk.buttons() if one.objectName().startswith("add_")]

    assert adding == ["add_ban_sao", "add_giay_goc"]
    assert "máy không chụp" in kiosk.words()


def test_a_refused_file_says_why_beside_its_paper(kiosk: Kiosk) -> None:
    problem = Problem(field="ban_sao", rule="file_blank", values={"label": "Bản sao giấy tờ"})
    kiosk.act(*TO_PAPERS, Declined([problem]))

    assert "là trang trắng" in kiosk.words()
    assert kiosk.shell.visit.page is Page.PAPERS


def test_the_oath_is_not_ticked_for_the_person_and_handing_in_needs_it(kiosk: Kiosk) -> None:
    kiosk.act(*TO_CHECK)
    ticks = [one for one in kiosk.buttons() if isinstance(one, QCheckBox)]
    ticked = [one.text() for one in ticks if one.isChecked()]
    kiosk.tap("Nộp hồ sơ")

    assert (len(ticks), ticked) == (1, [])
    assert kiosk.shell.visit.page is Page.CHECK
    assert not any(isinstance(one, ask.KeepFiling) for one in kiosk.world.done)


def test_numbers_are_hidden_on_the_check_page_until_asked_for(kiosk: Kiosk) -> None:
    kiosk.act(*TO_CHECK)
    before = kiosk.words()
    kiosk.tap("Hiện đủ số định danh")

    assert "001185012348" not in before
    assert "001******348" in before
    assert "001185012348" in kiosk.words()


def test_without_the_line_the_check_page_says_what_happens(kiosk: Kiosk) -> None:
    kiosk.act(LinkChanged(Link(state=LinkState.OFFLINE)), *TO_CHECK)
    offline = kiosk.words()
    kiosk.act(LinkChanged(Link(state=LinkState.ONLINE)))

    assert "tự gửi khi có mạng" in offline
    assert "tự gửi khi có mạng" not in kiosk.words()


def test_the_receipt_says_saved_and_not_sent_before_it_is_sent(kiosk: Kiosk) -> None:
    kiosk.act(*TO_RECEIPT)

    assert "K7QM-22A4" in kiosk.words()
    assert "Đã lưu trên máy này" in kiosk.words()
    assert "Đã gửi" not in kiosk.words()
    assert "Cán bộ đã tiếp nhận" not in kiosk.words()


def test_sent_is_not_received(kiosk: Kiosk) -> None:
    kiosk.act(*TO_RECEIPT, Refreshed(replace(ROW, sync=Sync.COMPLETE)))

    assert "Đã gửi đủ" in kiosk.words()
    assert "Cán bộ đã tiếp nhận" not in kiosk.words()


def test_the_official_code_and_the_day_arrive_while_it_is_shown(kiosk: Kiosk) -> None:
    row = replace(
        ROW,
        sync=Sync.COMPLETE,
        status=Status.RECEIVED,
        official_code="H26.15-261123-0001",
        due="2026-11-23T17:30:00+07:00",
    )
    kiosk.act(*TO_RECEIPT, Refreshed(row))

    assert "H26.15-261123-0001" in kiosk.words()
    assert "23/11/2026" in kiosk.words()
    assert "Cán bộ đã tiếp nhận" in kiosk.words()


def test_the_end_of_the_receipt_clears_the_screen(kiosk: Kiosk) -> None:
    kiosk.act(*TO_RECEIPT)
    kiosk.tap("Kết thúc và xóa màn hình")

    assert kiosk.shell.visit.page is Page.HOME
    assert "K7QM-22A4" not in kiosk.words()


def test_throwing_a_form_away_takes_two_touches(kiosk: Kiosk) -> None:
    kiosk.act(*TO_LEAVE)
    kiosk.tap("Xóa hết và thoát")
    still = kiosk.shell.visit.page
    kiosk.tap("Đúng, xóa hết")

    assert (still, kiosk.shell.visit.page) == (Page.LEAVE, Page.HOME)
    assert any(isinstance(one, ask.DropDraft) for one in kiosk.world.done)


def test_the_code_to_come_back_with_is_large(kiosk: Kiosk) -> None:
    kiosk.act(*TO_LEFT)

    assert "482 913" in kiosk.words()


def test_a_consent_can_be_taken_back(kiosk: Kiosk) -> None:
    kiosk.act(*WAY["found"])
    kiosk.tap("Rút lại sự đồng ý")

    assert ask.WithdrawConsent("f-1", "contact") in kiosk.world.done


def test_drafts_are_listed_for_a_signed_in_officer_only(kiosk: Kiosk) -> None:
    kiosk.act(*WAY["staff"])
    before = kiosk.shell.findChildren(QWidget, "draft_d1")
    kiosk.act(do.SignIn("chau", "135790"))

    assert before == []
    assert len(kiosk.shell.findChildren(QWidget, "draft_d1")) == 1


def test_trouble_shows_a_number_and_never_the_words_of_an_exception(kiosk: Kiosk) -> None:
    kiosk.act(*TO_FORM, Failed("incident", {"number": "482913"}, "482913"))

    assert "482913" in kiosk.words()
    assert "incident" not in kiosk.words()
    kiosk.tap("Thử lại")
    assert kiosk.shell.visit.page is Page.FORM


def test_trouble_whose_words_cannot_be_filled_in_still_shows(kiosk: Kiosk) -> None:
    kiosk.act(Failed("store_too_new", {}, ""))

    assert "Máy đang gặp trục trặc" in kiosk.words()


def test_an_empty_search_result_says_what_to_do(qtbot: QtBot, panel: tuple[int, int]) -> None:
    kiosk = open_kiosk(qtbot, panel, World(answers={ask.SearchProcedures: lambda: Results("xyz", [])}))
    kiosk.act(do.Search(""), do.Search("xyz"))

    qtbot.waitUntil(lambda: "Chưa tìm thấy thủ tục nào với “xyz”" in kiosk.words())


def test_what_the_last_visit_asked_for_reaches_no_later_one(qtbot: QtBot) -> None:
    go = threading.Event()

    def slow() -> Loaded:
        go.wait(5)
        return Loaded(PROCEDURE)

    kiosk = open_kiosk(qtbot, world=World(answers={ask.LoadProcedure: slow}))
    kiosk.act(do.OpenArea("khai_sinh"))
    kiosk.shell.act(do.OpenProcedure(PROCEDURE.code))
    kiosk.shell.act(do.Finish())
    go.set()
    kiosk.rest()

    assert kiosk.shell.visit.page is Page.HOME


def test_a_trial_is_marked_on_every_page(qtbot: QtBot, panel: tuple[int, int]) -> None:
    kiosk = open_kiosk(qtbot, panel, hall=replace(HALL, try_run=True))
    for way in PAGES.values():
        kiosk.act(*way)

        assert "CHẠY THỬ" in kiosk.words()
        kiosk.act(do.Finish())
