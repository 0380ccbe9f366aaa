"""What a visit may ask the world to do. Values only; the acts carry them out and answer with a reply."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from kiosk.records import dataclass
from kiosk.values import Answers, Json

if TYPE_CHECKING:  # the home screen knows no persons
    from kiosk.catalogue.people import Persons


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRef:
    """A paper that was taken: it lies encrypted in the blob folder."""

    sha256: str
    pages: int
    size: int  # bytes
    name: str  # of the file it came from, for the citizen to recognise


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """All that a citizen has done so far: saved after each answer, restored whole."""

    id: str  # becomes the filing's id
    procedure: str  # "code@version": a draft finishes on its own version
    language: str = "vi"
    step: str = ""
    answers: Answers = field(default_factory=dict[str, Json])
    origins: Mapping[str, str] = field(default_factory=dict[str, str])  # see kiosk/forms/prefill.py
    papers: Mapping[str, Sequence[PaperRef]] = field(default_factory=dict[str, Sequence[PaperRef]])
    purposes: frozenset[str] = frozenset()  # optional purposes consented to
    claims: frozenset[str] = frozenset()  # ids of the fee's exemptions that the person claims


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
class KeepPersons:
    """For the next time, with consent, under this PIN."""

    filing: str
    pin: str
    persons: "Persons"


@dataclass(frozen=True, slots=True)
class OpenPersons:
    number: str
    pin: str  # the citizen's, or the officer's
    officer: str | None


@dataclass(frozen=True, slots=True)
class ForgetPersons:
    number: str
    pin: str
    officer: str | None


@dataclass(frozen=True, slots=True)
class RateFiling:
    filing: str
    score: int  # 1, very unhappy, to 5, very happy
    reasons: Sequence[str]


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
class PrintList:
    """The papers to prepare, for these answers to the questions about the case."""

    procedure: str  # "code@version"
    answers: Answers
    language: str


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
    | KeepPersons
    | OpenPersons
    | ForgetPersons
    | RateFiling
    | Refresh
    | WithdrawConsent
    | CallHelp
    | PrintList
    | PrintAgain
    | Wipe
)
