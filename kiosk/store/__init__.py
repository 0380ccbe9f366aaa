"""The encrypted store of this device: what was done, what it makes, what the sync still has to carry.

The names below come from their modules when first asked for: the first frame needs only `store.connection`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
_ELSEWHERE = {  # the others live in a module of their own name
    "Blob": "blobs",
    "Draft": "drafts",
    "DraftRow": "drafts",
    "Officer": "staff",
    "Role": "staff",
    "Stamped": "ledger",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_ELSEWHERE.get(name, name.lower())}")
    value: object = getattr(module, name)
    globals()[name] = value
    return value
