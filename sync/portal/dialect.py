"""The few things that differ between SQLite and PostgreSQL; everything else is SQLAlchemy Core for both."""

import sqlite3
from pathlib import Path

from sqlalchemy import BigInteger, Connection, Engine, Integer, create_engine, event

from kiosk.errors import Misuse

WHOLE = BigInteger().with_variant(Integer(), "sqlite")  # an integer primary key is SQLite's own row number
READ_ONLY = "motcua_reading"
_BUSY_MS = 10_000
_PRAGMAS = (
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    f"pragma busy_timeout = {_BUSY_MS}",
)


def open_engine(data: Path, url: str | None) -> Engine:
    """The engine for this URL; a SQLite file in the data folder when there is none."""
    if url and not url.startswith(("sqlite:///", "postgresql")):
        raise Misuse("--database takes sqlite:/// or postgresql://", option="--database")
    engine = create_engine(url or f"sqlite:///{data / 'portal.db'}")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def serialised(engine: Engine) -> bool:
    """Whether writers of one process should queue before they ask for the file's lock."""
    return engine.dialect.name == "sqlite"


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say begin ourselves
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    """Writers take the lock first: a deferred one that reads, then writes, fails at once when busy."""
    reading = connection.get_execution_options().get(READ_ONLY)
    connection.exec_driver_sql("begin" if reading else "begin immediate")
