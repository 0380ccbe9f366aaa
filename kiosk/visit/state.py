"""What a visit is: everything a screen may show, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.catalogue.lists import Area, Listed, Question
from kiosk.catalogue.procedure import Procedure
from kiosk.effects import PaperRef
from kiosk.errors import Problem
from kiosk.filing.office import Office
from kiosk.link import Link, LinkState
from kiosk.records import dataclass
from kiosk.replies import DraftRow, Failed, Found, Offered, Receipt
from kiosk.values import Answers, Json

if TYPE_CHECKING:  # the home screen knows no card: it is there before the forms are
    from kiosk.catalogue.people import Persons
    from kiosk.forms.card import Card


class Page(StrEnum):
    ATTRACT = "attract"
    HOME = "home"
    AREA = "area"
    SEARCH = "search"
    BEFORE = "before"
    ELIGIBLE = "eligible"  # one yes-or-no question: is this the right procedure?
    ELSEWHERE = "elsewhere"  # it is not: where to go instead
    PRIVACY = "privacy"
    CARD = "card"
    EARLIER = "earlier"  # what was declared the last time: number and PIN
    FORM = "form"
    PAPERS = "papers"
    CHECK = "check"
    RECEIPT = "receipt"
    KEEP = "keep"  # keep the persons for the next time?
    RATE = "rate"  # why that face?
    LOOKUP = "lookup"
    FOUND = "found"
    RESUME = "resume"
    STAFF = "staff"  # an officer opens a draft for a citizen
    LEAVE = "leave"
    LEFT = "left"
    TROUBLE = "trouble"


# pages that hold nothing of a person, pages that hold a form in work, and the rest: each waits its own time
QUIET = frozenset(
    {Page.HOME, Page.AREA, Page.SEARCH, Page.BEFORE, Page.ELIGIBLE, Page.ELSEWHERE, Page.PRIVACY}
)
AT_WORK = frozenset({Page.CARD, Page.EARLIER, Page.FORM, Page.PAPERS, Page.CHECK, Page.LEAVE})
# pages outside a form: "Quay lại" there needs no procedure
OUTSIDE = frozenset(
    {
        Page.AREA,
        Page.SEARCH,
        Page.BEFORE,
        Page.ELIGIBLE,
        Page.ELSEWHERE,
        Page.PRIVACY,
        Page.EARLIER,
        Page.KEEP,
        Page.RATE,
        Page.LOOKUP,
        Page.FOUND,
        Page.RESUME,
        Page.STAFF,
        Page.TROUBLE,
    }
)


UNKNOWN_LINK = Link(state=LinkState.CONNECTING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """What stays when a visit ends: the office, its list of procedures and the line to the portal."""

    office: Office
    areas: Sequence[Area] = ()
    listed: Mapping[str, Listed] = field(default_factory=dict[str, Listed])
    link: Link = UNKNOWN_LINK
    try_run: bool = False
    opening_language: str = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    hall: Hall
    page: Page = Page.HOME
    language: str = "vi"
    large: bool = False
    contrast: bool = False
    low: bool = False
    area: Area | None = None
    query: str = ""
    results: Sequence[Listed] = ()
    asked: Question | None = None  # back, where the query says several things
    procedure: Procedure | None = None
    check: int = 0  # which of its eligibility questions is on screen
    listed: bool | None = None  # whether the list of papers was printed; None: not asked for
    draft: str = ""  # id of the draft, later of the filing
    step: str = ""  # id of the form step on screen
    answers: Answers = field(default_factory=dict[str, Json])
    origins: Mapping[str, str] = field(default_factory=dict[str, str])
    purposes: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()  # ids of exemptions from the fee
    card: "Card | None" = None
    persons: "Persons | None" = None  # of the filing before, or of an earlier visit; never at home
    kept_until: str = ""  # ISO date until which the persons of this filing are kept for the next time
    forgotten: bool = False  # what was kept was erased just now
    rating: int = 0  # the face that was touched, 1 to 5
    rated: bool = False
    papers: Mapping[str, Sequence[PaperRef]] = field(default_factory=dict[str, Sequence[PaperRef]])
    offered: Sequence[Offered] = ()
    saved_at: str = ""  # ISO 8601 of the last save that is on the disk
    problems: Sequence[Problem] = ()
    returning: bool = False  # "Sửa" on the check page leads straight back to it
    busy: bool = False  # an effect is under way that the screen waits for
    receipt: Receipt | None = None
    found: Found | None = None
    left_code: str = ""
    drafts: Sequence[DraftRow] = ()
    officer: str = ""  # who opened the draft for the citizen
    help_code: str = ""
    trouble: Failed | None = None
    interrupted: Page = Page.HOME  # where the trouble came up: "Thử lại" leads back there
    started: str = ""  # ISO 8601


OPTIONAL_PURPOSES = ("contact", "survey")  # unticked; Luật 91/2025/QH15 Điều 9
OATH = "cam_doan"  # the step whose ticks stand on the check page
