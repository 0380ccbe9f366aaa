"""What citizens agreed to have kept for their next form: found by number, opened by PIN, for a year.

It never leaves this device. Nobody can list it: a row is named by a keyed hash of the number.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.errors import NotFound, Problem, StoreBroken
from kiosk.seal import canonical
from kiosk.store import pins
from kiosk.store.cipher import decrypted, encrypt, new_key
from kiosk.store.connection import Connection
from kiosk.values import Json, as_map

LIFE = timedelta(days=365)
_KEEP = (
    "insert into earlier (person, filing, kept_at, content, device_wrap, salt, pin_wrap)"
    " values (?, ?, ?, ?, ?, ?, ?) on conflict do update set filing = excluded.filing,"
    " kept_at = excluded.kept_at, content = excluded.content, device_wrap = excluded.device_wrap,"
    " salt = excluded.salt, pin_wrap = excluded.pin_wrap, tries = 0"
)


class Earlier:
    def __init__(self, db: Connection, database_key: bytes, clock: Clock) -> None:
        self._db = db
        self._name_key = hmac.digest(database_key, b"motcua-earlier-name/1", hashlib.sha256)
        self._device_key = hmac.digest(database_key, b"motcua-earlier-wrap/1", hashlib.sha256)
        self._clock = clock

    def name(self, number: str) -> str:
        """What the row of this person is called; it says nothing without this device's key."""
        return hmac.digest(self._name_key, number.encode(), hashlib.sha256).hex()

    def keep(self, number: str, pin: str, filing: str, content: Mapping[str, Json]) -> datetime:
        """Keep it in place of what was kept of the same person before. Returns when it will be erased."""
        pins.check_shape(pin)
        name, key, salt, at = self.name(number), new_key(), pins.new_salt(), self._clock()
        wraps = encrypt(self._device_key, key, name), salt, encrypt(pins.key_from(pin, salt), key, name)
        sealed = encrypt(key, canonical(content), name)
        self._db.run(_KEEP, (name, filing, at.isoformat(), sealed, *wraps))
        return at + LIFE

    def open(self, number: str, pin: str) -> Mapping[str, Json]:
        """Whether nobody is known, the PIN is wrong or was wrong five times: the answer is the same."""
        name = self.name(number)
        with self._db.write():  # count before looking: pulling the plug gives no free guess
            row = self._db.row("select salt, pin_wrap, tries, kept_at from earlier where person = ?", (name,))
            self._db.run("update earlier set tries = tries + 1 where person = ?", (name,))
        salt, wrap, tries, kept_at = row or (pins.new_salt(), b"", 0, self._clock().isoformat())
        key = decrypted(pins.key_from(pin, salt), wrap, name)  # an unknown number takes as long
        if key is None or tries >= pins.TRIES or self._outlived(kept_at, self._clock()):
            raise _closed()
        self._db.run("update earlier set tries = 0 where person = ?", (name,))
        return self._opened(name, key)

    def open_by_staff(self, number: str) -> Mapping[str, Json]:
        """For a signed-in officer who has checked the person; whoever calls this records it."""
        name = self.name(number)
        row = self._db.row("select device_wrap, kept_at from earlier where person = ?", (name,))
        if row is None or self._outlived(row[1], self._clock()):
            raise _closed()
        key = decrypted(self._device_key, row[0], name)
        if key is None:
            raise StoreBroken("the key of what was kept is damaged")
        self._db.run("update earlier set tries = 0 where person = ?", (name,))
        return self._opened(name, key)

    def forget(self, number: str) -> str | None:
        """Erase what is kept of this person; the filing it was kept with, None when there was nothing."""
        name = self.name(number)
        filing: str | None = self._db.value("select filing from earlier where person = ?", (name,))
        self._db.run("delete from earlier where person = ?", (name,))
        return filing

    def forget_with(self, filing: str) -> None:
        """Erase what was kept with this filing: its consent was taken back."""
        self._db.run("delete from earlier where filing = ?", (filing,))

    def expire(self, now: datetime) -> int:
        """Erase what is older than a year; how many."""
        rows = self._db.rows("select person, kept_at from earlier")
        old = [(name,) for name, kept_at in rows if self._outlived(kept_at, now)]
        self._db.run_many("delete from earlier where person = ?", old)
        return len(old)

    def _outlived(self, kept_at: str, now: datetime) -> bool:
        return now - datetime.fromisoformat(kept_at) > LIFE

    def _opened(self, name: str, key: bytes) -> Mapping[str, Json]:
        sealed: bytes = self._db.value("select content from earlier where person = ?", (name,))
        plain = decrypted(key, sealed, name)
        if plain is None:
            raise StoreBroken("what was kept is damaged")
        return as_map(json.loads(plain))


def _closed() -> NotFound:
    return NotFound(Problem(field="pin", rule="earlier_closed"))
