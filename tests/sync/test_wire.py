"""The bytes on the wire: what we write we read, and hostile bytes raise one named error only."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.keys import public_key, sign
from kiosk.seal.envelope import Envelope
from kiosk.values import Json
from sync.errors import Garbled
from sync.messages import (
    BlobAnswer,
    ChainHead,
    Enrolled,
    EnrolRequest,
    Hello,
    ItemAnswer,
    No,
    PackAnswer,
    Page,
    Receipt,
)
from sync.pack import MAX_ITEMS, make_pack, read_pack
from sync.protocol import Answer, Context, Role, Why
from sync.signed import open_document
from sync.signing import INPUT, SIGNATURE, Target, read_signature, request_name, sign_request
from sync.strict import parse
from tests.sync.world import OFFICE

SEED = bytes(range(32))
PUBLIC = public_key(SEED)
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HASH = "ab" * 32
FEW = settings(max_examples=60, deadline=None)

Message = Receipt | PackAnswer | Page | Hello | BlobAnswer | No | EnrolRequest | Enrolled
MESSAGES: Sequence[Message] = [
    Receipt(portal="p", device="K1", epoch=1, items=[(1, 5), (2, 6)], head=HASH),
    PackAnswer(
        to=HASH,
        answers=[
            ItemAnswer(seq=1, answer=Answer.STORED, value=5),
            ItemAnswer(seq=3, answer=Answer.GAP, value=2),
        ],
        need=[HASH],
        receipt=b"{}",
    ),
    PackAnswer(to=HASH, answers=[], need=[], receipt=None),
    Page(device="K1", after=0, next=7, end=True, items=[(7, Envelope(header=b"h\xff", body=b""))]),
    Hello(
        to=HASH,
        portal="p",
        now=NOW,
        chains=[ChainHead(device="K1", epoch=1, seq=0, sha256="")],
        position=3,
        mark="",
    ),
    BlobAnswer(to=HASH, sha256=HASH, offset=0, complete=True),
    No(to="", why=Why.CLOCK, now=NOW, key=PUBLIC, retry_after=5, offset=3),
    EnrolRequest(invite=HASH, public=PUBLIC, proof=b"1" * 32, app="1"),
    Enrolled(
        to=HASH,
        portal="p",
        key=PUBLIC,
        device="H26.15-K1",
        role=Role.KIOSK,
        epoch=2,
        office=OFFICE,
        feed_start=0,
        now=NOW,
    ),
]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def signing(context: str, message: bytes) -> bytes:
    return sign(SEED, context, message)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda one: type(one).__name__)
def test_what_is_written_is_read(message: Message) -> None:
    over_the_wire = parse(json.dumps(message.dump()).encode())

    assert type(message).load(over_the_wire) == message


@given(data=st.data())
@FEW
def test_a_message_with_something_else_in_it_is_garbled_or_read(data: st.DataObject) -> None:
    message = data.draw(st.sampled_from(MESSAGES))
    value: dict[str, Json] = dict(message.dump())
    key = data.draw(st.sampled_from(sorted(value)))
    value[key] = data.draw(json_values)
    with suppress(Garbled):
        type(message).load(value)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda one: type(one).__name__)
def test_a_message_that_lacks_anything_is_garbled(message: Message) -> None:
    whole = message.dump()
    for key in whole.keys() - {"receipt"}:
        with pytest.raises(Garbled):
            type(message).load({name: one for name, one in whole.items() if name != key})


@given(raw=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@FEW
def test_hostile_bytes_raise_garbled_only(raw: bytes) -> None:
    for read in (parse, read_pack, lambda some: open_document(some, Context.FEED, PUBLIC)):
        with suppress(Garbled):
            read(raw)


HOSTILE = [
    b"[" * 100_000,
    b'{"a":1.5}',
    b'{"a":NaN}',
    b'{"a":1,"a":2}',
    b'{"a":"\\ud800"}',
    b'{"a":' + b"9" * 5000 + b"}",
    b"[]",
    b"\xff\xfe",
    b"",
]


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_json_that_is_not_ours_is_garbled(raw: bytes) -> None:
    with pytest.raises(Garbled):
        parse(raw)


@given(bodies=st.lists(st.binary(max_size=300), min_size=1, max_size=6))
@FEW
def test_a_pack_is_read_as_it_was_made(bodies: list[bytes]) -> None:
    envelopes = [Envelope(header=body[::-1] + b"h", body=body) for body in bodies]
    pack = read_pack(make_pack(envelopes, signing))

    assert (pack.envelopes, pack.signed) == (envelopes, envelopes[-1].header)


@given(cut=st.integers(0, 400), at=st.integers(0, 400), flip=st.integers(1, 255))
@FEW
def test_a_pack_that_was_cut_or_changed_never_passes_unnoticed(cut: int, at: int, flip: int) -> None:
    envelopes = [Envelope(header=b"h" * 20, body=b"b" * 50) for _ in range(4)]
    raw = make_pack(envelopes, signing)
    if cut < len(raw):
        with pytest.raises(Garbled):
            read_pack(raw[:cut])
    changed = bytearray(raw)
    changed[at % len(raw)] ^= flip
    with suppress(Garbled):
        pack = read_pack(bytes(changed))
        assert (pack.envelopes, pack.signature) != (envelopes, raw[-64:])


def test_a_pack_says_how_many_it_may_hold() -> None:
    envelopes = [Envelope(header=b"h", body=b"")] * (MAX_ITEMS + 1)
    with pytest.raises(Garbled):
        read_pack(make_pack(envelopes, signing))


TARGET = Target(method="POST", path="/v1/packs", query="a=1")


def test_a_signature_holds_for_its_request() -> None:
    headers = sign_request(TARGET, b"body", "H26.15-K1", NOW, signing)
    signed = read_signature(TARGET, headers)

    assert signed.holds(PUBLIC)
    assert signed.fresh(NOW)
    assert (signed.keyid, signed.to) == ("H26.15-K1", request_name(headers))


@pytest.mark.parametrize(
    "target",
    [
        Target(method="GET", path="/v1/packs", query="a=1"),
        Target(method="POST", path="/v1/feed", query="a=1"),
        Target(method="POST", path="/v1/packs", query="a=2"),
        Target(method="POST", path="/v1/packs"),
    ],
)
def test_a_signature_holds_for_no_other_request(target: Target) -> None:
    headers = sign_request(TARGET, b"body", "K1", NOW, signing)

    assert not read_signature(target, headers).holds(PUBLIC)


def test_a_signature_says_when_it_was_made() -> None:
    headers = dict(sign_request(TARGET, b"", "K1", NOW, signing))
    headers[INPUT] = headers[INPUT].replace(f"created={int(NOW.timestamp())}", "created=1")

    assert not read_signature(TARGET, headers).holds(PUBLIC)
    assert not read_signature(TARGET, headers).fresh(NOW)


@given(text=st.text(max_size=60))
@FEW
def test_hostile_signature_headers_are_garbled(text: str) -> None:
    good: Mapping[str, str] = sign_request(TARGET, b"", "K1", NOW, signing)
    for name in (INPUT, SIGNATURE):
        with pytest.raises(Garbled):
            read_signature(TARGET, {**good, name: text})
