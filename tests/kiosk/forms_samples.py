"""Small procedures and answers, for tests of the forms."""

from collections.abc import Sequence
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from kiosk.catalogue.form import Confidence, Constraint, Field, FieldType, Form, Option, Rule, Step, Text
from kiosk.catalogue.procedure import Document, DocumentKind, Fee, Procedure, TimeLimit, Unit
from kiosk.values import Answers, Json

calm = settings(deadline=None)  # the first example may load a list, on a machine that is busy
TODAY = date(2026, 11, 24)
NAM = Option(id="nam", label=Text(vi="Nam", en="Male"))
NU = Option(id="nu", label=Text(vi="Nữ", en="Female"))


def words(vi: str) -> Text:
    return Text(vi=vi, en=f"{vi} (en)")


def field(id_: str, type_: FieldType = FieldType.TEXT, **more: object) -> Field:
    """A field by its id and kind; its label is the id with a capital and spaces."""
    label = words(id_.capitalize().replace("_", " "))
    return Field(id=id_, label=label, type=type_, **more)  # type: ignore[arg-type]  # checked by each test


def procedure(
    *fields: Field, documents: Sequence[Document] = (), steps: Sequence[Step] | None = None
) -> Procedure:
    """A procedure whose form has these fields in one step, or these steps."""
    one = Step(id="mot", title=words("Một"), question=words("Một?"), fields=fields)
    form = Form(
        title=words("Tờ khai"),
        basis="không có mẫu cố định",
        confidence=Confidence.HIGH,
        source="",
        addressed_to=words("Kính gửi"),
        steps=[one] if steps is None else steps,
    )
    return Procedure(
        code="9.000001",
        version="2026.11.1",
        valid_from="2026-01-01",
        name=words("Thủ tục mẫu"),
        short_name=words("Mẫu"),
        area="ho_tich",
        field="Hộ tịch",
        summary=words("Mẫu"),
        time_limit=TimeLimit(value=1, unit=Unit.SAME_DAY),
        fee=Fee(amount_vnd=0, note=words("Miễn phí")),
        documents=documents,
        results=[],
        legal_basis=[],
        slip_forms={},
        form=form,
        applicant={},
        source="",
        source_url="",
        last_checked="2026-11-22",
        confidence=Confidence.HIGH,
    )


def document(id_: str, kind: DocumentKind, **more: object) -> Document:
    return Document(id=id_, name=words(id_.capitalize()), kind=kind, **more)  # type: ignore[arg-type]  # as above


PAPERS = field(
    "giay_to",
    FieldType.TABLE,
    required=True,
    min=1,
    max=3,
    columns=[
        field("ten", required=True),
        field("so_trang", FieldType.INTEGER, required=True, min=1),
        field("so_ban", FieldType.INTEGER, required=True, min=1),
        field("phi", FieldType.MONEY, compute="copy_fee"),
    ],
)

EVERYTHING = procedure(
    field("ho_ten", FieldType.PERSON_NAME, required=True),
    field("so_dinh_danh", FieldType.PERSON_ID, shown={"not": {"true": "khong_co_so"}}, required=True),
    field("khong_co_so", FieldType.CHECKBOX),
    field("ghi_chu", FieldType.TEXTAREA, max_length=500),
    field("ngay_sinh", FieldType.DATE, past=True, partial=True),
    field("ngay_chu", compute="date_words:ngay_sinh"),
    field("gio", FieldType.TIME),
    field("hen", FieldType.DATETIME),
    field("so_luong", FieldType.INTEGER, max=50),
    field("gia_tri", FieldType.MONEY),
    field("dien_tich", FieldType.DECIMAL, min=1, max=5000),
    field("ma_so_thue", FieldType.TAX_CODE),
    field("bien_so", FieldType.VEHICLE),
    field("ma_buu_chinh", FieldType.POSTAL),
    field("gioi_tinh", FieldType.SELECT, options=[NAM, NU]),
    field("kenh", FieldType.RADIO, options=[NAM, NU]),
    field("noi_o", FieldType.ADDRESS, required=True),
    field("dan_toc", FieldType.ETHNICITY),
    field("quoc_tich", FieldType.NATIONALITY),
    field("dien_thoai", FieldType.PHONE),
    field("email", FieldType.EMAIL),
    field("kinh_gui", FieldType.AGENCY),
    PAPERS,
    field("tong", FieldType.MONEY, compute="total:giay_to.phi"),
    field("ky", FieldType.SIGNATURE, required=True),
    field("cam_doan", FieldType.CHECKBOX, required=True),
)

GOOD: Answers = {
    "ho_ten": "Nguyễn Thị Hoa",
    "so_dinh_danh": "001190123456",
    "ghi_chu": "Dòng một\nDòng hai",
    "ngay_sinh": "1990-03-05",
    "gio": "08:30",
    "hen": "2026-11-25T08:30",
    "so_luong": 2,
    "gia_tri": 20_000,
    "gioi_tinh": "nu",
    "kenh": "nam",
    "noi_o": {"code_system": "2025", "province": "01", "commune": "00097", "detail": "Số 12"},
    "dan_toc": "kinh",
    "quoc_tich": "vn",
    "dien_thoai": "0912345678",
    "email": "hoa.nguyen@example.vn",
    "kinh_gui": "Công an phường Hồng Hà",
    "giay_to": [{"ten": "Bằng tốt nghiệp", "so_trang": 3, "so_ban": 2}],
    "cam_doan": True,
}


def when(rule: Rule, message: str) -> Constraint:
    return Constraint(rule=rule, message=words(message))


anything: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),  # type: ignore[arg-type]  # JSON files hold floats
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
