"""A procedure and its parts, as the files of assets/procedures describe them."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum

from kiosk.catalogue.form import Confidence, Form, Option, Rule, Text
from kiosk.records import dataclass
from kiosk.values import Json


def in_force(valid_from: str | None, valid_to: str | None, day: date) -> bool:
    """Whether the day lies in a period of ISO dates, both included; an end left out is open."""
    return (valid_from or "") <= day.isoformat() <= (valid_to or "9999-12-31")


class Unit(StrEnum):
    """How a time limit is counted."""

    SAME_DAY = "same_day"  # received by 15:00 -> that day; later -> next working day
    WORKING_DAYS = "working_days"
    DAYS = "days"
    HOURS = "hours"


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

    @property
    def open_ended(self) -> bool:
        """Whether it says no day: none is promised, or several offices each have their own time."""
        return self.no_appointment or self.value <= 0

    @property
    def words(self) -> str:
        """Which sentence tells it: "limit_working_days" …, "limit_open"."""
        return "limit_open" if self.open_ended else f"limit_{self.unit.value}"


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
class Rate:
    """Another amount for some provinces, one channel, some days: whatever is left out may be any."""

    amount_vnd: int
    basis: str
    provinces: Sequence[str] = ()  # two digits each
    channel: str = ""  # counter | online
    valid_from: str | None = None
    valid_to: str | None = None
    unsure: bool = False

    def fits(self, province: str, channel: str, on: date | None) -> bool:
        """Whether it counts there; without a day, whatever its days are."""
        there = not self.provinces or province in self.provinces
        return (
            there
            and self.channel in ("", channel)
            and (on is None or in_force(self.valid_from, self.valid_to, on))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One charge: its amount, times what, when, and what the law says."""

    name: Text
    amount_vnd: int | None  # None: whatever a rate says, unknown otherwise
    basis: str
    count: str = ""  # field that says how many
    only: Mapping[str, Json] = field(default_factory=dict[str, Json])  # answers that must be exactly so
    when: Rule | None = None  # charged only while this holds
    in_time: Deadline | None = None  # charged while the deadline has not passed
    late: Deadline | None = None  # charged once it has passed
    copies_of: CopyCount | None = None
    rates: Sequence[Rate] = ()  # the first that fits counts instead of the amount
    valid_from: str | None = None  # charged on these days only
    valid_to: str | None = None
    unsure: bool = False

    def in_force(self, day: date) -> bool:
        return in_force(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Who pays nothing, or less. A person claims it; only an officer verifies it."""

    id: str  # stable for ever: filings name it
    name: Text
    basis: str = ""
    valid_from: str | None = None
    valid_to: str | None = None

    def in_force(self, day: date) -> bool:
        return in_force(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What is due. `amount_vnd` None: set by the province, shown as "cần đối chiếu"."""

    amount_vnd: int | None
    note: Text
    per: str = "filing"  # filing | copy | page_table: what amount_vnd is for
    lines: Sequence[FeeLine] = ()
    exemptions: Sequence[Exemption] = ()
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
        return in_force(self.valid_from, self.valid_to, day)

    def document(self, id_: str) -> Document | None:
        return next((one for one in self.documents if one.id == id_), None)
