"""The portal's database: short transactions, writers one after the other, counters without holes."""

import threading
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, insert, select, update

from sync.portal.dialect import READ_ONLY, serialised
from sync.portal.tables import counters, meta, metadata

POSITION = "position"


class Database:
    """One engine; `reading` and `writing` are the only ways in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.RLock()
        with engine.begin() as tx:
            metadata.create_all(tx)
            if tx.scalar(select(counters.c.value).where(counters.c.name == POSITION)) is None:
                tx.execute(insert(counters).values(name=POSITION, value=0))

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A steady view that waits for nobody."""
        with self._engine.connect().execution_options(**{READ_ONLY: True}) as tx, tx.begin():
            yield tx

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """All or nothing, and alone: the row of positions is locked until commit."""
        with self._queue(), self._engine.begin() as tx:
            count(tx, POSITION, 0)
            yield tx

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _queue(self) -> Generator[None]:
        if not serialised(self._engine):
            yield
            return
        with self._turn:
            yield


def count(tx: Connection, name: str, more: int) -> int:
    """Add to a counter, and its value then; the row stays locked until commit."""
    row = counters.c.name == name
    changed = tx.execute(update(counters).where(row).values(value=counters.c.value + more))
    if changed.rowcount == 0:
        tx.execute(insert(counters).values(name=name, value=more))
    value: int = tx.execute(select(counters.c.value).where(row)).scalar_one()
    return value


def value_of(tx: Connection, name: str) -> int:
    return tx.execute(select(counters.c.value).where(counters.c.name == name)).scalar() or 0


def get_meta(tx: Connection, name: str) -> str | None:
    return tx.execute(select(meta.c.value).where(meta.c.name == name)).scalar()


def put_meta(tx: Connection, name: str, value: str) -> None:
    changed = tx.execute(update(meta).where(meta.c.name == name).values(value=value))
    if changed.rowcount == 0:
        tx.execute(insert(meta).values(name=name, value=value))
