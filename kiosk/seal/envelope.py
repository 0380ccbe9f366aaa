"""Envelopes: a chained header that binds its body by hash; the exact bytes are kept and sent for ever."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from kiosk.errors import KioskError
from kiosk.filing.event import Event
from kiosk.records import dataclass
from kiosk.seal.canonical import canonical
from kiosk.seal.codec import BodyBroken, pack, unpack
from kiosk.values import Json, as_int, as_map, as_text

VERSION = 1
CHAIN_START = ""  # `prev` of the first header of every (device, epoch)
ERASED = b""  # what retention leaves of a body


class SealBroken(KioskError):
    """An envelope's bytes do not belong together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in its device's chain an event stands."""

    device: str
    epoch: int
    seq: int
    prev: str  # SHA-256 of the header before, hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    v: int
    id: str
    device: str
    epoch: int
    seq: int
    prev: str
    kind: str
    subject: str
    wall: datetime
    trusted: bool
    actor: str
    body_sha256: str
    procedure: str
    app: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The exact bytes of a sealed event."""

    header: bytes
    body: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.header).hexdigest()

    @property
    def parsed(self) -> Header:
        """The header's fields; SealBroken when it is not one, or not in canonical form."""
        try:
            return _header(_object(self.header))
        except (ValueError, RecursionError, TypeError) as error:
            raise SealBroken(f"header: {error}") from error


def seal(event: Event, place: Place, app: str) -> Envelope:
    """The event as bytes, standing at its place in the chain."""
    body = pack(event.body)
    header: Mapping[str, Json] = {
        "v": VERSION,
        "id": event.id,
        "device": place.device,
        "epoch": place.epoch,
        "seq": place.seq,
        "prev": place.prev,
        "kind": str(event.kind),
        "subject": event.subject,
        "at": {"wall": event.at.astimezone(UTC).isoformat(), "trusted": event.trusted},
        "actor": event.actor,
        "body_sha256": hashlib.sha256(body).hexdigest(),
        "procedure": event.procedure,
        "app": app,
    }
    return Envelope(header=canonical(header), body=body)


def open_envelope(envelope: Envelope) -> Event:
    """The event inside; an erased body gives an empty one. SealBroken when the bytes do not fit."""
    header = envelope.parsed
    return Event(
        id=header.id,
        kind=header.kind,
        subject=header.subject,
        at=header.wall,
        trusted=header.trusted,
        actor=header.actor,
        procedure=header.procedure,
        body=_body(envelope.body, header.body_sha256),
    )


def _body(sealed: bytes, expected: str) -> Mapping[str, Json]:
    if sealed == ERASED:
        return {}
    if hashlib.sha256(sealed).hexdigest() != expected:
        raise SealBroken("body: another hash")
    try:
        return unpack(sealed)
    except BodyBroken as error:
        raise SealBroken(f"body: {error}") from error


def _object(header: bytes) -> Mapping[str, Json]:
    table: Json = json.loads(header)
    if not isinstance(table, dict) or canonical(table) != header:
        raise ValueError("not canonical")
    return table


def _header(table: Mapping[str, Json]) -> Header:
    at = as_map(table.get("at"))
    header = Header(
        v=as_int(table.get("v")),
        id=as_text(table.get("id")),
        device=as_text(table.get("device")),
        epoch=as_int(table.get("epoch")),
        seq=as_int(table.get("seq")),
        prev=as_text(table.get("prev")),
        kind=as_text(table.get("kind")),
        subject=as_text(table.get("subject")),
        wall=datetime.fromisoformat(as_text(at.get("wall"))),
        trusted=at.get("trusted") is True,
        actor=as_text(table.get("actor")),
        body_sha256=as_text(table.get("body_sha256")),
        procedure=as_text(table.get("procedure")),
        app=as_text(table.get("app")),
    )
    if header.v != VERSION or not header.id or not header.device or header.seq < 1 or header.epoch < 0:
        raise ValueError("fields missing or of another version")
    if header.wall.tzinfo is None:
        raise ValueError("a time without its zone")
    return header
