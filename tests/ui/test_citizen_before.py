"""Before a form: what the procedure is and asks for, the list to photograph, the privacy notice."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.procedure import DocumentKind, Procedure
from kiosk.paths import Home, assets
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.ui.real_kiosk import BIRTH, OFFICE, Kiosk, make_kiosk

CATALOGUE = Catalogue(assets() / "procedures")
CODES = [one.code for one in CATALOGUE.listed()]
RESIDENCE, PLANNING = "1.004194", "1.014159"
FEE_UNSURE = next(code for code in CODES if CATALOGUE.get(code).fee.confidence.unsure)


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    yield made
    made.shell.carry.stop()


def asked(procedure: Procedure) -> list[str]:
    return [one.name.vi for one in procedure.documents if one.kind is not DocumentKind.TO_KHAI]


@pytest.mark.parametrize("code", CODES)
def test_it_says_what_it_costs_asks_for_and_gives(kiosk: Kiosk, code: str) -> None:
    kiosk.act(do.OpenProcedure(code))
    words, procedure = kiosk.words(), CATALOGUE.get(code)

    said = [procedure.name.vi, procedure.summary.vi, procedure.fee.note.vi, f"{procedure.minutes} phút"]
    said += [*asked(procedure), *(one.label.vi for one in procedure.results)]
    said += [*(one.vi for one in procedure.caveats), procedure.source, "22/11/2026"]
    assert [one for one in said if one not in words] == []


@pytest.mark.parametrize("code", CODES)
def test_it_says_so_in_english_too(kiosk: Kiosk, code: str) -> None:
    kiosk.act(do.Speak("en"), do.OpenProcedure(code))
    procedure = CATALOGUE.get(code)

    said = [procedure.name.en, procedure.summary.en, f"About {procedure.minutes} minutes"]
    said += [one.name.en for one in procedure.documents if one.kind is not DocumentKind.TO_KHAI]
    assert [one for one in said if one not in kiosk.words()] == []


def test_papers_that_are_only_shown_are_never_asked_to_be_scanned(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenProcedure(BIRTH))

    assert "Chỉ mang theo để đối chiếu, máy không chụp" in kiosk.words()


def test_a_fee_that_is_not_sure_is_marked(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenProcedure(FEE_UNSURE))

    assert "cần đối chiếu" in kiosk.words()


def test_residence_is_received_by_the_police(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenProcedure(RESIDENCE))

    assert f"Nơi nhận hồ sơ: {OFFICE.police}" in kiosk.words()


# the list of papers


def test_who_lacks_papers_gets_the_list_alone_and_finds_back(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenProcedure(BIRTH))
    kiosk.tap("Tôi còn thiếu")
    words = kiosk.words()
    assert [one for one in asked(CATALOGUE.get(BIRTH)) if one not in words] == []
    assert "Lệ phí" not in words

    kiosk.tap("Quay lại")

    assert kiosk.page == "before"
    assert "Lệ phí" in kiosk.words()


def test_another_procedure_begins_with_what_it_is(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenArea("khai_sinh"), do.OpenProcedure(BIRTH))
    kiosk.tap("Tôi còn thiếu")

    kiosk.act(do.Back(), do.OpenProcedure(PLANNING))

    assert CATALOGUE.get(PLANNING).summary.vi in kiosk.words()


# the privacy notice


@pytest.fixture
def notice(kiosk: Kiosk) -> Kiosk:
    kiosk.act(do.OpenProcedure(BIRTH))
    kiosk.tap("Tôi có đủ")
    return kiosk


def ticks(kiosk: Kiosk) -> list[QCheckBox]:
    return [one for one in kiosk.screen.findChildren(QCheckBox) if one.isVisible()]


def test_the_notice_says_why_what_who_how_long_which_rights_and_whom_to_ask(notice: Kiosk) -> None:
    for head in ("Mục đích", "Thông tin được dùng", "Ai nhận", "Giữ bao lâu", "Quyền của ông/bà", "Hỏi ai"):
        assert head in notice.words()
    assert CATALOGUE.get(BIRTH).name.vi in notice.words()
    assert OFFICE.name in notice.words()
    assert "91/2025/QH15" in notice.words()


def test_what_the_law_requires_is_told_and_not_asked(notice: Kiosk) -> None:
    assert len(ticks(notice)) == 2
    assert not any(one.isChecked() for one in ticks(notice))


def test_reading_on_agrees_to_nothing(notice: Kiosk) -> None:
    notice.tap("Tôi đã đọc")

    assert notice.page is Page.CARD
    assert notice.shell.visit.purposes == frozenset()


def test_a_ticked_purpose_goes_into_the_draft_on_the_disk(notice: Kiosk) -> None:
    notice.tap(ticks(notice)[1])
    notice.tap("Tôi đã đọc")

    assert notice.shell.visit.purposes == {"survey"}
    place = notice.open_place()
    kept = place.store.drafts.resume_by_staff(notice.shell.visit.draft)
    place.store.close()
    assert kept.content["purposes"] == ["survey"]


def test_the_list_asks_for_the_case_and_shows_its_papers_alone(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenProcedure(BIRTH))
    kiosk.tap("Tôi còn thiếu")
    before = kiosk.words()
    kiosk.act(do.Case("loai_khai_sinh", "bo_roi"))
    after = kiosk.words()
    chosen = [one.text() for one in kiosk.screen.findChildren(QRadioButton) if one.isChecked()]
    kiosk.tap("Quay lại")
    kiosk.act(do.Begin(), do.Agree(frozenset()))

    surrogacy = CATALOGUE.get(BIRTH).document("van_ban_mang_thai_ho")
    assert surrogacy is not None
    assert surrogacy.name.vi in before
    assert surrogacy.name.vi not in after
    assert chosen == ["Trẻ bị bỏ rơi"]
    assert kiosk.shell.visit.answers["loai_khai_sinh"] == "bo_roi"  # said once, it stands in the form


def test_a_list_that_no_printer_takes_is_photographed(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenProcedure(BIRTH))
    kiosk.tap("Tôi còn thiếu")
    kiosk.tap("In danh sách")

    assert "Chưa in được. Ông/bà chụp ảnh màn hình này" in kiosk.words()


def test_what_was_said_of_one_case_is_forgotten_with_it(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenProcedure(BIRTH), do.Case("loai_khai_sinh", "bo_roi"), do.OpenProcedure(RESIDENCE))

    assert kiosk.shell.visit.answers == {}
