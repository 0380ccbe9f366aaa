"""What goes out, what comes back, and in which order it counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.filing.status import Status, Sync
from kiosk.seal import Envelope, SealBroken, pack
from kiosk.store import Store
from tests.kiosk.store_samples import Chain, enrol, event, filing_id, opened, submitted

KIOSK = "H26.15-K1"
A, B = "aa" * 32, "bb" * 32


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        enrol(store, KIOSK)
        yield store


def _sync(store: Store, number: int = 1) -> Sync:
    row = store.row(filing_id(number))
    assert row is not None
    return row.sync


def test_a_run_is_consecutive_and_bounded(store: Store) -> None:
    kept = store.append_all([submitted(number) for number in range(1, 6)])
    size = len(kept[0].header + kept[0].body)

    assert store.outbox.unsent(3, 10**6) == kept[:3]
    assert store.outbox.unsent(9, size * 2 + size // 2) == kept[:2]
    assert store.outbox.unsent(9, 1) == kept[:1]


def test_the_old_chain_goes_first_and_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        old = store.append(submitted(1))
        enrol(store, KIOSK)
        new = store.append(submitted(2))
        assert store.outbox.unsent(9, 10**6) == [old]
        store.outbox.confirm(store.events(filing_id(1))[0].device, 0, {1: 7})

        assert store.outbox.unsent(9, 10**6) == [new]


def test_a_receipt_confirms(store: Store) -> None:
    store.append_all([submitted(1), submitted(2), submitted(3)])
    store.outbox.confirm(KIOSK, 1, {1: 11, 2: 12})

    assert (_sync(store, 1), _sync(store, 2), _sync(store, 3)) == (Sync.SENT, Sync.SENT, Sync.LOCAL)
    assert store.outbox.pending() == 1
    assert store.counts()["sync.sent"] == 2
    assert [one.position for one in store.events(filing_id(2))] == [12]


def test_a_receipt_may_come_twice(store: Store) -> None:
    store.append(submitted(1))
    for _ in range(2):
        store.outbox.confirm(KIOSK, 1, {1: 11})

    assert store.verify().ok
    assert store.outbox.pending() == 0


def test_the_feed_brings_the_officers_act(store: Store) -> None:
    store.append(submitted(1))
    store.outbox.confirm(KIOSK, 1, {1: 1})
    counter = Chain("H26.15-C1")
    items = [
        (2, counter.seal(event("received", body={"due": "2026-11-25T17:30:00+07:00"}))),
        (3, counter.seal(event("code_issued", body={"code": "H26.15-261124-0001"}))),
    ]

    assert store.outbox.take(items, 3) == 2
    row = store.row(filing_id(1))
    assert row is not None
    assert (row.status, row.official_code) == (Status.RECEIVED, "H26.15-261124-0001")
    assert store.outbox.cursor() == 3
    assert store.outbox.pending() == 0
    assert store.verify().ok


def test_a_page_taken_twice_changes_nothing(store: Store) -> None:
    items = [(1, Chain("H26.15-C1").seal(submitted(1)))]

    assert store.outbox.take(items, 1) == 1
    before = (store.rows(), store.counts(), store.events(filing_id(1)))
    assert store.outbox.take(items, 1) == 0
    assert (store.rows(), store.counts(), store.events(filing_id(1))) == before


def test_our_own_event_in_the_feed_counts_as_confirmed(store: Store) -> None:
    kept = store.append(submitted(1))

    assert store.outbox.take([(5, kept)], 5) == 0
    assert _sync(store) is Sync.SENT
    assert store.outbox.pending() == 0


def test_confirmed_events_count_before_local_ones_whoever_was_first_here(store: Store) -> None:
    store.append(submitted(1))
    store.outbox.confirm(KIOSK, 1, {1: 1})
    store.append(event("withdrawn", actor="citizen"))
    store.outbox.take([(2, Chain("H26.15-C1").seal(event("denied", body={"reason": "Sai nơi"})))], 2)
    row = store.row(filing_id(1))

    assert [one.event.kind for one in store.events(filing_id(1))] == ["submitted", "denied", "withdrawn"]
    assert row is not None
    assert (row.status, row.flagged) == (Status.DENIED, True)


def test_the_portals_order_counts_not_the_order_of_arrival(store: Store) -> None:
    one, two = Chain("H26.15-C1"), Chain("H26.15-C2")
    store.outbox.take([(1, one.seal(submitted(1))), (5, one.seal(event("received")))], 5)
    store.outbox.take([(3, two.seal(event("denied")))], 5)
    row = store.row(filing_id(1))

    assert row is not None
    assert row.status is Status.DENIED
    assert [one.set_aside for one in store.events(filing_id(1))] == [False, False, True]


def test_completion_is_the_portals_word(store: Store) -> None:
    portal = Chain("portal")
    store.append(submitted(1, files=(A, B)))
    store.outbox.confirm(KIOSK, 1, {1: 1})
    store.outbox.take([(2, portal.seal(event("completed")))], 2)
    row = store.row(filing_id(1))

    assert row is not None
    assert (row.sync, row.blobs_sent, row.blobs_total) == (Sync.COMPLETE, 2, 2)
    assert store.rows(pending=True) == []


def test_a_refusal_becomes_a_repair_task_until_it_is_amended(store: Store) -> None:
    store.append(submitted(1))
    store.outbox.confirm(KIOSK, 1, {1: 1})
    store.outbox.take(
        [(2, Chain("portal").seal(event("refused", body={"errors": [{"rule": "required"}]})))], 2
    )
    row = store.row(filing_id(1))
    assert row is not None
    assert (row.sync, row.flagged) == (Sync.REFUSED, True)

    store.append(event("amended", body={"answers": {}}, actor="citizen"))
    row = store.row(filing_id(1))
    assert row is not None
    assert (row.sync, row.flagged) == (Sync.LOCAL, False)


def test_a_bad_envelope_refuses_its_whole_page(store: Store) -> None:
    chain = Chain("H26.15-C1")
    good, bad = chain.seal(submitted(1)), chain.seal(submitted(2))

    with pytest.raises(SealBroken):
        store.outbox.take([(1, good), (2, Envelope(header=bad.header, body=pack({})))], 2)
    assert (store.rows(), store.outbox.cursor()) == ([], 0)


def test_two_events_for_one_place_are_both_kept_and_told(store: Store) -> None:
    store.append(submitted(1))
    twin = Chain(KIOSK).seal(submitted(2))

    assert store.outbox.take([(9, twin), (9, twin)], 9) == 0
    assert [one.rule for one in store.verify().problems] == ["stray"]
    assert store.row(filing_id(2)) is None


def test_another_event_under_a_known_id_never_replaces_it(store: Store) -> None:
    kept = store.append(submitted(1))
    store.outbox.take([(9, Chain("H26.15-C9").seal(submitted(1)))], 9)

    assert store.outbox.unsent(9, 10**6) == [kept]
    assert [one.rule for one in store.verify().problems] == ["stray"]


def test_what_the_portal_lost_goes_again_with_the_same_bytes(store: Store) -> None:
    kept = store.append_all([submitted(number) for number in (1, 2, 3)])
    store.outbox.confirm(KIOSK, 1, {1: 1, 2: 2, 3: 3})
    store.outbox.rewind(KIOSK, 1, 2)

    assert store.outbox.unsent(9, 10**6) == kept[1:]
    assert (_sync(store, 1), _sync(store, 2)) == (Sync.SENT, Sync.LOCAL)
    assert store.verify().ok


def test_a_kiosk_may_get_a_status_without_the_body(store: Store) -> None:
    store.append(submitted(1))
    bare = Envelope(header=Chain("H26.15-C1").seal(event("received")).header, body=b"")
    store.outbox.take([(1, store.append(submitted(1))), (2, bare)], 2)
    row = store.row(filing_id(1))

    assert row is not None
    assert row.status is Status.RECEIVED
    assert store.verify().ok
