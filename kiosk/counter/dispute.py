"""Both sides of an event that its filing's status forbade: the event, and what stood in its way."""

from collections.abc import Sequence

from kiosk.counter.replies import Dispute, Past
from kiosk.filing.event import Kind
from kiosk.filing.status import ALLOWED, Status


def disputes(past: Sequence[Past]) -> Sequence[Dispute]:
    """In the order of the fold: each event set aside beside the last one that changed the status."""
    found: list[Dispute] = []
    status, standing = Status.NEW, None
    for one in past:
        if one.set_aside:
            found.append(Dispute(aside=one, standing=standing))
            continue
        after = _after(one.kind, status)
        if after is not status:
            standing = one
        status = after
    return found


def _after(kind: str, status: Status) -> Status:
    try:
        return ALLOWED[Kind(kind)].get(status, status)
    except ValueError:  # a newer version's kind
        return status
