"""Lists of filings, read from the projection: narrow rows, keyset paging, counters."""

from collections.abc import Mapping

from kiosk.filing.codes import tidy_code
from kiosk.filing.row import FilingRow
from kiosk.filing.status import Status
from kiosk.records import dataclass
from kiosk.store.connection import Cell, Connection
from kiosk.store.projection import COLUMNS, behind, catch_up, fresh_row, row_from
from kiosk.text import fold

_SELECT = f"select {COLUMNS} from filings where "  # noqa: S608 - our own columns
_NEWEST_FIRST = " order by submitted_at desc, filing desc limit ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    status: Status | None = None
    pending: bool = False  # something is not at the portal yet
    limit: int = 200
    before: str | None = None  # the filing that ends the page before
    text: str = ""  # every word of it occurs in name, codes or procedure


def row(db: Connection, filing_id: str) -> FilingRow | None:
    if behind(db):
        return fresh_row(db, filing_id)
    found = db.row(_SELECT + "filing = ?", (filing_id,))
    return row_from(found) if found else None


def find(db: Connection, ref: str) -> list[FilingRow]:
    """By id, temporary code or official code; two devices may share a temporary code, so this is a list."""
    catch_up(db)
    ref = ref.strip()
    found = db.rows(
        _SELECT + "filing = ?1 or temporary_code = ?2 or official_code = ?3" + _NEWEST_FIRST,
        (ref.lower(), tidy_code(ref) or "", ref.upper(), 20),
    )
    return [row_from(one) for one in found]


def rows(db: Connection, query: Query) -> list[FilingRow]:
    """Newest first."""
    catch_up(db)
    wheres: list[tuple[str, list[Cell]]] = [("1", [])]
    if query.status is not None:
        wheres.append(("status = ?", [str(query.status)]))
    if query.pending:
        wheres.append(("pending = 1", []))
    if query.before is not None:
        wheres.append(
            (
                "(submitted_at, filing) < (select submitted_at, filing from filings where filing = ?)",
                [query.before],
            )
        )
    wheres += [("instr(folded, ?)", [word]) for word in fold(query.text).split()]
    sql = _SELECT + " and ".join(where for where, _ in wheres) + _NEWEST_FIRST
    args = [arg for _, some in wheres for arg in some]
    return [row_from(one) for one in db.rows(sql, [*args, query.limit])]


def counts(db: Connection) -> Mapping[str, int]:
    """Per status and per sync state; what has none is not named."""
    catch_up(db)
    return dict(db.rows("select name, n from counts where n > 0"))
