"""What the world answers to an effect of the counter. Values only; a reply is an action of the counter."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from kiosk.catalogue.form import Text
from kiosk.counter.effects import Lane
from kiosk.filing.row import FilingRow
from kiosk.records import dataclass
from kiosk.replies import Declined, Failed, LinkChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper of a filing, as the officer ticks it."""

    id: str
    name: str
    kind: str  # a DocumentKind
    original: bool  # to be brought on paper
    held: bool  # an officer holds it
    pages: int  # scanned
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One event of a filing's history."""

    id: str
    kind: str  # a Kind, or one this version does not know
    at: str  # ISO 8601
    actor: str  # "citizen", "officer:<name>", "portal"
    device: str
    confirmed: bool  # the portal has it
    set_aside: bool = False
    erased: bool = False
    facts: Mapping[str, str] = field(default_factory=dict[str, str])  # code, due, reason, papers, purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """An event that the filing's status forbade, and the one that stood in its way."""

    aside: Past
    standing: Past | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A filing as the panel beside the list shows it."""

    row: FilingRow
    procedure: Text
    applicant: Mapping[str, str]  # name, id_number, phone, address, email as far as known
    channel: str = "kiosk"  # kiosk | counter | command
    typed_by: str = ""
    fee: str = ""  # what is due, in the words it was handed in with
    fee_unsure: bool = False
    papers: Sequence[PaperLine] = ()
    due_unsure: bool = False
    slip_form: str = ""  # mau_01 | ct04 | "" when the procedure gives none
    slip_unsure: bool = False
    received_by: str = ""
    received_at: str = ""
    reason: str = ""
    refused: Sequence[str] = ()  # what the portal found, field by field
    receivable: bool = False  # its status lets an officer take it in
    checkable: bool = False  # its status lets papers be ticked
    past: Sequence[Past] = ()
    disputes: Sequence[Dispute] = ()

    def originals(self) -> Sequence[PaperLine]:
        return [one for one in self.papers if one.original]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCall:
    id: str
    device: str
    page: str
    code: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file the reader can show: the declaration first."""

    sha256: str
    title: Text
    pages: int
    here: bool


@dataclass(frozen=True, slots=True)
class Officers:
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class SignedIn:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    lane: Lane
    query: str
    rows: Sequence[FilingRow]
    counts: Mapping[Lane, int]
    short_names: Mapping[str, Text]  # code -> what the list calls the procedure
    more: bool = False  # there are older ones that are not shown


@dataclass(frozen=True, slots=True)
class Shown:
    detail: Detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    filing: str
    due: str  # ISO 8601, "" when the procedure gives no appointment
    due_unsure: bool
    needs_code: bool  # officers of this office type the official code


@dataclass(frozen=True, slots=True)
class TakenIn:
    detail: Detail


@dataclass(frozen=True, slots=True)
class PapersNoted:
    detail: Detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    filing: str
    sheets: Sequence[Sheet]
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDrawn:
    sha256: str
    page: int
    png: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipMade:
    filing: str
    form: str  # mau_01 | ct04
    pictures: Sequence[bytes]  # PNG, one a page
    printed: bool
    path: str  # where the PDF lies, "" when it was printed


@dataclass(frozen=True, slots=True)
class Calls:
    calls: Sequence[HelpCall]


Reply = (
    Officers
    | SignedIn
    | Listing
    | Shown
    | Foreseen
    | TakenIn
    | PapersNoted
    | Opened
    | PageDrawn
    | SlipMade
    | Calls
    | LinkChanged
    | Declined
    | Failed
)
