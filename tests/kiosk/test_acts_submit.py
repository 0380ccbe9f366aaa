"""Handing in: any answer is either judged or kept whole; nothing is kept of what is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from kiosk.acts.counter import CounterActs
from kiosk.acts.detail import detail_of
from kiosk.acts.drafts import from_draft, to_draft
from kiosk.acts.papers import take_file
from kiosk.acts.slips import slip, slip_facts
from kiosk.acts.staff import check_papers, one_row, receive, the_filing, to_bring
from kiosk.acts.submit import Submission, consent, hand_in, once_id, submit
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.catalogue.load import Catalogue
from kiosk.counter.effects import Foresee
from kiosk.counter.replies import Foreseen
from kiosk.effects import DraftContent, PaperRef
from kiosk.errors import NotAllowed, Problem, Refused
from kiosk.forms.checks import check, settle
from kiosk.forms.wording import sentence
from kiosk.paths import Home, assets
from kiosk.seal.canonical import canonical
from kiosk.values import Json, as_list, as_map
from tests.answers import BIRTH, paper_picture
from tests.kiosk.store_samples import Watch

TODAY = date(2026, 11, 24)
BIRTH_REF = "1.001193"
PAPER = "giay_chung_sinh"
CATALOGUE = Catalogue(assets() / "procedures")
HOSTILE: tuple[object, ...] = (
    None, True, False, 0, -1, 10**30, 1.5, float("inf"), "", " ", "x", "x" * 20_000, "\ud800", "a\udfffb",
    "\x00\x07", "\u202e123", "٣" * 12, "e\u0301" * 50, "{label}", "%s", "'; --", "-0", "1e9", "2026-13-45",
    "0000-00-00", "9999-12-31", "24:61", [], [None], [[]], [{}], [{"x": 1}], ["a"] * 500, {}, {"": ""},
    {"code_system": "2025"}, {"code_system": "2025", "province": "01", "commune": "\ud800"},
    {"code_system": None}, {"code_system": ["2025"]}, {"code_system": "legacy", "text": 5},
    {"code_system": "foreign", "text": "x" * 20_000}, {"code_system": "2025", "province": {}, "commune": []},
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    with open_workplace(Home(tmp_path / "device"), clock=Watch()) as opened:
        yield opened


def _content(place: Workplace, **changes: object) -> DraftContent:
    answers: dict[str, Json] = {**BIRTH, **changes}  # type: ignore[dict-item]  # hostile on purpose
    ref = place.catalogue.get(BIRTH_REF).ref
    return DraftContent(id=once_id(place, "test"), procedure=ref, answers=answers)


@pytest.mark.parametrize("code", [one.code for one in CATALOGUE.listed()])
def test_every_hostile_answer_to_every_question_is_judged_or_can_be_sealed(code: str) -> None:
    """Turned like two wheels: in as many rounds as there are values, each question meets each of them."""
    procedure = CATALOGUE.get(code)
    fields = procedure.form.fields
    for turn in range(len(HOSTILE)):
        answers: Mapping[str, Json] = {
            field.id: HOSTILE[(place + turn) % len(HOSTILE)]  # type: ignore[misc]  # hostile on purpose
            for place, field in enumerate(fields)
        }
        problems = check(procedure, answers, TODAY)
        flawed = {one.field.partition(".")[0] for one in problems}
        for language in ("vi", "en"):
            assert all(sentence(one, language, procedure) for one in problems)
        kept = settle(procedure, answers, TODAY)
        canonical({name: value for name, value in kept.items() if name not in flawed})


def test_the_same_content_is_one_filing(place: Workplace) -> None:
    first = submit(place, Submission(content=_content(place)))
    again = submit(place, Submission(content=_content(place, con_ho_ten="Ai Khác")))

    assert first == again
    assert len(place.store.rows()) == 1


def test_what_is_refused_leaves_nothing(place: Workplace, tmp_path: Path) -> None:
    paper = paper_picture(tmp_path / "paper.jpg")
    with pytest.raises(Refused) as refused:
        hand_in(place, _content(place, con_ho_ten=5.5), [(PAPER, paper), (PAPER, tmp_path / "gone.pdf")])

    assert {one.field for one in refused.value.problems} == {"con_ho_ten", PAPER}
    assert place.store.rows() == []
    assert place.store.blobs.all() == []
    assert place.store.verify().ok


def test_a_version_out_of_force_begins_nothing_and_a_draft_of_it_is_finished(tmp_path: Path) -> None:
    watch = Watch()
    watch.turn(days=100)  # the old law on civil status ends on 28/02/2027
    with open_workplace(Home(tmp_path), clock=watch) as place:
        with pytest.raises(Refused) as refused:
            hand_in(place, _content(place), [])
        submit(place, Submission(content=_content(place)))

        assert [(one.field, one.rule) for one in refused.value.problems] == [("procedure", "not_in_force")]
        assert all("28/02/2027" in sentence(one, "vi") for one in refused.value.problems)
        assert len(place.store.rows()) == 1


def test_a_paper_that_is_not_kept_is_no_paper(place: Workplace) -> None:
    ghost = PaperRef(sha256="ab" * 32, pages=1, size=10, name="x.pdf")
    content = replace(_content(place), papers={PAPER: [ghost]})
    with pytest.raises(Refused) as refused:
        submit(place, Submission(content=content))

    assert [(one.field, one.rule) for one in refused.value.problems] == [(PAPER, "file_broken")]
    assert place.store.rows() == []


def test_each_paper_names_itself_without_its_folder(place: Workplace, tmp_path: Path) -> None:
    path = paper_picture(tmp_path / "gi\u202eay.jpg")
    taken = take_file(place, BIRTH_REF, PAPER, path)

    assert taken.name == "giay.jpg"
    assert place.store.blobs.has(taken.sha256)


def test_a_draft_comes_back_as_it_was(place: Workplace) -> None:
    paper = PaperRef(sha256="ab" * 32, pages=2, size=10, name="x.pdf")
    content = replace(
        _content(place), papers={PAPER: [paper]}, purposes=frozenset({"sms"}), step="con", language="en"
    )

    assert from_draft(to_draft(content)) == content
    assert (
        from_draft(replace(to_draft(content), content={"papers": 5, "answers": [], "step": None})).papers
        == {}
    )


def test_a_refused_act_changes_nothing(place: Workplace) -> None:
    row = submit(place, Submission(content=_content(place)))
    for papers, code in ((["nix"], ""), ([], "H26-1")):
        with pytest.raises(Refused):
            receive(place, row.filing, "Lan", papers=papers, code=code)
    assert [one.event.kind for one in place.store.events(row.filing)] == ["submitted"]

    receive(place, row.filing, "Lan", papers=[PAPER])
    before = len(place.store.events(row.filing))
    with pytest.raises(NotAllowed):
        receive(place, row.filing, "Lan")
    check_papers(place, row.filing, "Lan", [PAPER, PAPER])

    assert len(place.store.events(row.filing)) == before
    assert place.store.verify().ok


def test_originals_are_waited_for_until_somebody_holds_them(place: Workplace) -> None:
    row = submit(place, Submission(content=_content(place)))
    filing = place.store.filing(row.filing)
    assert filing is not None
    waited = [str(one["id"]) for one in filing.documents if one["kind"] == "ban_chinh"]
    held = receive(place, row.filing, "Lan", papers=waited)

    assert len(to_bring(filing)) == len(waited) > 0
    assert list(to_bring(held)) == []


def test_a_consent_given_and_taken_back_are_two_facts(place: Workplace) -> None:
    content = replace(_content(place), purposes=frozenset({"sms"}))
    row = submit(place, Submission(content=content))
    place.store.append(consent(place, row.filing, "sms", given=False))
    kinds = [one.event.kind for one in place.store.events(row.filing)]

    assert kinds == ["submitted", "consented", "consent_withdrawn"]


def test_the_same_filing_prints_the_same_slip(place: Workplace) -> None:
    row = submit(place, Submission(content=_content(place)))

    assert slip(place, row.filing) == slip(place, row.filing)


def test_two_filings_that_share_a_code_are_not_mixed_up(place: Workplace) -> None:
    one = submit(place, Submission(content=_content(place)))
    two = submit(place, Submission(content=replace(_content(place), id=once_id(place, "other"))))
    assert len(place.store.rows()) == 2
    place.store._db.run("update filings set temporary_code = ?", (one.temporary_code,))
    with pytest.raises(Refused) as refused:
        one_row(place, one.temporary_code)

    assert refused.value.problems == (Problem(field="ref", rule="several_found", values={"count": "2"}),)
    assert one_row(place, two.filing).filing == two.filing


def test_a_workplace_closes_its_store(tmp_path: Path) -> None:
    with open_workplace(Home(tmp_path / "device")) as place:
        db = place.store._db
    with pytest.raises(Exception, match="closed"):
        db.raw.execute("select 1")


def test_the_key_of_once_means_one_id_on_one_device(place: Workplace, tmp_path: Path) -> None:
    with open_workplace(Home(tmp_path / "other")) as other:
        assert once_id(place, "k") == once_id(place, "k")
        assert len({once_id(place, "k"), once_id(place, "K"), once_id(other, "k")}) == 3


@pytest.mark.parametrize(
    ("at", "hours", "due", "unsure"),
    [
        ("2026-11-25T09:00+07:00", "", "2026-11-25T17:30:00+07:00", False),
        ("2026-11-25T09:00+07:00", "07:00-11:30 13:00-17:00", "2026-11-25T17:00:00+07:00", False),
        ("2026-12-31T16:00+07:00", "", "2027-01-04T17:30:00+07:00", True),  # 2027 has no notice yet
    ],
)
def test_the_counter_foresees_a_day_by_the_hours_and_the_calendar(
    tmp_path: Path, at: str, hours: str, due: str, unsure: bool
) -> None:
    moment = datetime.fromisoformat(at)
    with open_workplace(Home(tmp_path / "device"), clock=lambda: moment) as place:
        place.store.put("hours", hours)
        row = submit(place, Submission(content=_content(place, con_ngay_sinh="2026-11-14")))
        foreseen = CounterActs(place).perform(Foresee(row.filing))

        assert isinstance(foreseen, Foreseen)
        assert (foreseen.due, foreseen.due_unsure) == (due, unsure)
        assert receive(place, row.filing, "Lê Minh Châu").due == due


def test_the_fee_is_kept_as_it_was_that_day_with_what_is_claimed(place: Workplace) -> None:
    content = _content(place, cap_ban_sao="co", so_luong_ban_sao=2)
    row = submit(place, Submission(content=replace(content, claims=frozenset({"ho_ngheo", "cong_dan_so"}))))
    filing = place.store.filing(row.filing)

    assert filing is not None
    fee = as_map(filing.submitted.get("fee"))
    assert (fee["amount_vnd"], fee["unsure"], fee["on"]) == (16_000, True, place.today.isoformat())
    assert [(one["amount_vnd"], one["basis"]) for one in map(as_map, as_list(fee["lines"]))] == [
        (0, "Luật Hộ tịch 60/2014/QH13"),
        (16_000, "TT 281/2016/TT-BTC"),
    ]
    assert [(one["id"], one["basis"]) for one in map(as_map, as_list(fee["claims"]))] == [
        ("ho_ngheo", ""),
        ("cong_dan_so", "NQ 66.22/2026/NQ-CP, TT 117/2026/TT-BTC"),
    ]


def test_a_claim_is_told_to_the_officer_and_on_the_slip(place: Workplace) -> None:
    content = _content(place, cap_ban_sao="co", so_luong_ban_sao=2)
    row = submit(place, Submission(content=replace(content, claims=frozenset({"ho_ngheo", "cong_dan_so"}))))
    procedure = place.catalogue.get(BIRTH_REF)
    facts = slip_facts(place, the_filing(place, row.filing), row, procedure)

    claimed = "Người nộp khai thuộc diện miễn, giảm: Người thuộc hộ nghèo; Công dân số"
    assert claimed in detail_of(place, row.filing).fee
    assert facts.fee.startswith(f"16.000 đ (chưa thu). {claimed}")
    assert facts.fee.endswith("(cán bộ kiểm tra)")
    assert slip(place, row.filing).startswith(b"%PDF-")


@pytest.mark.parametrize("claim", ["", "giau_co", "Hộ nghèo"])
def test_a_claim_that_nobody_offers_is_refused(place: Workplace, claim: str) -> None:
    with pytest.raises(Refused) as refused:
        hand_in(place, _content(place), [], ["ho_ngheo", claim])

    assert [(one.field, one.rule) for one in refused.value.problems] == [("claims", "exemption_unknown")]
    assert "nguoi_co_cong, ho_ngheo, khuyet_tat, cong_dan_so" in sentence(refused.value.problems[0], "vi")
    assert place.store.rows() == []
