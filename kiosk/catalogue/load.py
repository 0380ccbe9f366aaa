"""Procedure files into procedures: strictly, one at a time, and only when somebody asks."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from kiosk.catalogue.cursor import Cursor
from kiosk.catalogue.findings import Finding, ProcedureBroken
from kiosk.catalogue.lists import Area, Listed, Question, Words
from kiosk.catalogue.parts import read_area, read_listed, read_procedure, read_question, read_words
from kiosk.catalogue.procedure import Procedure
from kiosk.errors import NotFound, Problem
from kiosk.text import fold
from kiosk.values import Json

CODE = re.compile(r"[0-9K]\.[0-9]{6}")  # K: known to this kiosk, not on the national list
INDEX = "index.jsonl"
AREAS = "areas.json"
WORDS = "words.json"
QUESTIONS = "questions.json"
SCHEMA = "schema.json"  # of a procedure file, made by `python -m kiosk.catalogue.schema`
PEOPLE = "people.json"
BESIDE = (AREAS, INDEX, WORDS, QUESTIONS, PEOPLE, SCHEMA)  # what stands beside the procedures
LAST_RANK = 9
_VERSION = re.compile(r"[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,3}")

T = TypeVar("T")


def load(source: Path | bytes) -> Procedure:
    """The procedure a file describes. Raises ProcedureBroken when anything in it is not as it must be."""
    name = source.name if isinstance(source, Path) else ""
    return _strict(parse(source, name), name, read_procedure)


class Catalogue:
    """The procedures of a folder: `<code>.json` is in force, `<code>@<version>.json` an earlier version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listed(self) -> Sequence[Listed]:
        """Every procedure in force, without its form."""
        return tuple(self._listed.values())

    def areas(self) -> Sequence[Area]:
        """The tiles of the home screen, in their order."""
        return self._areas

    @property
    def refs(self) -> frozenset[str]:
        """`code@version` of every procedure in force."""
        return frozenset(f"{one.code}@{one.version}" for one in self._listed.values())

    def get(self, code: str, version: str | None = None) -> Procedure:
        """The whole procedure. Raises NotFound when this catalogue has no such code or version."""
        path = self._path(code, version)
        if path is None or not path.is_file():
            raise NotFound(Problem(field="procedure", rule="not_found", values={"code": code}))
        return _load_file(path)

    def _path(self, code: str, version: str | None) -> Path | None:
        if not CODE.fullmatch(code):
            return None
        current = self._listed.get(code)
        if version is None or (current and current.version == version):
            return self.folder / f"{code}.json"
        return self.folder / f"{code}@{version}.json" if _VERSION.fullmatch(version) else None

    @cached_property
    def _listed(self) -> Mapping[str, Listed]:
        return {one.code: one for one in _lines(self.folder / INDEX, read_listed)}

    @cached_property
    def words(self) -> Words:
        """What people say for what the names say."""
        path = self.folder / WORDS
        return strict(path, read_words) if path.is_file() else Words()

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """What to ask back, by the folded words that say several things."""
        path = self.folder / QUESTIONS
        every = many(path, read_question) if path.is_file() else ()
        return {fold(word): one for one in every for word in one.words}

    def rank(self, code: str) -> int:
        """How far down its area it stands, the most asked at 0; what stands nowhere comes last."""
        return self._ranks.get(code, LAST_RANK)

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for area in self.areas() if (self.folder / AREAS).is_file() else ():
            for place, code in enumerate(area.procedures):
                found[code] = min(place, found.get(code, LAST_RANK))
        return found

    @cached_property
    def _areas(self) -> Sequence[Area]:
        return many(self.folder / AREAS, read_area)


def parse(source: Path | bytes, name: str) -> Json:
    """The JSON of a file. Raises ProcedureBroken when it is none, or when the file cannot be read."""
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        found: Json = json.loads(data.decode("utf-8"))
    except OSError as error:
        raise ProcedureBroken(Finding(file=name, pointer="", rule="unreadable")) from error
    except (ValueError, RecursionError) as error:
        raise ProcedureBroken(Finding(file=name, pointer="", rule="not_json")) from error
    return found


def strict(path: Path, read: Callable[[Cursor], T]) -> T:
    """What a file holds. Raises ProcedureBroken when anything in it is not as it must be."""
    return _strict(parse(path, path.name), path.name, read)


@lru_cache(64)
def _load_file(path: Path) -> Procedure:
    return load(path)


def many(path: Path, read: Callable[[Cursor], T]) -> Sequence[T]:
    """The objects of a file that is an array."""
    wrapped: Json = {"all": parse(path, path.name)}
    return _strict(wrapped, path.name, lambda at: at.each("all", read))


def _lines(path: Path, read: Callable[[Cursor], T]) -> Iterator[T]:
    """The objects of a JSON Lines file, line by line: of thousands only what is kept stays in memory."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                name = f"{path.name}:{number}"
                yield _strict(parse(line, name), name, read)
    except OSError as error:
        raise ProcedureBroken(Finding(file=path.name, pointer="", rule="unreadable")) from error


def _strict(value: Json, name: str, read: Callable[[Cursor], T]) -> T:
    findings: list[Finding] = []
    cursor = Cursor(value, findings, name)
    found = read(cursor)
    cursor.close()
    if findings:
        raise ProcedureBroken(*findings)
    return found
