"""Drafts: what a citizen has typed so far, on this device only, each under a key of its own."""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.errors import NotFound, Problem, StoreBroken
from kiosk.records import dataclass
from kiosk.seal import get_ready, pack, unpack
from kiosk.store import pins
from kiosk.store.connection import Connection
from kiosk.values import Json, as_map

LIFE = timedelta(hours=24)
CODE_DIGITS = 6
KEY_BYTES = 32
NONCE_BYTES = 12
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SAVE = (
    "insert into drafts (id, procedure, saved_at, content, device_wrap, blobs) values (?, ?, ?, ?, ?, ?)"
    " on conflict do update set procedure = excluded.procedure, saved_at = excluded.saved_at,"
    " content = excluded.content, device_wrap = excluded.device_wrap, blobs = excluded.blobs"
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


class Drafts:
    """The device's wrap of a draft's key serves staff alone; the citizen's own way back is code and PIN."""

    def __init__(self, db: Connection, database_key: bytes, clock: Clock) -> None:
        self._db = db
        self._device_key = hmac.digest(database_key, b"motcua-draft-wrap/1", hashlib.sha256)
        self._clock = clock
        self._keys: dict[str, tuple[bytes, bytes]] = {}  # of this visit: draft -> (key, its device wrap)

    def save(self, draft: Draft) -> None:
        """Keep all that is typed so far, in one sync."""
        key, wrap = self._key_of(draft.id)
        content = _encrypt(key, pack({"content": draft.content}), draft.id)
        blobs = " ".join(sorted(set(_hashes(draft.content))))
        self._db.run(_SAVE, (draft.id, draft.procedure, self._now(), content, wrap, blobs))
        get_ready()  # the citizen types on; what comes next is sealed sooner

    def leave(self, id_: str, pin: str) -> str:
        """Let the citizen go and come back: a fresh code of six digits, and their PIN."""
        pins.check_shape(pin)
        key, _ = self._stored_key(id_)
        salt = pins.new_salt()
        wrap = _encrypt(pins.key_from(pin, salt), key, id_)
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
        with self._db.write():  # count before looking: pulling the plug gives no free guess
            row = self._db.row("select id, salt, pin_wrap, tries from drafts where code = ?", (code.strip(),))
            if row is None:
                raise _unknown(code)
            id_, salt, wrap, tries = row
            if tries >= pins.TRIES:
                raise pins.locked_pin()
            self._db.run("update drafts set tries = tries + 1 where id = ?", (id_,))
        key = _decrypted(pins.key_from(pin, salt), wrap, id_)
        if key is None:
            raise pins.wrong_pin(tries + 1)
        self._db.run("update drafts set tries = 0 where id = ?", (id_,))
        return self._opened(id_, key)

    def resume_by_staff(self, id_: str) -> Draft:
        """For a signed-in officer, after a crash or a forgotten PIN; whoever calls this records it."""
        key, _ = self._stored_key(id_)
        return self._opened(id_, key)

    def waiting(self) -> list[DraftRow]:
        """For signed-in staff only, newest first."""
        rows = self._db.rows(
            "select id, procedure, code, saved_at, tries from drafts order by saved_at desc, id"
        )
        return [
            DraftRow(id=id_, procedure=procedure, code=code, saved_at=saved_at, locked=tries >= pins.TRIES)
            for id_, procedure, code, saved_at, tries in rows
        ]

    def drop(self, id_: str) -> None:
        """Gone with its key. Safe to repeat."""
        self._keys.pop(id_, None)
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
        """Forget the keys of this visit."""
        self._keys.clear()

    def damaged(self) -> Sequence[str]:
        """Ids of drafts that cannot be opened any more."""
        ids = [id_ for (id_,) in self._db.rows("select id from drafts order by id")]
        return [id_ for id_ in ids if not self._opens(id_)]

    def _opens(self, id_: str) -> bool:
        try:
            self._opened(id_, self._stored_key(id_)[0], keep=False)
        except StoreBroken:
            return False
        return True

    def _key_of(self, id_: str) -> tuple[bytes, bytes]:
        """From memory while the visit lasts, else from the store, else a new one."""
        if id_ not in self._keys:
            try:
                self._keys[id_] = self._stored_key(id_)
            except NotFound:
                key = os.urandom(KEY_BYTES)
                self._keys[id_] = key, _encrypt(self._device_key, key, id_)
        return self._keys[id_]

    def _stored_key(self, id_: str) -> tuple[bytes, bytes]:
        wrap: bytes | None = self._db.value("select device_wrap from drafts where id = ?", (id_,))
        if wrap is None:
            raise _unknown(id_)
        key = _decrypted(self._device_key, wrap, id_)
        if key is None:
            raise StoreBroken(f"draft {id_}: its key is damaged")
        return key, wrap

    def _opened(self, id_: str, key: bytes, *, keep: bool = True) -> Draft:
        procedure, content, wrap = self._db.rows(
            "select procedure, content, device_wrap from drafts where id = ?", (id_,)
        )[0]
        plain = _decrypted(key, content, id_)
        if plain is None:
            raise StoreBroken(f"draft {id_} is damaged")
        if keep:
            self._keys[id_] = key, wrap
        return Draft(id=id_, procedure=procedure, content=as_map(unpack(plain).get("content")))

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


def _encrypt(key: bytes, plain: bytes, id_: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - not before the first frame
        AESGCM,
    )

    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, id_.encode())


def _decrypted(key: bytes, sealed: bytes, id_: str) -> bytes | None:
    """The plain bytes; None when this key does not open them."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - not before the first frame
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - not before the first frame
        AESGCM,
    )

    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], id_.encode())
    except (InvalidTag, ValueError):
        return None
