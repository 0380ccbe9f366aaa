"""Everything that a slip prints, gathered by whoever prints it: slips ask no store and no clock."""

from datetime import datetime

from kiosk.catalogue.procedure import DocumentKind
from kiosk.filing.office import Office
from kiosk.filing.status import Sync
from kiosk.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One document of the filing."""

    name: str
    kind: DocumentKind
    copies: int = 1
    pages: int = 0  # taken in as pictures or PDF; 0: nothing was
    held: bool = False  # an officer ticked that the paper itself is here

    @property
    def missing(self) -> bool:
        """Whether the citizen must bring it: an original, the signed declaration, what is only shown."""
        kept = (DocumentKind.THONG_TIN, DocumentKind.KHONG_NOP)
        on_paper = (DocumentKind.TO_KHAI, DocumentKind.BAN_CHINH, DocumentKind.XUAT_TRINH)
        return self.kind not in kept and not self.held and (self.kind in on_paper or self.pages == 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFacts:
    office: Office
    filing: str  # id
    temporary_code: str
    official_code: str = ""
    procedure_code: str
    procedure_version: str
    procedure_name: str
    applicant: str
    id_number: str = ""  # printed whole on what an officer signs, masked on the temporary slip
    address: str = ""
    phone: str = ""
    email: str = ""
    papers: tuple[PaperRow, ...] = ()
    sets: int = 1  # số bộ hồ sơ
    sync: Sync = Sync.LOCAL
    files_sent: int = 0  # of the manifest, verified by the portal
    files_total: int = 0
    time_limit: str = ""  # "03 ngày làm việc", in words ready to print
    fee: str = ""  # "8.000 đ (chưa thu)"; never a receipt
    submitted_at: datetime
    received_at: datetime | None = None
    due: datetime | None = None
    no_appointment: bool = False
    receive_at: str = ""  # where the result is handed over
    officer: str = ""
    book: str = ""  # quyển số
    number_in_book: str = ""
    clock_trusted: bool = False
    seal: str = ""  # SHA-256 of the chain's head
    slip_unsure: bool = False  # the layout of the form itself
    facts_unsure: bool = False  # time limit or fee
    try_run: bool = False
    language: str = "vi"  # of the explanations; legal words stay Vietnamese
