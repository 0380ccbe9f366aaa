"""What the world answers to an effect. Values only; a reply is an action of the visit."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kiosk.catalogue.lists import Listed, Question
from kiosk.catalogue.procedure import Procedure
from kiosk.effects import DraftContent, PaperRef
from kiosk.errors import Problem
from kiosk.filing.row import FilingRow
from kiosk.link import Link
from kiosk.records import dataclass

if TYPE_CHECKING:  # the home screen knows no persons
    from kiosk.catalogue.people import Persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A file the citizen may pick."""

    path: str
    name: str
    size: int
    modified: str = ""  # ISO 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft in the list that only a signed-in officer sees."""

    id: str
    procedure: str
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the citizen walks away with."""

    row: FilingRow
    slip: bytes  # PDF
    picture: bytes  # PNG of its first page
    qr: str  # the text inside the QR code
    printed: bool
    papers_scanned: int
    papers_to_bring: int


@dataclass(frozen=True, slots=True)
class Loaded:
    procedure: Procedure


@dataclass(frozen=True, slots=True)
class Results:
    text: str
    listed: Sequence[Listed]
    question: Question | None = None  # the text says several things


@dataclass(frozen=True, slots=True)
class Saved:
    draft: str
    at: str  # ISO 8601


@dataclass(frozen=True, slots=True)
class Left:
    code: str  # six digits


@dataclass(frozen=True, slots=True)
class TakenUp:
    content: DraftContent
    procedure: Procedure
    officer: str = ""  # who opened it, "" for the citizen


@dataclass(frozen=True, slots=True)
class Drafts:
    officer: str
    rows: Sequence[DraftRow]


@dataclass(frozen=True, slots=True)
class Files:
    offered: Sequence[Offered]


@dataclass(frozen=True, slots=True)
class PaperTaken:
    document: str
    paper: PaperRef


@dataclass(frozen=True, slots=True)
class CardText:
    text: str  # "" when the picture holds no readable code


@dataclass(frozen=True, slots=True)
class Kept:
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Found:
    row: FilingRow
    reason: str | None
    consents: frozenset[str]
    to_bring: Sequence[str]  # documents still awaited on paper
    answered_at: str  # ISO 8601: age of the data
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Rated:
    """How one was served is kept, and goes to the portal with the rest."""


@dataclass(frozen=True, slots=True)
class PersonsKept:
    until: str  # ISO date


@dataclass(frozen=True, slots=True)
class PersonsOpened:
    persons: "Persons"
    officer: str = ""  # who opened it, "" for the citizen


@dataclass(frozen=True, slots=True)
class PersonsForgotten:
    """What was kept is erased."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    row: FilingRow


@dataclass(frozen=True, slots=True)
class LinkChanged:
    link: Link
    changed: Sequence[str] = ()  # filings that changed


@dataclass(frozen=True, slots=True)
class Declined:
    """The input breaks rules: reasons beside the fields, nothing stored, nothing cleared."""

    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Failed:
    """The environment or the program is at fault: its own page, with what to do."""

    rule: str  # trouble.<rule>
    values: Mapping[str, str]
    incident: str  # a short number that is in the log


@dataclass(frozen=True, slots=True)
class ListPrinted:
    """Whether the printer took the list of papers."""

    done: bool


Reply = (
    Loaded
    | ListPrinted
    | Results
    | Saved
    | Left
    | TakenUp
    | Drafts
    | Files
    | PaperTaken
    | CardText
    | Kept
    | Found
    | Rated
    | PersonsKept
    | PersonsOpened
    | PersonsForgotten
    | Refreshed
    | LinkChanged
    | Declined
    | Failed
)
