"""The main job, end to end: a birth is registered with the cable out, and its official code comes back."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.acts.slips import slip
from kiosk.commands import story, story_errands, story_office
from kiosk.filing.filing import Filing
from kiosk.filing.status import Status, Sync
from kiosk.link import LinkState
from kiosk.values import as_map
from kiosk.visit.state import Page, Visit
from tests.audit.stage import JudgedStage

SIZES = {"portrait": (1080, 1920), "landscape": (1366, 768)}


@pytest.fixture(params=list(SIZES))
def stage(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[JudgedStage]:  # noqa: ARG001 - an application
    built = JudgedStage(tmp_path, None, size=SIZES[request.param])
    try:
        yield built
    finally:
        built.close()


def test_a_birth_is_registered_with_the_cable_out(stage: JudgedStage) -> None:
    story.citizen_files(stage)
    filing = _kept_whole(stage)

    story_office.officer_receives(stage)
    story_office.code_comes_back(stage)
    _agreed_on_both_ends(stage, filing)

    story_errands.filing_is_looked_up(stage)
    story_errands.case_is_asked(stage)
    story_errands.draft_is_left_and_taken_up(stage)
    assert stage.shell.visit.page is Page.HOME
    assert stage.kiosk.store.drafts.waiting() == []

    story_errands.trouble_is_told(stage)
    assert [call.device for call in stage.desk.counter.calls] == [stage.kiosk.store.device.name]
    print(f"{stage.judged} screens judged by their looks")
    assert stage.faults == {}


def _kept_whole(stage: JudgedStage) -> Filing:
    """Handed in while the line was down: everything is here, nothing pretends to have been sent."""
    row, visit = stage.row(), stage.shell.visit
    filing = stage.kiosk.store.filing(row.filing)
    assert visit.receipt
    assert filing
    assert visit.hall.link.state is LinkState.OFFLINE
    assert (row.status, row.sync, row.official_code) == (Status.NEW, Sync.LOCAL, None)
    assert filing.answers["con_ho_ten"] == "Trần Thị Ánh Tuyết"
    assert filing.answers["me_ho_ten"] == "Nguyễn Thị Thử"  # nothing declared twice
    assert as_map(filing.submitted["origins"])["nyc_ho_ten"] == "card"
    assert filing.consents == {"contact"}
    assert len(filing.manifest) == 2
    assert stage.kiosk.store.drafts.waiting() == []
    return filing


def _agreed_on_both_ends(stage: JudgedStage, filing: Filing) -> None:
    """One filing, the same code and due date, every file with its hash, nothing left of the citizen."""
    here, there = stage.row(), stage.counter.store.row(filing.id)
    assert there
    assert here.official_code
    assert here.official_code == there.official_code
    assert here.official_code.startswith("H00.01-")
    assert (here.status, here.sync) == (Status.RECEIVED, Sync.COMPLETE)
    assert here.due
    for sha256 in filing.manifest:
        assert hashlib.sha256(stage.counter.store.blobs.read(sha256)).hexdigest() == sha256
    assert slip(stage.counter, filing.id).startswith(b"%PDF")
    assert stage.kiosk.store.verify().ok
    assert stage.counter.store.verify().ok
    assert stage.shell.visit == Visit(hall=stage.shell.visit.hall)
