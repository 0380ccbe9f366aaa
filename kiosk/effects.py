"""What a visit may ask the world to do, and what the world answers. Values only; the acts carry them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.catalogue.procedure import Listed, Procedure
from kiosk.errors import Problem
from kiosk.filing.row import FilingRow
from kiosk.link import Link
from kiosk.values import Answers, Json


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRef:
    """A paper that was taken: it lies encrypted in the blob folder."""

    sha256: str
    pages: int
    size: int  # bytes
    name: str  # of the file it came from, for the citizen to recognise


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A file the citizen may pick."""

    path: str
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """All that a citizen has done so far: saved after each answer, restored whole."""

    id: str  # becomes the filing's id
    procedure: str  # "code@version": a draft finishes on its own version
    language: str = "vi"
    step: int = 0
    answers: Answers = field(default_factory=dict[str, Json])
    origins: Mapping[str, str] = field(default_factory=dict[str, str])  # field id -> card | form | office
    papers: Mapping[str, Sequence[PaperRef]] = field(default_factory=dict[str, Sequence[PaperRef]])
    purposes: frozenset[str] = frozenset()  # optional purposes consented to


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


# What a visit asks for


@dataclass(frozen=True, slots=True)
class LoadProcedure:
    ref: str  # code, or "code@version"


@dataclass(frozen=True, slots=True)
class SearchProcedures:
    text: str


@dataclass(frozen=True, slots=True)
class SaveDraft:
    content: DraftContent


@dataclass(frozen=True, slots=True)
class LeaveDraft:
    content: DraftContent
    pin: str


@dataclass(frozen=True, slots=True)
class DropDraft:
    id: str


@dataclass(frozen=True, slots=True)
class TakeUpDraft:
    code: str
    pin: str


@dataclass(frozen=True, slots=True)
class ListDrafts:
    officer: str
    pin: str


@dataclass(frozen=True, slots=True)
class OpenDraft:
    id: str
    officer: str


@dataclass(frozen=True, slots=True)
class ListFiles:
    """The files in the office's scan folder and on plugged-in drives."""


@dataclass(frozen=True, slots=True)
class TakePaper:
    procedure: str
    document: str
    path: str


@dataclass(frozen=True, slots=True)
class ReadCardPicture:
    path: str


@dataclass(frozen=True, slots=True)
class KeepFiling:
    content: DraftContent


@dataclass(frozen=True, slots=True)
class LookUp:
    ref: str
    last_four: str


@dataclass(frozen=True, slots=True)
class Refresh:
    filing: str


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    filing: str
    purpose: str


@dataclass(frozen=True, slots=True)
class CallHelp:
    page: str
    code: str


@dataclass(frozen=True, slots=True)
class PrintAgain:
    filing: str


@dataclass(frozen=True, slots=True)
class Wipe:
    """Forget everything of this visit: keys in memory, clipboard, pictures, fields."""


Effect = (
    LoadProcedure
    | SearchProcedures
    | SaveDraft
    | LeaveDraft
    | DropDraft
    | TakeUpDraft
    | ListDrafts
    | OpenDraft
    | ListFiles
    | TakePaper
    | ReadCardPicture
    | KeepFiling
    | LookUp
    | Refresh
    | WithdrawConsent
    | CallHelp
    | PrintAgain
    | Wipe
)

# What the world answers


@dataclass(frozen=True, slots=True)
class Loaded:
    procedure: Procedure


@dataclass(frozen=True, slots=True)
class Results:
    text: str
    listed: Sequence[Listed]


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


Reply = (
    Loaded
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
    | Refreshed
    | LinkChanged
    | Declined
    | Failed
)
