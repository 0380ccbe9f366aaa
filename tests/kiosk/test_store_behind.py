"""Lists follow a save just after it: whatever happens in between, nobody ever sees them behind."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.filing.status import Status
from kiosk.store import Draft, Store, room
from kiosk.store.projection import behind
from tests.kiosk.store_samples import REF, Chain, Watch, event, filing_id, opened, submitted


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "device") as store:
        yield store


@pytest.fixture
def cut(store: Store, tmp_path: Path) -> Iterator[Store]:
    """What a power cut leaves between a save and its entry in the lists, opened again."""
    paper = store.blobs.keep(b"%PDF 1", "application/pdf")
    store.append(submitted(1))
    assert len(store.rows()) == 1
    store.append(event("received", 1))
    store.append(submitted(2, files=(paper.sha256,)))
    shutil.copytree(tmp_path / "device", tmp_path / "cut")
    with opened(tmp_path / "cut") as cut:
        assert behind(cut._db)
        yield cut


def test_a_cut_loses_no_row(cut: Store) -> None:
    assert [(row.filing, row.status) for row in cut.rows()] == [
        (filing_id(2), Status.NEW),
        (filing_id(1), Status.RECEIVED),
    ]


def test_a_cut_loses_no_count(cut: Store) -> None:
    assert cut.counts() == {"status.new": 1, "status.received": 1, "sync.local": 2}


def test_a_cut_hides_no_filing_from_those_who_look_for_it(cut: Store) -> None:
    row = cut.row(filing_id(2))
    assert row is not None

    assert cut.find(row.temporary_code) == [row]
    assert cut.rows(text="nguyen thi lan")[0] == row


def test_a_cut_leaves_a_store_that_verifies(cut: Store) -> None:
    assert cut.verify().problems == []
    assert not behind(cut._db)


def test_a_cut_keeps_the_papers_to_send(cut: Store) -> None:
    assert [one.size for one in cut.blobs.to_send()] == [6]


def test_a_receipt_and_the_feed_come_before_any_list(cut: Store) -> None:
    cut.outbox.confirm(cut.device.name, 0, {1: 1, 2: 2, 3: 3})
    cut.outbox.take([(4, Chain("H26.15-C1").seal(event("received", 2)))], 4)

    assert not behind(cut._db)
    assert cut.counts() == {"status.received": 2, "sync.sent": 2}
    assert cut.verify().ok


def test_what_the_portal_lost_goes_again_before_any_list(cut: Store) -> None:
    cut.outbox.rewind(cut.device.name, 0, 1)

    assert cut.outbox.pending() == 3
    assert len(cut.blobs.to_send()) == 1


def test_another_process_sees_it_too(store: Store, tmp_path: Path) -> None:
    with opened(tmp_path / "device") as other:
        assert other.rows() == []
        store.append(submitted(1))
        assert [row.filing for row in other.rows()] == [filing_id(1)]
        other.append(event("received", 1))

        assert store.counts() == {"status.received": 1, "sync.local": 1}


def test_the_receipt_waits_for_no_list(store: Store) -> None:
    store.append(submitted(1))
    before = room.unfolded(store._db)
    shown = store.row(filing_id(1))

    assert room.unfolded(store._db) == before
    assert store.rows() == [shown]


def test_a_save_writes_little(store: Store) -> None:
    store.drafts.save(Draft(id=filing_id(1), procedure=REF, content={"a": "x" * 900}))
    before = room.unfolded(store._db)
    store.append(submitted(1))

    assert (room.unfolded(store._db) - before) / room.FRAME <= 6


def test_a_paper_just_handed_in_is_no_litter(tmp_path: Path) -> None:
    watch = Watch()
    with opened(tmp_path, clock=watch) as store:
        paper = store.blobs.keep(b"%PDF 1", "application/pdf")
        watch.turn(hours=2)
        store.append(submitted(1, files=(paper.sha256,)))

        assert store.blobs.drop_unreferenced() == 0
        assert store.blobs.to_send() == [paper]


def test_facts_about_the_device_make_no_row(store: Store) -> None:
    store.append(event("help_called"))

    assert store.rows() == []
    assert not behind(store._db)


def test_the_next_save_is_synced_again_whatever_became_of_the_lists(store: Store) -> None:
    store.append(submitted(1))
    store._db.run("create trigger stuck before insert on filings begin select raise(abort, 'stuck'); end")
    with pytest.raises(Exception, match="stuck") as caught:
        store.rows()
    assert isinstance(caught.value.__cause__, dbapi2.Error)
    assert store._db.value("pragma synchronous") == 2
    store._db.run("drop trigger stuck")

    assert len(store.rows()) == 1
    assert store._db.value("pragma synchronous") == 2


def test_inside_a_transaction_the_lists_are_part_of_it(store: Store) -> None:
    with store.writing():
        store.append(submitted(1))
        assert len(store.rows()) == 1
    with suppress(KeyError), store.writing():
        store.append(submitted(2))
        assert len(store.rows()) == 2
        raise KeyError

    assert store.counts() == {"status.new": 1, "sync.local": 1}
    assert store.verify().ok
