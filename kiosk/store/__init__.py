"""The encrypted store of this device: what was done, what it makes, what the sync still has to carry."""

from kiosk.store.blobs import Blob, Blobs
from kiosk.store.device import Device
from kiosk.store.drafts import Draft, DraftRow, Drafts
from kiosk.store.ledger import Stamped
from kiosk.store.outbox import Outbox
from kiosk.store.staff import Officer, Role, Staff
from kiosk.store.store import Store
from kiosk.store.verdict import Verdict

__all__ = [
    "Blob",
    "Blobs",
    "Device",
    "Draft",
    "DraftRow",
    "Drafts",
    "Officer",
    "Outbox",
    "Role",
    "Staff",
    "Stamped",
    "Store",
    "Verdict",
]
