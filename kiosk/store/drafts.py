"""Drafts: what a citizen has typed so far, on this device only, each under a key of its own.

The first save of a visit writes the draft whole, each later one only what changed since.
"""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.errors import NotFound, Problem, StoreBroken
from kiosk.records import dataclass
from kiosk.seal import canonical, get_ready, pack, unpack
from kiosk.store import pins
from kiosk.store.changes import Change, applied, changed, copied
from kiosk.store.cipher import decrypted, encrypt, new_key
from kiosk.store.connection import Connection
from kiosk.store.projection import catch_up
from kiosk.values import Json, as_map

LIFE = timedelta(hours=24)
CODE_DIGITS = 6
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WHOLE = (
    "insert into drafts (id, procedure, saved_at, content, device_wrap, blobs) values (?, ?, ?, ?, ?, ?)"
    " on conflict do update set procedure = excluded.procedure, saved_at = excluded.saved_at,"
    " content = excluded.content, device_wrap = excluded.device_wrap, blobs = excluded.blobs, turn = turn + 1"
    " returning turn"
)
_NEXT_TURN = "update drafts set procedure = ?, saved_at = ?, turn = turn + 1 where id = ? and turn = ?"
_CHANGE = (
    "insert into draft_changes (draft, name, content, blobs) values (?, ?, ?, ?)"
    " on conflict do update set content = excluded.content, blobs = excluded.blobs"
)
_ALL = (
    "select procedure, drafts.content, turn, name, draft_changes.content"
    " from drafts left join draft_changes on draft = id where id = ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    id: str  # becomes the filing's id
    procedure: str  # "code@version": a draft finishes on its own version
    content: Mapping[str, Json] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft as signed-in staff see it in a list: never its content."""

    id: str
    procedure: str
    code: str | None  # None: not left with a PIN, the visit was cut off
    saved_at: str  # ISO 8601, UTC
    locked: bool  # too many wrong PINs: staff only


@dataclass(frozen=True, slots=True, kw_only=True)
class _InHand:
    """What this visit knows of its draft."""

    key: bytes = field(repr=False)
    wrap: bytes  # the key, wrapped for the device
    turn: int = 0  # of the save that `content` is; 0: of none
    content: Mapping[str, Json] = field(default_factory=dict[str, Json], repr=False)


class Drafts:
    """The device's wrap of a draft's key serves staff alone; the citizen's own way back is code and PIN."""

    def __init__(self, db: Connection, database_key: bytes, clock: Clock) -> None:
        self._db = db
        self._device_key = hmac.digest(database_key, b"motcua-draft-wrap/1", hashlib.sha256)
        self._clock = clock
        self._in_hand: dict[str, _InHand] = {}  # of this visit

    def save(self, draft: Draft) -> None:
        """Keep all that is typed so far, in one sync."""
        held = self._held(draft.id)
        changes = changed(held.content, draft.content) if held.turn else None
        if changes is None or not self._save_changes(draft, held, changes):
            self._save_whole(draft, held)
        get_ready()  # the citizen types on; what comes next is sealed sooner

    def leave(self, id_: str, pin: str) -> str:
        """Let the citizen go and come back: a fresh code of six digits, and their PIN."""
        pins.check_shape(pin)
        key, _ = self._stored_key(id_)
        salt = pins.new_salt()
        wrap = encrypt(pins.key_from(pin, salt), key, id_)
        with self._db.write():
            code = self._free_code()
            self._db.run(
                "update drafts set code = ?, salt = ?, pin_wrap = ?, tries = 0, saved_at = ? where id = ?",
                (code, salt, wrap, self._now(), id_),
            )
        self.forget()
        return code

    def resume(self, code: str, pin: str) -> Draft:
        """The citizen is back. Five wrong PINs lock the draft for staff only; tries outlive a restart."""
        catch_up(self._db)
        with self._db.write():  # count before looking: pulling the plug gives no free guess
            row = self._db.row("select id, salt, pin_wrap, tries from drafts where code = ?", (code.strip(),))
            if row is None:
                raise _unknown(code)
            id_, salt, wrap, tries = row
            if tries >= pins.TRIES:
                raise pins.locked_pin()
            self._db.run("update drafts set tries = tries + 1 where id = ?", (id_,))
        key = decrypted(pins.key_from(pin, salt), wrap, id_)
        if key is None:
            raise pins.wrong_pin(tries + 1)
        self._db.run("update drafts set tries = 0 where id = ?", (id_,))
        return self._taken_up(id_, key)

    def resume_by_staff(self, id_: str) -> Draft:
        """For a signed-in officer, after a crash or a forgotten PIN; whoever calls this records it."""
        catch_up(self._db)
        return self._taken_up(id_, self._stored_key(id_)[0])

    def waiting(self) -> list[DraftRow]:
        """For signed-in staff only, newest first."""
        catch_up(self._db)
        rows = self._db.rows(
            "select id, procedure, code, saved_at, tries from drafts order by saved_at desc, id"
        )
        return [
            DraftRow(id=id_, procedure=procedure, code=code, saved_at=saved_at, locked=tries >= pins.TRIES)
            for id_, procedure, code, saved_at, tries in rows
        ]

    def drop(self, id_: str) -> None:
        """Gone with its key. Safe to repeat."""
        self._in_hand.pop(id_, None)
        self._db.run("delete from drafts where id = ?", (id_,))

    def expire(self, now: datetime) -> int:
        """Drop what is older than a day; how many. One from the future (a wrong clock) starts its day now."""
        with self._db.write():
            rows = self._db.rows("select id, saved_at from drafts")
            ages = {id_: now - datetime.fromisoformat(saved_at) for id_, saved_at in rows}
            old = [id_ for id_, age in ages.items() if age > LIFE]
            for id_ in old:
                self.drop(id_)
            future = [(now.isoformat(), id_) for id_, age in ages.items() if age < -LIFE]
            self._db.run_many("update drafts set saved_at = ? where id = ?", future)
        return len(old)

    def forget(self) -> None:
        """Forget what this visit typed, and its keys."""
        self._in_hand.clear()

    def damaged(self) -> Sequence[str]:
        """Ids of drafts that cannot be opened any more."""
        ids = [id_ for (id_,) in self._db.rows("select id from drafts order by id")]
        return [id_ for id_ in ids if not self._opens(id_)]

    def _opens(self, id_: str) -> bool:
        try:
            self._opened(id_, self._stored_key(id_)[0])
        except StoreBroken:
            return False
        return True

    def _save_whole(self, draft: Draft, held: _InHand) -> None:
        content = encrypt(held.key, pack({"content": draft.content}), draft.id)
        row = (draft.id, draft.procedure, self._now(), content, held.wrap, _blobs(draft.content))
        with self._db.write():
            turn: int = self._db.value(_WHOLE, row)
            self._db.run("delete from draft_changes where draft = ?", (draft.id,))
        self._in_hand[draft.id] = replace(held, turn=turn, content=_own(draft.content))

    def _save_changes(self, draft: Draft, held: _InHand, changes: Mapping[str, Change]) -> bool:
        """False when somebody else saved or dropped the draft since: what we hold is not what is there."""
        rows = [
            (draft.id, name, encrypt(held.key, canonical(one), f"{draft.id} {name}"), _blobs(one))
            for name, one in changes.items()
        ]
        with self._db.write():
            if not self._db.run(_NEXT_TURN, (draft.procedure, self._now(), draft.id, held.turn)):
                return False
            self._db.run_many(_CHANGE, rows)
        content = applied(held.content, changes)
        self._in_hand[draft.id] = replace(held, turn=held.turn + 1, content=content)
        return True

    def _held(self, id_: str) -> _InHand:
        """From memory while the visit lasts, else its key from the store, else a new one."""
        if id_ not in self._in_hand:
            try:
                key, wrap = self._stored_key(id_)
            except NotFound:
                key = new_key()
                wrap = encrypt(self._device_key, key, id_)
            self._in_hand[id_] = _InHand(key=key, wrap=wrap)
        return self._in_hand[id_]

    def _stored_key(self, id_: str) -> tuple[bytes, bytes]:
        wrap: bytes | None = self._db.value("select device_wrap from drafts where id = ?", (id_,))
        if wrap is None:
            raise _unknown(id_)
        key = decrypted(self._device_key, wrap, id_)
        if key is None:
            raise StoreBroken(f"draft {id_}: its key is damaged")
        return key, wrap

    def _taken_up(self, id_: str, key: bytes) -> Draft:
        """The draft, and this visit goes on with it."""
        draft, turn = self._opened(id_, key)
        _, wrap = self._stored_key(id_)
        self._in_hand[id_] = _InHand(key=key, wrap=wrap, turn=turn, content=_own(draft.content))
        return draft

    def _opened(self, id_: str, key: bytes) -> tuple[Draft, int]:
        """The draft as it was saved last, and the turn of that save."""
        rows = self._db.rows(_ALL, (id_,))
        if not rows:
            raise _unknown(id_)
        procedure, whole, turn, *_ = rows[0]
        content = as_map(unpack(_plain(key, whole, id_, id_)).get("content"))
        changes = {
            name: as_map(json.loads(_plain(key, change, f"{id_} {name}", id_)))
            for *_, name, change in rows
            if name is not None
        }
        return Draft(id=id_, procedure=procedure, content=applied(content, changes)), turn

    def _free_code(self) -> str:
        """Six digits that no live draft has, the first not zero: it is read aloud."""
        while True:
            code = str(secrets.randbelow(9 * 10 ** (CODE_DIGITS - 1)) + 10 ** (CODE_DIGITS - 1))
            if not self._db.value("select 1 from drafts where code = ?", (code,)):
                return code

    def _now(self) -> str:
        return self._clock().isoformat()


def _unknown(ref: str) -> NotFound:
    return NotFound(Problem(field="code", rule="draft_unknown", values={"code": ref}))


def _own(content: Mapping[str, Json]) -> Mapping[str, Json]:
    return {name: copied(one) for name, one in content.items()}


def _blobs(value: Json) -> str:
    return " ".join(sorted(set(_hashes(value))))


def _hashes(value: Json) -> Iterator[str]:
    """Every blob the content names: it is not dropped while the draft lives."""
    if isinstance(value, str):
        if len(value) == 64 and _SHA256.fullmatch(value):  # noqa: PLR2004 - hex digits of SHA-256
            yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _hashes(one)
    elif isinstance(value, Sequence):
        for one in value:
            yield from _hashes(one)


def _plain(key: bytes, sealed: bytes, bound: str, id_: str) -> bytes:
    plain = decrypted(key, sealed, bound)
    if plain is None:
        raise StoreBroken(f"draft {id_} is damaged")
    return plain
