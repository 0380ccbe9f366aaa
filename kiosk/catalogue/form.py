"""A form and its questions, as the files of assets/procedures describe them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from kiosk.records import dataclass
from kiosk.values import Json

Rule = Mapping[str, Json]  # a closed operator table, see kiosk/forms/rules.py
RULE_BUDGET = 1_000  # operators, and choices of `in`, that one rule may cost
RULE_DEPTH = 24
RULE_ROWS = 100  # of a table, that one rule looks at; its operators inside cost so many times


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def unsure(self) -> bool:
        """Shown with "cần đối chiếu"."""
        return self is not Confidence.HIGH


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
    DECIMAL = "decimal"  # a text, "12.5"
    MONEY = "money"  # whole đồng
    SELECT = "select"
    RADIO = "radio"
    CHECKBOX = "checkbox"  # true or false
    ADDRESS = "address"
    ETHNICITY = "ethnicity"
    NATIONALITY = "nationality"
    PHONE = "phone"
    EMAIL = "email"
    TAX_CODE = "tax_code"  # "0100109106", "0100109106-001" or 12 digits
    VEHICLE = "vehicle"  # a plate, "29A-123.45"
    POSTAL = "postal"  # 5 digits
    AGENCY = "agency"
    TABLE = "table"  # rows: objects of column id -> value
    SIGNATURE = "signature"  # signed by hand on the printed declaration: asks nothing


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
