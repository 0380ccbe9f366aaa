"""Requests signed by the device's own key: a profile of RFC 9421, so there is no token to steal or to expire.

Covered: "@method" "@path" "@query" "content-digest" (RFC 9530), with `created` and `keyid`. The Ed25519
signature is over "motcua-request/1\\0" + the signature base, so that it can stand for nothing else.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.keys import verify
from sync.errors import Garbled
from sync.protocol import MAX_SKEW, Context

Sign = Callable[[str, bytes], bytes]  # (context, message) -> signature

DIGEST = "Content-Digest"
INPUT = "Signature-Input"
SIGNATURE = "Signature"
COVERED = '("@method" "@path" "@query" "content-digest")'
_LABEL = "sig1"
_INPUT = re.compile(
    rf'{_LABEL}=(?P<params>{re.escape(COVERED)};created=(?P<created>[0-9]{{1,12}});keyid="(?P<keyid>[A-Za-z0-9._-]{{1,80}})"'
    rf';alg="ed25519")'
)
_SIGNATURE = re.compile(rf"{_LABEL}=:(?P<value>[A-Za-z0-9+/]{{86}}==):")
_DIGEST = re.compile(r"sha-256=:(?P<value>[A-Za-z0-9+/]{43}=):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is asked for: the part of a request that its signature covers, besides the body."""

    method: str
    path: str
    query: str = ""  # without the question mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A request's signature as it was received, not yet verified."""

    keyid: str
    created: int
    digest: bytes  # what the body must hash to
    base: bytes
    signature: bytes

    @property
    def to(self) -> str:
        """Names this one request, so that an answer can say what it answers."""
        return hashlib.sha256(self.signature).hexdigest()

    def holds(self, public: bytes) -> bool:
        return verify(public, Context.REQUEST, self.base, self.signature)

    def fresh(self, now: datetime) -> bool:
        return abs(now.timestamp() - self.created) <= MAX_SKEW

    def covers(self, body_digest: bytes) -> bool:
        return hmac.compare_digest(self.digest, body_digest)


def sign_request(target: Target, body: bytes, keyid: str, now: datetime, sign: Sign) -> Mapping[str, str]:
    """The headers that sign this request."""
    digest = f"sha-256=:{_b64(hashlib.sha256(body).digest())}:"
    params = f'{COVERED};created={int(now.timestamp())};keyid="{keyid}";alg="ed25519"'
    signature = sign(Context.REQUEST, _base(target, digest, params))
    return {DIGEST: digest, INPUT: f"{_LABEL}={params}", SIGNATURE: f"{_LABEL}=:{_b64(signature)}:"}


def read_signature(target: Target, headers: Mapping[str, str]) -> Signed:
    """The signature in these headers (looked up as written above); Garbled when it is not our profile."""
    given = _INPUT.fullmatch(headers.get(INPUT, ""))
    signature = _SIGNATURE.fullmatch(headers.get(SIGNATURE, ""))
    digest = _DIGEST.fullmatch(headers.get(DIGEST, ""))
    if not given or not signature or not digest:
        raise Garbled("a request without our signature")
    return Signed(
        keyid=given["keyid"],
        created=int(given["created"]),
        digest=_from_b64(digest["value"]),
        base=_base(target, digest[0], given["params"]),
        signature=_from_b64(signature["value"]),
    )


def request_name(headers: Mapping[str, str]) -> str:
    """`Signed.to` of a request that we signed ourselves."""
    found = _SIGNATURE.fullmatch(headers[SIGNATURE])
    return hashlib.sha256(_from_b64(found["value"])).hexdigest() if found else ""


def _base(target: Target, digest: str, params: str) -> bytes:
    lines = (
        f'"@method": {target.method}',
        f'"@path": {target.path}',
        f'"@query": ?{target.query}',
        f'"content-digest": {digest}',
        f'"@signature-params": {params}',
    )
    return "\n".join(lines).encode()


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _from_b64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise Garbled("not base64") from error
