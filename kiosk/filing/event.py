"""Events: the only thing that is ever written down."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from kiosk.records import dataclass
from kiosk.values import Json


class Kind(StrEnum):
    """The kinds this version knows. A kind it does not know is kept and shown as such."""

    SUBMITTED = "submitted"  # the citizen pressed "Nộp hồ sơ"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    CONSENTED = "consented"  # one optional purpose, Luật 91/2025/QH15 Điều 9
    CONSENT_WITHDRAWN = "consent_withdrawn"
    RECEIVED = "received"  # an officer took it in: a legal act, NĐ 118/2025/NĐ-CP
    PAPERS_CHECKED = "papers_checked"  # the officer holds the paper originals
    CODE_ISSUED = "code_issued"  # the office's one issuer gave the official code
    DENIED = "denied"
    FORWARDED = "forwarded"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENTED = "supplemented"
    PAYMENT_ASKED = "payment_asked"
    PAYMENT_RECORDED = "payment_recorded"
    EXTENDED = "extended"
    STOPPED = "stopped"
    RESULT_READY = "result_ready"
    HANDED_OVER = "handed_over"
    RATED = "rated"
    REFUSED = "refused"  # the portal could not digest it: becomes a repair task
    COMPLETED = "completed"  # the portal verified every blob of the manifest
    ERASED = "erased"
    SIGNED_IN = "signed_in"
    DATA_READ = "data_read"
    HELP_CALLED = "help_called"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact. `at` is the device's wall clock (UTC), good for showing, never for ordering."""

    id: str
    kind: str
    subject: str  # a filing's id, or the device's name for facts about the device
    at: datetime
    trusted: bool = False  # the clock was checked against the portal's signed time
    actor: str  # "citizen", "officer:<name>", "portal"
    procedure: str = ""  # "1.001193@2026.11.1"
    body: Mapping[str, Json] = field(default_factory=dict[str, Json])
