"""The officer's lists: today's filings, those that wait, those to look at again, and the search."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice, takewhile

from kiosk.acts.workplace import Workplace
from kiosk.catalogue.form import Text
from kiosk.clock import local
from kiosk.counter.effects import Lane
from kiosk.counter.replies import Listing
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status

SHOWN = 300  # rows of one list
LOOKED_AT = 2_000  # newest filings among which a list without an index of its own is sought
PAGE = 200


def listing(place: Workplace, lane: Lane, query: str) -> Listing:
    """The rows of one list, and how long each list is."""
    rows = _rows(place, lane, query)
    codes = {row.procedure for row in rows}
    names: dict[str, Text] = {
        one.code: one.short_name for one in place.catalogue.listed() if one.code in codes
    }
    return Listing(
        lane=lane,
        query=query,
        rows=rows[:SHOWN],
        counts=_counts(place),
        short_names=names,
        more=len(rows) > SHOWN,
    )


def _rows(place: Workplace, lane: Lane, query: str) -> Sequence[FilingRow]:
    store, more = place.store, SHOWN + 1
    match lane:
        case Lane.TODAY:
            return list(islice(_today(place), more))
        case Lane.NEW:
            return store.rows(status=Status.NEW, limit=more)
        case Lane.RECEIVED:
            return store.rows(status=Status.RECEIVED, limit=more)
        case Lane.PENDING:
            return store.rows(pending=True, limit=more)
        case Lane.REVIEW:
            return list(islice(_flagged(place), more))
        case Lane.FOUND:
            found = {row.filing: row for row in [*store.find(query), *store.rows(text=query, limit=more)]}
            return list(found.values())


def _counts(place: Workplace) -> dict[Lane, int]:
    counted = place.store.counts()
    return {
        Lane.TODAY: _length(_today(place)),
        Lane.NEW: counted.get(f"status.{Status.NEW}", 0),
        Lane.RECEIVED: counted.get(f"status.{Status.RECEIVED}", 0),
        Lane.PENDING: len(place.store.rows(pending=True, limit=LOOKED_AT)),
        Lane.REVIEW: _length(_flagged(place)),
    }


def _today(place: Workplace) -> Iterator[FilingRow]:
    """Filings of this day. A clock that ran ahead somewhere must not hide the rest of the list."""
    today = place.today.isoformat()
    recent = takewhile(lambda row: _day(row) >= today, _newest(place))
    return (row for row in recent if _day(row) == today)


def _flagged(place: Workplace) -> Iterator[FilingRow]:
    return (row for row in _newest(place) if row.flagged)


def _newest(place: Workplace) -> Iterator[FilingRow]:
    before: str | None = None
    for _ in range(0, LOOKED_AT, PAGE):
        rows = place.store.rows(limit=PAGE, before=before)
        yield from rows
        if len(rows) < PAGE:
            return
        before = rows[-1].filing


def _day(row: FilingRow) -> str:
    return local(datetime.fromisoformat(row.submitted_at)).date().isoformat()


def _length(rows: Iterator[FilingRow]) -> int:
    return sum(1 for _ in rows)
