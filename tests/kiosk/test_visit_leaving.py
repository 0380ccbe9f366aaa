"""Leaving: what is kept, what is forgotten, and that every page has a way out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from kiosk.catalogue.load import Catalogue
from kiosk.clock import local
from kiosk.effects import CallHelp, DropDraft, LeaveDraft, OpenDraft, Refresh, SaveDraft, TakeUpDraft, Wipe
from kiosk.forms.persons import persons_of
from kiosk.forms.prefill import FILED, TYPED
from kiosk.link import Link, LinkState
from kiosk.paths import assets
from kiosk.replies import DraftRow, Drafts, Failed, Kept, Left, LinkChanged, Loaded, Refreshed, TakenUp
from kiosk.values import Answers
from kiosk.visit import actions as do
from kiosk.visit.flow import content
from kiosk.visit.state import Page, Visit
from kiosk.visit.step import begin
from tests import answers as birth
from tests.kiosk.visit_samples import (
    CARD,
    FOUND,
    HALL,
    NOW,
    PROCEDURE,
    RECEIPT,
    ROW,
    at_card,
    at_step,
    filled,
    fresh,
    walk,
)

CATALOGUE = Catalogue(assets() / "procedures")
BIRTH: Answers = birth.BIRTH  # type: ignore[assignment]  # plain answers
CLEAN = begin(Visit(hall=HALL))
OFFLINE = Link(state=LinkState.OFFLINE)


@pytest.mark.parametrize("action", [do.Finish(), do.Discard(), do.Expire()])
def test_ending_forgets_everything_of_the_person(action: do.Action) -> None:
    visit = replace(filled(), language="en", large=True, contrast=True, low=True, help_code="123", query="x")

    after, effects = walk(visit, action)

    assert after == CLEAN
    assert effects[-1] == Wipe()


def test_going_to_rest_forgets_too() -> None:
    after, effects = walk(replace(fresh(), query="tim", large=True), do.Rest())

    assert (after, effects) == (replace(CLEAN, page=Page.ATTRACT), [Wipe()])


def test_a_touch_wakes_a_clean_home() -> None:
    assert walk(replace(CLEAN, page=Page.ATTRACT), do.Touch()) == (CLEAN, [])


@pytest.mark.parametrize("visit", [at_card(), at_step(), filled()])
def test_expiring_seals_the_draft_first(visit: Visit) -> None:
    assert walk(visit, do.Expire())[1] == [SaveDraft(content(visit)), Wipe()]


def test_expiring_while_handing_in_saves_no_second_draft() -> None:
    assert walk(filled(), do.Submit(), do.Expire())[1][1:] == [Wipe()]


def test_expiring_outside_a_form_saves_nothing() -> None:
    assert walk(fresh(), do.Expire())[1] == [Wipe()]


def test_discarding_drops_the_draft() -> None:
    visit = filled()

    assert walk(visit, do.Discard())[1] == [DropDraft(visit.draft), Wipe()]


def test_ending_after_handing_in_drops_no_draft() -> None:
    assert walk(filled(), Kept(RECEIPT), do.Finish())[1] == [Wipe()]


def handed_in() -> Visit:
    """A birth handed in by the mother, in English and large."""
    visit = replace(
        filled(),
        procedure=CATALOGUE.get("1.001193"),
        answers=BIRTH,
        large=True,
        language="en",
        query="khai sinh",
    )
    return walk(visit, Kept(RECEIPT))[0]


def test_another_filing_begins_with_the_persons_and_nothing_else() -> None:
    visit = handed_in()
    after, effects = walk(visit, do.Another())

    assert effects == [Wipe()]
    assert after.persons == persons_of(CATALOGUE.get("1.001193"), BIRTH, local(NOW).date())
    assert after == Visit(hall=visit.hall, page=Page.SEARCH, language="en", large=True, persons=after.persons)


def test_only_a_receipt_leads_to_another_filing() -> None:
    visit = filled()

    assert walk(visit, do.Another()) == (visit, [])


def test_the_persons_are_filled_in_and_never_kept_by_themselves() -> None:
    second = Loaded(CATALOGUE.get("1.000656"))
    visit, effects = walk(handed_in(), do.Another(), second, do.Begin(), do.Agree(frozenset()), do.Continue())

    assert visit.page is Page.FORM
    assert (visit.answers["nyc_ho_ten"], visit.origins["nyc_ho_ten"]) == ("Nguyễn Thị Thử", FILED)
    assert visit.purposes == frozenset()
    assert visit.draft not in ("", handed_in().draft)
    assert [one.content for one in effects if isinstance(one, SaveDraft)][-1] == content(visit)
    assert not hasattr(content(visit), "persons")


@pytest.mark.parametrize("action", [do.Finish(), do.Discard(), do.Expire(), do.GoHome(), do.Back()])
def test_the_persons_end_with_the_visit(action: do.Action) -> None:
    visit, _ = walk(handed_in(), do.Another(), action)

    assert visit.persons is None
    assert visit.page is Page.HOME


def test_a_card_in_hand_beats_what_the_last_filing_said_of_somebody() -> None:
    funeral = CATALOGUE.get("1.001731")
    said: Answers = {"nc_ho_ten": "Lê Mẫu", "nc_so_dinh_danh": "079202000123"}
    visit = replace(filled(), procedure=funeral, answers=said, page=Page.FORM, step="nguoi_chet")
    carried = replace(visit, origins={"nc_ho_ten": FILED, "nc_so_dinh_danh": TYPED})
    after, _ = walk(carried, do.ReadCard(CARD))

    assert (after.answers["nc_ho_ten"], after.origins["nc_ho_ten"]) == ("Trần Thị Thu Hà", TYPED)
    assert after.answers["nc_so_dinh_danh"] == "079202000123"


def test_taking_up_a_draft_brings_no_persons_back() -> None:
    visit, _ = walk(handed_in(), do.Another(), do.Search("x"))
    kept = content(at_step())

    assert walk(visit, TakenUp(kept, PROCEDURE))[0].persons is None


def test_leaving_keeps_the_draft_for_code_and_pin() -> None:
    visit, _ = walk(at_step(), do.Answer("ho_ten", "Lê An"), do.GoHome())
    busy, effects = walk(visit, do.ChoosePin("2468", "2468"))
    left, _ = walk(busy, Left("482913"))
    after, at_end = walk(left, do.Finish())

    assert visit.page is Page.LEAVE
    assert effects == [LeaveDraft(content(visit), "2468")]
    assert (left.page, left.left_code) == (Page.LEFT, "482913")
    assert (after, at_end) == (CLEAN, [Wipe()])


@pytest.mark.parametrize(
    ("pin", "again", "rule"),
    [("12", "12", "pin_shape"), ("12a4", "12a4", "pin_shape"), ("1234", "1235", "pin_again")],
)
def test_a_pin_is_four_digits_or_more_and_typed_twice(pin: str, again: str, rule: str) -> None:
    visit, effects = walk(at_step(), do.GoHome(), do.ChoosePin(pin, again))

    assert ([one.rule for one in visit.problems], effects) == ([rule], [])


def test_not_leaving_after_all_goes_on_where_one_was() -> None:
    visit, _ = walk(at_step("viec"), do.GoHome(), do.Back())

    assert (visit.page, visit.step) == (Page.FORM, "viec")


def test_a_form_in_work_is_asked_about_from_the_pages_before_it_too() -> None:
    notice, _ = walk(at_card(), do.Back())
    before, _ = walk(notice, do.Back())

    assert [walk(one, do.GoHome())[0].page for one in (notice, before)] == [Page.LEAVE, Page.LEAVE]
    assert walk(before, do.Back())[0].page is Page.LEAVE


def test_agreeing_again_goes_on_with_the_same_draft() -> None:
    visit = at_card()

    assert walk(visit, do.Back(), do.Agree(frozenset()))[0].draft == visit.draft


def test_taking_up_stands_where_one_left_with_everything_restored() -> None:
    visit, _ = walk(at_card(), do.ReadCard(CARD), do.Continue(), do.Continue(), do.Answer("ly_do", "vay"))
    asked, effects = walk(fresh(), do.OpenResume(), do.Resume("482 913", "2468"))
    back, _ = walk(asked, TakenUp(content(visit), PROCEDURE))

    assert effects == [TakeUpDraft("482913", "2468")]
    assert (back.page, back.step, back.busy) == (Page.FORM, "viec", False)
    assert (back.answers, back.origins, back.draft) == (visit.answers, visit.origins, visit.draft)


def test_taking_up_at_a_step_that_is_no_more_begins_at_the_card() -> None:
    kept = replace(content(at_step()), step="bo_roi")

    assert walk(fresh(), TakenUp(kept, PROCEDURE))[0].page is Page.CARD


def test_an_officer_opens_a_draft() -> None:
    row = DraftRow(id="d1", procedure=PROCEDURE.ref, saved_at="")
    visit, _ = walk(fresh(), do.OpenStaff(), do.SignIn("chau", "135790"), Drafts("chau", [row]))

    assert walk(visit, do.PickDraft("d1"))[1] == [OpenDraft("d1", "chau")]


def test_trouble_keeps_the_visit_and_leads_back_to_it() -> None:
    visit = filled()
    troubled, _ = walk(visit, do.Submit(), Failed("disk_full", {}, ""))
    again, _ = walk(troubled, do.Back())
    home, _ = walk(troubled, do.GoHome())

    assert (troubled.page, troubled.busy, troubled.answers) == (Page.TROUBLE, False, visit.answers)
    assert (again.page, again.trouble) == (Page.CHECK, None)
    assert home.page is Page.LEAVE


def test_a_second_trouble_still_leads_back_to_the_first_page() -> None:
    failed = Failed("disk_full", {}, "")

    assert walk(filled(), failed, failed, do.Back())[0].page is Page.CHECK


def test_calling_keeps_the_page_and_gives_a_number_to_say() -> None:
    visit, effects = walk(at_step(), do.Call())

    assert (visit.page, len(visit.help_code)) == (Page.FORM, 3)
    assert effects == [CallHelp(page="form", code=visit.help_code)]
    assert walk(visit, do.HelpSeen())[0].help_code == ""


def test_news_of_the_line_refreshes_the_receipt_on_screen() -> None:
    visit, _ = walk(filled(), Kept(RECEIPT))
    told, effects = walk(visit, LinkChanged(OFFLINE, ["f-1", "f-2"]))
    official = replace(ROW, official_code="H26.15-261123-0001")
    seen, _ = walk(told, Refreshed(official))

    assert (told.hall.link, effects) == (OFFLINE, [Refresh("f-1")])
    assert seen.receipt
    assert seen.receipt.row.official_code == "H26.15-261123-0001"


def test_ending_keeps_what_is_known_of_the_line() -> None:
    assert walk(filled(), LinkChanged(OFFLINE), do.Finish())[0].hall.link == OFFLINE


PAGES: Mapping[Page, Sequence[do.Action]] = {
    Page.AREA: (do.OpenArea("khai_sinh"),),
    Page.SEARCH: (do.Search("khai"),),
    Page.BEFORE: (Loaded(PROCEDURE),),
    Page.PRIVACY: (Loaded(PROCEDURE), do.Begin()),
    Page.LOOKUP: (do.OpenLookup(),),
    Page.FOUND: (do.OpenLookup(), FOUND),
    Page.RESUME: (do.OpenResume(),),
    Page.STAFF: (do.OpenResume(), do.OpenStaff()),
    Page.TROUBLE: (Failed("incident", {"number": "123456"}, "123456"),),
}


@pytest.mark.parametrize("page", list(PAGES))
def test_back_leads_home_from_every_page_outside_a_form(page: Page) -> None:
    visit, _ = walk(fresh(), *PAGES[page])
    assert visit.page is page

    for _ in range(4):
        visit, _ = walk(visit, do.Back())
    assert visit.page is Page.HOME


@pytest.mark.parametrize("page", list(Page))
def test_every_page_has_a_way_out(page: Page) -> None:
    visit = replace(filled(), page=page, receipt=RECEIPT if page is Page.RECEIPT else None)

    assert walk(visit, do.Finish())[0] == CLEAN
    assert walk(visit, do.Expire())[0] == CLEAN
    assert walk(visit, do.GoHome())[0].page in (Page.HOME, Page.LEAVE)
