"""Small settings, one JSON value under each name."""

import json

from kiosk.store.connection import Connection
from kiosk.values import Json


def get(db: Connection, name: str) -> Json:
    """The value under this name; None when there is none."""
    found = text(db, name)
    value: Json = json.loads(found) if found is not None else None
    return value


def text(db: Connection, name: str) -> str | None:
    """The same as it is kept: whoever has it parsed already compares."""
    found: str | None = db.value("select value from meta where name = ?", (name,))
    return found


def put(db: Connection, name: str, value: Json) -> None:
    with db.write():
        db.run(
            "insert into meta (name, value) values (?, ?) on conflict do update set value = excluded.value",
            (name, json.dumps(value, ensure_ascii=False)),
        )
