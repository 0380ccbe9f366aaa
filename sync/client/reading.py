"""What an answer is, once every signature is checked: bytes of strangers in, a Reply out."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.seal.envelope import ERASED, Envelope, Header, SealBroken, open_envelope
from kiosk.values import Json
from sync.client.http import Response
from sync.errors import Garbled
from sync.messages import BlobAnswer, Hello, No, PackAnswer, Page, Receipt
from sync.moves import (
    AskBlob,
    AskedToWait,
    AskFeed,
    BlobHeld,
    Call,
    FetchBlob,
    Greeted,
    Lie,
    PageRead,
    PieceRead,
    Reply,
    SaidNo,
    SayHello,
    SendPack,
    SendPart,
    Taken,
    TooLarge,
    Unreadable,
)
from sync.protocol import ANSWER, MAX_BLOB, Context
from sync.signed import open_document

_OK, _PARTIAL, _TOO_LARGE, _NO_SUCH_RANGE, _TOO_MANY, _SERVER = 200, 206, 413, 416, 429, 500
_RANGE = re.compile(r"bytes ([0-9]{1,9})-([0-9]{1,9})/([0-9]{1,9})", re.ASCII)
_SECONDS = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request of ours, as far as its answer must fit it."""

    call: Call
    to: str  # the request's name
    device: str
    portal_key: bytes
    envelopes: Sequence[Envelope] = ()  # of a pack
    method: str = "GET"


def read_reply(asked: Asked, response: Response) -> Reply:
    """Only what the pinned key signed for this very request counts; the rest is a lie, or asks to wait."""
    try:
        if response.status in (_OK, _PARTIAL):
            return _yes(asked, response)
        return SaidNo(no=_no(asked, response))
    except Garbled as error:
        return _unsigned(response, str(error))


def _yes(asked: Asked, response: Response) -> Reply:
    match asked.call:
        case SayHello():
            hello = Hello.load(_open(asked, response, Context.HELLO))
            _fits(asked, hello.to)
            return Greeted(hello=hello)
        case SendPack():
            return _taken(asked, response)
        case AskBlob() | SendPart():
            answer = BlobAnswer.load(_open(asked, response, Context.BLOB))
            _fits(asked, answer.to)
            if answer.sha256 != asked.call.sha256:
                raise Garbled("of another blob")
            return BlobHeld(answer=answer)
        case AskFeed(after=after):
            return PageRead(page=_page(asked, after, _open(asked, response, Context.FEED)))
        case FetchBlob() as fetch:
            return _piece(fetch, response)


def _no(asked: Asked, response: Response) -> No:
    no = No.load(_open(asked, response, Context.ERROR))
    _fits(asked, no.to)
    return no


def _unsigned(response: Response, detail: str) -> Reply:
    """Waiting and sending less are harmless to believe; anything else needs a signature."""
    if response.status == _TOO_LARGE:
        return TooLarge()
    if response.status == _NO_SUCH_RANGE:
        return Unreadable()
    if response.status == _TOO_MANY or response.status >= _SERVER:
        given = response.headers.get("retry-after", "")
        return AskedToWait(seconds=int(given) if _SECONDS.fullmatch(given) else 0)
    return Lie(detail=detail)


def _open(asked: Asked, response: Response, context: Context) -> Mapping[str, Json]:
    return open_document(_document(asked, response), context, asked.portal_key)


def _document(asked: Asked, response: Response) -> bytes:
    if asked.method != "HEAD":
        return response.body
    try:
        return base64.b64decode(response.headers.get(ANSWER.lower(), ""), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Garbled("not base64") from error


def _fits(asked: Asked, to: str) -> None:
    if to != asked.to:
        raise Garbled("an answer to another request")


def _taken(asked: Asked, response: Response) -> Taken:
    """The answer and, inside, the receipt: it may only name what this very pack holds."""
    answer = PackAnswer.load(_open(asked, response, Context.PACK_ANSWER))
    _fits(asked, answer.to)
    headers = [one.parsed for one in asked.envelopes]
    receipt = None
    if answer.receipt is not None:
        receipt = Receipt.load(open_document(answer.receipt, Context.RECEIPT, asked.portal_key))
        _covers(receipt, headers, asked.envelopes)
    first = headers[0]
    return Taken(answer=answer, receipt=receipt, sent=len(headers), device=first.device, epoch=first.epoch)


def _covers(receipt: Receipt, headers: Sequence[Header], envelopes: Sequence[Envelope]) -> None:
    """Its head is the hash of the last header it names, so it speaks of our bytes and no others."""
    hashes = {header.seq: one.sha256 for header, one in zip(headers, envelopes, strict=True)}
    seqs = [seq for seq, _ in receipt.items]
    same = (receipt.device, receipt.epoch) == (headers[0].device, headers[0].epoch)
    run = list(range(headers[0].seq, headers[0].seq + len(seqs)))
    if not seqs or not same or seqs != run or hashes.get(seqs[-1]) != receipt.head:
        raise Garbled("a receipt for something else")


def _page(asked: Asked, after: int, value: Mapping[str, Json]) -> Page:
    page = Page.load(value)
    positions = [position for position, _ in page.items]
    ordered = all(low < high for low, high in zip([after, *positions], positions, strict=False))
    if page.device != asked.device or page.after != after or not ordered:
        raise Garbled("another page")
    if positions and positions[-1] > page.next:
        raise Garbled("a page that goes beyond its end")
    headers = [_header(one) for _, one in page.items]
    _chained(headers, [one for _, one in page.items])
    return replace(page, items=[(position, _readable(one)) for position, one in page.items])


def _header(envelope: Envelope) -> Header:
    try:
        header = envelope.parsed
    except SealBroken as error:
        raise Garbled(str(error)) from error
    if envelope.body != ERASED and hashlib.sha256(envelope.body).hexdigest() != header.body_sha256:
        raise Garbled("a body that is not its header's")
    return header


def _chained(headers: Sequence[Header], envelopes: Sequence[Envelope]) -> None:
    """Where two neighbours of one chain stand on a page, the second names the first."""
    seen = {(one.device, one.epoch, one.seq): env.sha256 for one, env in zip(headers, envelopes, strict=True)}
    for one in headers:
        before = seen.get((one.device, one.epoch, one.seq - 1))
        if before is not None and before != one.prev:
            raise Garbled("a chain that does not hold")


def _readable(envelope: Envelope) -> Envelope:
    """A body that nobody can open (the portal refuses it in its own words) is kept as an empty one."""
    try:
        open_envelope(envelope)
    except SealBroken:
        return Envelope(header=envelope.header, body=ERASED)
    return envelope


def _piece(fetch: FetchBlob, response: Response) -> PieceRead:
    """No signature here: the blob's own hash decides when it is whole."""
    given = _RANGE.fullmatch(response.headers.get("content-range", ""))
    if response.status == _OK:
        return PieceRead(length=len(response.body), total=len(response.body))
    if not given or int(given[1]) != fetch.offset or int(given[3]) > MAX_BLOB:
        raise Garbled("another range")
    if int(given[2]) - int(given[1]) + 1 != len(response.body):
        raise Garbled("a range that was cut")
    return PieceRead(length=len(response.body), total=int(given[3]))
