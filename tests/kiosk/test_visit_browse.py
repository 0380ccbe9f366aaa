"""Finding the way: areas, search, the notice, looking a filing up."""

import pytest

from kiosk.effects import LoadProcedure, LookUp, SearchProcedures, WithdrawConsent
from kiosk.errors import Problem
from kiosk.replies import Declined, Loaded, Results
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.kiosk.visit_samples import AREA, FOUND, LISTED, PROCEDURE, fresh, walk


def test_an_area_opens_its_list() -> None:
    visit, _ = walk(fresh(), do.OpenArea("khai_sinh"))

    assert (visit.page, visit.area) == (Page.AREA, AREA)


def test_an_unknown_area_opens_nothing() -> None:
    assert walk(fresh(), do.OpenArea("la")) == (fresh(), [])


def test_a_procedure_is_loaded_before_it_is_shown() -> None:
    asked, effects = walk(fresh(), do.OpenProcedure(PROCEDURE.code))
    shown, _ = walk(asked, Loaded(PROCEDURE))

    assert (asked.page, asked.busy, effects) == (Page.HOME, True, [LoadProcedure(PROCEDURE.code)])
    assert (shown.page, shown.busy, shown.procedure) == (Page.BEFORE, False, PROCEDURE)


def test_only_the_results_of_the_last_letters_are_shown() -> None:
    visit, effects = walk(fresh(), do.Search("kha"), do.Search("khai"), Results("kha", []))
    late, _ = walk(visit, Results("khai", [LISTED]), Results("kha", []))

    assert effects == [SearchProcedures("kha"), SearchProcedures("khai")]
    assert late.results == [LISTED]


def test_back_from_a_procedure_leads_to_where_it_was_found() -> None:
    by_area, _ = walk(fresh(), do.OpenArea("khai_sinh"), Loaded(PROCEDURE), do.Back())
    by_search, _ = walk(fresh(), do.Search("khai"), Loaded(PROCEDURE), do.Back())

    assert (by_area.page, by_search.page) == (Page.AREA, Page.SEARCH)


def test_only_optional_purposes_are_consented_to() -> None:
    visit, _ = walk(fresh(), Loaded(PROCEDURE), do.Begin(), do.Agree(frozenset({"contact", "bia_ra"})))

    assert visit.purposes == {"contact"}


@pytest.mark.parametrize(
    ("ref", "digits", "rules"),
    [("", "1234", ["ref_needed"]), ("K7QM-22A4", "12", ["last_four"]), ("", "", ["ref_needed", "last_four"])],
)
def test_looking_up_needs_the_code_and_four_digits(ref: str, digits: str, rules: list[str]) -> None:
    visit, effects = walk(fresh(), do.OpenLookup(), do.Ask(ref, digits))

    assert ([one.rule for one in visit.problems], effects) == (rules, [])


def test_looking_up_asks_once_the_input_is_whole() -> None:
    visit, effects = walk(fresh(), do.OpenLookup(), do.Ask(" K7QM-22A4 ", "1 2 3 4"))

    assert (visit.busy, effects) == (True, [LookUp("K7QM-22A4", "1234")])


def test_a_scanned_slip_gives_its_code() -> None:
    _, effects = walk(fresh(), do.OpenLookup(), do.Ask("MC1|K7QM-22A4|01a20611-3240-7692", "1234"))

    assert effects == [LookUp("K7QM-22A4", "1234")]


def test_not_found_stays_on_the_page_with_its_reason() -> None:
    visit, _ = walk(fresh(), do.OpenLookup(), do.Ask("K7QM-22A4", "1234"))
    told, _ = walk(visit, Declined([Problem(field="ref", rule="not_found")]))

    assert (told.page, told.busy, [one.rule for one in told.problems]) == (Page.LOOKUP, False, ["not_found"])


def test_a_consent_is_taken_back() -> None:
    visit, effects = walk(fresh(), do.OpenLookup(), FOUND, do.TakeBackConsent("contact"))

    assert effects == [WithdrawConsent("f-1", "contact")]
    assert visit.found
    assert visit.found.consents == frozenset()


def test_the_dock_changes_how_things_look_and_nothing_else() -> None:
    visit, _ = walk(fresh(), do.Appear("large"), do.Appear("contrast"), do.Appear("low"), do.Speak("en"))
    back, _ = walk(visit, do.Appear("large"), do.Appear("contrast"), do.Appear("low"), do.Speak("vi"))

    assert (visit.large, visit.contrast, visit.low, visit.language) == (True, True, True, "en")
    assert back == fresh()
