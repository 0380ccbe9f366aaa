"""Taking in one file: a paper, or the reason why not. It never raises for what a file contains."""

import os
import stat
from pathlib import Path

from kiosk.catalogue.procedure import Document
from kiosk.documents.kinds import Type, type_of
from kiosk.documents.paper import MAX_BYTES, Fault, Paper, Unfit, paper, problem
from kiosk.errors import Problem

_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def take(data: bytes, name: str, document: Document) -> Paper | Problem:
    """This file as that document: a PDF within all limits, or why it is refused."""
    try:
        return _taken(data, document)
    except Unfit as unfit:
        return problem(document, unfit.fault, name, **unfit.values)
    except Exception:  # noqa: BLE001 - hostile bytes in three foreign parsers: whatever they raise, the file is broken
        return problem(document, Fault.BROKEN, name)


def take_path(path: Path, document: Document) -> Paper | Problem:
    """The same for a file on a disk or stick: only a plain file, and not one byte read of a big one."""
    if not document.kind.scanned:
        return problem(document, Fault.NOT_TAKEN, path.name)
    try:
        return take(_read(path), path.name, document)
    except Unfit as unfit:
        return problem(document, unfit.fault, path.name)
    except (OSError, ValueError):  # gone, forbidden, or a name that cannot be one
        return problem(document, Fault.GONE, path.name)


def _read(path: Path) -> bytes:
    _refuse_by_stat(path.lstat())
    file = os.open(path, _FLAGS)
    try:
        _refuse_by_stat(os.fstat(file))  # again: what is open is what counts
        with os.fdopen(file, "rb", closefd=False) as opened:
            return opened.read(MAX_BYTES + 1)
    finally:
        os.close(file)


def _refuse_by_stat(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise Unfit(Fault.TYPE)
    if found.st_size > MAX_BYTES:
        raise Unfit(Fault.BIG)


def _taken(data: bytes, document: Document) -> Paper:
    if not document.kind.scanned:
        raise Unfit(Fault.NOT_TAKEN)
    if not data:
        raise Unfit(Fault.EMPTY)
    if len(data) > MAX_BYTES:
        raise Unfit(Fault.BIG)
    match type_of(data):
        case None:
            raise Unfit(Fault.TYPE)
        case Type.PDF:
            return _pdf(data, document.max_pages)
        case Type.JPEG | Type.PNG | Type.TIFF as type_:
            return _picture(data, type_, document.max_pages)


def _pdf(data: bytes, max_pages: int) -> Paper:
    from kiosk.documents.pdfs import check_pdf  # noqa: PLC0415 - pypdfium2 never loads before the first frame

    return paper(data, check_pdf(data, max_pages))


def _picture(data: bytes, type_: Type, max_pages: int) -> Paper:
    from kiosk.documents.pictures import read_pictures  # noqa: PLC0415 - Pillow never loads before the first frame
    from kiosk.documents.wrap import pictures_to_pdf  # noqa: PLC0415 - nor does reportlab

    pages = read_pictures(data, type_, max_pages)
    return paper(pictures_to_pdf(pages), len(pages))
