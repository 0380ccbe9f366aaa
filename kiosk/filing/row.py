"""A filing as lists show it: narrow, typed, from the projection table."""

from kiosk.filing.status import Status, Sync
from kiosk.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRow:
    filing: str
    temporary_code: str
    official_code: str | None
    procedure: str  # code
    version: str
    applicant: str
    submitted_at: str  # ISO 8601, UTC
    status: Status
    sync: Sync
    blobs_sent: int  # of the manifest
    blobs_total: int
    due: str | None
    device: str  # where it was filed
    flagged: bool  # events set aside, or refused: staff must look
