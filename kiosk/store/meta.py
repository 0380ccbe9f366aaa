"""Small settings, one JSON value under each name."""

import json

from kiosk.store.connection import Connection
from kiosk.values import Json


def get(db: Connection, name: str) -> Json:
    """The value under this name; None when there is none."""
    text: str | None = db.value("select value from meta where name = ?", (name,))
    value: Json = json.loads(text) if text is not None else None
    return value


def put(db: Connection, name: str, value: Json) -> None:
    with db.write():
        db.run(
            "insert into meta (name, value) values (?, ?) on conflict do update set value = excluded.value",
            (name, json.dumps(value, ensure_ascii=False)),
        )
