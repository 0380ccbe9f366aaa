"""Papers: encrypted, whole or not there, shredded with their key."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import NotFound, StoreBroken
from kiosk.store import Draft, Store
from tests.kiosk.store_samples import REF, Chain, Watch, enrol, event, filing_id, opened, submitted

PAPER = b"%PDF-1.7 " + "Giấy chứng sinh Nguyễn Thị Lan ".encode() * 200
OTHER = b"%PDF-1.7 other"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path, clock=Watch()) as store:
        enrol(store)
        yield store


def test_a_paper_comes_back_as_it_was_kept(store: Store) -> None:
    blob = store.blobs.keep(PAPER, "application/pdf")

    assert blob.sha256 == hashlib.sha256(PAPER).hexdigest()
    assert (blob.size, store.blobs.has(blob.sha256)) == (len(PAPER), True)
    assert store.blobs.read(blob.sha256) == PAPER


def test_nothing_of_it_is_readable_on_the_disk(store: Store, tmp_path: Path) -> None:
    store.blobs.keep(PAPER, "application/pdf")
    store.append(submitted())
    store.drafts.save(Draft(id="d", procedure=REF, content={"name": "Nguyễn Thị Lan"}))

    for path in tmp_path.rglob("*"):
        assert not path.is_file() or "Thị Lan".encode() not in path.read_bytes()


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    assert store.blobs.keep(PAPER, "application/pdf") == store.blobs.keep(PAPER, "application/pdf")
    assert len(store.blobs.all()) == 1


def test_a_damaged_file_is_never_given_out_and_can_be_kept_again(store: Store) -> None:
    blob = store.blobs.keep(PAPER, "application/pdf")
    path = store.blobs.path(blob.sha256)
    sealed = bytearray(path.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    path.write_bytes(sealed)

    with pytest.raises(StoreBroken):
        store.blobs.read(blob.sha256)
    assert [one.rule for one in store.verify().problems] == ["blob_damaged"]
    store.blobs.keep(PAPER, "application/pdf")
    assert store.blobs.read(blob.sha256) == PAPER


def test_a_swapped_file_is_noticed(store: Store) -> None:
    one, two = store.blobs.keep(PAPER, "application/pdf"), store.blobs.keep(OTHER, "application/pdf")
    store.blobs.path(one.sha256).write_bytes(store.blobs.path(two.sha256).read_bytes())

    with pytest.raises(StoreBroken):
        store.blobs.read(one.sha256)


def test_what_was_never_kept_is_not_found(store: Store) -> None:
    assert not store.blobs.has("ab" * 32)
    with pytest.raises(NotFound):
        store.blobs.read("ab" * 32)


def test_only_papers_of_filings_made_here_are_sent_the_smallest_first(store: Store) -> None:
    big, small = (store.blobs.keep(data, "application/pdf") for data in (PAPER, OTHER))
    store.blobs.keep(b"of an unfinished visit", "application/pdf")
    assert store.blobs.to_send() == []

    store.append(submitted(files=(big.sha256, small.sha256)))
    assert store.blobs.to_send() == [small, big]


def test_a_sent_paper_is_counted_and_not_sent_again(store: Store) -> None:
    one, two = (store.blobs.keep(data, "application/pdf") for data in (PAPER, OTHER))
    store.append(submitted(files=(one.sha256, two.sha256)))
    store.blobs.sent(one.sha256)
    row = store.row(filing_id())

    assert row is not None
    assert (row.blobs_sent, row.blobs_total) == (1, 2)
    assert store.blobs.to_send() == [two]
    assert store.verify().ok


def test_what_the_portal_lost_is_sent_again(store: Store) -> None:
    blob = store.blobs.keep(PAPER, "application/pdf")
    store.append(submitted(files=(blob.sha256,)))
    store.outbox.confirm("H26.15-K1", 1, {1: 1})
    store.blobs.sent(blob.sha256)
    store.outbox.rewind("H26.15-K1", 1, 1)

    assert store.blobs.to_send() == [blob]


def test_a_counter_wants_the_papers_of_what_it_took(store: Store) -> None:
    sha256 = hashlib.sha256(PAPER).hexdigest()
    store.outbox.take([(1, Chain("H26.15-K2").seal(submitted(files=(sha256,))))], 1)
    assert store.blobs.wanted() == [sha256]

    store.blobs.keep(PAPER, "application/pdf")
    row = store.row(filing_id())
    assert row is not None
    assert (store.blobs.wanted(), store.blobs.to_send(), row.blobs_sent) == ([], [], 1)
    assert store.verify().ok


def test_a_paper_of_ours_that_is_missing_is_told(store: Store) -> None:
    store.append(submitted(files=("ab" * 32,)))

    assert [(one.field, one.rule) for one in store.verify().problems] == [("ab" * 32, "blob_missing")]


def test_papers_of_nobody_are_shredded_once_out_of_hand(tmp_path: Path) -> None:
    clock = Watch()
    with opened(tmp_path, clock=clock) as store:
        kept = store.blobs.keep(PAPER, "application/pdf")
        drafted = store.blobs.keep(OTHER, "application/pdf")
        gone = store.blobs.keep(b"gone", "application/pdf")
        store.append(submitted(files=(kept.sha256,)))
        store.drafts.save(
            Draft(id="d", procedure=REF, content={"papers": {"a": [{"sha256": drafted.sha256}]}})
        )
        assert store.blobs.drop_unreferenced() == 0
        clock.turn(hours=2)

        assert store.blobs.drop_unreferenced() == 1
        assert [store.blobs.has(one.sha256) for one in (kept, drafted, gone)] == [True, True, False]
        assert not store.blobs.path(gone.sha256).exists()
        assert store.verify().ok


def test_what_a_crash_left_is_swept_but_nothing_in_hand(tmp_path: Path) -> None:
    clock = Watch()
    with opened(tmp_path, clock=clock) as store:
        blob = store.blobs.keep(PAPER, "application/pdf")
        folder = store.blobs.path(blob.sha256).parent
        part, orphan, fresh = folder / f"{'ab' * 32}.7.part", folder / ("cd" * 32), folder / ("ef" * 32)
        for path in (part, orphan, fresh):
            path.write_bytes(b"x")
        old = clock.now.timestamp() - 7200
        for path in (part, orphan):
            os.utime(path, (old, old))
        os.utime(fresh, (clock.now.timestamp(), clock.now.timestamp()))
        store.tidy()

        assert [path.exists() for path in (part, orphan, fresh)] == [False, False, True]
        assert store.blobs.read(blob.sha256) == PAPER


def test_a_supplement_adds_its_papers(store: Store) -> None:
    one, two = (store.blobs.keep(data, "application/pdf") for data in (PAPER, OTHER))
    store.append(submitted(files=(one.sha256,)))
    body = {"documents": [{"files": [{"sha256": two.sha256}]}]}
    store.append(event("amended", body=body, actor="citizen"))
    row = store.row(filing_id())

    assert row is not None
    assert row.blobs_total == 2
    assert {blob.sha256 for blob in store.blobs.to_send()} == {one.sha256, two.sha256}
