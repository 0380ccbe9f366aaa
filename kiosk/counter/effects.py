"""What the counter may ask the world to do. Values only; the acts carry them out and answer with a reply."""

from enum import StrEnum

from kiosk.records import dataclass


class Lane(StrEnum):
    """The lists of the rail, and what a search found."""

    TODAY = "today"
    NEW = "new"  # waiting to be received
    RECEIVED = "received"
    PENDING = "pending"  # something of it has not reached the portal
    REVIEW = "review"  # events set aside, or refused by the portal
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class ListOfficers:
    pass


@dataclass(frozen=True, slots=True)
class CheckPin:
    name: str
    pin: str


@dataclass(frozen=True, slots=True)
class LoadList:
    lane: Lane
    query: str = ""


@dataclass(frozen=True, slots=True)
class LoadFiling:
    filing: str


@dataclass(frozen=True, slots=True)
class Foresee:
    """Ask what receiving this filing now would promise."""

    filing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn:
    filing: str
    officer: str
    papers: frozenset[str]
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePapers:
    filing: str
    officer: str
    papers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPapers:
    """Look at what the citizen handed in; who looked is recorded, unless it only looks again."""

    filing: str
    officer: str
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawPage:
    filing: str
    sha256: str
    page: int  # from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteSlip:
    filing: str
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class LoadCalls:
    """Who called for help at a kiosk and has not been answered."""


@dataclass(frozen=True, slots=True)
class AnswerCall:
    id: str


@dataclass(frozen=True, slots=True)
class Nudge:
    """Something new lies in the store: the window tells the sync process, no act carries this out."""


Effect = (
    ListOfficers
    | CheckPin
    | LoadList
    | LoadFiling
    | Foresee
    | TakeIn
    | NotePapers
    | OpenPapers
    | DrawPage
    | WriteSlip
    | LoadCalls
    | AnswerCall
    | Nudge
)
