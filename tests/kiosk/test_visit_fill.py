"""Filling in: forward, back, changing from the check page, the card, problems, handing in."""

from dataclasses import replace

import pytest

from kiosk.catalogue.form import Field, FieldType, Step
from kiosk.effects import KeepFiling, ListFiles, ReadCardPicture, SaveDraft, TakePaper
from kiosk.errors import Problem
from kiosk.replies import CardText, Declined, Kept, Saved
from kiosk.visit import actions as do
from kiosk.visit.flow import content
from kiosk.visit.state import Page
from tests.kiosk.visit_samples import CARD, PROCEDURE, RECEIPT, at_card, at_step, filled, text, walk

OTHER = Step(
    id="me",
    title=text("Mẹ"),
    question=text("Mẹ là ai?"),
    fields=[
        Field(id="me_ten", label=text("Họ tên"), type=FieldType.PERSON_NAME),
        Field(id="me_so", label=text("Số"), type=FieldType.PERSON_ID),
    ],
)


def test_agreeing_begins_a_draft_that_is_saved_at_once() -> None:
    visit, effects = walk(at_card(), do.Continue())

    assert effects[0] == SaveDraft(content(visit))


def test_a_card_fills_in_what_it_knows_and_says_so() -> None:
    visit, _ = walk(at_card(), do.ReadCard(CARD))

    assert (visit.answers["ho_ten"], visit.origins["ho_ten"]) == ("Trần Thị Thu Hà", "card")


@pytest.mark.parametrize(
    "text", ["", "1|2|3", CARD[:40], CARD.replace("001185012348", "00118501234"), "x" * 9999]
)
def test_a_bad_card_fills_nothing_in(text: str) -> None:
    before, _ = walk(at_card(), do.Answer("ho_ten", "Lê An"))

    after, effects = walk(before, do.ReadCard(text))

    assert (after.answers, after.card, effects) == (before.answers, None, [])
    assert [one.rule for one in after.problems] == ["card"]


def test_a_card_never_overwrites_what_was_typed() -> None:
    visit, _ = walk(at_step(), do.Answer("ho_ten", "Lê An"), do.ReadCard(CARD))

    assert (visit.answers["ho_ten"], visit.answers["so_dinh_danh"]) == ("Lê An", "001185012348")


def test_a_card_scanned_at_a_step_about_somebody_else_answers_that_step_only() -> None:
    form = replace(PROCEDURE.form, steps=[*PROCEDURE.form.steps, OTHER])
    before, _ = walk(at_step(), do.Answer("ho_ten", "Lê An"), do.Answer("me_so", "001185000000"))
    there = replace(before, procedure=replace(PROCEDURE, form=form), step="me")

    after, _ = walk(there, do.Answer("me_so", "001185000000"), do.ReadCard(CARD))

    assert (after.answers["me_ten"], after.answers["me_so"]) == ("Trần Thị Thu Hà", "001185000000")
    assert (after.answers["ho_ten"], after.card) == ("Lê An", None)
    assert "so_dinh_danh" not in after.answers


def test_what_a_second_card_does_not_say_is_not_left_over_from_the_first() -> None:
    other = CARD.replace("001185012348", "001185099999").replace("Trần Thị Thu Hà", "Tr?n")

    visit, _ = walk(at_card(), do.ReadCard(CARD), do.ReadCard(other))

    assert visit.answers["so_dinh_danh"] == "001185099999"
    assert "ho_ten" not in visit.answers
    assert "ho_ten" not in visit.origins


def test_a_card_of_somebody_else_that_lacks_a_name_answers_only_the_rest() -> None:
    form = replace(PROCEDURE.form, steps=[*PROCEDURE.form.steps, OTHER])
    there = replace(at_step(), procedure=replace(PROCEDURE, form=form), step="me")

    after, _ = walk(there, do.ReadCard(CARD.replace("Trần Thị Thu Hà", "Tr?n")))

    assert (after.answers["me_so"], "me_ten" in after.answers) == ("001185012348", False)
    assert "me_ten" not in after.origins


def test_emptying_a_prefilled_field_leaves_it_empty() -> None:
    visit, _ = walk(at_step(), do.ReadCard(CARD), do.Answer("ho_ten", ""))

    assert "ho_ten" not in visit.answers


def test_a_picture_of_a_card_is_read_like_a_scanned_one() -> None:
    asked, effects = walk(at_card(), do.PickCardPicture("/the.png"))
    visit, _ = walk(asked, CardText(CARD))

    assert effects == [ReadCardPicture("/the.png")]
    assert (asked.busy, visit.busy, visit.answers["ho_ten"]) == (True, False, "Trần Thị Thu Hà")


def test_every_answer_is_saved() -> None:
    visit, effects = walk(at_step(), do.Answer("ho_ten", "Lê An"))

    assert effects == [SaveDraft(content(visit))]


def test_an_unknown_field_changes_nothing() -> None:
    visit = at_step()

    assert walk(visit, do.Answer("la", "x")) == (visit, [])


def test_problems_stay_on_the_page_and_keep_the_answers() -> None:
    visit, effects = walk(at_step(), do.Answer("so_dinh_danh", "12"), do.Continue())

    assert (visit.page, visit.step, visit.answers["so_dinh_danh"]) == (Page.FORM, "nguoi", "12")
    assert [one.field for one in visit.problems] == ["ho_ten", "so_dinh_danh"]
    assert len(effects) == 1  # only the answer was saved


def test_continue_walks_through_the_steps_papers_and_check() -> None:
    visit, _ = walk(at_card(), do.ReadCard(CARD), do.Continue())
    seen = [visit.step]
    for actions in ([do.Continue()], [do.Answer("ly_do", "vay"), do.Continue()], [do.Continue()]):
        visit, _ = walk(visit, *actions)
        seen.append(visit.step)

    assert seen == ["nguoi", "viec", "papers", "check"]


def test_the_papers_page_asks_for_the_files() -> None:
    visit, _ = walk(at_step("viec"), do.Answer("ly_do", "vay"))

    assert ListFiles() in walk(visit, do.Continue())[1]


def test_back_walks_the_same_way_to_the_card_and_the_notice() -> None:
    visit, seen = filled(), []
    for _ in range(6):
        visit, _ = walk(visit, do.Back())
        seen.append(visit.step if visit.page is Page.FORM else visit.page.value)

    assert seen == ["papers", "viec", "nguoi", "card", "privacy", "before"]


def test_change_leads_straight_back_to_the_check_page() -> None:
    there, _ = walk(filled(), do.Change("nguoi"))
    back, _ = walk(there, do.Answer("ho_ten", "Lê An"), do.Continue())

    assert (there.page, there.step) == (Page.FORM, "nguoi")
    assert (back.page, back.returning, back.answers["ho_ten"]) == (Page.CHECK, False, "Lê An")


def test_change_then_back_leads_to_the_check_page_too() -> None:
    assert walk(filled(), do.Change("papers"), do.Back())[0].page is Page.CHECK


def test_what_the_check_page_found_wrong_stands_beside_its_field() -> None:
    visit, _ = walk(filled(), do.Answer("ho_ten", ""), do.Answer("cam_doan", False), do.Submit())
    there, _ = walk(visit, do.Change("nguoi"))

    assert [one.field for one in visit.problems] == ["ho_ten", "cam_doan"]
    assert [one.field for one in there.problems] == ["ho_ten"]


def test_handing_in_keeps_the_whole_content_once() -> None:
    visit = filled()
    busy, effects = walk(visit, do.Submit())

    assert (busy.busy, effects) == (True, [KeepFiling(content(visit))])


def test_a_second_touch_on_hand_in_does_nothing() -> None:
    busy, _ = walk(filled(), do.Submit())
    done, _ = walk(busy, Kept(RECEIPT))

    assert walk(busy, do.Submit()) == (busy, [])
    assert walk(done, do.Submit()) == (done, [])


def test_handing_in_without_the_oath_is_refused() -> None:
    visit, _ = walk(filled(), do.Answer("cam_doan", False))
    after, effects = walk(visit, do.Submit())

    assert (effects, [one.rule for one in after.problems]) == ([], ["required_tick"])


def test_handing_in_without_a_paper_that_must_be_there_is_refused() -> None:
    after, effects = walk(replace(filled(), papers={}), do.Submit())

    assert (effects, [one.field for one in after.problems]) == ([], ["ban_sao"])


def test_kept_shows_the_receipt() -> None:
    visit, _ = walk(filled(), do.Submit(), Kept(RECEIPT))

    assert (visit.page, visit.busy, visit.receipt) == (Page.RECEIPT, False, RECEIPT)


def test_papers_are_taken_and_given_back() -> None:
    visit, effects = walk(filled(), do.AddPaper("ban_sao", "/x.pdf"))
    assert effects == [TakePaper(PROCEDURE.ref, "ban_sao", "/x.pdf")]

    declined, _ = walk(visit, Declined([Problem(field="ban_sao", rule="file_blank")]))
    assert (declined.busy, len(declined.papers["ban_sao"])) == (False, 1)

    emptied, _ = walk(declined, do.RemovePaper("ban_sao", "a" * 64))
    assert emptied.papers == {}


def test_saved_says_when_only_for_the_draft_on_screen() -> None:
    visit = at_step()

    assert walk(visit, Saved(visit.draft, "2026-11-23T01:42:00+00:00"))[0].saved_at
    assert not walk(visit, Saved("other", "2026-11-23T01:42:00+00:00"))[0].saved_at
