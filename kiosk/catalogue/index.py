"""The short list for the home screen, made from the procedure files by `python -m kiosk.catalogue.index`."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiosk.catalogue.form import Text
from kiosk.catalogue.lists import Listed
from kiosk.catalogue.load import CODE, INDEX, load
from kiosk.catalogue.procedure import Procedure
from kiosk.paths import assets
from kiosk.values import Json


def current_files(folder: Path) -> Sequence[Path]:
    """The files of the procedures in force, by code."""
    return sorted(path for path in folder.glob("*.json") if CODE.fullmatch(path.stem))


def index_text(folder: Path) -> str:
    """What the index must hold for these files, byte for byte."""
    return as_lines(listed(load(path)) for path in current_files(folder))


def as_lines(rows: Iterable[Listed]) -> str:
    """JSON Lines, one procedure each."""
    return "".join(f"{json.dumps(_row(one), ensure_ascii=False)}\n" for one in rows)


def listed(procedure: Procedure) -> Listed:
    """A procedure as lists show it."""
    return Listed(
        code=procedure.code,
        version=procedure.version,
        name=procedure.name,
        short_name=procedure.short_name,
        aliases=procedure.aliases,
        area=procedure.area,
        field=procedure.field,
        summary=procedure.summary,
        unsure=procedure.confidence.unsure,
    )


def _row(one: Listed) -> Json:
    return {
        "code": one.code,
        "version": one.version,
        "name": _text(one.name),
        "short_name": _text(one.short_name),
        "aliases": list(one.aliases),
        "area": one.area,
        "field": one.field,
        "summary": _text(one.summary),
        "unsure": one.unsure,
    }


def _text(text: Text) -> Json:
    return {"vi": text.vi, "en": text.en}


def main() -> None:
    folder = assets() / "procedures"
    (folder / INDEX).write_text(index_text(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
