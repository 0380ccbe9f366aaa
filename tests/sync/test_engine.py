"""The rules alone: what follows from what, cell by cell, and that nothing ever gives up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.link import LinkState
from sync.engine import step
from sync.messages import BlobAnswer, ChainHead, Hello, ItemAnswer, No, PackAnswer, Page, Receipt
from sync.moves import (
    Action,
    AskBlob,
    AskedToWait,
    AskFeed,
    BlobHeld,
    Call,
    Confirm,
    FeedFromStart,
    FetchBlob,
    Greeted,
    Heard,
    Idle,
    KeepBlob,
    Lie,
    Look,
    MarkSent,
    Nudge,
    PageRead,
    PieceRead,
    Place,
    Reply,
    Rest,
    Rewind,
    SaidNo,
    SayHello,
    SendPack,
    SendPart,
    Silence,
    Taken,
    TooLarge,
    Unreadable,
    Waiting,
    Work,
)
from sync.protocol import Answer, Why
from sync.state import State

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HEAD = Place(device="K1", epoch=1, seq=9, sha256="aa")
PACK = SendPack(items=100, max_bytes=1000)
READY = State(link=LinkState.ONLINE, since=NOW, greeted=True)
BLOB = Waiting(sha256="bb" * 32, size=200_000)
SMALL = Waiting(sha256="cc" * 32, size=10)
PART = SendPart(sha256=BLOB.sha256, offset=0, length=65536, last=False)
FETCH = FetchBlob(sha256=BLOB.sha256, offset=0, length=65536)
FEED = AskFeed(after=3)
HELLO = SayHello(head=HEAD, confirmed=9, mark=(4, "mm"))


def heard(reply: Reply, call: Call = PACK, state: State = READY) -> tuple[State, Sequence[Action]]:
    state, actions = step(state, Heard(call=call, reply=reply, chance=0.5), NOW)
    return state, tuple(actions)


def look(state: State, work: Work, now: datetime = NOW) -> Sequence[Action]:
    return step(state, Look(work=work), now)[1]


def no(why: Why, retry_after: int = 0, now: datetime = NOW) -> SaidNo:
    return SaidNo(no=No(to="", why=why, now=now, key=b"", retry_after=retry_after))


def taken(*answers: ItemAnswer, receipt: bool = True, sent: int = 3) -> Taken:
    items = [(one.seq, one.value) for one in answers if one.answer in (Answer.STORED, Answer.KNOWN)]
    made = Receipt(portal="p", device="K1", epoch=1, items=items, head="") if receipt and items else None
    answer = PackAnswer(to="", answers=answers, need=(), receipt=None)
    return Taken(answer=answer, receipt=made, sent=sent, device="K1", epoch=1)


def item(seq: int, answer: Answer, value: int = 0) -> ItemAnswer:
    return ItemAnswer(seq=seq, answer=answer, value=value)


def hello(*, seq: int = 9, sha256: str = "aa", mark: str = "mm") -> Greeted:
    chains = [ChainHead(device="K1", epoch=1, seq=seq, sha256=sha256)]
    return Greeted(hello=Hello(to="", portal="p", now=NOW, chains=chains, position=9, mark=mark))


# What is next


def test_the_order_of_work() -> None:
    everything = Work(head=HEAD, pending=1, to_send=[SMALL, BLOB], wanted=["dd"], downloads=True)
    blobs, rest = replace(everything, pending=0), replace(everything, pending=0, to_send=())
    fed = replace(READY, fed=True)

    assert isinstance(look(State(), everything)[0], SayHello)
    assert isinstance(look(READY, everything)[0], SendPack)
    assert look(READY, blobs) == [SendPart(sha256=SMALL.sha256, offset=0, length=10, last=True)]
    assert look(READY, replace(blobs, to_send=[BLOB])) == [AskBlob(sha256=BLOB.sha256)]
    assert look(READY, rest) == [AskFeed(after=0)]
    assert isinstance(look(fed, rest)[0], FetchBlob)
    assert look(fed, replace(rest, wanted=())) == [Idle()]
    assert look(fed, replace(rest, downloads=False)) == [Idle()]


def test_the_feed_never_waits_long_behind_a_scan() -> None:
    stale = replace(READY, fed_at=NOW - timedelta(seconds=31))

    assert look(stale, Work(head=HEAD, to_send=[BLOB])) == [AskFeed(after=0)]


def test_a_device_that_is_not_enrolled_says_so_and_sends_nothing() -> None:
    state, actions = step(State(), Look(work=Work(head=HEAD, enrolled=False, pending=3)), NOW)

    assert (state.link, actions) == (LinkState.NOT_ENROLLED, [Idle()])
    assert isinstance(look(state, Work(head=HEAD, pending=3))[0], SayHello)


# What an answer means

TABLE: Sequence[tuple[str, Reply, LinkState]] = [
    ("silence", Silence(), LinkState.OFFLINE),
    ("time-out", Silence(timed_out=True), LinkState.OFFLINE),
    ("lie", Lie(), LinkState.CAPTIVE),
    ("not what was asked", hello(), LinkState.CAPTIVE),
    ("no receipt", taken(receipt=False), LinkState.CAPTIVE),
    ("asked to wait", AskedToWait(seconds=7), LinkState.BUSY),
    ("quota", no(Why.QUOTA, 3600), LinkState.BUSY),
    ("busy", no(Why.BUSY, 5), LinkState.BUSY),
    ("outdated", no(Why.OUTDATED), LinkState.OUTDATED),
    ("unknown", no(Why.DEVICE), LinkState.REFUSED),
    ("revoked", no(Why.REVOKED), LinkState.REFUSED),
    ("signature", no(Why.SIGNATURE), LinkState.REFUSED),
    ("role", no(Why.ROLE), LinkState.REFUSED),
    ("malformed", no(Why.MALFORMED), LinkState.REFUSED),
    ("fork", taken(item(8, Answer.FORK)), LinkState.FORKED),
    ("one envelope too large", taken(item(8, Answer.TOO_LARGE), sent=1), LinkState.REFUSED),
    ("one envelope malformed", taken(item(8, Answer.MALFORMED)), LinkState.REFUSED),
]


@pytest.mark.parametrize(("_name", "reply", "link"), TABLE, ids=[one[0] for one in TABLE])
def test_answers_that_stop_us_for_a_while(_name: str, reply: Reply, link: LinkState) -> None:
    state, actions = heard(reply)
    rest = look(state, Work(head=HEAD, pending=1))

    assert (state.link, list(actions)) == (link, [])
    assert isinstance(rest[0], Rest)
    assert 5 <= rest[0].seconds <= 300
    after = look(state, Work(head=HEAD, pending=1), NOW + timedelta(minutes=5, seconds=1))
    assert isinstance(after[0], SayHello | SendPack)


def test_a_receipt_confirms() -> None:
    state, actions = heard(taken(item(8, Answer.STORED, 4), item(9, Answer.KNOWN, 2)))

    assert actions == (Confirm(device="K1", epoch=1, positions={8: 4, 9: 2}),)
    assert (state.link, state.last_ok) == (LinkState.ONLINE, NOW)


def test_a_gap_is_filled_from_there_and_the_same_gap_again_waits() -> None:
    state, actions = heard(taken(item(8, Answer.GAP, 3)))
    assert actions == (Rewind(device="K1", epoch=1, seq=3),)
    state, actions = heard(taken(item(8, Answer.GAP, 3)), state=state)

    assert (list(actions), state.link) == ([], LinkState.BUSY)


def test_what_was_stored_before_a_fork_stays_confirmed() -> None:
    state, actions = heard(taken(item(8, Answer.STORED, 4), item(9, Answer.FORK)))

    assert state.link is LinkState.FORKED
    assert actions == (Confirm(device="K1", epoch=1, positions={8: 4}),)


def test_too_large_halves() -> None:
    for reply in (TooLarge(), no(Why.TOO_LARGE), Silence(timed_out=True)):
        state, _ = heard(reply)
        assert state.items == READY.items // 2
    state, _ = heard(taken(item(8, Answer.TOO_LARGE), sent=3))
    assert state.items == 1


def test_a_wrong_clock_is_corrected_once() -> None:
    late = NOW + timedelta(days=3)
    state, actions = heard(no(Why.CLOCK, now=late))
    assert (state.skew, actions, state.rest_until) == (3 * 86400, (), None)
    state, _ = heard(no(Why.CLOCK, now=late), state=state)

    assert state.link is LinkState.CLOCK
    assert state.rest_until is not None


def test_hello_compares_both_ends() -> None:
    assert heard(hello(), HELLO)[0].greeted
    ahead, _ = heard(hello(seq=10), HELLO)
    assert (ahead.link, ahead.greeted) == (
        LinkState.ONLINE,
        False,
    )  # once more: it may just have been written
    assert heard(hello(seq=10), HELLO, ahead)[0].link is LinkState.FORKED
    other, _ = heard(hello(sha256="zz"), HELLO)
    assert heard(hello(sha256="zz"), HELLO, other)[0].link is LinkState.FORKED


def test_hello_finds_a_portal_that_lost_something() -> None:
    _, actions = heard(hello(seq=5, sha256="ee", mark="other"), HELLO)

    assert Rewind(device="K1", epoch=1, seq=6) in actions
    assert FeedFromStart() in actions


def test_a_stop_is_not_lifted_by_a_greeting_alone() -> None:
    forked = READY.stopped(LinkState.FORKED, NOW)

    assert heard(hello(), HELLO, forked)[0].link is LinkState.FORKED
    assert heard(taken(item(9, Answer.STORED, 4)), PACK, forked)[0].link is LinkState.ONLINE


def test_blobs_go_on_where_the_portal_is() -> None:
    held = BlobHeld(answer=BlobAnswer(to="", sha256=BLOB.sha256, offset=70_000, complete=False))
    state, _ = heard(held, AskBlob(sha256=BLOB.sha256))
    part = look(state, Work(head=HEAD, to_send=[BLOB]))[0]
    assert isinstance(part, SendPart)
    assert part.offset == 70_000
    state, actions = heard(
        BlobHeld(answer=BlobAnswer(to="", sha256=BLOB.sha256, offset=200_000, complete=True)), PART, state
    )

    assert actions == (MarkSent(sha256=BLOB.sha256),)


@pytest.mark.parametrize("reply", [Unreadable(), no(Why.NOT_FOUND), no(Why.MALFORMED)])
def test_one_bad_blob_does_not_hold_up_the_others(reply: Reply) -> None:
    state, _ = heard(reply, PART)
    actions = look(state, Work(head=HEAD, to_send=[BLOB, SMALL]))

    assert actions == [SendPart(sha256=SMALL.sha256, offset=0, length=10, last=True)]
    assert state.link is LinkState.ONLINE


def test_a_blob_that_keeps_coming_back_waits_for_the_next_round() -> None:
    state = READY
    for _ in range(4):
        state, _ = heard(no(Why.HASH), PART, state)

    assert BLOB.sha256 in state.skipped


def test_pieces_make_a_blob() -> None:
    state, actions = heard(PieceRead(length=65536, total=70_000), FETCH)
    assert actions == ()
    fed = replace(state, fed=True)
    fetch = look(fed, Work(head=HEAD, wanted=[BLOB.sha256], downloads=True))[0]
    assert isinstance(fetch, FetchBlob)
    assert fetch.offset == 65536

    assert heard(PieceRead(length=4464, total=70_000), fetch, fed)[1] == (KeepBlob(sha256=BLOB.sha256),)


def test_a_page_that_goes_nowhere_is_a_lie() -> None:
    stuck = Page(device="K1", after=3, next=3, end=False, items=())

    assert heard(PageRead(page=stuck), FEED)[0].link is LinkState.CAPTIVE
    assert heard(PageRead(page=replace(stuck, end=True)), FEED)[1] == ()


def test_a_nudge_ends_a_rest_but_not_one_the_portal_asked_for() -> None:
    offline, _ = heard(Silence())
    busy, _ = heard(AskedToWait(seconds=60))

    assert step(offline, Nudge(), NOW)[0].rest_until is None
    assert step(busy, Nudge(), NOW)[0].rest_until is not None


def test_a_clock_that_jumps_back_does_not_rest_for_years() -> None:
    state, _ = heard(Silence())

    assert not isinstance(look(state, Work(head=HEAD), NOW - timedelta(days=9000))[0], Rest)


@given(failures=st.integers(0, 10_000), chance=st.floats(0, 1, exclude_max=True), lie=st.booleans())
@settings(max_examples=60, deadline=None)
def test_it_never_gives_up_and_never_hurries(failures: int, chance: float, lie: bool) -> None:
    state = replace(READY, failures=failures)
    reply = Lie() if lie else Silence()
    state, _ = step(state, Heard(call=PACK, reply=reply, chance=chance), NOW)

    assert state.rest_until is not None
    assert timedelta(seconds=5) <= state.rest_until - NOW <= timedelta(minutes=5)
