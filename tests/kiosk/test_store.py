"""The store keeps what it acknowledged, once, and shows what its events make."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.errors import Misuse
from kiosk.filing.codes import temporary_code
from kiosk.filing.status import Status, Sync
from kiosk.keys import fingerprint
from kiosk.seal import CHAIN_START, open_envelope
from kiosk.store import Draft, Store
from tests.kiosk.store_samples import KEYS, OFFICE, PORTAL, REF, enrol, event, filing_id, opened, submitted


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(submitted())
    with opened(tmp_path) as store:
        filing = store.filing(filing_id())

    assert filing is not None
    assert filing.applicant == "Nguyễn Thị Lan"


def test_an_id_is_kept_once(store: Store) -> None:
    first = store.append(submitted())

    assert store.append(submitted(name="Another")) == first
    assert store.outbox.pending() == 1


def test_places_follow_one_another_without_gaps(store: Store) -> None:
    headers = [store.append(submitted(number)).parsed for number in (1, 2, 3)]

    assert [head.seq for head in headers] == [1, 2, 3]
    assert headers[0].prev == CHAIN_START
    assert store.outbox.head() == (headers[2].device, 0, 3, store.outbox.unsent(9, 10**6)[2].sha256)


def test_each_header_names_the_one_before(store: Store) -> None:
    one, two = store.append(submitted(1)), store.append(submitted(2))

    assert two.parsed.prev == one.sha256


def test_the_draft_is_gone_with_the_filing(store: Store) -> None:
    store.drafts.save(Draft(id=filing_id(), procedure=REF, content={"answers": {}}))
    store.append(submitted())

    assert store.drafts.waiting() == []


def test_several_events_are_kept_all_or_not_at_all(store: Store) -> None:
    store.drafts.save(Draft(id="d", procedure=REF, content={}))
    bad = event("consented", body={"salt": "a body may not have one"})

    with pytest.raises(ValueError, match="salt"):
        store.append_all([submitted(), bad])
    assert store.events(filing_id()) == []
    assert [one.id for one in store.drafts.waiting()] == ["d"]
    assert store.verify().ok


def test_what_was_decided_under_the_lock_holds_until_it_is_kept(store: Store) -> None:
    with store.writing():
        assert store.filing(filing_id()) is None
        store.append(submitted())
        assert store.filing(filing_id()) is not None

    assert store.row(filing_id()) is not None


def test_a_failure_under_the_lock_undoes_all_of_it(store: Store) -> None:
    def half() -> None:
        with store.writing():
            store.append(submitted())
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        half()

    assert store.filing(filing_id()) is None
    assert store.append(submitted()).parsed.seq == 1


def test_the_head_never_speaks_of_what_was_undone(tmp_path: Path) -> None:
    def half(store: Store) -> None:
        with store.writing():
            store.append(submitted(2))
            raise RuntimeError("enough")

    with opened(tmp_path) as store:
        store.append(submitted(1))
        with pytest.raises(RuntimeError, match="enough"):
            half(store)
        with store.writing():
            store.put("printer", "HP")
    with opened(tmp_path) as store:
        assert store.outbox.head()[2] == 1


def test_every_envelope_names_the_program_that_sealed_it(store: Store) -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))

    assert store.append(submitted()).parsed.app == f"motcua-kiosk/{project['project']['version']}"


def test_an_envelope_is_never_changed_or_deleted(store: Store) -> None:
    store.append(submitted())
    for statement in (
        "update envelopes set header = x'00'",
        "update envelopes set body = x'00'",
        "update envelopes set seq = 9",
        "update envelopes set kind = 'received'",
        "delete from envelopes",
    ):
        with pytest.raises(dbapi2.IntegrityError):
            store._db.raw.execute(statement)

    assert store.verify().ok


def test_retention_may_erase_a_body_and_the_chain_still_holds(store: Store) -> None:
    store.append_all([submitted(1), submitted(2)])
    assert len(store.rows()) == 2
    store._db.run("update envelopes set body = x'' where subject = ?", (filing_id(1),))

    assert [one.erased for one in store.events(filing_id(1))] == [True]
    assert {one.rule for one in store.verify().problems} == {"row_differs"}


# Lists


def test_a_row_shows_what_lists_need(store: Store) -> None:
    device = store.device.name
    envelope = store.append(submitted(files=("aa" * 32, "bb" * 32)))
    row = store.row(filing_id())

    assert row is not None
    assert (row.temporary_code, row.official_code) == (temporary_code(device, 0, envelope.parsed.seq), None)
    assert (row.procedure, row.version, row.applicant) == ("1.001193", "2026.11.1", "Nguyễn Thị Lan")
    assert (row.status, row.sync, row.flagged) == (Status.NEW, Sync.LOCAL, False)
    assert (row.blobs_sent, row.blobs_total, row.device) == (0, 2, device)
    assert row.submitted_at == "2026-11-24T05:01:00+00:00"


def test_the_row_follows_the_events(store: Store) -> None:
    store.append(submitted())
    store.append(event("received", body={"due": "2026-11-25T17:30:00+07:00"}))
    store.append(event("code_issued", body={"code": "H26.15-261124-0001"}))
    row = store.row(filing_id())

    assert row is not None
    assert (row.status, row.due, row.official_code) == (
        Status.RECEIVED,
        "2026-11-25T17:30:00+07:00",
        "H26.15-261124-0001",
    )


def test_a_forbidden_event_is_kept_and_flagged(store: Store) -> None:
    store.append(submitted())
    store.append(event("handed_over"))
    row = store.row(filing_id())

    assert row is not None
    assert (row.status, row.flagged) == (Status.NEW, True)
    assert [one.set_aside for one in store.events(filing_id())] == [False, True]


def test_facts_about_the_device_make_no_row(store: Store) -> None:
    store.append(event("signed_in"))

    assert store.rows() == []
    assert store.counts() == {}


def test_a_filing_is_found_by_every_name_it_has(store: Store) -> None:
    store.append_all([submitted(1), submitted(2)])
    store.append_all([event("received"), event("code_issued", body={"code": "H26.15-261124-0001"})])
    row = store.row(filing_id(1))
    assert row is not None
    code = row.temporary_code

    for ref in (
        filing_id(1),
        code,
        code.lower().replace("-", " "),
        "H26.15-261124-0001",
        " h26.15-261124-0001",
    ):
        assert [one.filing for one in store.find(ref)] == [filing_id(1)]
    assert store.find("nothing") == []
    assert store.find("") == []


def test_lists_are_newest_first_page_by_page(store: Store) -> None:
    store.append_all([submitted(number) for number in range(1, 8)])
    first = store.rows(limit=3)
    second = store.rows(limit=3, before=first[-1].filing)
    third = store.rows(limit=3, before=second[-1].filing)

    assert [one.filing for one in first + second + third] == [filing_id(n) for n in range(7, 0, -1)]


def test_lists_can_be_narrowed(store: Store) -> None:
    store.append_all([submitted(1), submitted(2, name="Đặng Văn Đức"), event("received", 2)])

    assert [one.filing for one in store.rows(status=Status.RECEIVED)] == [filing_id(2)]
    assert [one.filing for one in store.rows(text="dang duc")] == [filing_id(2)]
    assert [one.filing for one in store.rows(text="Đặng 1.001193")] == [filing_id(2)]
    assert store.rows(text="dang lan") == []
    assert store.rows(text="%") == []
    assert len(store.rows(pending=True)) == 2


def test_counters_follow_every_change(store: Store) -> None:
    store.append_all([submitted(1), submitted(2), submitted(3)])
    store.append_all([event("received", 1), event("withdrawn", 2)])

    assert store.counts() == {"status.new": 1, "status.received": 1, "status.cancelled": 1, "sync.local": 3}


@pytest.mark.parametrize(
    "sql",
    [
        "select * from filings where 1 order by submitted_at desc, filing desc limit 9",
        "select * from filings where status = 'new' order by submitted_at desc, filing desc limit 9",
        "select * from filings where pending = 1 order by submitted_at desc, filing desc limit 9",
        "select * from filings where temporary_code = 'x'",
        "select * from filings where official_code = 'x'",
        "select header from envelopes where position is null order by n limit 9",
        "select header from envelopes where subject = 'x'",
        "select header from envelopes where device = 'x' and epoch = 1 order by seq desc limit 1",
        "select sha256 from blobs where sent = 0 and key is not null order by size",
    ],
)
def test_no_hot_question_scans_a_table(store: Store, sql: str) -> None:
    plan = " ".join(str(row[-1]) for row in store._db.rows("explain query plan " + sql))

    assert "INDEX" in plan
    assert "TEMP B-TREE" not in plan.replace("USE TEMP B-TREE FOR LAST TERM OF ORDER BY", "")


def test_small_settings(store: Store) -> None:
    store.put("printer", {"name": "HP", "copies": 2})
    store.put("printer", {"name": "Máy in", "copies": 1})

    assert store.get("printer") == {"name": "Máy in", "copies": 1}
    assert store.get("unknown") is None


# The device


def test_before_enrolment_a_device_is_called_by_its_key(store: Store) -> None:
    device = store.device

    assert (device.name, device.epoch, device.enrolled) == ("x-" + fingerprint(KEYS.public), 0, False)


def test_enrolment_begins_a_new_chain_and_keeps_the_old(store: Store) -> None:
    old = store.append(submitted(1))
    enrol(store, "H26.15-K1", epoch=3, feed=40)
    new = store.append(submitted(2))

    assert (new.parsed.device, new.parsed.epoch, new.parsed.seq) == ("H26.15-K1", 3, 1)
    assert new.parsed.prev == CHAIN_START
    assert store.outbox.unsent(10, 10**6) == [old]
    assert store.outbox.cursor() == 40
    device = store.device
    assert (device.office, device.portal_key, device.role) == (OFFICE, PORTAL.public, "kiosk")
    assert store.verify().ok


def test_an_epoch_that_was_used_before_is_refused(store: Store) -> None:
    enrol(store, epoch=1)
    store.append(submitted(1))
    enrol(store, epoch=2)

    with pytest.raises(Misuse):
        enrol(store, epoch=1)
    assert store.device.epoch == 2


def test_the_stored_bytes_are_what_is_sent(store: Store) -> None:
    kept = store.append(submitted())

    assert store.outbox.unsent(1, 1) == [kept]
    assert open_envelope(kept) == submitted()
