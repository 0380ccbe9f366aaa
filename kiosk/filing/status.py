"""The national list of statuses, and the one table of what may follow what.

Source: the common status codes of the one-stop systems; what may follow what is our reading of
NĐ 118/2025/NĐ-CP.
"""

from collections.abc import Mapping
from enum import StrEnum

from kiosk.filing.event import Kind


class Status(StrEnum):
    NEW = "new"
    RECEIVED = "received"
    DENIED = "denied"
    PROCESSING = "processing"
    WAITING = "waiting"
    PAYING = "paying"
    CANCELLED = "cancelled"
    STOPPED = "stopped"
    DONE = "done"
    HANDED_OVER = "handed_over"

    @property
    def code(self) -> int:
        """The national status code, 1 to 10."""
        return list(Status).index(self) + 1


class Sync(StrEnum):
    """How far a filing has come: never mixed with its status."""

    LOCAL = "local"  # kept on this device
    SENT = "sent"  # the portal's receipt verified
    COMPLETE = "complete"  # every blob verified
    REFUSED = "refused"  # a repair task


_ANY = tuple(Status)
_OPEN = (Status.NEW, Status.RECEIVED, Status.PROCESSING, Status.WAITING, Status.PAYING)
_TAKEN = (Status.RECEIVED, Status.PROCESSING, Status.WAITING, Status.PAYING)


def _to(target: Status, *sources: Status) -> Mapping[Status, Status]:
    return dict.fromkeys(sources, target)


def _stay(*sources: Status) -> Mapping[Status, Status]:
    return {status: status for status in sources}


# kind -> (status now -> status after); a missing cell means: forbidden, keep it and mark it
ALLOWED: Mapping[Kind, Mapping[Status, Status]] = {
    Kind.SUBMITTED: {},  # only on a filing that does not exist yet
    Kind.AMENDED: _stay(Status.NEW),
    Kind.WITHDRAWN: _to(Status.CANCELLED, *_OPEN),
    Kind.CONSENTED: _stay(*_ANY),
    Kind.CONSENT_WITHDRAWN: _stay(*_ANY),
    Kind.RECEIVED: _to(Status.RECEIVED, Status.NEW, Status.WAITING),
    Kind.PAPERS_CHECKED: _stay(*_OPEN),
    Kind.CODE_ISSUED: _stay(*_TAKEN, Status.DONE, Status.HANDED_OVER, Status.STOPPED),
    Kind.DENIED: _to(Status.DENIED, Status.NEW),
    Kind.FORWARDED: _to(Status.PROCESSING, Status.RECEIVED, Status.PROCESSING),
    Kind.SUPPLEMENT_ASKED: _to(Status.WAITING, Status.NEW, Status.PROCESSING),
    Kind.SUPPLEMENTED: _to(Status.PROCESSING, Status.WAITING),
    Kind.PAYMENT_ASKED: _to(Status.PAYING, Status.PROCESSING),
    Kind.PAYMENT_RECORDED: {**_stay(*_TAKEN), Status.PAYING: Status.PROCESSING},
    Kind.EXTENDED: _stay(Status.RECEIVED, Status.PROCESSING, Status.PAYING),
    Kind.STOPPED: _to(Status.STOPPED, Status.PROCESSING, Status.WAITING, Status.PAYING),
    Kind.RESULT_READY: _to(Status.DONE, Status.RECEIVED, Status.PROCESSING),
    Kind.HANDED_OVER: _to(Status.HANDED_OVER, Status.DONE),
    Kind.RATED: _stay(*_ANY),
    Kind.REFUSED: _stay(*_ANY),
    Kind.COMPLETED: _stay(*_ANY),
    Kind.ERASED: _stay(*_ANY),
    Kind.SIGNED_IN: {},
    Kind.DATA_READ: _stay(*_ANY),
    Kind.HELP_CALLED: {},
}
