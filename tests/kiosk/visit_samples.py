"""A small procedure, a hall and a visitor's way through it, for tests of the visit."""

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.catalogue.form import Confidence, Constraint, Field, FieldType, Form, Option, Step, Text
from kiosk.catalogue.lists import Area, Listed
from kiosk.catalogue.procedure import Document, DocumentKind, Fee, Procedure, TimeLimit, Unit
from kiosk.effects import Effect, PaperRef
from kiosk.filing.office import Office
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status, Sync
from kiosk.replies import Found, Loaded, PaperTaken, Receipt
from kiosk.visit import actions as do
from kiosk.visit.state import Hall, Visit
from kiosk.visit.step import begin, step

NOW = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)  # 08:42 at the office
CARD = (
    "001185012348|012345678|Trần Thị Thu Hà|14031985|Nữ|Số 12 phố Bạch Đằng, phường Hồng Hà, Hà Nội|25082025"
)
OFFICE = Office(code="H26.15", name="UBND phường Hồng Hà", province="01", place="Hồng Hà")


def text(vi: str) -> Text:
    return Text(vi=vi, en=f"{vi} (en)")


NAME = Field(
    id="ho_ten",
    label=text("Họ, chữ đệm và tên"),
    type=FieldType.PERSON_NAME,
    required=True,
    prefill=["card.full_name"],
)
NUMBER = Field(
    id="so_dinh_danh",
    label=text("Số định danh cá nhân"),
    type=FieldType.PERSON_ID,
    required=True,
    prefill=["card.id_number"],
)
COPIES = Field(
    id="so_ban",
    label=text("Số bản"),
    type=FieldType.INTEGER,
    constraints=[Constraint(rule={"le": ["so_ban", 9]}, message=text("Nhiều nhất 9 bản"))],
)
WHY = Field(
    id="ly_do",
    label=text("Lý do"),
    type=FieldType.RADIO,
    required=True,
    options=[Option(id="vay", label=text("Vay vốn")), Option(id="khac", label=text("Việc khác"))],
)
WHAT = Field(
    id="viec_khac",
    label=text("Việc gì"),
    type=FieldType.TEXT,
    required=True,
    shown={"eq": ["ly_do", "khac"]},
)
OATH = Field(
    id="cam_doan", label=text("Tôi cam đoan là đúng sự thật"), type=FieldType.CHECKBOX, required=True
)
PROCEDURE = Procedure(
    code="1.000001",
    version="2026.11.1",
    valid_from="2026-07-01",
    name=text("Cấp giấy xác nhận mẫu"),
    short_name=text("Xác nhận mẫu"),
    area="khai_sinh",
    field="Hộ tịch",
    summary=text("Một thủ tục để thử"),
    time_limit=TimeLimit(value=3, unit=Unit.WORKING_DAYS),
    fee=Fee(amount_vnd=8000, note=text("8.000 đồng mỗi bản")),
    documents=[
        Document(id="to_khai", name=text("Tờ khai"), kind=DocumentKind.TO_KHAI, required=True),
        Document(id="ban_sao", name=text("Bản sao giấy tờ"), kind=DocumentKind.BAN_SAO, required=True),
        Document(id="tuy_than", name=text("Giấy tờ tùy thân"), kind=DocumentKind.XUAT_TRINH),
        Document(id="giay_goc", name=text("Giấy xác nhận cũ"), kind=DocumentKind.BAN_CHINH),
    ],
    results=[Option(id="kq", label=text("Giấy xác nhận"))],
    legal_basis=["Luật mẫu"],
    slip_forms={"received": "mau_01"},
    form=Form(
        title=text("Tờ khai xác nhận"),
        basis="không có mẫu cố định",
        confidence=Confidence.HIGH,
        source="mẫu",
        addressed_to=text("Kính gửi: {office}"),
        steps=[
            Step(id="nguoi", title=text("Người khai"), question=text("Ông/bà là ai?"), fields=[NAME, NUMBER]),
            Step(id="viec", title=text("Việc cần"), question=text("Để làm gì?"), fields=[WHY, WHAT, COPIES]),
            Step(id="cam_doan", title=text("Cam đoan"), question=text("Ông/bà cam đoan?"), fields=[OATH]),
        ],
    ),
    applicant={"name": "ho_ten", "id_number": "so_dinh_danh"},
    source="mẫu",
    source_url="https://example.vn",
    last_checked="2026-11-22",
    confidence=Confidence.MEDIUM,
)
LISTED = Listed(
    code=PROCEDURE.code,
    version=PROCEDURE.version,
    name=PROCEDURE.name,
    short_name=PROCEDURE.short_name,
    area=PROCEDURE.area,
    field=PROCEDURE.field,
    summary=PROCEDURE.summary,
    unsure=True,
)
AREA = Area(
    id="khai_sinh",
    name=text("Khai sinh"),
    icon="baby-duotone",
    tint="blue",
    procedures=[PROCEDURE.code],
)
HALL = Hall(office=OFFICE, areas=[AREA], listed={PROCEDURE.code: LISTED})
ROW = FilingRow(
    filing="f-1",
    temporary_code="K7QM-22A4",
    official_code=None,
    procedure=PROCEDURE.code,
    version=PROCEDURE.version,
    applicant="Trần Thị Thu Hà",
    submitted_at="2026-11-23T01:42:00+00:00",
    status=Status.NEW,
    sync=Sync.LOCAL,
    blobs_sent=0,
    blobs_total=2,
    due=None,
    device="K1",
    flagged=False,
)
RECEIPT = Receipt(
    row=ROW,
    slip=b"%PDF",
    picture=b"",
    qr="K7QM-22A4",
    printed=True,
    papers_scanned=1,
    papers_to_bring=1,
)
FOUND = Found(
    row=ROW,
    reason=None,
    consents=frozenset({"contact"}),
    to_bring=["Giấy xác nhận cũ"],
    answered_at="2026-11-23T01:40:00+00:00",
)


def fresh() -> Visit:
    return begin(Visit(hall=HALL))


def walk(visit: Visit, *actions: do.Action) -> tuple[Visit, list[Effect]]:
    """The visit after these actions, and every effect asked for on the way."""
    effects: list[Effect] = []
    for action in actions:
        visit, asked = step(visit, action, NOW)
        effects += asked
    return visit, effects


def at_card() -> Visit:
    return walk(
        fresh(), do.OpenProcedure(PROCEDURE.code), Loaded(PROCEDURE), do.Begin(), do.Agree(frozenset())
    )[0]


def at_step(step_id: str = "nguoi") -> Visit:
    return replace(walk(at_card(), do.Continue())[0], step=step_id)


def filled() -> Visit:
    """On the check page with everything answered and the oath ticked."""
    paper = PaperRef(sha256="a" * 64, pages=1, size=1000, name="quet.pdf")
    return walk(
        at_card(),
        do.ReadCard(CARD),
        do.Continue(),
        do.Continue(),
        do.Answer("ly_do", "vay"),
        do.Continue(),
        PaperTaken("ban_sao", paper),
        do.Continue(),
        do.Answer("cam_doan", True),
    )[0]
