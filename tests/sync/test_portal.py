"""The portal against what devices and strangers may send: it answers, signs, and never falls over."""

import json
import socket
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.filing.event import Event, Kind
from kiosk.filing.office import Issuer
from kiosk.filing.status import Sync
from kiosk.ids import new_id
from kiosk.keys import sign
from kiosk.seal.envelope import CHAIN_START, Envelope, Place, seal
from kiosk.values import Json
from sync.client.http import Request, Response
from sync.messages import No, PackAnswer, Page
from sync.pack import MAX_BODY, make_pack
from sync.portal.devices import put_office
from sync.portal.serve import stats
from sync.protocol import BLOBS, FEED, HELLO, PACKS, PAGE_ITEMS, Answer, Context, Role, Why
from sync.signed import open_document
from sync.signing import Target, sign_request
from tests.sync.world import OFFICE, OFFICE_TOO, Machine, World

HASH = "ab" * 32
Body = Mapping[str, Json]


class Raw:
    """A device that speaks the wire by hand."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.public = machine.world.running.portal.public

    def sign(self, context: str, message: bytes) -> bytes:
        return sign(self.machine.keys.device_seed, context, message)

    def ask(self, method: str, path: str, query: str = "", body: bytes = b"", **more: str) -> Response:
        target = Target(method=method, path=path, query=query)
        signed = sign_request(target, body, self.machine.store.device.name, self.machine.clock(), self.sign)
        headers = {**{name.replace("_", "-"): value for name, value in more.items()}, **signed}
        return self.machine.reach(Request(method=method, path=path, query=query, headers=headers, body=body))

    def why(self, response: Response) -> Why:
        return No.load(open_document(response.body, Context.ERROR, self.public)).why

    def send(self, *envelopes: Envelope) -> list[Answer]:
        response = self.ask("POST", PACKS, body=make_pack(envelopes, self.sign))
        value = open_document(response.body, Context.PACK_ANSWER, self.public)
        return [one.answer for one in PackAnswer.load(value).answers]

    def sealed(self, seq: int, prev: str = CHAIN_START, body: bytes | None = None, id_: str = "") -> Envelope:
        """An envelope at this place; with `body`, one whose body is these very bytes."""
        at = self.machine.clock()
        event = Event(
            id=id_ or new_id(at), kind=Kind.SUBMITTED, subject=new_id(at), at=at, actor="citizen", body={}
        )
        device = self.machine.store.device
        envelope = seal(event, Place(device=device.name, epoch=device.epoch, seq=seq, prev=prev), "test")
        return envelope if body is None else with_body(envelope, body)


def with_body(envelope: Envelope, body: bytes) -> Envelope:
    import hashlib

    from kiosk.seal.canonical import canonical

    header = {**json.loads(envelope.header), "body_sha256": hashlib.sha256(body).hexdigest()}
    return Envelope(header=canonical(header), body=body)


@pytest.fixture
def raw(kiosk: Machine) -> Raw:
    return Raw(kiosk)


def test_each_envelope_has_its_answer(raw: Raw) -> None:
    first = raw.sealed(1)
    second = raw.sealed(2, first.sha256)

    assert raw.send(first) == [Answer.STORED]
    assert raw.send(first, second) == [Answer.KNOWN, Answer.STORED]
    assert raw.send(raw.sealed(5, "ff" * 32)) == [Answer.GAP]
    assert raw.send(raw.sealed(1)) == [Answer.FORK]
    assert raw.send(raw.sealed(3, "ff" * 32)) == [Answer.FORK]
    assert raw.send(raw.sealed(3, second.sha256, b"\x01" * (MAX_BODY + 1))) == [Answer.TOO_LARGE]
    changed = Envelope(header=raw.sealed(3, second.sha256).header, body=b"other")
    assert raw.send(changed) == [Answer.MALFORMED]


def test_a_chain_of_another_device_is_not_taken(world: World, raw: Raw) -> None:
    other = Raw(world.device("K2"))
    response = raw.ask("POST", PACKS, body=make_pack([other.sealed(1)], raw.sign))

    assert raw.why(response) is Why.DEVICE
    assert not world.count(Kind.SUBMITTED)


def test_a_pack_whose_chain_is_broken_is_not_taken(world: World, raw: Raw) -> None:
    response = raw.ask("POST", PACKS, body=make_pack([raw.sealed(1), raw.sealed(2, HASH)], raw.sign))

    assert raw.why(response) is Why.MALFORMED
    assert not world.count(Kind.SUBMITTED)


@pytest.mark.parametrize("body", [b"\x01junk", b"\x02", b"\x00" * 50])
def test_a_body_nobody_can_read_is_refused_in_signed_words_and_its_bytes_stay(
    world: World, raw: Raw, counter: Machine, body: bytes
) -> None:
    envelope = raw.sealed(1, body=body)
    assert raw.send(envelope) == [Answer.STORED]
    subject = envelope.parsed.subject

    assert world.count(Kind.REFUSED) == {subject: 1}
    report = counter.sync()
    assert [one["filing"] for one in report.refused] == [subject]
    assert counter.sync().pending == 0
    assert world.running.portal.digest.catch_up(world.clock()) == 0


BAD_BODIES: list[tuple[Body, str]] = [
    ({"documents": "none"}, "refused_shape"),
    ({"answers": ["a"]}, "refused_shape"),
    ({"declaration": {"sha256": "../../etc/passwd", "size": 1}}, "refused_hash"),
    ({"documents": [{"id": "a", "files": [{"sha256": HASH, "size": 10**9}]}]}, "refused_size"),
    ({"documents": [{"id": "a", "files": ["x"]}]}, "refused_hash"),
]


@pytest.mark.parametrize(("body", "rule"), BAD_BODIES)
def test_a_filing_of_unknown_shape_becomes_a_repair_task(kiosk: Machine, body: Body, rule: str) -> None:
    filing, other = kiosk.submit(body=body), kiosk.submit(b"dung")
    kiosk.sync()
    report = kiosk.sync()

    row = kiosk.store.row(filing)
    assert row
    assert row.sync is Sync.REFUSED
    found = kiosk.store.filing(filing)
    assert found
    assert [one["rule"] for one in found.refused] == [rule]
    assert found.refused[0]["message"]
    whole = kiosk.store.row(other)
    assert whole
    assert (whole.sync, report.pending) == (Sync.COMPLETE, 0)


def test_pages_of_the_feed_follow_one_another(raw: Raw, counter: Machine) -> None:
    for _ in range(PAGE_ITEMS + 20):
        raw.machine.submit()
    raw.machine.sync()
    asks = Raw(counter)
    seen, after, pages = list[int](), 0, 0
    while True:
        value = open_document(asks.ask("GET", FEED, f"after={after}").body, Context.FEED, asks.public)
        page = Page.load(value)
        seen += [position for position, _ in page.items]
        after, pages = page.next, pages + 1
        if page.end:
            break

    assert pages > 2
    assert seen == sorted(set(seen))
    assert len(seen) == 2 * (PAGE_ITEMS + 20)  # each with its `completed`


def test_a_typed_code_is_not_issued_by_the_portal(world: World, kiosk: Machine, counter: Machine) -> None:
    from dataclasses import replace

    put_office(world.running.portal.database, replace(OFFICE, issuer=Issuer.TYPED))
    filing = kiosk.submit()
    kiosk.sync()
    counter.sync()
    counter.act(Kind.RECEIVED, filing)
    counter.sync()

    assert not world.count(Kind.CODE_ISSUED)


def test_papers_are_for_the_counters_of_their_office(world: World, raw: Raw, counter: Machine) -> None:
    import hashlib

    raw.machine.submit(b"giay")
    raw.machine.sync()
    name = hashlib.sha256(b"giay").hexdigest()
    stranger = world.device("Q9", Role.COUNTER, office=OFFICE_TOO)

    assert raw.why(raw.ask("GET", BLOBS + name)) is Why.ROLE
    asks = Raw(counter)
    assert asks.ask("GET", BLOBS + name).body == b"giay"
    part = asks.ask("GET", BLOBS + name, Range="bytes=1-2")
    assert (part.status, part.body) == (206, b"ia")
    other = Raw(stranger)
    assert other.why(other.ask("GET", BLOBS + name)) is Why.NOT_FOUND
    assert other.machine.sync().received == 0


def test_what_arrived_before_the_line_was_cut_stays(world: World, raw: Raw) -> None:
    body = b"x" * 60_000
    target = Target(method="PATCH", path=BLOBS + HASH)
    signed = sign_request(target, body, "H26.15-K1", world.clock(), raw.sign)
    lines = [f"PATCH {BLOBS}{HASH} HTTP/1.1", "Host: portal", f"Content-Length: {len(body)}"]
    lines += [
        "Upload-Offset: 0",
        "Upload-Complete: ?0",
        *(f"{name}: {value}" for name, value in signed.items()),
    ]
    address = urlsplit(world.running.url)
    with socket.create_connection((str(address.hostname), address.port)) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode() + body[:40_000])
        held = _until(lambda: world.running.portal.blobs.offset(HASH))

    assert 0 < held <= 40_000
    rest = raw.ask("PATCH", BLOBS + HASH, body=b"x" * 10, Upload_Offset=str(held), Upload_Complete="?0")
    assert rest.status == 200


def _until(look: Callable[[], int]) -> int:
    """What it shows once it shows something and no longer changes."""
    import threading

    seen, last = 0, -1
    for _ in range(200):
        seen = look()
        if seen and seen == last:
            break
        last = seen
        threading.Event().wait(0.02)
    return seen


def test_a_part_that_is_not_what_was_signed_is_taken_back(world: World, raw: Raw) -> None:
    target = Target(method="PATCH", path=BLOBS + HASH)
    signed = sign_request(target, b"good", "H26.15-K1", world.clock(), raw.sign)
    headers = {**signed, "Upload-Offset": "0", "Upload-Complete": "?0"}
    response = raw.machine.reach(Request(method="PATCH", path=BLOBS + HASH, headers=headers, body=b"evil"))

    assert raw.why(response) is Why.SIGNATURE
    assert world.running.portal.blobs.offset(HASH) == 0


def test_a_blob_that_is_not_its_name_is_thrown_away(world: World, raw: Raw) -> None:
    response = raw.ask("PATCH", BLOBS + HASH, body=b"evil", Upload_Offset="0", Upload_Complete="?1")

    assert raw.why(response) is Why.HASH
    assert not world.running.portal.blobs.has(HASH)
    assert world.running.portal.blobs.offset(HASH) == 0


@pytest.mark.parametrize("length", ["99999999", "9" * 6000, "-1", "x"])
def test_a_size_is_refused_before_anything_is_read(world: World, length: str) -> None:
    address = urlsplit(world.running.url)
    with socket.create_connection((str(address.hostname), address.port), timeout=5) as line:
        line.sendall(f"POST {PACKS} HTTP/1.1\r\nHost: p\r\nContent-Length: {length}\r\n\r\n".encode())
        status = line.recv(100).split(b" ")[1]

    assert status in (b"413", b"400")


@given(
    method=st.sampled_from(["GET", "POST", "PATCH", "HEAD"]),
    path=st.sampled_from([HELLO, PACKS, FEED, BLOBS + HASH, BLOBS + "..%2f..", "/v1/enrol", "/"]),
    body=st.binary(max_size=200),
    text=st.text('0123456789?/=;:"sig1()abc ', max_size=40),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_strangers_get_a_no_and_nothing_falls_over(
    world: World, method: str, path: str, body: bytes, text: str
) -> None:
    headers = {"Signature-Input": text.strip(), "Signature": text.strip(), "Upload-Offset": text.strip()}
    answer = requests.request(
        method, world.running.url + path, params={"after": text}, data=body, headers=headers, timeout=10
    )

    assert 400 <= answer.status_code < 500


def test_a_number_in_the_query_is_a_number(raw: Raw) -> None:
    for query in ("after=-1", "after=x", "after=99999999999999999999", "after=%D9%A1"):
        assert raw.why(raw.ask("GET", FEED, query)) is Why.MALFORMED


def test_the_portal_describes_itself(world: World) -> None:
    described = requests.get(world.running.url + "/openapi.json", timeout=10).json()

    assert described["openapi"].startswith("3.1")
    assert {"/v1/enrol", HELLO, PACKS, FEED, BLOBS + "{sha256}"} == set(described["paths"])


def test_its_key_is_for_its_owner_alone(world: World) -> None:
    assert (world.data / "portal-key.json").stat().st_mode & 0o777 == 0o600


def test_figures(world: World, kiosk: Machine) -> None:
    kiosk.submit(b"giay")
    kiosk.sync()

    assert stats(world.data) == {"filings": 1, "events": 2, "blobs": 1, "devices": 1}
