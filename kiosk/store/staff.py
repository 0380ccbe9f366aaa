"""Officers of this device's office: their names, roles and PINs."""

from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.clock import Clock
from kiosk.errors import Problem, Refused
from kiosk.records import dataclass
from kiosk.store import pins
from kiosk.store.connection import Connection
from kiosk.text import nfc

LOCKED_FOR = timedelta(minutes=15)
MAX_NAME = 60


class Role(StrEnum):
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    name: str
    role: Role


class Staff:
    def __init__(self, db: Connection, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def add(self, name: str, role: str, pin: str) -> Officer:
        """A new officer; a name is taken once."""
        officer = Officer(name=_name(name), role=_role(role))
        pins.check_shape(pin)
        added = self._db.run(
            "insert into staff (name, role, hash) values (?, ?, ?) on conflict do nothing",
            (officer.name, str(officer.role), pins.hashed(pin)),
        )
        if not added:
            raise Refused(Problem(field="name", rule="staff_taken", values={"name": officer.name}))
        return officer

    def list(self) -> list[Officer]:
        rows = self._db.rows("select name, role from staff order by name")
        return [Officer(name=name, role=Role(role)) for name, role in rows]

    def check(self, name: str, pin: str) -> Officer:
        """Who signs in; a wrong name and a wrong PIN are refused alike. Five wrong PINs lock the name."""
        name = nfc(name).strip()
        row = self._db.row("select role, hash from staff where name = ?", (name,))
        if row is None:
            pins.matches(pin, pins.nobody())
            raise pins.wrong_pin(1)
        tries = self._count_try(name)
        if not pins.matches(pin, row[1]):
            raise pins.wrong_pin(tries)
        self._db.run("update staff set tries = 0, locked_at = null where name = ?", (name,))
        return Officer(name=name, role=Role(row[0]))

    def _count_try(self, name: str) -> int:
        """Count before looking: pulling the plug gives no free guess."""
        with self._db.write():
            tries, locked_at = self._db.rows("select tries, locked_at from staff where name = ?", (name,))[0]
            if locked_at is not None:
                if abs(self._clock() - datetime.fromisoformat(locked_at)) < LOCKED_FOR:
                    raise pins.locked_pin()
                tries = 0
            tries += 1
            locked = self._clock().isoformat() if tries >= pins.TRIES else None
            self._db.run("update staff set tries = ?, locked_at = ? where name = ?", (tries, locked, name))
        return int(tries)


def _name(raw: str) -> str:
    name = " ".join(nfc(raw).split())
    if not name or len(name) > MAX_NAME or not name.isprintable():
        raise Refused(Problem(field="name", rule="staff_name", values={"max": str(MAX_NAME)}))
    return name


def _role(raw: str) -> Role:
    try:
        return Role(raw)
    except ValueError as error:
        raise Refused(Problem(field="role", rule="role", values={"roles": ", ".join(Role)})) from error
