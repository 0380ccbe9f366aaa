"""Receiving is asked first, done once, and never against what the filing's status allows."""

from dataclasses import replace

from kiosk.counter import actions as do
from kiosk.counter.effects import Foresee, Lane, LoadFiling, LoadList, NotePapers, Nudge, TakeIn
from kiosk.counter.replies import PapersNoted, Shown, TakenIn
from kiosk.counter.state import Notice
from kiosk.errors import Problem
from kiosk.replies import Declined
from tests.kiosk.counter_samples import DETAIL, FORESEEN, RECEIVED, at_filing, led

TYPED = replace(FORESEEN, needs_code=True)
TICK = do.Tick("giay_chung_sinh", held=True)
OFFICER = "Lê Minh Châu"


def test_f9_first_asks_what_would_be_promised() -> None:
    counter, effects = led(at_filing(), do.Receive())

    assert counter.confirming
    assert effects == [Foresee("f1")]


def test_nothing_is_received_before_the_promise_is_on_screen() -> None:
    _, effects = led(at_filing(), do.Receive(), do.Receive())

    assert effects == []


def test_f9_again_receives_with_the_ticked_papers() -> None:
    counter, effects = led(at_filing(), TICK, do.Receive(), FORESEEN, do.Receive())

    assert counter.busy
    assert effects == [TakeIn(filing="f1", officer=OFFICER, papers=frozenset({"giay_chung_sinh"}))]


def test_a_third_f9_while_it_is_done_does_nothing() -> None:
    _, effects = led(at_filing(), do.Receive(), FORESEEN, do.Receive(), do.Receive())

    assert effects == []


def test_not_yet_receives_nothing() -> None:
    counter, effects = led(at_filing(), TICK, do.Receive(), FORESEEN, do.Cancel())

    assert not counter.confirming
    assert counter.ticked == {"giay_chung_sinh"}
    assert effects == []


def test_a_received_filing_is_refused_with_its_status() -> None:
    counter, effects = led(at_filing(RECEIVED), do.Receive())

    assert [(one.rule, one.values) for one in counter.problems] == [
        ("status_forbids", {"status": "received"})
    ]
    assert not counter.confirming
    assert effects == []


def test_received_elsewhere_meanwhile_ends_the_question() -> None:
    counter, _ = led(at_filing(), do.Receive(), FORESEEN, Shown(RECEIVED))

    assert not counter.confirming
    assert [one.rule for one in counter.problems] == ["status_forbids"]


def test_a_refusal_by_the_store_loads_the_filing_anew() -> None:
    forbidden = Problem(field="ref", rule="status_forbids", values={"status": "received"})
    counter, effects = led(at_filing(), do.Receive(), FORESEEN, do.Receive(), Declined([forbidden]))

    assert (counter.busy, counter.confirming) == (False, False)
    assert effects == [LoadFiling("f1"), LoadList(Lane.TODAY)]


def test_the_official_code_is_asked_for_where_officers_type_it() -> None:
    counter, effects = led(at_filing(), do.Receive(), TYPED, do.TypeCode("  "), do.Receive())

    assert [one.rule for one in counter.problems] == ["code_needed"]
    assert effects == []


def test_the_typed_code_goes_along() -> None:
    _, effects = led(at_filing(), do.Receive(), TYPED, do.TypeCode(" H26-1 "), do.Receive())

    assert effects == [TakeIn(filing="f1", officer=OFFICER, papers=frozenset(), code="H26-1")]


def test_what_was_typed_stays_when_it_is_refused() -> None:
    problem = Problem(field="code", rule="code_shape")
    counter, _ = led(
        at_filing(), do.Receive(), TYPED, do.TypeCode("H26-1"), do.Receive(), Declined([problem])
    )

    assert (counter.code, counter.confirming) == ("H26-1", True)


def test_a_received_filing_stays_beside_the_list_and_is_sent() -> None:
    counter, effects = led(at_filing(), TICK, do.Receive(), FORESEEN, do.Receive(), TakenIn(RECEIVED))

    assert (counter.detail, counter.notice, counter.ticked) == (RECEIVED, Notice.RECEIVED, frozenset())
    assert effects == [LoadList(Lane.TODAY), Nudge()]


def test_an_answer_about_a_filing_left_behind_changes_nothing_on_screen() -> None:
    asking, _ = led(at_filing(), do.Receive(), FORESEEN, do.Receive(), do.Choose("f2"))
    counter, _ = led(asking, TakenIn(RECEIVED))

    assert (counter.chosen, counter.detail, counter.notice) == ("f2", None, Notice.NOTHING)


def test_ticks_do_not_stick_to_the_next_filing() -> None:
    counter, _ = led(at_filing(), TICK, do.Choose("f2"))

    assert counter.ticked == frozenset()


def test_originals_can_be_recorded_by_themselves() -> None:
    ticked, effects = led(at_filing(), TICK, do.RecordPapers())
    counter, _ = led(ticked, PapersNoted(replace(DETAIL, papers=RECEIVED.papers)))

    assert effects == [NotePapers(filing="f1", officer=OFFICER, papers=frozenset({"giay_chung_sinh"}))]
    assert (counter.ticked, counter.notice) == (frozenset(), Notice.PAPERS_NOTED)


def test_only_originals_of_this_filing_can_be_ticked() -> None:
    counter, _ = led(at_filing(), do.Tick("ho_chieu", held=True))

    assert counter.ticked == frozenset()


def test_a_paper_that_is_held_cannot_be_ticked_again() -> None:
    counter, _ = led(at_filing(RECEIVED), TICK)

    assert counter.ticked == frozenset()
