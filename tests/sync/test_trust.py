"""Who is believed: pinned keys, signed answers, one-time codes; a wrong clock, a copied disk."""

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import Misuse, Refused, Unreachable
from kiosk.filing.event import Kind
from kiosk.keys import sign
from kiosk.link import LinkState
from kiosk.seal.canonical import canonical
from kiosk.store.store import Store
from kiosk.values import as_int, as_map
from sync.client.http import HttpExchange, Request, Response
from sync.errors import Garbled
from sync.invite import new_code, read_code
from sync.portal.devices import revoke
from sync.portal.portal import Limits
from sync.protocol import PACKS, Context
from sync.signed import open_document, seal_document
from tests.sync.world import Machine, World

Reach = Callable[[Request], Response]
OTHER_SEED = bytes(32)


def test_another_portals_key_is_refused_at_enrolment(tmp_path: Path) -> None:
    right, rogue = World(tmp_path / "right"), World(tmp_path / "rogue")
    try:
        code = right.invite("K1", "kiosk")
        machine = rogue.device("K1", enrolled=False)
        with pytest.raises(Unreachable):
            machine.enrol(code)

        assert not machine.store.device.enrolled
    finally:
        right.stop()
        rogue.stop()


def test_a_code_enrols_one_key_only(world: World) -> None:
    code = world.invite("K1", "kiosk")
    first = world.device("first", enrolled=False)
    first.enrol(code)
    first.enrol(code)  # its answer was lost: the same again
    second = world.device("second", enrolled=False)
    with pytest.raises(Refused):
        second.enrol(code)

    assert (first.store.device.name, first.store.device.epoch) == ("H26.15-K1", 1)
    assert not second.store.device.enrolled


def test_a_code_is_good_for_a_day(world: World) -> None:
    code = world.invite("K1", "kiosk")
    machine = world.device("late", enrolled=False)
    world.late = machine.ahead = timedelta(hours=25)
    with pytest.raises(Refused):
        machine.enrol(code)


@pytest.mark.parametrize("typed", ["", "abc", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA", "é" * 28])
def test_a_slip_in_the_code_is_noticed_here(world: World, typed: str) -> None:
    with pytest.raises(Refused):
        world.device("K1", enrolled=False).enrol(typed)


def test_a_code_is_read_as_people_type_it() -> None:
    code = new_code(b"k" * 32)

    assert read_code(str(code).lower().replace("-", " ")) == code
    assert read_code(str(code).replace("0", "o").replace("1", "l")) == code
    with pytest.raises(Garbled):
        read_code(str(code)[:-1])


@pytest.mark.parametrize(
    "url", ["http://portal.example", "ftp://127.0.0.1", "portal", "https://", "http://10.0.0.1"]
)
def test_plain_http_is_for_loopback_only(url: str) -> None:
    with pytest.raises(Misuse):
        HttpExchange(url)


def test_a_forged_receipt_confirms_nothing(kiosk: Machine) -> None:
    kiosk.submit()

    def forge(request: Request, reach: Reach) -> Response:
        answer = reach(request)
        if request.path != PACKS:
            return answer
        signed = json.loads(answer.body)["signed"]
        return Response(status=200, body=_signed_by(OTHER_SEED, Context.PACK_ANSWER, signed))

    with kiosk.line(forge):
        report = kiosk.sync()

    assert (report.sent, report.pending, report.link.state) == (0, 1, LinkState.CAPTIVE)


def test_a_receipt_for_other_bytes_confirms_nothing(world: World, kiosk: Machine) -> None:
    """Even signed by the right key: an old answer, or one to somebody else."""
    kiosk.submit()
    kept: list[Response] = []

    def keep(request: Request, reach: Reach) -> Response:
        answer = reach(request)
        kept.extend([answer] if request.path == PACKS else [])
        return answer

    def replay(request: Request, reach: Reach) -> Response:
        return kept[0] if request.path == PACKS else reach(request)

    with kiosk.line(keep):
        kiosk.sync()
    second = kiosk.submit()
    with kiosk.line(replay):
        report = kiosk.sync()

    assert (report.sent, report.pending) == (0, 1)
    assert second not in world.count(Kind.SUBMITTED)


def test_a_page_with_one_changed_byte_is_not_taken(kiosk: Machine, counter: Machine) -> None:
    kiosk.submit()
    kiosk.sync()

    def change(request: Request, reach: Reach) -> Response:
        answer = reach(request)
        at = len(answer.body) // 2
        body = answer.body[:at] + bytes([answer.body[at] ^ 1]) + answer.body[at + 1 :]
        return Response(status=answer.status, headers=answer.headers, body=body)

    with counter.line(change):
        counter.sync()

    assert (counter.store.outbox.cursor(), counter.store.rows()) == (0, [])
    assert counter.sync().received > 0


@pytest.mark.parametrize("wrong", [timedelta(days=-20_000), timedelta(days=1), timedelta(days=3650)])
def test_a_wrong_clock_is_corrected_by_the_portals_time(kiosk: Machine, wrong: timedelta) -> None:
    kiosk.ahead = wrong
    kiosk.submit()
    report = kiosk.sync()

    assert (report.sent, report.pending) == (1, 0)
    assert abs(as_int(as_map(kiosk.store.get("sync.clock")).get("skew")) + wrong.total_seconds()) < 60


def test_a_copied_disk_is_noticed_and_stops(world: World, kiosk: Machine) -> None:
    kiosk.submit()
    kiosk.sync()
    kiosk.store.close()
    shutil.copytree(kiosk.home.folder, world.folder / "copy")
    kiosk.store = Store(kiosk.home, kiosk.keys, clock=kiosk.clock)
    copy = world.device("copy", enrolled=False)
    mine, theirs = kiosk.submit(), copy.submit()
    assert kiosk.sync().pending == 0
    report = copy.sync()

    assert (report.link.state, report.pending) == (LinkState.FORKED, 1)
    assert mine in world.count(Kind.SUBMITTED)
    assert theirs not in world.count(Kind.SUBMITTED)


def test_a_device_restored_from_an_old_copy_is_noticed_at_hello(world: World, kiosk: Machine) -> None:
    kiosk.submit()
    kiosk.sync()
    kiosk.store.close()
    shutil.copytree(kiosk.home.folder, world.folder / "old")
    kiosk.store = Store(kiosk.home, kiosk.keys, clock=kiosk.clock)
    kiosk.submit()
    kiosk.sync()
    old = world.device("old", enrolled=False)

    assert old.sync().link.state is LinkState.FORKED


def test_a_portal_restored_from_a_backup_is_given_all_again(
    world: World, kiosk: Machine, counter: Machine
) -> None:
    first = kiosk.submit(b"mot")
    kiosk.sync()
    world.stop_portal()
    shutil.copytree(world.data, world.folder / "backup")
    world.start()
    second = kiosk.submit(b"hai")
    kiosk.sync()
    counter.sync()
    assert counter.store.outbox.cursor() > 0
    world.stop_portal()
    shutil.rmtree(world.data)
    (world.folder / "backup").rename(world.data)
    world.start()
    assert second not in world.count(Kind.SUBMITTED)
    kiosk.sync()
    third = kiosk.submit()
    kiosk.sync()
    counter.sync()

    assert world.count(Kind.SUBMITTED) == {first: 1, second: 1, third: 1}
    assert {row.filing for row in counter.store.rows()} == {first, second, third}
    assert world.count(Kind.COMPLETED)[second] == 1


def test_a_revoked_device_stops_and_keeps_filing(world: World, kiosk: Machine) -> None:
    revoke(world.running.portal.database, "H26.15-K1")
    filing = kiosk.submit()
    report = kiosk.sync()

    assert (report.link.state, report.pending) == (LinkState.REFUSED, 1)
    assert kiosk.store.row(filing) is not None


def test_a_flood_is_asked_to_wait(tmp_path: Path) -> None:
    world = World(tmp_path, limits=Limits(envelopes=3))
    try:
        kiosk = world.device("K1")
        for _ in range(2):
            kiosk.submit()
        assert kiosk.sync().pending == 0
        for _ in range(2):
            kiosk.submit()
        report = kiosk.sync()

        assert (report.pending, report.link.state) == (2, LinkState.BUSY)
        assert sum(world.count(Kind.SUBMITTED).values()) == 2
    finally:
        world.stop()


def test_a_document_holds_for_one_key_and_one_purpose() -> None:
    from kiosk.keys import public_key

    raw = _signed_by(OTHER_SEED, Context.FEED, {"a": 1})
    assert open_document(raw, Context.FEED, public_key(OTHER_SEED)) == {"a": 1}
    with pytest.raises(Garbled):
        open_document(raw, Context.RECEIPT, public_key(OTHER_SEED))
    with pytest.raises(Garbled):
        open_document(raw, Context.FEED, public_key(b"1" * 32))


def _signed_by(seed: bytes, context: str, value: Mapping[str, int]) -> bytes:
    assert canonical(value)
    return seal_document(context, value, lambda purpose, message: sign(seed, purpose, message))
