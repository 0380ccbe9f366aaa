"""Looking a procedure file over before anybody relies on it: which file, where in it, and what is wrong."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kiosk.catalogue.check_calendar import check_calendar, holds_a_calendar
from kiosk.catalogue.check_facts import check_facts
from kiosk.catalogue.check_form import check_form
from kiosk.catalogue.check_text import check_text
from kiosk.catalogue.cursor import Cursor
from kiosk.catalogue.findings import Finding, Notes, ProcedureBroken
from kiosk.catalogue.index import index_text
from kiosk.catalogue.lists import Area
from kiosk.catalogue.load import AREAS, CODE, INDEX, WORDS, parse
from kiosk.catalogue.parts import read_area, read_procedure
from kiosk.catalogue.procedure import Procedure
from kiosk.paths import assets
from kiosk.values import Json


def check_paths(paths: Iterable[Path]) -> list[Finding]:
    """All findings of these files and folders."""
    found: list[Finding] = []
    for path in paths:
        found += check_folder(path) if path.is_dir() else check_file(path)
    return found


def check_folder(folder: Path) -> list[Finding]:
    """Every file of a catalogue, and whether they fit together."""
    paths = [path for path in sorted(folder.glob("*.json")) if path.name not in (AREAS, INDEX, WORDS)]
    found = [one for path in paths for one in check_file(path)]
    if not paths:
        return [Finding(file=str(folder), pointer="", rule="empty_folder")]
    codes = {path.stem for path in paths if CODE.fullmatch(path.stem)}
    if (folder / AREAS).is_file():
        found += check_areas(folder / AREAS, codes)
    return found if found or not (folder / INDEX).is_file() else _check_index(folder)


def check_file(path: Path) -> list[Finding]:
    """What is wrong with one file of procedures or of the calendar."""
    try:
        data = path.read_bytes()
    except OSError:
        return [Finding(file=str(path), pointer="", rule="unreadable")]
    return check_bytes(data, str(path))


def check_bytes(data: bytes, name: str) -> list[Finding]:
    """What is wrong with the bytes of a file of this name."""
    notes = Notes(name)
    try:
        raw = parse(data, name)
    except ProcedureBroken as broken:
        return list(broken.findings)
    _twice(data, notes)
    check_text(raw, notes)
    cursor = Cursor(raw, notes.found, name)
    if holds_a_calendar(raw):
        check_calendar(cursor, notes)
        return notes.found
    procedure = read_procedure(cursor)
    cursor.close()
    if not notes.found:  # what could not be read cannot be judged
        _file_name(name, procedure, notes)
        check_facts(procedure, notes)
        check_form(procedure.form, notes)
    return notes.found


def check_areas(path: Path, codes: Iterable[str]) -> list[Finding]:
    """Whether the home screen's tiles name procedures and pictures that are there."""
    notes = Notes(str(path))
    try:
        raw = parse(path, path.name)
    except ProcedureBroken as broken:
        return list(broken.findings)
    cursor = Cursor({"all": raw}, notes.found, notes.file)
    areas = cursor.each("all", read_area)
    if not notes.found:
        for at, area in enumerate(areas):
            _check_area(f"/{at}", area, set(codes), notes)
    return notes.found


def _check_area(pointer: str, area: Area, codes: set[str], notes: Notes) -> None:
    if not (assets() / "icons" / f"{area.icon}.svg").is_file():
        notes.add(f"{pointer}/icon", "no_icon", icon=area.icon)
    if not area.procedures:
        notes.add(f"{pointer}/procedures", "no_procedures", id=area.id)
    for at, code in enumerate(area.procedures):
        if code not in codes:
            notes.add(f"{pointer}/procedures/{at}", "unknown_procedure", code=code)


def _check_index(folder: Path) -> list[Finding]:
    fresh = (folder / INDEX).read_text(encoding="utf-8") == index_text(folder)
    return [] if fresh else [Finding(file=str(folder / INDEX), pointer="", rule="stale_index")]


def _file_name(name: str, procedure: Procedure, notes: Notes) -> None:
    stem = Path(name).name.removesuffix(".json")
    if stem not in (procedure.code, procedure.ref):
        notes.add("/code", "file_name", code=procedure.code, file=Path(name).name)


def _twice(data: bytes, notes: Notes) -> None:
    """JSON readers keep the last of two equal keys, so the first would be lost without a word."""

    def once(pairs: Sequence[tuple[str, Json]]) -> Mapping[str, Json]:
        keys = [key for key, _ in pairs]
        for key in {key for key in keys if keys.count(key) > 1}:
            notes.add("", "key_twice", key=key)
        return dict(pairs)

    json.loads(data, object_pairs_hook=once)
