"""Who asks, and whether the signature over the request holds; the signed yes or no that goes back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qs

from kiosk.values import Json
from sync.errors import Garbled
from sync.messages import No
from sync.portal.denied import STATUS, Denied
from sync.portal.devices import Device, find_device
from sync.portal.portal import Portal
from sync.protocol import Context, Why
from sync.signed import seal_document
from sync.signing import Signed, Target, read_signature

_DIGITS = 15  # below 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as it came in; headers are named as sync/signing.py writes them."""

    target: Target
    headers: Mapping[str, str]
    body: bytes = b""

    def number(self, name: str) -> int:
        """A whole number in the query."""
        given = parse_qs(self.target.query).get(name, ["0"])[0]
        if not given.isascii() or not given.isdigit() or len(given) > _DIGITS:
            raise Denied(Why.MALFORMED, name)
        return int(given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    status: HTTPStatus
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def refuse(portal: Portal, call: Call, error: Denied) -> Reply:
    """The signed no to a request."""
    try:
        to = read_signature(call.target, call.headers).to
    except Garbled:
        to = ""
    no = No(
        to=to,
        why=error.why,
        now=portal.clock(),
        key=portal.public,
        retry_after=error.retry_after,
        offset=error.offset,
    )
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
    body = seal_document(Context.ERROR, no.dump(), portal.sign)
    return Reply(status=STATUS[error.why], body=body, headers=headers)


def authorised(portal: Portal, call: Call) -> tuple[Device, Signed]:
    """Who asks, once the signature over the request (not yet over its body) holds."""
    signed = signature(call)
    with portal.database.reading() as tx:
        device = find_device(tx, signed.keyid)
    check(portal, signed, device.public)
    return device, signed


def whole(portal: Portal, call: Call) -> tuple[Device, Signed]:
    """Who asks, once the signature holds over the body too."""
    device, signed = authorised(portal, call)
    covered(signed, call.body)
    return device, signed


def covered(signed: Signed, body: bytes) -> None:
    if not signed.covers(hashlib.sha256(body).digest()):
        raise Denied(Why.SIGNATURE, "the body is not what was signed")


def signature(call: Call) -> Signed:
    try:
        return read_signature(call.target, call.headers)
    except Garbled as error:
        raise Denied(Why.SIGNATURE, str(error)) from error


def check(portal: Portal, signed: Signed, public: bytes) -> None:
    """The signature first: only who holds the key is told the time."""
    if not signed.holds(public):
        raise Denied(Why.SIGNATURE)
    if not signed.fresh(portal.clock()):
        raise Denied(Why.CLOCK)


def yes(portal: Portal, context: Context, value: Mapping[str, Json]) -> Reply:
    return Reply(status=HTTPStatus.OK, body=seal_document(context, value, portal.sign))
