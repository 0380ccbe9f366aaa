"""The officer's counter decides purely: signing in, lists, the slip, the reader, calls for help."""

from dataclasses import replace

from kiosk.catalogue.form import Text
from kiosk.counter import actions as do
from kiosk.counter.dispute import disputes
from kiosk.counter.effects import (
    AnswerCall,
    CheckPin,
    DrawPage,
    Lane,
    LoadCalls,
    LoadFiling,
    LoadList,
    Nudge,
    OpenPapers,
    WriteSlip,
)
from kiosk.counter.replies import Calls, HelpCall, Listing, Opened, PageDrawn, Past, Sheet, Shown, SignedIn
from kiosk.counter.state import Counter, Page
from kiosk.link import Link, LinkState
from kiosk.replies import Failed, LinkChanged
from tests.kiosk.counter_samples import DETAIL, HALL, RECEIVED, ROW, at_filing, led, signed_in

SHEETS = [
    Sheet(sha256="a", title=Text(vi="Tờ khai"), pages=2, here=True),
    Sheet(sha256="b", title=Text(vi="Giấy chứng sinh"), pages=1, here=False),
]
CALL = HelpCall(id="c1", device="H26.15-K1", page="form", code="417", at="2026-11-24T01:58:00+00:00")


def test_signing_in_needs_a_name_and_a_pin() -> None:
    counter, effects = led(Counter(hall=HALL), do.SignIn("  ", ""))

    assert [one.field for one in counter.problems] == ["name", "pin"]
    assert effects == []


def test_signing_in_asks_for_the_pin_to_be_checked() -> None:
    counter, effects = led(Counter(hall=HALL), do.SignIn(" Lê Minh Châu ", "246810"))

    assert effects == [CheckPin("Lê Minh Châu", "246810")]
    assert counter.shut


def test_who_signed_in_sees_today() -> None:
    counter, effects = led(Counter(hall=HALL), SignedIn("Lê Minh Châu"))

    assert not counter.shut
    assert effects == [LoadList(Lane.TODAY), LoadCalls(), Nudge()]


def test_a_locked_machine_does_nothing() -> None:
    locked, _ = led(at_filing(), do.Lock())

    for action in (do.Receive(), do.Read(), do.Choose("f2"), do.Search("Lan"), do.PrintSlip(), do.Retry()):
        assert led(locked, action) == (locked, [])


def test_the_same_officer_finds_the_work_as_it_was() -> None:
    working, _ = led(at_filing(), do.Tick("giay_chung_sinh", held=True))
    counter, _ = led(working, do.Lock(), do.SignIn("Lê Minh Châu", "246810"), SignedIn("Lê Minh Châu"))

    assert counter.chosen == "f1"
    assert counter.ticked == {"giay_chung_sinh"}


def test_another_officer_finds_nothing_of_the_first() -> None:
    counter, _ = led(at_filing(), do.Lock(), SignedIn("Trần Văn Bình"))

    assert counter.officer == "Trần Văn Bình"
    assert (counter.chosen, counter.detail, counter.rows) == ("", None, None)


def test_the_first_filing_of_a_list_is_opened() -> None:
    listing = Listing(lane=Lane.TODAY, query="", rows=[ROW], counts={Lane.NEW: 1}, short_names={})
    counter, effects = led(signed_in(), listing)

    assert counter.counts == {Lane.NEW: 1}
    assert effects == [LoadFiling("f1")]


def test_a_late_answer_does_not_replace_the_list_on_screen() -> None:
    late = Listing(lane=Lane.TODAY, query="", rows=[ROW], counts={}, short_names={})
    counter, _ = led(signed_in(), do.OpenLane(Lane.NEW), late)

    assert counter.rows is None


def test_an_empty_search_leads_back_to_today() -> None:
    _, effects = led(signed_in(), do.Search("  "))

    assert effects == [LoadList(Lane.TODAY)]


def test_a_search_is_tidied() -> None:
    _, effects = led(signed_in(), do.Search("  nguyen   thi "))

    assert effects == [LoadList(Lane.FOUND, "nguyen thi")]


def test_a_filing_that_is_no_longer_chosen_is_not_shown() -> None:
    counter, _ = led(at_filing(), do.Choose("f2"), Shown(DETAIL))

    assert counter.detail is None


def test_there_is_no_slip_before_the_official_code() -> None:
    counter, effects = led(at_filing(RECEIVED), do.PrintSlip())

    assert [one.rule for one in counter.problems] == ["no_code_yet"]
    assert effects == []


def test_with_the_code_the_slip_is_written() -> None:
    coded = replace(RECEIVED, row=replace(RECEIVED.row, official_code="H26.15-261124-0001"))
    _, effects = led(at_filing(coded), do.PrintSlip())

    assert effects == [WriteSlip(filing="f1")]


def test_reading_begins_with_the_declaration() -> None:
    _, asked = led(at_filing(), do.Read())
    counter, effects = led(at_filing(), do.Read(), Opened(filing="f1", sheets=SHEETS))

    assert asked == [OpenPapers(filing="f1", officer="Lê Minh Châu")]
    assert effects == [DrawPage(filing="f1", sha256="a", page=0)]
    assert counter.page is Page.READER


def test_pages_turn_only_where_there_are_pages() -> None:
    reading, _ = led(at_filing(), do.Read(), Opened(filing="f1", sheets=SHEETS))

    assert led(reading, do.Turn(0, 1))[1] == [DrawPage(filing="f1", sha256="a", page=1)]
    for sheet, page in ((0, 2), (0, -1), (2, 0), (-1, 0)):
        assert led(reading, do.Turn(sheet, page)) == (reading, [])


def test_a_picture_of_another_page_is_not_shown() -> None:
    reading, _ = led(at_filing(), do.Read(), Opened(filing="f1", sheets=SHEETS), do.Turn(0, 1))
    counter, _ = led(reading, PageDrawn(sha256="a", page=0, png=b"first"))

    assert counter.picture == b""


def test_a_file_on_its_way_is_drawn_once_it_is_here() -> None:
    reading, _ = led(at_filing(), do.Read(), Opened(filing="f1", sheets=SHEETS))
    waiting, effects = led(reading, do.Turn(1, 0))
    arrived = [SHEETS[0], replace(SHEETS[1], here=True)]
    _, again = led(waiting, Opened(filing="f1", sheets=arrived, again=True))

    assert effects == []
    assert again == [DrawPage(filing="f1", sha256="b", page=0)]


def test_files_on_their_way_are_looked_for_without_recording_it_twice() -> None:
    reading, _ = led(at_filing(), do.Read(), Opened(filing="f1", sheets=SHEETS))
    _, effects = led(reading, LinkChanged(Link(state=LinkState.ONLINE), ("f1",)))

    assert OpenPapers(filing="f1", officer="Lê Minh Châu", again=True) in effects


def test_a_change_elsewhere_loads_the_list_but_not_this_filing() -> None:
    _, effects = led(at_filing(), LinkChanged(Link(state=LinkState.ONLINE), ("f9",)))

    assert effects == [LoadCalls(), LoadList(Lane.TODAY)]


def test_a_line_that_only_comes_and_goes_loads_no_list() -> None:
    counter, effects = led(at_filing(), LinkChanged(Link(state=LinkState.OFFLINE)))

    assert counter.hall.link.state is LinkState.OFFLINE
    assert effects == [LoadCalls()]


def test_a_call_for_help_goes_when_somebody_went() -> None:
    counter, effects = led(signed_in(), Calls([CALL]), do.Answer("c1"))

    assert counter.calls == []
    assert effects == [AnswerCall("c1")]


def test_trouble_leaves_the_work_on_screen() -> None:
    counter, _ = led(at_filing(), do.Receive(), Failed("disk_full", {}, ""))

    assert counter.trouble == Failed("disk_full", {}, "")
    assert (counter.chosen, counter.confirming) == ("f1", True)


def test_both_sides_of_an_event_that_came_too_late_are_known() -> None:
    first = _past("received", "officer:Lê Minh Châu", "Q1")
    read = _past("data_read", "officer:Lê Minh Châu", "Q1")
    second = replace(_past("received", "officer:Trần Văn Bình", "Q2"), set_aside=True)
    found = disputes([_past("submitted", "citizen", "K1"), first, read, second])

    assert [(one.aside, one.standing) for one in found] == [(second, first)]


def _past(kind: str, actor: str, device: str) -> Past:
    return Past(id=kind + actor, kind=kind, at="", actor=actor, device=device, confirmed=True)
