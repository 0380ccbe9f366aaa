"""Loading is strict and lazy: lists open no procedure, a broken file gives no procedure."""

import json
import shutil
from pathlib import Path

import pytest

from kiosk.catalogue.findings import ProcedureBroken
from kiosk.catalogue.form import Confidence, FieldType
from kiosk.catalogue.index import index_text, listed
from kiosk.catalogue.load import Catalogue, load
from kiosk.catalogue.procedure import DocumentKind, Unit
from kiosk.errors import NotFound
from kiosk.paths import assets

FOLDER = assets() / "procedures"
CATALOGUE = Catalogue(FOLDER)


def test_a_file_becomes_a_procedure() -> None:
    birth = load(FOLDER / "1.001193.json")

    assert birth.ref == "1.001193@2026.11.1"
    assert birth.time_limit.unit is Unit.SAME_DAY
    assert birth.confidence is Confidence.HIGH


def test_fields_and_documents_have_their_types() -> None:
    birth = load(FOLDER / "1.001193.json")
    born = birth.form.field("con_ngay_sinh")
    paper = birth.document("giay_to_tuy_than")

    assert born is not None
    assert (born.type, born.past, born.required) == (FieldType.DATE, True, True)
    assert paper is not None
    assert paper.kind is DocumentKind.XUAT_TRINH


def test_bytes_are_as_good_as_a_file() -> None:
    assert load((FOLDER / "1.014159.json").read_bytes()) == load(FOLDER / "1.014159.json")


def test_a_broken_file_says_all_that_is_wrong() -> None:
    raw = json.loads((FOLDER / "1.014159.json").read_text(encoding="utf-8"))
    raw["minutes"] = "six"
    del raw["code"]
    raw["colour"] = "red"
    with pytest.raises(ProcedureBroken) as broken:
        load(json.dumps(raw).encode())

    assert {(one.pointer, one.rule) for one in broken.value.findings} == {
        ("/minutes", "not_number"),
        ("", "missing"),
        ("/colour", "unknown_key"),
    }


def test_get_gives_the_version_in_force() -> None:
    assert CATALOGUE.get("1.000656").short_name.vi == "Đăng ký khai tử"


def test_get_knows_its_version_by_name() -> None:
    assert CATALOGUE.get("1.000656", "2026.11.1") == CATALOGUE.get("1.000656")


@pytest.mark.parametrize("code", ["9.999999", "", "../areas", "areas", "1.000656@2026.11.1"])
def test_unknown_codes_are_not_found(code: str) -> None:
    with pytest.raises(NotFound):
        CATALOGUE.get(code)


@pytest.mark.parametrize("version", ["2020.1.1", "", "../x"])
def test_unknown_versions_are_not_found(version: str) -> None:
    with pytest.raises(NotFound):
        CATALOGUE.get("1.000656", version)


def test_an_earlier_version_stays_readable(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "p")
    old = json.loads((FOLDER / "1.014159.json").read_text(encoding="utf-8")) | {"version": "2026.1.1"}
    (tmp_path / "p" / "1.014159@2026.1.1.json").write_text(json.dumps(old), encoding="utf-8")
    catalogue = Catalogue(tmp_path / "p")

    assert catalogue.get("1.014159", "2026.1.1").version == "2026.1.1"
    assert catalogue.get("1.014159").version == "2026.11.1"


def test_lists_open_no_procedure(tmp_path: Path) -> None:
    for name in ("index.jsonl", "areas.json"):
        shutil.copy(FOLDER / name, tmp_path)
    catalogue = Catalogue(tmp_path)

    assert len(catalogue.listed()) == 53
    assert len(catalogue.areas()) == 12


def test_the_index_is_fresh() -> None:
    assert (FOLDER / "index.jsonl").read_text(encoding="utf-8") == index_text(FOLDER)


def test_a_broken_line_of_the_index_is_named(tmp_path: Path) -> None:
    lines = (FOLDER / "index.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "index.jsonl").write_bytes(b"".join(lines[:2]) + lines[2][:40] + b"\n")

    with pytest.raises(ProcedureBroken) as caught:
        Catalogue(tmp_path).listed()

    assert [(one.file, one.rule) for one in caught.value.findings] == [("index.jsonl:3", "not_json")]


def test_the_index_says_what_the_files_say() -> None:
    assert list(CATALOGUE.listed()) == [listed(CATALOGUE.get(one.code)) for one in CATALOGUE.listed()]


def test_refs_name_code_and_version() -> None:
    assert "2.000815@2026.11.1" in CATALOGUE.refs
