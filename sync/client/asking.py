"""From what the engine asks for to a request, signed by this device."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from kiosk.seal.envelope import Envelope
from kiosk.store.store import Store
from sync.client.http import Request
from sync.moves import AskBlob, AskFeed, Call, FetchBlob, SayHello, SendPack, SendPart
from sync.pack import make_pack
from sync.protocol import (
    BLOB_MEDIA,
    BLOBS,
    FEED,
    HELLO,
    PACK_MEDIA,
    PACKS,
    UPLOAD_COMPLETE,
    UPLOAD_OFFSET,
)
from sync.signing import Target, sign_request

Sign = Callable[[str, bytes], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A request before it is signed."""

    target: Target
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    envelopes: Sequence[Envelope] = ()  # of a pack

    def signed(self, keyid: str, now: datetime, sign: Sign) -> Request:
        signature = sign_request(self.target, self.body, keyid, now, sign)
        return Request(
            method=self.target.method,
            path=self.target.path,
            query=self.target.query,
            headers={**self.headers, **signature},
            body=self.body,
        )


def prepare(call: Call, store: Store, blob: Callable[[str], bytes], sign: Sign) -> Prepared | None:
    """The request; None when there is nothing to send any more."""
    match call:
        case SayHello(mark=(position, _)):
            return Prepared(target=Target(method="GET", path=HELLO, query=f"at={position}"))
        case SendPack(items=items, max_bytes=max_bytes):
            return _pack(store.outbox.unsent(items, max_bytes), sign)
        case AskFeed(after=after):
            return Prepared(target=Target(method="GET", path=FEED, query=f"after={after}"))
        case AskBlob(sha256=sha256):
            return Prepared(target=Target(method="HEAD", path=BLOBS + sha256))
        case SendPart() as part:
            return _part(part, blob(part.sha256))
        case FetchBlob(sha256=sha256, offset=offset, length=length):
            span = {"Range": f"bytes={offset}-{offset + length - 1}"}
            return Prepared(target=Target(method="GET", path=BLOBS + sha256), headers=span)
        case _:
            assert_never(call)


def _pack(envelopes: Sequence[Envelope], sign: Sign) -> Prepared | None:
    if not envelopes:
        return None
    return Prepared(
        target=Target(method="POST", path=PACKS),
        headers={"Content-Type": PACK_MEDIA},
        body=make_pack(envelopes, sign),
        envelopes=envelopes,
    )


def _part(part: SendPart, data: bytes) -> Prepared:
    return Prepared(
        target=Target(method="PATCH", path=BLOBS + part.sha256),
        headers={
            "Content-Type": BLOB_MEDIA,
            UPLOAD_OFFSET: str(part.offset),
            UPLOAD_COMPLETE: "?1" if part.last else "?0",
        },
        body=data[part.offset : part.offset + part.length],
    )
