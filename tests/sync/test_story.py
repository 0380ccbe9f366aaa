"""A filing's way: from the kiosk to the counter, and its code's way back, whatever the line does."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.filing.event import Kind
from kiosk.filing.status import Status, Sync
from kiosk.link import LinkState
from sync.client.cycle import run_until_idle
from sync.client.http import NoAnswer, Request, Response
from tests.sync.world import Machine, World, answering, cut, lose_answer, twice

SCAN = bytes(range(256)) * 4000  # 1 MB


def test_offline_loses_nothing(world: World, kiosk: Machine) -> None:
    filing = kiosk.submit(b"to khai")
    with kiosk.offline():
        report = kiosk.sync()
    assert (report.sent, report.pending, report.link.state) == (0, 1, LinkState.OFFLINE)
    report = kiosk.sync()

    assert (report.sent, report.blobs, report.pending, report.link.state) == (1, 1, 0, LinkState.ONLINE)
    row = kiosk.store.row(filing)
    assert row is not None
    assert (row.sync, row.blobs_sent, row.blobs_total) == (Sync.COMPLETE, 1, 1)
    assert world.count(Kind.SUBMITTED) == {filing: 1}


def test_the_counter_receives_and_the_code_comes_back(kiosk: Machine, counter: Machine) -> None:
    filing = kiosk.submit(b"to khai", SCAN)
    kiosk.sync()
    report = counter.sync()
    assert report.blobs == 2
    assert counter.store.blobs.read(hashlib.sha256(SCAN).hexdigest()) == SCAN

    counter.act(Kind.RECEIVED, filing, due="2026-12-01T17:00:00+07:00")
    counter.sync()
    kiosk.sync()

    row = kiosk.store.row(filing)
    assert row is not None
    assert row.status is Status.RECEIVED
    assert row.official_code is not None
    assert row.official_code.startswith("H26.15-")
    assert row.official_code.endswith("-0001")
    other = counter.store.row(filing)
    assert other is not None
    assert other.official_code == row.official_code


def test_two_officers_receiving_get_one_code(world: World, kiosk: Machine, counter: Machine) -> None:
    filing = kiosk.submit()
    kiosk.sync()
    second = world.device("Q2", "counter")
    for one in (counter, second):
        one.sync()
        one.act(Kind.RECEIVED, filing)
    counter.sync()
    second.sync()

    assert world.count(Kind.CODE_ISSUED) == {filing: 1}


def test_an_answer_lost_after_the_commit_makes_no_double(world: World, kiosk: Machine) -> None:
    filing = kiosk.submit()
    with kiosk.line(
        lambda request, reach: (lose_answer if request.method == "POST" else _pass)(request, reach)
    ):
        report = kiosk.sync()
    assert report.pending == 1
    kiosk.sync()

    assert world.count(Kind.SUBMITTED) == {filing: 1}
    assert kiosk.store.outbox.pending() == 0


def test_a_blob_whose_last_answer_was_lost_is_marked_sent(kiosk: Machine) -> None:
    kiosk.submit(b"nho", SCAN)
    with kiosk.line(lambda request, reach: (lose_answer if _ends_blob(request) else _pass)(request, reach)):
        kiosk.sync()
        kiosk.sync()
    report = kiosk.sync()

    assert (report.pending, kiosk.store.blobs.to_send()) == (0, [])


def test_a_filing_is_complete_only_when_every_paper_is_there(world: World, kiosk: Machine) -> None:
    filing = kiosk.submit(b"nho", SCAN)
    with kiosk.line(lambda request, reach: (cut if _of(request, SCAN) else _pass)(request, reach)):
        kiosk.sync()
        kiosk.sync()
    row = kiosk.store.row(filing)
    assert row is not None
    assert (row.sync, row.blobs_sent, row.blobs_total) == (Sync.SENT, 1, 2)
    assert world.count(Kind.COMPLETED) == {}
    kiosk.sync()

    assert world.count(Kind.COMPLETED) == {filing: 1}


def test_a_paper_changed_on_its_way_to_the_counter_is_not_kept(kiosk: Machine, counter: Machine) -> None:
    name = hashlib.sha256(SCAN).hexdigest()
    kiosk.submit(SCAN)
    kiosk.sync()

    asked: list[Request] = []

    def change(request: Request, reach: Callable[[Request], Response]) -> Response:
        answer = reach(request)
        asked.extend([request] if _of(request, SCAN) else [])
        changed = b"?" + answer.body[1:] if _of(request, SCAN) else answer.body
        return Response(status=answer.status, headers=answer.headers, body=changed)

    with counter.line(change):
        counter.sync()
    assert not counter.store.blobs.has(name)
    assert 0 < len(asked) < 20  # left for the next round, not asked for again and again
    counter.sync()

    assert counter.store.blobs.read(name) == SCAN


def test_its_time_is_limited_even_while_there_is_something_to_send(kiosk: Machine) -> None:
    kiosk.submit(SCAN)
    report = run_until_idle(kiosk.store, kiosk.keys, kiosk.clock, timeout=0, exchange=kiosk.exchange)

    assert report.pending == 1
    assert kiosk.sync().pending == 0


def test_it_waits_out_a_bad_line_as_long_as_it_may(kiosk: Machine) -> None:
    kiosk.submit()
    rests: list[float] = []

    def mend(seconds: float) -> bool:
        rests.append(seconds)
        kiosk.ahead += timedelta(seconds=seconds)
        if len(rests) == 3:
            kiosk.twists.clear()
        return True

    with kiosk.offline():
        report = run_until_idle(kiosk.store, kiosk.keys, kiosk.clock, pause=mend, exchange=kiosk.exchange)
        kiosk.twists.append(cut)

    assert (report.pending, report.link.state) == (0, LinkState.ONLINE)
    assert len(rests) == 3


def _of(request: Request, data: bytes) -> bool:
    return request.path.endswith(hashlib.sha256(data).hexdigest())


def _ends_blob(request: Request) -> bool:
    return request.headers.get("Upload-Complete") == "?1"


def _pass(request: Request, reach: Callable[[Request], Response]) -> Response:
    return reach(request)


def test_everything_sent_twice_makes_no_double(world: World, kiosk: Machine) -> None:
    with kiosk.line(twice):
        filings = [kiosk.submit(b"a"), kiosk.submit(SCAN)]
        kiosk.sync()
        kiosk.sync()

    assert world.count(Kind.SUBMITTED) == dict.fromkeys(filings, 1)
    assert world.count(Kind.COMPLETED) == dict.fromkeys(filings, 1)


def test_a_portal_that_restarts_goes_on(world: World, kiosk: Machine) -> None:
    first = kiosk.submit()
    kiosk.sync()
    world.restart()
    second = kiosk.submit()
    report = kiosk.sync()

    assert report.sent == 1
    assert world.count(Kind.SUBMITTED) == {first: 1, second: 1}


def test_what_was_filed_before_enrolment_is_sent_after_it(world: World) -> None:
    kiosk = world.device("K7", enrolled=False)
    before = kiosk.submit(b"giay")
    assert kiosk.sync().link.state is LinkState.NOT_ENROLLED
    kiosk.enrol(world.invite("K7", "kiosk"))
    after = kiosk.submit()
    report = kiosk.sync()

    assert (report.sent, report.pending) == (2, 0)
    assert world.count(Kind.SUBMITTED) == {before: 1, after: 1}


def test_a_kiosk_never_hears_of_other_people(world: World, kiosk: Machine, counter: Machine) -> None:
    other = world.device("K2")
    filing = other.submit(b"rieng tu")
    other.sync()
    counter.sync()
    counter.act(Kind.RECEIVED, filing)
    counter.sync()
    kiosk.sync()

    assert kiosk.store.row(filing) is None
    assert kiosk.store.events(filing) == []


def test_an_upload_that_is_cut_goes_on_where_it_was(world: World, kiosk: Machine) -> None:
    kiosk.submit(SCAN)
    sent: list[int] = []

    def three_parts(request: Request, reach: Callable[[Request], Response]) -> Response:
        if request.method == "PATCH":
            if len(sent) == 3:
                raise NoAnswer("cut")
            sent.append(len(request.body))
        return reach(request)

    def all_parts(request: Request, reach: Callable[[Request], Response]) -> Response:
        sent.append(len(request.body))
        return reach(request)

    with kiosk.line(three_parts):
        kiosk.sync()
    assert world.running.portal.blobs.offset(hashlib.sha256(SCAN).hexdigest()) == sum(sent)
    kiosk.reopen()
    with kiosk.line(all_parts):
        kiosk.sync()

    assert world.running.portal.blobs.has(hashlib.sha256(SCAN).hexdigest())
    assert sum(sent) == len(SCAN)


LIES = {
    "captive page": Response(status=200, body=b"<html>Wi-Fi mien phi</html>"),
    "garbage": Response(status=200, body=b'{"signed":{"to":""},"signature":"00"}'),
    "redirect": Response(status=302, headers={"location": "http://wifi.example/"}),
    "forbidden by a proxy": Response(status=403, body=b"no"),
    "unknown device, unsigned": Response(status=401, body=b"{}"),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=list(LIES))
def test_a_lying_network_changes_nothing(kiosk: Machine, lie: Response) -> None:
    kiosk.submit(b"to khai")
    with kiosk.line(answering(lie)):
        report = kiosk.sync()
    assert (report.sent, report.blobs, report.pending) == (0, 0, 1)
    assert report.link.state is LinkState.CAPTIVE

    assert kiosk.sync().pending == 0


BUSY = {
    "500": Response(status=500, body=b"oops"),
    "503 with a wait": Response(status=503, headers={"retry-after": "7"}),
    "429 for six hours": Response(status=429, headers={"retry-after": "21600"}),
}


@pytest.mark.parametrize("busy", BUSY.values(), ids=list(BUSY))
def test_a_busy_portal_is_waited_for(kiosk: Machine, busy: Response) -> None:
    kiosk.submit()
    with kiosk.line(answering(busy)):
        report = kiosk.sync()

    assert (report.pending, report.link.state) == (1, LinkState.BUSY)
    assert kiosk.sync().pending == 0
