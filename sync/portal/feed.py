"""What is new for a device, in the portal's order: its own filings for a kiosk, its office for a counter."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, select

from kiosk.filing.event import Kind
from kiosk.seal.envelope import Envelope
from sync.messages import Page
from sync.portal.database import POSITION, value_of
from sync.portal.devices import Device
from sync.portal.tables import envelopes
from sync.protocol import PAGE_BYTES, PAGE_ITEMS, Role


def read_page(tx: Connection, device: Device, after: int) -> Page:
    """The next page. Positions are given under a lock, so a later look never finds an earlier one."""
    last = value_of(tx, POSITION)
    rows = tx.execute(
        select(envelopes.c.position, envelopes.c.header, envelopes.c.body)
        .where(envelopes.c.position > after, envelopes.c.position <= last, _of_interest(device))
        .order_by(envelopes.c.position)
        .limit(PAGE_ITEMS)
    )
    items: list[tuple[int, Envelope]] = []
    size, whole = 0, True
    for row in rows:
        size += len(row.header) + len(row.body)
        if items and size > PAGE_BYTES:
            whole = False
            break
        items.append((row.position, Envelope(header=row.header, body=row.body)))
    rows.close()
    return _page(device, after, items, last if whole and len(items) < PAGE_ITEMS else None)


def _page(device: Device, after: int, items: Sequence[tuple[int, Envelope]], last: int | None) -> Page:
    """With `last` the page is the end, and the cursor may go past what concerns others only."""
    end = last is not None
    return Page(
        device=device.name,
        after=after,
        next=max(last if last is not None else items[-1][0], after if end else 0),
        end=end,
        items=items,
    )


def _of_interest(device: Device) -> ColumnElement[bool]:
    """A device's own events are not told again: the receipt gave their positions."""
    office = and_(envelopes.c.office == device.office, envelopes.c.machine != device.name)
    if device.role is not Role.KIOSK:
        return office
    opening = envelopes.alias()
    own = select(opening.c.subject).where(opening.c.machine == device.name, opening.c.opens == 1)
    return and_(office, envelopes.c.subject.in_(own), envelopes.c.kind != Kind.SUBMITTED)
