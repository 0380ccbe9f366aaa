"""The line to the portal changed: the one reply that comes while nobody is there."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.effects import Refresh
from kiosk.replies import LinkChanged
from kiosk.visit.state import Visit


def line(visit: Visit, reply: LinkChanged) -> tuple[Visit, Sequence[Refresh]]:
    """The pill of the hall; a filing on screen is looked at again when the portal told something of it."""
    visit = replace(visit, hall=replace(visit.hall, link=reply.link))
    shown = {one.row.filing for one in (visit.receipt, visit.found) if one}
    return visit, [Refresh(filing) for filing in shown & set(reply.changed)]
