"""`kiosk file`: by the same rules as the screen; what is refused is refused whole, and leaves nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from kiosk.acts.workplace import open_workplace
from kiosk.commands import filings
from kiosk.keys import load_keys
from kiosk.paths import Home
from kiosk.store import Store
from kiosk.values import as_map
from tests.answers import CARD, paper_picture
from tests.kiosk.commands_samples import BIRTH_CODE, Said, answers_file, held, kiosk
from tests.kiosk.store_samples import submitted

ROOT = Path(__file__).parents[2]
HIDDEN = "dia_chi_nhan_kq"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "device"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return answers_file(tmp_path)


@pytest.fixture
def paper(tmp_path: Path) -> str:
    return f"giay_chung_sinh={paper_picture(tmp_path / 'paper.jpg')}"


def _file(data: Path, answers: object, *more: str, stdin: bytes = b"") -> Said:
    return kiosk(data, "file", BIRTH_CODE, "--answers", str(answers), *more, stdin=stdin)


def test_a_filing_comes_back_with_its_code_papers_and_slip(
    data: Path, answers: Path, paper: str, tmp_path: Path
) -> None:
    slip = tmp_path / "slip.pdf"
    told = _file(data, answers, "--document", paper, "--slip", str(slip)).told
    found = kiosk(data, "filing", str(told["temporary_code"])).told

    assert set(told) == {"filing", "temporary_code", "status", "documents", "slip"}
    assert (told["status"], told["slip"]) == ("new", str(slip))
    assert [set(one) for one in told["documents"]] == [{"id", "sha256", "size"}]  # type: ignore[attr-defined]
    assert slip.read_bytes().startswith(b"%PDF-")
    assert (found["filing"], found["sync"], found["documents"]) == (told["filing"], "local", "0/2")
    assert held(data) == (1, 2)
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (b"", "answers_json"),
        (b"not json", "answers_json"),
        (b"[]", "answers_json"),
        (b'"text"', "answers_json"),
        (b"null", "answers_json"),
        (b'{"con_ho_ten": NaN}', "answers_json"),
        (b'{"con_ho_ten": -Infinity}', "answers_json"),
        (b"\xff\xfe{}", "answers_json"),
        (b'{"con_ho_ten": "\xc3\x28"}', "answers_json"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "answers_json"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "answers_json"),
        (b'{"cam_doan": true, "cam_doan": false}', "answers_twice"),
        (b'{"a": {"x\\ud800\\u202e": 1, "x\\ud800\\u202e": 2}}', "answers_twice"),
        (b'{"a": "' + b"x" * 10_000_000 + b'"}', "answers_big"),
    ],
)
def test_what_is_no_object_of_answers_is_refused(given: bytes, rule: str, data: Path) -> None:
    for language in ("vi", "en"):
        said = _file(data, "-", "--lang", language, stdin=given)

        assert (said.code, said.rules) == (1, [("answers", rule)])
    assert not data.exists()


def test_a_byte_order_mark_is_no_mistake(data: Path, answers: Path) -> None:
    assert _file(data, "-", stdin=b"\xef\xbb\xbf" + answers.read_bytes()).code == 0


def test_answers_that_cannot_be_opened_are_wrong_usage(data: Path, tmp_path: Path) -> None:
    for path in ("/no/such/file.json", str(tmp_path), "x" * 5_000):
        assert _file(data, path).code == 2
    assert not data.exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"con_ho_ten": 5.5}, ("con_ho_ten", "not_text")),
        ({"con_ho_ten": ["Lan"]}, ("con_ho_ten", "not_text")),
        ({"con_ho_ten": "\ud800"}, ("con_ho_ten", "required_text")),
        ({"con_ho_ten": "x\ud800" * 1000}, ("con_ho_ten", "too_long")),
        ({"con_ngay_sinh": "2026-02-30"}, ("con_ngay_sinh", "date")),
        ({"con_ngay_sinh": {"day": 1}}, ("con_ngay_sinh", "not_text")),
        ({"con_gioi_tinh": "\udfff"}, ("con_gioi_tinh", "required_choice")),
        ({"con_gioi_tinh": 1e300}, ("con_gioi_tinh", "option")),
        ({"con_noi_sinh_dvhc": "Hà Nội"}, ("con_noi_sinh_dvhc", "address_commune")),
        (
            {"con_noi_sinh_dvhc": {"code_system": "2025", "province": 1}},
            ("con_noi_sinh_dvhc", "required_address"),
        ),
        ({"con_noi_sinh_dvhc": {"code_system": ["x"]}}, ("con_noi_sinh_dvhc", "address_commune")),
        ({"cam_doan": "yes"}, ("cam_doan", "option")),
        ({"cam_doan": 1}, ("cam_doan", "option")),
        ({"cam_doan": False}, ("cam_doan", "required_tick")),
        ({"nyc_so_dinh_danh": "012345678"}, ("nyc_so_dinh_danh", "person_id_old")),
        ({"no_such_field": 1}, ("no_such_field", "unknown_field")),
        ({"\ud800{label}": 1}, ("{label}", "unknown_field")),
        ({"": 1}, ("", "unknown_field")),
    ],
)
def test_an_answer_that_breaks_a_rule_is_named_and_nothing_is_stored(
    changes: dict[str, object], expected: tuple[str, str], data: Path, tmp_path: Path, paper: str
) -> None:
    answers = answers_file(tmp_path, changes)
    for language in ("vi", "en"):
        said = _file(data, answers, "--document", paper, "--lang", language)

        assert said.code == 1
        assert expected in said.rules
        assert all(one["message"] for one in said.told["errors"])  # type: ignore[attr-defined]
    assert held(data) == (0, 0)


def test_reasons_name_fields_and_papers_in_the_language_asked_for(data: Path, tmp_path: Path) -> None:
    answers = answers_file(tmp_path, {"con_ngay_sinh": "x"})
    english = _file(data, answers, "--document", "giay_chung_sinh=/gone.pdf", "--lang", "en").told["errors"]

    assert isinstance(english, list)
    told = {one["field"]: one["message"] for one in english}
    assert "date of birth" in told["con_ngay_sinh"].lower()
    assert "birth notification" in told["giay_chung_sinh"].lower()


def test_an_answer_to_a_hidden_question_is_neither_judged_nor_kept(data: Path, tmp_path: Path) -> None:
    told = _file(data, answers_file(tmp_path, {HIDDEN: 5.5})).told
    place = open_workplace(Home(data))
    with place:
        filing = place.store.filing(str(told["filing"]))

    assert filing is not None
    kept = filing.submitted["answers"]
    assert isinstance(kept, dict)
    assert HIDDEN not in kept
    assert kept["con_ho_ten"] == "Trần Thử Nghiệm"


def _pdf(path: Path, *, password: str = "", words: str = "Giấy") -> Path:
    canvas = Canvas(str(path), encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(100, 700, words)
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def bad_papers(tmp_path: Path) -> dict[str, str]:
    exe = tmp_path / "giay.pdf"
    exe.write_bytes(b"MZ" + bytes(3000))
    empty = tmp_path / "empty.pdf"
    empty.touch()
    sparse = tmp_path / "sparse.pdf"
    sparse.touch()
    os.truncate(sparse, 300_000_000)
    blank = tmp_path / "blank.png"
    Image.new("RGB", (1240, 1754), "white").save(blank)
    big = tmp_path / "big.png"
    Image.new("1", (20_000, 20_000), 1).save(big)
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(_pdf(tmp_path / "whole.pdf").read_bytes()[:400])
    return {
        str(exe): "file_type",
        str(empty): "file_empty",
        str(sparse): "file_big",
        str(blank): "file_blank",
        str(big): "image_big",
        str(cut): "file_broken",
        str(_pdf(tmp_path / "locked.pdf", password="1234")): "file_password",
        str(tmp_path): "file_type",
        str(tmp_path / "gone.pdf"): "file_gone",
        "/dev/zero" if os.name != "nt" else "NUL": "file_type",
        "x" * 5_000: "file_gone",
    }


def test_a_paper_that_cannot_be_one_is_refused_with_the_reason(
    data: Path, answers: Path, paper: str, bad_papers: dict[str, str]
) -> None:
    for path, rule in bad_papers.items():
        said = _file(data, answers, "--document", paper, "--document", f"giay_chung_sinh={path}")

        assert (path, said.code, said.rules) == (path, 1, [("giay_chung_sinh", rule)])
        assert path not in said.message
    assert held(data) == (0, 0)


@pytest.mark.parametrize(
    ("document", "code", "rules"),
    [
        ("nix=/dev/null", 1, [("nix", "document_unknown")]),
        ("\u202enix=/dev/null", 1, [("nix", "document_unknown")]),
        ("nothing", 2, [("", "usage")]),
        ("=x", 2, [("", "usage")]),
        ("giay_chung_sinh=", 2, [("", "usage")]),
    ],
)
def test_a_paper_nobody_asked_for_is_refused(
    document: str, code: int, rules: object, data: Path, answers: Path
) -> None:
    said = _file(data, answers, "--document", document)

    assert said.code == code
    assert said.rules == rules
    if data.exists():
        assert held(data) == (0, 0)


def test_a_paper_that_is_only_shown_is_never_kept(data: Path, answers: Path, tmp_path: Path) -> None:
    shown = kiosk(tmp_path, "procedures", "show", BIRTH_CODE).told["documents"]
    assert isinstance(shown, list)
    only_shown = [one["id"] for one in shown if one["kind"] == "xuat_trinh"]
    picture = paper_picture(tmp_path / "id.jpg")
    for id_ in only_shown:
        said = _file(data, answers, "--document", f"{id_}={picture}")

        assert (said.code, said.rules) == (1, [(id_, "document_not_taken")])
    assert only_shown
    assert held(data) == (0, 0)


def test_a_card_prefills_and_a_wrong_one_refuses_everything(
    data: Path, answers: Path, tmp_path: Path
) -> None:
    less = json.loads(answers.read_text())
    for name in ("nyc_ho_ten", "nyc_so_dinh_danh"):
        del less[name]
    short = tmp_path / "short.json"
    short.write_text(json.dumps(less))

    assert _file(data, short, "--card", "x").rules == [("card", "card")]
    assert _file(data, short, "--card", "").rules == [("card", "card")]
    assert held(data) == (0, 0)
    assert _file(data, short, "--card", CARD).code == 0


def test_the_same_key_is_the_same_filing_whatever_else_is_said(
    data: Path, answers: Path, paper: str, tmp_path: Path
) -> None:
    first = _file(data, answers, "--once", "k 1", "--document", paper).told
    again = _file(data, answers, "--once", "k 1", "--document", paper).told
    other = _file(data, answers_file(tmp_path, {"con_ho_ten": "Ai Khác"}, name="b"), "--once", "k 1").told
    broken = _file(data, answers_file(tmp_path, {"con_ho_ten": 1.5}, name="c"), "--once", "k 1").told

    assert first == again == other == broken
    assert held(data) == (1, 2)
    assert _file(data, answers, "--once", "k 2").told["filing"] != first["filing"]


def test_an_empty_key_is_refused_and_not_a_new_filing_each_time(data: Path, answers: Path) -> None:
    assert [_file(data, answers, "--once", key).code for key in ("", " ", "\t")] == [2, 2, 2]
    assert not data.exists()


def test_two_processes_with_one_key_make_one_filing(data: Path, tmp_path: Path) -> None:
    names = ("Trần Một", "Trần Hai", "Trần Ba")
    lines = [
        [
            sys.executable, "-m", "kiosk", "file", BIRTH_CODE, "--once", "k", "--json", "--data", str(data),
            "--answers", str(answers_file(tmp_path, {"con_ho_ten": name}, name=name)),
        ]
        for name in names
    ]  # fmt: skip
    processes = [subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE) for line in lines]
    told = [json.loads(process.communicate(timeout=60)[0]) for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len({one["filing"] for one in told}) == 1
    assert len({one["temporary_code"] for one in told}) == 1
    assert held(data)[0] == 1


@pytest.mark.parametrize("where", ["no/such/folder/slip.pdf", "file/slip.pdf", "x" * 300 + "/slip.pdf"])
def test_a_slip_that_cannot_be_written_stops_before_anything_is_kept(
    where: str, data: Path, answers: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    said = _file(data, answers, "--slip", str(tmp_path / where))

    assert (said.code, said.rules) == (3, [("", "slip_path")])
    assert held(data) == (0, 0)


def test_a_refused_filing_leaves_no_slip_and_an_old_one_alone(
    data: Path, tmp_path: Path, answers: Path
) -> None:
    slip = tmp_path / "out" / "slip.pdf"
    slip.parent.mkdir()
    slip.write_bytes(b"of yesterday")
    wrong = answers_file(tmp_path, {"con_ho_ten": 1.5}, name="wrong")

    assert _file(data, wrong, "--slip", str(slip)).code == 1
    assert [one.name for one in slip.parent.iterdir()] == ["slip.pdf"]
    assert slip.read_bytes() == b"of yesterday"
    assert _file(data, answers, "--slip", str(slip)).code == 0
    assert slip.read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_slip_lost_after_the_save_says_that_the_filing_is_kept(data: Path, answers: Path) -> None:
    said = _file(data, answers, "--slip", "/dev/full", "--once", "k")

    assert (said.code, said.rules) == (3, [("", "slip_lost")])
    assert str(said.told["temporary_code"]) in said.message
    assert held(data)[0] == 1


@pytest.mark.parametrize("pick", ["lower", "bare", "spaced", "id", "id_upper"])
def test_a_filing_is_found_however_its_code_is_typed(pick: str, data: Path, answers: Path) -> None:
    told = _file(data, answers).told
    code, id_ = str(told["temporary_code"]), str(told["filing"])
    typed = {
        "lower": code.lower(), "bare": code.replace("-", ""), "spaced": f"  {' '.join(code)} ",
        "id": id_, "id_upper": id_.upper(),
    }[pick]  # fmt: skip

    assert kiosk(data, "filing", typed).told["filing"] == id_


def test_a_wrong_code_finds_nothing(data: Path, answers: Path) -> None:
    code = str(_file(data, answers).told["temporary_code"])
    letter = "2" if code[0] != "2" else "3"
    for ref in (letter + code[1:], code[:-1], "", " ", "%", "x" * 100_000, "' or 1=1 --", code + code):
        said = kiosk(data, "filing", "--", ref)

        assert (said.code, said.rules) == (1, [("ref", "not_found")])


def test_lists_go_beyond_one_page(data: Path) -> None:
    store = Store(Home(data), load_keys(Home(data)))
    store.append_all([submitted(number) for number in range(filings.PAGE + 3)])
    store.close()

    assert len(kiosk(data, "filings").rows) == filings.PAGE + 3
    assert len(kiosk(data, "filings", "--status", "new", "--pending").rows) == filings.PAGE + 3
    assert kiosk(data, "filings", "--status", "received").rows == []


def test_a_claimed_exemption_is_filed_or_refused(data: Path, answers: Path, paper: str) -> None:
    refused = _file(data, answers, "--document", paper, "--claim", "giau_co")
    filed = _file(data, answers, "--document", paper, "--claim", "ho_ngheo").told

    assert refused.rules == [("claims", "exemption_unknown")]
    with open_workplace(Home(data)) as place:
        filing = place.store.filing(str(filed["filing"]))
        assert filing is not None
        assert as_map(filing.submitted["fee"])["claims"] == [
            {"id": "ho_ngheo", "name": "Người thuộc hộ nghèo", "basis": ""}
        ]


def test_ratings_are_counted_and_name_nobody(data: Path) -> None:
    told = kiosk(data, "ratings").told

    assert told == {"count": 0, "scores": {"1": 0, "2": 0, "3": 0, "4": 0, "5": 0}, "reasons": {}}
