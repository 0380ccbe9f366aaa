"""Looking a procedure file over before anybody relies on it: which file, where in it, and what is wrong."""

from collections.abc import Collection, Iterable
from pathlib import Path

from kiosk.catalogue.check_calendar import check_calendar, holds_a_calendar
from kiosk.catalogue.check_facts import check_facts
from kiosk.catalogue.check_form import check_form
from kiosk.catalogue.check_lists import check_areas, check_keys, check_questions, check_words
from kiosk.catalogue.check_never import check_never
from kiosk.catalogue.check_people import check_people
from kiosk.catalogue.check_text import check_text
from kiosk.catalogue.check_together import check_together
from kiosk.catalogue.cursor import Cursor
from kiosk.catalogue.findings import Finding, Notes, ProcedureBroken
from kiosk.catalogue.index import index_text
from kiosk.catalogue.load import AREAS, BESIDE, CODE, INDEX, PEOPLE, QUESTIONS, WORDS, Catalogue, parse
from kiosk.catalogue.parts import read_procedure
from kiosk.catalogue.procedure import Procedure


def check_paths(paths: Iterable[Path]) -> list[Finding]:
    """All findings of these files and folders."""
    found: list[Finding] = []
    for path in paths:
        found += check_folder(path) if path.is_dir() else check_file(path)
    return found


def check_folder(folder: Path) -> list[Finding]:
    """Every file of a catalogue, and whether they fit together."""
    paths = [path for path in sorted(folder.glob("*.json")) if path.name not in BESIDE]
    if not paths:
        return [Finding(file=str(folder), pointer="", rule="empty_folder")]
    judged = {path: _judge_file(path) for path in paths}
    codes = {path.stem for path in paths if CODE.fullmatch(path.stem)}
    flaws = _check_lists(folder, codes)
    found = [one for _, findings in judged.values() for one in findings] + flaws
    sound = {path: one for path, (one, findings) in judged.items() if one and not findings}
    found += check_together(sound, codes, None if flaws else _tiles(folder))
    if not found and (folder / PEOPLE).is_file():
        found += check_people(folder / PEOPLE, paths)
    return found if found or not (folder / INDEX).is_file() else _check_index(folder)


def check_file(path: Path) -> list[Finding]:
    """What is wrong with one file of procedures or of the calendar."""
    return _judge_file(path)[1]


def check_bytes(data: bytes, name: str) -> list[Finding]:
    """What is wrong with the bytes of a file of this name."""
    return _judge(data, name)[1]


def _judge_file(path: Path) -> tuple[Procedure | None, list[Finding]]:
    try:
        data = path.read_bytes()
    except OSError:
        return None, [Finding(file=str(path), pointer="", rule="unreadable")]
    return _judge(data, str(path))


def _judge(data: bytes, name: str) -> tuple[Procedure | None, list[Finding]]:
    """The procedure, and all that is wrong with it; what could not be read cannot be judged."""
    notes = Notes(name)
    try:
        raw = parse(data, name)
        check_keys(data, notes)
        check_text(raw, notes)
    except ProcedureBroken as broken:
        return None, list(broken.findings)
    except RecursionError:
        return None, [Finding(file=name, pointer="", rule="not_json")]
    cursor = Cursor(raw, notes.found, name)
    if holds_a_calendar(raw):
        check_calendar(cursor, notes)
        return None, notes.found
    procedure = read_procedure(cursor)
    cursor.close()
    if notes.found:
        return None, notes.found
    _file_name(name, procedure, notes)
    check_facts(procedure, notes)
    check_form(procedure.form, notes)
    if not notes.found:  # rules must be well made before they can be thought through
        check_never(procedure, notes)
    return procedure, notes.found


def _check_lists(folder: Path, codes: Collection[str]) -> list[Finding]:
    areas, words, questions = folder / AREAS, folder / WORDS, folder / QUESTIONS
    return [
        *(check_areas(areas, codes) if areas.is_file() else ()),
        *(check_words(words) if words.is_file() else ()),
        *(check_questions(questions, codes) if questions.is_file() else ()),
    ]


def _tiles(folder: Path) -> Collection[str] | None:
    return {one.id for one in Catalogue(folder).areas()} if (folder / AREAS).is_file() else None


def _check_index(folder: Path) -> list[Finding]:
    fresh = (folder / INDEX).read_bytes() == index_text(folder).encode()
    return [] if fresh else [Finding(file=str(folder / INDEX), pointer="", rule="stale_index")]


def _file_name(name: str, procedure: Procedure, notes: Notes) -> None:
    stem = Path(name).name.removesuffix(".json")
    if stem not in (procedure.code, procedure.ref):
        notes.add("/code", "file_name", code=procedure.code, file=Path(name).name)
