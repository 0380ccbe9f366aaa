"""The form, step by step: typing, answers that change what is asked, mistakes, where values came from."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.catalogue.form import Step
from kiosk.catalogue.load import Catalogue
from kiosk.forms.checks import shown_fields
from kiosk.paths import Home, assets
from kiosk.visit import actions as do
from kiosk.visit.state import OATH, Hall, Page, Visit
from tests.answers import CARD
from tests.ui import kit_parts
from tests.ui.real_kiosk import MORNING, OFFICE, Kiosk, make_kiosk, to_card, to_step
from ui.citizen.form import FormScreen
from ui.widgets.edit import Area, Edit
from ui.widgets.fieldbox import FieldBox
from ui.widgets.notes import Summary, SummaryLine

CATALOGUE = Catalogue(assets() / "procedures")
CODES = [one.code for one in CATALOGUE.listed()]


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    yield made
    made.shell.carry.stop()


def lines(box: FieldBox) -> list[Edit]:
    return [one for one in box.findChildren(Edit) if one.isVisible()]


def focused() -> QWidget | None:
    return QApplication.focusWidget()


# typing


def test_a_step_that_asks_for_a_name_first_has_the_keyboard_ready(kiosk: Kiosk) -> None:
    to_step(kiosk, "nguoi_con")

    kiosk.type("ha")

    assert kiosk.shell.visit.answers["con_ho_ten"] == "Ha"
    assert lines(kiosk.box("con_ho_ten"))[0].hasFocus()


def test_each_key_is_kept_on_the_disk(kiosk: Kiosk) -> None:
    to_step(kiosk, "nguoi_con")
    kiosk.type("ha")

    place = kiosk.open_place()
    kept = place.store.drafts.resume_by_staff(kiosk.shell.visit.draft)
    place.store.close()

    answers = kept.content["answers"]
    assert isinstance(answers, dict)
    assert answers["con_ho_ten"] == "Ha"
    assert "Đã lưu lúc 08:42" in [one.accessibleName() for one in kiosk.screen.findChildren(QWidget)]


def test_the_space_between_two_names_is_left_where_it_is_typed(kiosk: Kiosk) -> None:
    to_step(kiosk, "nguoi_con")

    kiosk.type("tran ha")

    assert lines(kiosk.box("con_ho_ten"))[0].text() == "Tran Ha"
    assert kiosk.shell.visit.answers["con_ho_ten"] == "Tran Ha"


def test_what_the_machine_writes_itself_follows_the_answer(kiosk: Kiosk) -> None:
    to_step(kiosk, "nguoi_con")

    kiosk.act(do.Answer("con_ngay_sinh", "2026-11-14"))

    assert "mười bốn, tháng mười một" in kiosk.words()


def test_a_question_that_appears_takes_no_focus_and_rebuilds_no_other(kiosk: Kiosk) -> None:
    to_card(kiosk)
    kiosk.act(do.Continue())
    name = kiosk.box("nyc_ho_ten")
    line = lines(name)[0]
    line.setFocus()
    number = kiosk.box("nyc_so_dinh_danh")
    assert number.isVisibleTo(kiosk.screen)

    kiosk.act(do.Answer("nyc_khong_co_sdd", value=True))

    assert not number.isVisibleTo(kiosk.screen)
    assert kiosk.box("nyc_ho_ten") is name
    assert focused() is line


def test_where_a_value_came_from_stands_below_it_until_it_is_changed(kiosk: Kiosk) -> None:
    to_card(kiosk)
    kiosk.act(do.ReadCard(CARD), do.Continue())
    before = kiosk.words().count("Lấy từ thẻ căn cước")
    name = lines(kiosk.box("nyc_ho_ten"))[0]

    name.setFocus()
    name.insert(" ơi")
    kiosk.settle()

    assert before == 2
    assert kiosk.words().count("Lấy từ thẻ căn cước") == 1


@pytest.mark.parametrize("field", ["con_ho_ten", "con_ngay_sinh"])
def test_the_focused_field_stays_in_sight_above_the_keyboard(kiosk: Kiosk, field: str) -> None:
    to_step(kiosk, "nguoi_con")
    line = lines(kiosk.box(field))[0]
    kiosk.screen.setFocus()

    kit_parts.tap(kiosk.qtbot, line)
    line.setFocus()
    kiosk.qtbot.wait(30)
    screen = kiosk.screen
    assert isinstance(screen, FormScreen)
    assert screen.frame.view is not None

    assert screen.frame.typing
    view = kiosk.rect(screen.frame.view.viewport())
    assert view.contains(kiosk.rect(line)), (view, kiosk.rect(line))


def test_help_stands_in_the_row_while_the_keyboard_covers_the_dock(kiosk: Kiosk) -> None:
    to_step(kiosk, "nguoi_con")
    kiosk.qtbot.waitUntil(lambda: isinstance(focused(), Edit))
    helps = [one for one in kiosk.buttons() if one.text() == "Gọi cán bộ"]

    assert len(helps) == 1


# mistakes


@pytest.fixture
def wrong(kiosk: Kiosk) -> Kiosk:
    """A first step with nothing but half a date and a wrong number on it."""
    to_step(kiosk, "nguoi_con")
    kiosk.act(do.Answer("con_ngay_sinh", "2026--14"))
    kiosk.tap("Tiếp tục")
    return kiosk


def test_mistakes_stand_in_a_summary_and_beside_their_fields(wrong: Kiosk) -> None:
    assert wrong.page is Page.FORM
    assert "Có 3 chỗ cần sửa" in wrong.words()
    told = [one.text() for one in wrong.screen.findChildren(SummaryLine)]
    assert len(told) == 3
    for sentence in told:
        assert wrong.words().count(sentence) >= 2


def test_the_focus_goes_to_the_summary_and_the_keyboard_away(wrong: Kiosk) -> None:
    summary = wrong.screen.findChild(Summary)
    assert summary is not None

    wrong.qtbot.waitUntil(summary.hasFocus)
    assert not [one for one in wrong.buttons() if one.accessibleName().startswith("Xong")]


def test_nothing_typed_is_cleared_by_a_mistake(wrong: Kiosk) -> None:
    shown = [one.text() for one in lines(wrong.box("con_ngay_sinh"))]

    assert shown == ["14", "", "2026"]


def test_a_line_of_the_summary_leads_to_the_empty_part_of_its_field(wrong: Kiosk) -> None:
    line = next(one for one in wrong.screen.findChildren(SummaryLine) if "ngày" in one.text().lower())

    wrong.tap(line)

    assert focused() is lines(wrong.box("con_ngay_sinh"))[1]


def test_mended_mistakes_are_gone_at_the_next_try(wrong: Kiosk) -> None:
    wrong.act(
        do.Answer("con_ho_ten", "Trần Thử Nghiệm"),
        do.Answer("con_ngay_sinh", "2026-11-14"),
        do.Answer("con_gioi_tinh", "nu"),
    )

    wrong.tap("Tiếp tục")

    assert wrong.shell.visit.step == "noi_sinh"
    assert "chỗ cần sửa" not in wrong.words()


# the way


def test_back_and_on_again_shows_what_was_answered(kiosk: Kiosk) -> None:
    to_step(kiosk, "nguoi_con")
    kiosk.act(do.Answer("con_ho_ten", "Trần Thử Nghiệm"))
    kiosk.tap("Quay lại")
    assert kiosk.shell.visit.step == "truong_hop"

    kiosk.tap("Tiếp tục")

    assert lines(kiosk.box("con_ho_ten"))[0].text() == "Trần Thử Nghiệm"


def test_leaving_asks_first(kiosk: Kiosk) -> None:
    to_step(kiosk, "nguoi_con")

    kiosk.tap("Thoát")

    assert kiosk.page is Page.LEAVE


# every step of every procedure


def steps_of(code: str) -> list[Step]:
    return [step for step in CATALOGUE.get(code).form.steps if step.id != OATH]


@pytest.mark.parametrize("code", CODES)
def test_every_step_of_every_procedure_can_be_drawn_and_touched(
    qtbot: QtBot, panel: tuple[int, int], code: str
) -> None:
    procedure = CATALOGUE.get(code)
    screen = FormScreen(lambda: MORNING)
    kit_parts.show(qtbot, screen, panel)
    floor = 60 if panel[1] > panel[0] else 57
    visit = Visit(hall=Hall(office=OFFICE), page=Page.FORM, procedure=procedure, draft="d")
    today = MORNING.date()
    for step in steps_of(code):
        screen.show_visit(replace(visit, step=step.id))
        qtbot.wait(1)
        qtbot.waitUntil(lambda: kit_parts.small(screen, floor) == [])
        asked = {one.id for one in shown_fields(procedure.form, {}, today)}
        for field in step.fields:
            box = screen.findChild(FieldBox, f"field_{field.id}")
            assert isinstance(box, FieldBox)
            assert box.isVisibleTo(screen) == (field.id in asked)
        typed = [*screen.findChildren(Edit), *screen.findChildren(Area)]
        assert [one for one in typed if one.isVisibleTo(screen) and not one.accessibleName()] == []
