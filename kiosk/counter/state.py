"""What a counter is: everything the officer's window may show, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from kiosk.catalogue.form import Text
from kiosk.counter.effects import Lane
from kiosk.counter.replies import Detail, Foreseen, HelpCall, Sheet, SlipMade
from kiosk.errors import Problem
from kiosk.filing.office import Office
from kiosk.filing.row import FilingRow
from kiosk.link import Link, LinkState
from kiosk.records import dataclass
from kiosk.replies import Failed


class Page(StrEnum):
    LIST = "list"
    READER = "reader"
    SLIP = "slip"


class Notice(StrEnum):
    """What has just been done, said beside the filing."""

    NOTHING = ""
    RECEIVED = "received"
    PAPERS_NOTED = "papers_noted"


UNKNOWN_LINK = Link(state=LinkState.CONNECTING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """The invented officer of a trial, shown where one signs in."""

    name: str
    pin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterHall:
    """What stays whoever is signed in: the office, this device and the line to the portal."""

    office: Office
    device: str
    link: Link = UNKNOWN_LINK
    try_run: bool = False
    hint: Hint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    hall: CounterHall
    language: str = "vi"
    officers: Sequence[str] | None = None  # None: not known yet
    officer: str = ""  # who is signed in; stays while locked
    locked: bool = False
    page: Page = Page.LIST
    lane: Lane = Lane.TODAY
    query: str = ""
    rows: Sequence[FilingRow] | None = None  # None: not loaded yet
    more: bool = False
    counts: Mapping[Lane, int] = field(default_factory=dict[Lane, int])
    short_names: Mapping[str, Text] = field(default_factory=dict[str, Text])
    chosen: str = ""  # filing
    detail: Detail | None = None
    ticked: frozenset[str] = frozenset()  # originals on the desk, not recorded yet
    confirming: bool = False
    foreseen: Foreseen | None = None
    code: str = ""  # official code being typed
    sheets: Sequence[Sheet] = ()
    sheet: int = 0
    leaf: int = 0  # page of the sheet, from 0
    picture: bytes = b""  # PNG of that page, b"" while it is drawn
    slip: SlipMade | None = None
    calls: Sequence[HelpCall] = ()
    problems: Sequence[Problem] = ()
    notice: Notice = Notice.NOTHING
    busy: bool = False
    trouble: Failed | None = None

    @property
    def shut(self) -> bool:
        """Nobody is signed in, or the machine is locked: only the sign-in page shows."""
        return self.locked or not self.officer
