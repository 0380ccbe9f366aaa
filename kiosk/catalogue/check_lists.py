"""The lists beside the procedure files: the tiles of the home screen, and what people's words mean."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kiosk.catalogue.check_text import check_text
from kiosk.catalogue.cursor import Cursor, escaped
from kiosk.catalogue.findings import Finding, Notes, ProcedureBroken
from kiosk.catalogue.lists import Area, Question
from kiosk.catalogue.load import parse
from kiosk.catalogue.parts import read_area, read_question, read_words
from kiosk.paths import assets
from kiosk.text import fold
from kiosk.values import Json, as_list, as_map, as_text

T = TypeVar("T")
_ALL = "all"


def check_areas(path: Path, codes: Collection[str]) -> list[Finding]:
    """Whether the home screen's tiles name procedures and pictures that are there."""
    notes = Notes(str(path))
    raw = _parsed(path, notes)
    for at, area in enumerate(_read_many(raw, read_area, notes)):
        _check_area(f"/{at}", area, codes, notes)
    return notes.found


def check_words(path: Path) -> list[Finding]:
    """Whether each of people's words is there once, and means something else than itself."""
    notes = Notes(str(path))
    raw = _parsed(path, notes)
    if _read(raw, read_words, notes) is None:
        return notes.found
    means = as_map(as_map(raw)["means"])
    not_here = as_list(as_map(raw)["not_here"])
    places = [(f"/means/{escaped(word)}", word) for word in means]
    places += [(f"/not_here/{at}", as_text(word)) for at, word in enumerate(not_here)]
    seen: set[str] = set()
    for pointer, word in places:
        check_text(word, notes, pointer)
        if fold(word) in seen:  # the search reads them without tones
            notes.add(pointer, "word_twice", word=word)
        seen.add(fold(word))
    for word, meant in means.items():
        if fold(word) == fold(as_text(meant)):
            notes.add(f"/means/{escaped(word)}", "word_itself", word=word)
    return notes.found


def check_questions(path: Path, codes: Collection[str]) -> list[Finding]:
    """Whether each question is raised by words of its own and leads to several procedures that are there."""
    notes = Notes(str(path))
    raw = _parsed(path, notes)
    ids, words = set[str](), set[str]()
    for at, one in enumerate(_read_many(raw, read_question, notes)):
        if one.id in ids:
            notes.add(f"/{at}/id", "id_twice", id=one.id)
        ids.add(one.id)
        for number, word in enumerate(one.words):
            if fold(word) in words:
                notes.add(f"/{at}/words/{number}", "word_twice", word=word)
            words.add(fold(word))
        _check_question(f"/{at}", one, codes, notes)
    return notes.found


def check_keys(data: bytes, notes: Notes) -> None:
    """JSON readers keep the last of two equal keys, so the first would be lost without a word."""

    def once(pairs: Sequence[tuple[str, Json]]) -> Mapping[str, Json]:
        keys = [key for key, _ in pairs]
        for key in {key for key in keys if keys.count(key) > 1}:
            notes.add("", "key_twice", key=key)
        return dict(pairs)

    json.loads(data, object_pairs_hook=once)


def _parsed(path: Path, notes: Notes) -> Json:
    try:
        raw = parse(path, path.name)
    except ProcedureBroken as broken:
        notes.found.extend(Finding(file=notes.file, pointer="", rule=one.rule) for one in broken.findings)
        return None
    check_keys(path.read_bytes(), notes)
    check_text(raw, notes)
    return raw


def _read(raw: Json, read: Callable[[Cursor], T], notes: Notes) -> T | None:
    """What the file holds; nothing when it cannot be judged any further."""
    if notes.found:
        return None
    cursor = Cursor(raw, notes.found, notes.file)
    found = read(cursor)
    cursor.close()
    return None if notes.found else found


def _read_many(raw: Json, read: Callable[[Cursor], T], notes: Notes) -> Sequence[T]:
    """The same of a file that is an array."""
    found = _read({_ALL: raw}, lambda at: at.each(_ALL, read), notes)
    notes.found[:] = [replace(one, pointer=one.pointer.removeprefix(f"/{_ALL}")) for one in notes.found]
    return found or ()


def _check_question(pointer: str, question: Question, codes: Collection[str], notes: Notes) -> None:
    if not question.words:
        notes.add(f"{pointer}/words", "question_unasked", id=question.id)
    if len(question.choices) <= 1 and question.otherwise is None:
        notes.add(f"{pointer}/choices", "question_settled", id=question.id)
    for at, choice in enumerate(question.choices):
        if choice.code not in codes:
            notes.add(f"{pointer}/choices/{at}/code", "unknown_procedure", code=choice.code)
        if any(choice.code == other.code for other in question.choices[:at]):
            notes.add(f"{pointer}/choices/{at}/code", "choice_twice", code=choice.code)


def _check_area(pointer: str, area: Area, codes: Collection[str], notes: Notes) -> None:
    if not (assets() / "icons" / f"{area.icon}.svg").is_file():
        notes.add(f"{pointer}/icon", "no_icon", icon=area.icon)
    if not area.procedures:
        notes.add(f"{pointer}/procedures", "no_procedures", id=area.id)
    for at, code in enumerate(area.procedures):
        if code not in codes:
            notes.add(f"{pointer}/procedures/{at}", "unknown_procedure", code=code)
