"""Invented people's filings, as slips print them."""

from datetime import UTC, datetime

from kiosk.catalogue.procedure import DocumentKind
from kiosk.filing.office import Office
from kiosk.filing.status import Sync
from kiosk.slips.facts import PaperRow, SlipFacts

OFFICE = Office(
    code="H26.15", name="UBND phường Hồng Hà", province="01", place="Hồng Hà", police="Công an phường Hồng Hà"
)
SUBMITTED = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)  # 09:42 at the counter
RECEIVED = datetime(2026, 11, 23, 3, 5, tzinfo=UTC)
DUE = datetime(2026, 11, 27, 3, 5, tzinfo=UTC)

PAPERS = (
    PaperRow(name="Tờ khai đăng ký khai sinh", kind=DocumentKind.TO_KHAI, pages=2),
    PaperRow(name="Giấy chứng sinh", kind=DocumentKind.BAN_CHINH, pages=1),
    PaperRow(name="Giấy chứng nhận kết hôn của cha, mẹ", kind=DocumentKind.BAN_SAO, pages=2),
    PaperRow(
        name="Giấy tờ tùy thân (thẻ căn cước, căn cước điện tử hoặc hộ chiếu)", kind=DocumentKind.XUAT_TRINH
    ),
)
HELD = tuple(
    PaperRow(
        name=one.name, kind=one.kind, pages=one.pages, copies=1, held=one.kind is not DocumentKind.BAN_SAO
    )
    for one in PAPERS
)

WAITING = SlipFacts(
    office=OFFICE,
    filing="019ab2c4-7d10-7f3e-9c55-0d6a3b1f2e77",
    temporary_code="K7QM-22A4",
    procedure_code="1.001193",
    procedure_version="2026.11.1",
    procedure_name="Thủ tục đăng ký khai sinh",
    applicant="Nguyễn Thị Hoàng Ánh",
    id_number="001190123456",
    address="Số 12 ngõ 34 phố Bạch Đằng, phường Hồng Hà, thành phố Hà Nội",
    phone="0912 345 678",
    email="hoang.anh@example.vn",
    papers=PAPERS,
    files_sent=0,
    files_total=4,
    time_limit="trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo",
    fee="không thu",
    submitted_at=SUBMITTED,
    receive_at="Trung tâm Phục vụ hành chính công phường Hồng Hà",
    clock_trusted=True,
    seal="3fa912cd77e0aa41b1d2",
)
TAKEN_IN = SlipFacts(
    office=OFFICE,
    filing=WAITING.filing,
    temporary_code=WAITING.temporary_code,
    official_code="H26.15-261123-0007",
    procedure_code=WAITING.procedure_code,
    procedure_version=WAITING.procedure_version,
    procedure_name=WAITING.procedure_name,
    applicant=WAITING.applicant,
    id_number=WAITING.id_number,
    address=WAITING.address,
    phone=WAITING.phone,
    email=WAITING.email,
    papers=HELD,
    sync=Sync.COMPLETE,
    files_sent=4,
    files_total=4,
    time_limit="trong ngày làm việc",
    fee="không thu",
    submitted_at=SUBMITTED,
    received_at=RECEIVED,
    due=DUE,
    receive_at=WAITING.receive_at,
    officer="Lê Quốc Bảo",
    clock_trusted=True,
    seal=WAITING.seal,
)
