"""A procedure and its parts, as the files of assets/procedures describe them."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum

from kiosk.records import dataclass
from kiosk.values import Json

Rule = Mapping[str, Json]  # a closed operator table, see kiosk/forms/rules.py


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def unsure(self) -> bool:
        """Shown with "cần đối chiếu"."""
        return self is not Confidence.HIGH


class Unit(StrEnum):
    """How a time limit is counted."""

    SAME_DAY = "same_day"  # received by 15:00 -> that day; later -> next working day
    WORKING_DAYS = "working_days"
    DAYS = "days"
    HOURS = "hours"


class FieldType(StrEnum):
    """Every kind of question; each has a control of its own."""

    TEXT = "text"
    TEXTAREA = "textarea"
    PERSON_NAME = "person_name"
    PERSON_ID = "person_id"  # 12 digits
    DATE = "date"
    TIME = "time"  # HH:MM
    DATETIME = "datetime"  # YYYY-MM-DDTHH:MM
    INTEGER = "integer"
    MONEY = "money"  # whole đồng
    SELECT = "select"
    RADIO = "radio"
    CHECKBOX = "checkbox"  # true or false
    ADDRESS = "address"
    ETHNICITY = "ethnicity"
    NATIONALITY = "nationality"
    PHONE = "phone"
    EMAIL = "email"
    AGENCY = "agency"
    TABLE = "table"  # rows: objects of column id -> value
    SIGNATURE = "signature"  # signed by hand on the printed declaration: asks nothing


class DocumentKind(StrEnum):
    """What a paper is and what may be done with it."""

    TO_KHAI = "to_khai"  # the declaration: made by us from the answers
    BAN_CHINH = "ban_chinh"  # paper original: "chờ nộp bản giấy" until an officer ticks it; may be scanned
    BAN_SAO = "ban_sao"  # a copy: a scan is enough
    XUAT_TRINH = "xuat_trinh"  # shown only: never scanned, never kept
    BAN_DIEN_TU = "ban_dien_tu"
    THONG_TIN = "thong_tin"  # only its number and date are declared
    KHONG_NOP = "khong_nop"  # no longer needed: shown to explain
    ANH = "anh"

    @property
    def scanned(self) -> bool:
        """Whether a file of it may be taken."""
        return self in (
            DocumentKind.BAN_CHINH,
            DocumentKind.BAN_SAO,
            DocumentKind.BAN_DIEN_TU,
            DocumentKind.ANH,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The same words in both languages. Legal names stay Vietnamese; English helps to understand them."""

    vi: str
    en: str = ""

    def in_(self, language: str) -> str:
        return self.en if language == "en" and self.en else self.vi


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """What an answer must also satisfy; while the rule does not hold, the message stands beside the field."""

    rule: Rule
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    id: str
    label: Text
    type: FieldType
    required: bool | Rule = False
    shown: Rule | None = None  # None: always
    hint: Text | None = None
    options: Sequence[Option] = ()
    columns: Sequence["Field"] = ()  # of a table
    partial: bool = False  # a date that may be YYYY or YYYY-MM
    past: bool = False  # a date that cannot lie after today
    min: int | None = None
    max: int | None = None
    max_length: int = 200
    default: Json = None
    prefill: Sequence[
        str
    ] = ()  # where the value may come from: "card.full_name", "field.nyc_ho_ten", "office.name"
    prefill_when: Rule | None = None  # only while this holds (e.g. the requester is the mother)
    constraints: Sequence[Constraint] = ()  # checked only once the field is answered
    compute: str = ""  # made by the machine: "date_words:con_ngay_sinh", "copy_fee", "total:giay_to.phi"
    summary: bool = True  # shown on the check page

    def option(self, id_: str) -> Option | None:
        return next((one for one in self.options if one.id == id_), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One screen: a question as heading, and the group of fields that answers it."""

    id: str
    title: Text  # short, for "Bước 2 trên 6 · …" and the check page
    question: Text
    hint: Text | None = None
    shown: Rule | None = None
    fields: Sequence[Field]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    title: Text
    basis: str  # form number or "không có mẫu cố định"
    confidence: Confidence
    source: str
    addressed_to: Text  # "Kính gửi: …" on the declaration; {office} is the receiving office
    steps: Sequence[Step]

    @property
    def fields(self) -> Sequence[Field]:
        return [one for step in self.steps for one in step.fields]

    def field(self, id_: str) -> Field | None:
        return next((one for one in self.fields if one.id == id_), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    id: str
    name: Text
    kind: DocumentKind
    copies: int = 1
    required: bool | Rule = False
    shown: Rule | None = None
    note: Text | None = None  # when it is needed, in words
    max_pages: int = 20
    reusable: bool = (
        False  # handed in once, it may serve again (a decision, a certificate: nothing of one day)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitCase:
    """Another time limit while this rule holds; the first that holds counts."""

    when: Rule
    value: int
    unit: Unit


class Clock(StrEnum):
    """What asking for more papers does to the time limit."""

    RESTART = "restart"  # it begins anew when all is there (NĐ 61/2018/NĐ-CP Điều 19.4)
    PAUSE = "pause"  # it goes on where it stood


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    value: int
    unit: Unit
    note: Text | None = None
    confidence: Confidence = Confidence.HIGH
    cases: Sequence[LimitCase] = ()
    clock: Clock = Clock.RESTART
    no_appointment: bool = False  # nothing is promised for a day: a report that is only taken note of


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A question before the form: whoever answers otherwise is told where to go instead."""

    id: str
    question: Text
    hint: Text | None = None
    wanted: bool  # the answer that lets the person go on
    otherwise: Text  # why not here, and where instead
    instead: Sequence[str] = ()  # codes of the procedures that fit then


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """So many days after the date that a field holds: registering later costs money."""

    field: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCount:
    """A table of papers to certify: pages of the original and copies of each (TT 226/2016/TT-BTC)."""

    table: str
    pages: str  # columns
    copies: str
    first_pages: int  # these cost the line's amount each
    next_amount_vnd: int  # every page after them
    max_vnd: int  # for one copy


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One charge: its amount, times what, when, and what the law says."""

    name: Text
    amount_vnd: int | None  # None: whatever by_province or by_channel says, unknown otherwise
    basis: str
    count: str = ""  # field that says how many
    only: Mapping[str, Json] = field(default_factory=dict[str, Json])  # answers that must be exactly so
    when: Rule | None = None  # charged only while this holds
    in_time: Deadline | None = None  # charged while the deadline has not passed
    late: Deadline | None = None  # charged once it has passed
    copies_of: CopyCount | None = None
    by_province: Mapping[str, int] = field(default_factory=dict[str, int])
    by_channel: Mapping[str, int] = field(default_factory=dict[str, int])  # counter | online
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What is due. `amount_vnd` None: set by the province, shown as "cần đối chiếu"."""

    amount_vnd: int | None
    note: Text
    per: str = "filing"  # filing | copy | page_table: what amount_vnd is for
    lines: Sequence[FeeLine] = ()
    exemptions: Sequence[Text] = ()  # who pays nothing
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    code: str  # of the national list; "K.…" where that list has none
    version: str
    valid_from: str
    valid_to: str | None = None
    superseded_by: Sequence[str] = ()
    name: Text
    short_name: Text
    aliases: Sequence[str] = ()
    eligibility: Sequence[Check] = ()
    guidance_only: Text | None = None  # why it cannot be handed in here, and where it can
    area: str  # the home screen's tile
    field: str  # lĩnh vực, as published
    summary: Text  # one sentence: what it is and who it is for
    receiving: str = "ubnd"  # ubnd | cong_an: which office of the ward takes it
    online_level: str = ""
    channels: Sequence[str] = ()
    minutes: int = 10  # how long filling in takes
    time_limit: TimeLimit
    fee: Fee
    documents: Sequence[Document]
    results: Sequence[Option]
    legal_basis: Sequence[str]
    slip_forms: Mapping[str, str]  # event kind -> form: {"received": "mau_01"} or {"received": "ct04"}
    slip_unsure: bool = False  # the slip form is marked "cần đối chiếu"
    caveats: Sequence[Text] = ()
    form: Form
    applicant: Mapping[
        str, str
    ]  # which fields hold name, id_number, phone, address, email of who hands it in
    decision: str = ""
    source: str
    source_url: str
    last_checked: str
    confidence: Confidence

    @property
    def ref(self) -> str:
        return f"{self.code}@{self.version}"

    def in_force(self, day: date) -> bool:
        """Whether a new filing may be begun under this version on that day."""
        return self.valid_from <= day.isoformat() <= (self.valid_to or "9999-12-31")

    def document(self, id_: str) -> Document | None:
        return next((one for one in self.documents if one.id == id_), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a list of procedures needs, without the form: cheap to hold for thousands."""

    code: str
    version: str
    name: Text
    short_name: Text
    aliases: Sequence[str] = ()
    area: str
    field: str
    summary: Text
    unsure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A tile of the home screen."""

    id: str
    name: Text
    icon: str
    tint: str
    procedures: Sequence[str]  # codes, most asked first
