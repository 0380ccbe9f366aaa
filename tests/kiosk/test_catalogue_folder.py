"""The files of a catalogue fit together: procedures, versions, tiles and words."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.catalogue.check import check_folder, check_paths
from kiosk.catalogue.check_lists import check_areas, check_words
from kiosk.values import Json
from tests.kiosk.catalogue_damage import BIRTH, FOLDER, MESSAGE


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    assert [one.rule for one in check_paths([tmp_path])] == ["empty_folder"]


def test_a_tile_names_what_is_there(tmp_path: Path) -> None:
    area = {
        "id": "x",
        "name": {"vi": "X", "en": "X"},
        "icon": "no-such",
        "tint": "red",
        "procedures": ["9.999999"],
    }
    empty = {**area, "icon": "baby-duotone", "procedures": []}
    (tmp_path / "areas.json").write_text(json.dumps([area, empty]), encoding="utf-8")

    assert [(one.pointer, one.rule) for one in check_areas(tmp_path / "areas.json", [])] == [
        ("/0/icon", "no_icon"),
        ("/0/procedures/0", "unknown_procedure"),
        ("/1/procedures", "no_procedures"),
    ]


@pytest.mark.parametrize("held", [b"", b"\xff\n", b"[]\n"])
def test_a_stale_index_is_found(tmp_path: Path, held: bytes) -> None:
    (tmp_path / BIRTH).write_bytes((FOLDER / BIRTH).read_bytes())
    (tmp_path / "index.jsonl").write_bytes(held)

    assert [one.rule for one in check_folder(tmp_path)] == ["stale_index"]


@pytest.mark.parametrize(
    ("words", "where", "rule"),
    [
        ([], "", "not_object"),
        ({"means": {}}, "", "missing"),
        ({"means": [], "not_here": []}, "/means", "not_object"),
        ({"means": {"đk": 7}, "not_here": []}, "/means/đk", "not_text"),
        ({"means": {}, "not_here": {}}, "/not_here", "not_array"),
        ({"means": {}, "not_here": [], "fillers": []}, "/fillers", "unknown_key"),
        ({"means": {"đk": "đăng  ký"}, "not_here": []}, "/means/đk", "stray_spaces"),
        ({"means": {" đk": "đăng ký"}, "not_here": []}, "/means/ đk", "stray_spaces"),
        ({"means": {"đk": "đăng ký", "dk": "điều kiện"}, "not_here": []}, "/means/dk", "word_twice"),
        ({"means": {"visa": "thị thực"}, "not_here": ["visa"]}, "/not_here/0", "word_twice"),
        ({"means": {"hộ khẩu": "ho khau"}, "not_here": []}, "/means/hộ khẩu", "word_itself"),
    ],
)
def test_words_are_there_once_and_mean_something(tmp_path: Path, words: Json, where: str, rule: str) -> None:
    path = tmp_path / "words.json"
    path.write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")

    assert (where, rule) in {(one.pointer, one.rule) for one in check_words(path)}


def test_a_word_written_twice_is_found(tmp_path: Path) -> None:
    (tmp_path / "words.json").write_bytes(b'{"means": {"dk": "a", "dk": "b"}, "not_here": []}')

    assert [one.rule for one in check_words(tmp_path / "words.json")] == ["key_twice"]


OLD, NEW = "1.001193@2026.7.1.json", BIRTH
TILES: Json = [
    {"id": "khai_sinh", "name": MESSAGE, "icon": "baby-duotone", "tint": "red", "procedures": ["1.001193"]}
]


def catalogue(folder: Path, files: Mapping[str, Mapping[str, Json]]) -> Path:
    """A folder of copies of the birth registration, each with other facts."""
    plain = {**json.loads((FOLDER / BIRTH).read_text(encoding="utf-8")), "eligibility": []}
    for name, facts in files.items():
        raw = {**plain, "code": name.removesuffix(".json").partition("@")[0], **facts}
        (folder / name).write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    (folder / "areas.json").write_text(json.dumps(TILES), encoding="utf-8")
    (folder / "schema.json").write_text("{}", encoding="utf-8")
    return folder


def between(days: str, version: str = "2026.11.1") -> Mapping[str, Json]:
    start, _, end = days.partition(" ")
    return {"version": version, "valid_from": start, "valid_to": end or None}


GONE = ["9.999999"]
OTHERWISE: Mapping[str, Json] = {
    "id": "x",
    "question": MESSAGE,
    "wanted": True,
    "otherwise": MESSAGE,
    "instead": ["9.999999"],
}
EARLIER = between("2026-01-01 2026-06-30", "2026.7.1")


@pytest.mark.parametrize(
    ("files", "where", "rule"),
    [
        ({NEW: {"superseded_by": GONE}}, f"{NEW}#/superseded_by/0", "unknown_procedure"),
        ({NEW: {}, OLD: {**EARLIER, "superseded_by": GONE}}, f"{OLD}#/superseded_by/0", "unknown_procedure"),
        ({NEW: {"eligibility": [OTHERWISE]}}, f"{NEW}#/eligibility/0/instead/0", "unknown_procedure"),
        ({NEW: {"area": "ho_tich"}}, f"{NEW}#/area", "unknown_tile"),
        ({NEW: {"aliases": ["làm giấy", "Làm giấy"]}}, f"{NEW}#/aliases/1", "alias_twice"),
        ({NEW: {"aliases": ["làm giấy", "lam giay"]}}, f"{NEW}#/aliases/1", "alias_twice"),
        ({NEW: {}, "2.000635.json": {}}, "2.000635.json#/aliases/0", "alias_twice"),
        ({NEW: {}, OLD: {**EARLIER, "valid_to": "2026-07-01"}}, f"{OLD}#/valid_to", "version_overlap"),
        ({NEW: {}, OLD: {**EARLIER, "valid_to": None}}, f"{OLD}#/valid_to", "version_overlap"),
        ({NEW: {}, OLD: between("2026-08-01 2026-08-31", "2026.7.1")}, f"{NEW}#/valid_from", "version_order"),
        (
            {NEW: {}, "1.001193@2026.12.1.json": between("2027-03-01", "2026.12.1")},
            "1.001193@2026.12.1.json#/version",
            "version_ahead",
        ),
        ({NEW: {}, "1.001193@2026.11.1.json": {}}, f"{NEW}#/valid_from", "version_order"),
    ],
)  # fmt: skip
def test_files_must_fit_together(
    tmp_path: Path, files: Mapping[str, Mapping[str, Json]], where: str, rule: str
) -> None:
    findings = check_folder(catalogue(tmp_path, files))

    assert (where, rule) in {(f"{Path(one.file).name}#{one.pointer}", one.rule) for one in findings}


@pytest.mark.parametrize(
    "files",
    [
        {NEW: {}},
        {NEW: {}, OLD: {**EARLIER, "area": "an_old_tile", "eligibility": [OTHERWISE]}},
        {NEW: {}, OLD: EARLIER, "1.001193@2025.9.1.json": between("2025-07-01 2025-12-31", "2025.9.1")},
        {NEW: {"aliases": ["thuê nhà", "thuế nhà"]}},
        {NEW: {"eligibility": [{**OTHERWISE, "instead": ["2.000635"]}]}, "2.000635.json": {"aliases": []}},
    ],
)
def test_files_that_fit_have_no_findings(tmp_path: Path, files: Mapping[str, Mapping[str, Json]]) -> None:
    assert check_folder(catalogue(tmp_path, files)) == []


def test_one_broken_file_hides_nothing_of_the_others(tmp_path: Path) -> None:
    files: Mapping[str, Mapping[str, Json]] = {
        NEW: {},
        "2.000635.json": {},
        "2.000636.json": {"minutes": "x"},
    }

    assert {one.rule for one in check_folder(catalogue(tmp_path, files))} == {"alias_twice", "not_number"}


def test_what_we_ship_has_no_findings() -> None:
    assert check_folder(FOLDER) == []
