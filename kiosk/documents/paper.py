"""A paper that was taken, the limits it was held to, and the reasons it may be refused."""

import hashlib
import unicodedata
from dataclasses import field
from enum import StrEnum

from kiosk.catalogue.procedure import Document
from kiosk.errors import Problem
from kiosk.forms.wording import mid
from kiosk.records import dataclass
from kiosk.text import nfc

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000  # of one picture, read from its header before anything is decoded
MAX_NAME = 80
PDF = "application/pdf"


class Fault(StrEnum):
    """Why a file is refused: keys of assets/strings/*/problem.json."""

    NOT_TAKEN = "document_not_taken"  # a paper of this kind is never scanned
    GONE = "file_gone"  # the stick was pulled out, or nobody may read it
    EMPTY = "file_empty"
    TYPE = "file_type"
    BIG = "file_big"
    BROKEN = "file_broken"
    PASSWORD = "file_password"  # noqa: S105 - the name of a rule
    ACTIVE = "file_active"  # scripts, programs or other files inside
    PAGES = "file_pages"
    BLANK = "file_blank"
    PIXELS = "image_big"


class Unfit(Exception):
    """Inside this room only: `take` turns it into a Problem."""

    def __init__(self, fault: Fault, **values: str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.values = values


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    data: bytes = field(repr=False)  # never in a log
    media: str = PDF
    pages: int
    size: int
    sha256: str


def paper(data: bytes, pages: int) -> Paper:
    """These bytes as a paper, named by their hash and by nothing that came with them."""
    return Paper(data=data, pages=pages, size=len(data), sha256=hashlib.sha256(data).hexdigest())


def problem(document: Document, fault: Fault, name: str = "", **values: str) -> Problem:
    """The reason, with all that a sentence about it may want to say."""
    common = {
        "label": mid(document.name.vi),
        "name": tidy_name(name),
        "limit": f"{MAX_BYTES // 1_000_000} MB",
    }
    limits = {
        "max": f"{MAX_BYTES // 1_000_000} MB",
        "max_pages": str(document.max_pages),
        "megapixels": f"{MAX_PIXELS // 1_000_000}",
    }
    if fault is Fault.PAGES:
        limits["max"] = str(document.max_pages)
    if fault is Fault.PIXELS:
        limits["max"] = f"{MAX_PIXELS // 1_000_000}"
    return Problem(field=document.id, rule=fault.value, values=common | limits | values)


def tidy_name(name: str) -> str:
    """A file's name as it may be shown: no folders, no control or direction characters, not too long."""
    bare = nfc(name.replace("\\", "/").rpartition("/")[2])
    plain = "".join(c for c in bare if unicodedata.category(c)[0] != "C").strip()
    if len(plain) <= MAX_NAME:
        return plain
    return f"{plain[: MAX_NAME - 9]}…{plain[-8:]}"
