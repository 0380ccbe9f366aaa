"""Wrong answers to every procedure: refused with reasons, by the act and by the command; nothing is kept."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kiosk.acts.submit import hand_in
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.procedure import Procedure
from kiosk.effects import DraftContent
from kiosk.errors import Problem, Refused
from kiosk.forms.checks import check, needed_documents, settle
from kiosk.forms.wording import sentence
from kiosk.paths import Home, assets
from kiosk.values import Answers, Json
from tests.answers import BIRTH, paper_picture
from tests.kiosk.commands_samples import spoken
from tests.kiosk.store_samples import NOON, Watch
from tests.robot import filled, spoiled

TODAY = NOON.date()
CATALOGUE = Catalogue(assets() / "procedures")
CODES = [one.code for one in CATALOGUE.listed()]
GUIDANCE = [code for code in CODES if CATALOGUE.get(code).guidance_only]
SPOILED = 10  # wrong answers to each procedure
HOSTILE: tuple[Json, ...] = (
    "", "x", "x" * 5_000, 0, -1, 10**30, True, False, [], {}, [{}], [{"x": 1}], ["a"] * 500, "\u202e12",
    "2026-02-30", "2027-01-01", "2026", "0912", "123456789", "24:61", "đ@x",
    {"code_system": "2025", "province": "01"}, {"code_system": "2025", "province": "99", "commune": "1"},
)  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """One device for all: whatever one refusal leaves, the next test finds."""
    with open_workplace(Home(tmp_path_factory.mktemp("device")), clock=Watch()) as opened:
        yield opened


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_picture(tmp_path_factory.mktemp("paper") / "paper.jpg")


def kept(place: Workplace) -> tuple[int, int, int, int]:
    """Filings, blobs, events and files on the disk."""
    (events,) = place.store._db.raw.execute("select count(*) from envelopes").fetchone()
    files = [one for one in (place.home.folder / "blobs").rglob("*") if one.is_file()]
    return len(place.store.rows()), len(place.store.blobs.all()), events, len(files)


def expected(procedure: Procedure, answers: Answers) -> list[Problem]:
    return check(procedure, settle(procedure, answers, TODAY), TODAY)


def wrong(procedure: Procedure, rng: random.Random) -> Iterator[Answers]:
    """Answers that the form does not accept, most of them nearly right."""
    while True:
        answers = spoiled(filled(procedure, rng, TODAY), procedure, rng, HOSTILE)
        if expected(procedure, answers):
            yield answers


def papers(procedure: Procedure, answers: Answers, path: Path) -> list[tuple[str, Path]]:
    """A good file for every paper that may be scanned."""
    needed = needed_documents(procedure, settle(procedure, answers, TODAY), TODAY)
    return [(one.id, path) for one in needed if one.kind.scanned]


def refusal(place: Workplace, content: DraftContent, files: Sequence[tuple[str, Path]]) -> Sequence[Problem]:
    with pytest.raises(Refused) as refused:
        hand_in(place, content, files)
    return refused.value.problems


@pytest.mark.parametrize("code", [one for one in CODES if one not in GUIDANCE])
def test_wrong_answers_are_refused_with_reasons_and_leave_nothing(
    code: str, place: Workplace, paper: Path
) -> None:
    procedure = CATALOGUE.get(code)
    everybody = wrong(procedure, random.Random(code))
    for number in range(SPOILED):
        answers = next(everybody)
        content = DraftContent(id=f"{code}-{number}", procedure=procedure.ref, answers=answers)
        files = papers(procedure, answers, paper) if number == 0 else []  # reading them is slow
        problems = refusal(place, content, files)
        told = [sentence(one, language, procedure) for one in problems for language in ("vi", "en")]

        assert [one for one in expected(procedure, answers) if one not in problems] == []
        assert all(told)
        assert kept(place) == (0, 0, 0, 0)


@pytest.mark.parametrize("code", GUIDANCE)
def test_of_what_cannot_be_handed_in_here_no_paper_is_kept(code: str, place: Workplace, paper: Path) -> None:
    """Whoever denounces somebody must find no copy of it left behind."""
    procedure = CATALOGUE.get(code)
    files = [(one.id, paper) for one in procedure.documents if one.kind.scanned]
    problems = refusal(place, DraftContent(id=code, procedure=procedure.ref), files)

    assert files
    assert [one.rule for one in problems] == ["guidance_only"]
    assert kept(place) == (0, 0, 0, 0)


def test_the_count_of_what_is_kept_counts(tmp_path: Path, paper: Path) -> None:
    with open_workplace(Home(tmp_path), clock=Watch()) as place:
        ref = place.catalogue.get("1.001193").ref
        hand_in(place, DraftContent(id="mot", procedure=ref, answers=BIRTH), [("giay_chung_sinh", paper)])  # type: ignore[arg-type]  # plain answers

        assert min(kept(place)) > 0


def test_the_command_tells_every_reason_and_ends_with_1(tmp_path: Path) -> None:
    device, answers = tmp_path / "device", tmp_path / "answers.json"
    for code in CODES:
        procedure = CATALOGUE.get(code)
        given = {} if code in GUIDANCE else next(wrong(procedure, random.Random(f"command {code}")))
        answers.write_text(json.dumps(given), encoding="utf-8")
        said = spoken("--json", "--data", str(device), "file", code, "--answers", str(answers))
        errors = said.told["errors"]

        assert said.code == 1, (code, said.out)
        assert isinstance(errors, list)
        assert errors
        assert all(one["message"].strip() for one in errors), code
        assert said.err.count("\n") == len(errors), (code, said.err)
    with open_workplace(Home(device)) as place:
        assert kept(place) == (0, 0, 0, 0)
