"""A filing is the fold of its events; one table says what may follow what."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.filing.event import Event, Kind
from kiosk.filing.filing import Filing, allows, apply, fold, manifest
from kiosk.filing.status import ALLOWED, Status
from kiosk.values import Json
from tests.kiosk.store_samples import event, filing_id, submitted

# One line per kind; under each status where it leads, "." where it is forbidden.
# fmt: off
TABLE = """
                    new         received    denied      processing  waiting     paying      cancelled   stopped     done        handed_over
submitted           .           .           .           .           .           .           .           .           .           .
amended             new         .           .           .           .           .           .           .           .           .
withdrawn           cancelled   cancelled   .           cancelled   cancelled   cancelled   .           .           .           .
consented           new         received    denied      processing  waiting     paying      cancelled   stopped     done        handed_over
consent_withdrawn   new         received    denied      processing  waiting     paying      cancelled   stopped     done        handed_over
received            received    .           .           .           received    .           .           .           .           .
papers_checked      new         received    .           processing  waiting     paying      .           .           .           .
code_issued         .           received    .           processing  waiting     paying      .           stopped     done        handed_over
denied              denied      .           .           .           .           .           .           .           .           .
forwarded           .           processing  .           processing  .           .           .           .           .           .
supplement_asked    waiting     .           .           waiting     .           .           .           .           .           .
supplemented        .           .           .           .           processing  .           .           .           .           .
payment_asked       .           .           .           paying      .           .           .           .           .           .
payment_recorded    .           received    .           processing  waiting     processing  .           .           .           .
extended            .           received    .           processing  .           paying      .           .           .           .
stopped             .           .           .           stopped     stopped     stopped     .           .           .           .
result_ready        .           done        .           done        .           .           .           .           .           .
handed_over         .           .           .           .           .           .           .           .           handed_over .
rated               new         received    denied      processing  waiting     paying      cancelled   stopped     done        handed_over
refused             new         received    denied      processing  waiting     paying      cancelled   stopped     done        handed_over
completed           new         received    denied      processing  waiting     paying      cancelled   stopped     done        handed_over
erased              new         received    denied      processing  waiting     paying      cancelled   stopped     done        handed_over
signed_in           .           .           .           .           .           .           .           .           .           .
data_read           new         received    denied      processing  waiting     paying      cancelled   stopped     done        handed_over
help_called         .           .           .           .           .           .           .           .           .           .
"""  # noqa: E501 - a table is read as a table
# fmt: on
_HEAD, *_ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    (Kind(row[0]), Status(status), None if cell == "." else Status(cell))
    for row in _ROWS
    for status, cell in zip(_HEAD, row[1:], strict=True)
]
BEGUN = fold([submitted()])


def test_the_table_has_every_cell() -> None:
    assert len(CELLS) == len(Kind) * len(Status) == len({cell[:2] for cell in CELLS})
    assert set(ALLOWED) == set(Kind)


@pytest.mark.parametrize(("kind", "status", "after"), CELLS, ids=str)
def test_what_may_follow(kind: Kind, status: Status, after: Status | None) -> None:
    assert BEGUN is not None
    filing = replace(BEGUN, status=status)
    fact = event(kind)
    made = apply(filing, fact)

    assert made is not None
    assert made.status == (after or status)
    assert made.set_aside == (() if after else (fact.id,))
    assert allows(filing, kind) is (after is not None)


def test_nothing_is_a_filing_before_it_is_submitted() -> None:
    assert fold([]) is None
    assert fold([event("received")]) is None


def test_a_submitted_filing() -> None:
    filing = fold([submitted(name="Nguyễn Thị Lan", files=("aa", "bb"))])

    assert filing is not None
    assert (filing.id, filing.procedure, filing.version) == (filing_id(), "1.001193", "2026.11.1")
    assert (filing.status, filing.applicant, filing.manifest) == (Status.NEW, "Nguyễn Thị Lan", ["aa", "bb"])


def _whole(*later: Event) -> Filing:
    filing = fold([submitted(), *later])
    assert filing is not None
    return filing


def test_receiving_is_the_officers_act() -> None:
    body: Mapping[str, Json] = {"due": "2026-11-25T17:30:00+07:00", "papers": ["giay_chung_sinh"]}
    filing = _whole(event("received", body=body), event("papers_checked", body={"papers": ["van_ban"]}))

    assert (filing.received_by, filing.due) == ("Trần Văn Bình", "2026-11-25T17:30:00+07:00")
    assert filing.papers_checked == {"giay_chung_sinh", "van_ban"}


def test_the_first_official_code_stays() -> None:
    codes = [event("code_issued", body={"code": code}, once=code) for code in ("H26.15-1", "H26.15-2")]

    assert _whole(event("received"), *codes).official_code == "H26.15-1"


def test_no_code_before_an_officer_received() -> None:
    filing = _whole(event("code_issued", body={"code": "H26.15-1"}))

    assert filing.official_code is None
    assert filing.set_aside == (event("code_issued").id,)


def test_a_consent_can_be_taken_back() -> None:
    given_, taken = (event(kind, body={"purpose": "sms"}) for kind in ("consented", "consent_withdrawn"))

    assert _whole(given_).consents == {"sms"}
    assert _whole(given_, taken).consents == frozenset()


def test_an_amendment_replaces_what_it_names_and_settles_a_refusal() -> None:
    refused = event("refused", body={"errors": [{"field": "con_ho_ten", "rule": "required"}]})
    amended = event("amended", body={"answers": {"con_ho_ten": "Lê Gia An"}})

    assert _whole(refused).refused == [{"field": "con_ho_ten", "rule": "required"}]
    assert _whole(refused, amended).answers == {"con_ho_ten": "Lê Gia An"}
    assert _whole(refused, amended).applicant == "Nguyễn Thị Lan"
    assert _whole(refused, amended).refused == ()


@pytest.mark.parametrize("kind", ["denied", "supplement_asked"])
def test_a_reason_is_kept(kind: str) -> None:
    assert _whole(event(kind, body={"reason": "Thiếu giấy chứng sinh"})).reason == "Thiếu giấy chứng sinh"


def test_an_extension_moves_the_due_date() -> None:
    filing = _whole(event("received", body={"due": "a"}), event("extended", body={"due": "b", "reason": "c"}))

    assert (filing.due, filing.reason) == ("b", "c")


def test_a_kind_of_a_newer_version_is_kept_and_shown_as_such() -> None:
    unknown = event("teleported")

    assert _whole(unknown).set_aside == (unknown.id,)
    assert _whole(unknown).status is Status.NEW


@given(st.lists(st.sampled_from([*Kind, "teleported"]), max_size=25))
def test_whatever_happens_nothing_is_dropped_silently(kinds: list[str]) -> None:
    filing = _whole(*(event(kind, once=str(n)) for n, kind in enumerate(kinds)))
    applied = len(kinds) - len(filing.set_aside)

    assert len(set(filing.set_aside)) == len(filing.set_aside)
    assert applied >= 0
    assert filing.submitted["answers"] == {"con_ho_ten": "Nguyễn Thị Lan"}


def test_a_manifest_names_each_blob_once_the_declaration_first() -> None:
    body: Mapping[str, Json] = {
        "documents": [{"files": [{"sha256": "b"}, {"sha256": "a"}]}, {"files": [{"sha256": "c"}]}],
        "declaration": {"sha256": "a"},
    }

    assert manifest(body) == ["a", "b", "c"]
    assert manifest({}) == []


def test_status_codes_are_the_national_ones() -> None:
    assert [status.code for status in Status] == list(range(1, 11))
