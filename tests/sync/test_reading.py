"""What counts as an answer, when even the right key signed it: only what fits the very request."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from kiosk.filing.event import Event, Kind
from kiosk.keys import public_key, sign
from kiosk.seal.envelope import CHAIN_START, Envelope, Place, seal
from kiosk.values import Json
from sync.client.http import Response
from sync.client.reading import Asked, read_reply
from sync.messages import BlobAnswer, Hello, ItemAnswer, No, PackAnswer, Page, Receipt
from sync.moves import (
    AskBlob,
    AskFeed,
    BlobHeld,
    Call,
    FetchBlob,
    Greeted,
    Lie,
    PageRead,
    Reply,
    SaidNo,
    SayHello,
    SendPack,
    Taken,
)
from sync.moves import Place as At
from sync.protocol import Answer, Context, Why
from sync.signed import seal_document

SEED = bytes(range(32))
TO, OTHER = "aa" * 32, "bb" * 32
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HELLO = SayHello(head=At(device="K1", epoch=1, seq=0, sha256=""), confirmed=0, mark=(0, ""))
PACK = SendPack(items=2, max_bytes=1000)


def _sealed(seq: int, prev: str) -> Envelope:
    event = Event(id=f"e{seq}", kind=Kind.SUBMITTED, subject=f"f{seq}", at=NOW, actor="citizen")
    return seal(event, Place(device="K1", epoch=1, seq=seq, prev=prev), "test")


FIRST = _sealed(4, CHAIN_START)
SECOND = _sealed(5, FIRST.sha256)


def read(call: Call, context: Context, value: Mapping[str, Json], status: int = 200) -> Reply:
    body = seal_document(context, value, lambda purpose, message: sign(SEED, purpose, message))
    asked = Asked(call=call, to=TO, device="K1", portal_key=public_key(SEED), envelopes=[FIRST, SECOND])
    return read_reply(asked, Response(status=status, body=body))


def answered(receipt: Receipt, to: str = TO) -> Reply:
    inner = seal_document(
        Context.RECEIPT, receipt.dump(), lambda purpose, message: sign(SEED, purpose, message)
    )
    answers = [ItemAnswer(seq=4, answer=Answer.STORED, value=7)]
    value = PackAnswer(to=to, answers=answers, need=[], receipt=inner).dump()
    return read(PACK, Context.PACK_ANSWER, value)


def receipt(*seqs: int, device: str = "K1", epoch: int = 1, head: str = SECOND.sha256) -> Receipt:
    items = [(seq, seq + 10) for seq in seqs]
    return Receipt(portal="p", device=device, epoch=epoch, items=items, head=head)


def test_a_receipt_for_what_was_sent_counts() -> None:
    assert isinstance(answered(receipt(4, 5)), Taken)
    assert isinstance(answered(receipt(4, head=FIRST.sha256)), Taken)


MISFITS = {
    "another head": receipt(4, 5, head=FIRST.sha256),
    "another device": receipt(4, 5, device="K2"),
    "another epoch": receipt(4, 5, epoch=2),
    "more than was sent": receipt(4, 5, 6),
    "not from the start": receipt(5),
    "nothing": receipt(),
}


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=list(MISFITS))
def test_a_receipt_for_something_else_does_not(misfit: Receipt) -> None:
    assert isinstance(answered(misfit), Lie)


def test_an_answer_to_another_request_does_not_count() -> None:
    assert isinstance(answered(receipt(4, 5), to=OTHER), Lie)
    for to, kind in ((TO, Greeted), (OTHER, Lie)):
        hello = Hello(to=to, portal="p", now=NOW, chains=[], position=0, mark="")
        assert isinstance(read(HELLO, Context.HELLO, hello.dump()), kind)
    for to, refusal in ((TO, SaidNo), (OTHER, Lie)):
        no = No(to=to, why=Why.REVOKED, now=NOW, key=public_key(SEED))
        assert isinstance(read(HELLO, Context.ERROR, no.dump(), 403), refusal)


def test_an_answer_about_another_blob_does_not_count() -> None:
    for name, kind in ((TO, BlobHeld), (OTHER, Lie)):
        held = BlobAnswer(to=TO, sha256=name, offset=0, complete=True)
        assert isinstance(read(AskBlob(sha256=TO), Context.BLOB, held.dump()), kind)


def page(*items: tuple[int, Envelope], after: int = 3, end: int = 20, device: str = "K1") -> Reply:
    value = Page(device=device, after=after, next=end, end=True, items=items)
    return read(AskFeed(after=3), Context.FEED, value.dump())


def test_a_page_that_fits_is_read() -> None:
    assert isinstance(page((4, FIRST), (9, SECOND)), PageRead)


def test_a_page_that_does_not_fit_is_not() -> None:
    broken = _sealed(5, OTHER)
    swapped = Envelope(header=FIRST.header, body=SECOND.body)

    assert isinstance(page((4, FIRST), after=2), Lie)
    assert isinstance(page((4, FIRST), device="K2"), Lie)
    assert isinstance(page((9, FIRST), (4, SECOND)), Lie)
    assert isinstance(page((3, FIRST)), Lie)
    assert isinstance(page((4, FIRST), (21, SECOND)), Lie)
    assert isinstance(page((4, FIRST), (9, broken)), Lie)
    assert isinstance(page((4, swapped)), Lie)
    assert isinstance(page((4, Envelope(header=b"{}", body=b""))), Lie)


def test_a_body_nobody_can_open_is_read_as_empty() -> None:
    from tests.sync.test_portal import with_body

    reply = page((4, with_body(FIRST, b"\x01junk")))
    assert isinstance(reply, PageRead)
    assert [one.body for _, one in reply.page.items] == [b""]


RANGES = ["bytes 1-4/9", "bytes 0-9/10", "bytes 0-4/99999999999", "bytes 0-4/999999999", "x", ""]


@pytest.mark.parametrize("given", RANGES)
def test_a_range_that_was_not_asked_for_is_not_taken(given: str) -> None:
    name = hashlib.sha256(b"").hexdigest()
    asked = Asked(
        call=FetchBlob(sha256=name, offset=0, length=5), to=TO, device="K1", portal_key=public_key(SEED)
    )
    reply = read_reply(asked, Response(status=206, headers={"content-range": given}, body=b"12345"))

    assert isinstance(reply, Lie)
