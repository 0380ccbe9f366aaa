"""The messages on the wire: each with the way to write it and the strict way to read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.filing.office import Office
from kiosk.seal.envelope import Envelope
from kiosk.values import Json
from sync import pack
from sync.errors import Garbled
from sync.fields import from_base64, get_office, get_pair, get_role, get_time, get_why, to_base64
from sync.protocol import MAX_BLOB, MAX_NEED, MAX_REQUEST, PAGE_ITEMS, Answer, Role, Why
from sync.strict import get_flag, get_hex, get_int, get_list, get_map, get_sha256, get_text, row, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The portal holds these envelopes: a pure function of what is stored."""

    portal: str
    device: str
    epoch: int
    items: Sequence[tuple[int, int]]  # (seq, position), ascending
    head: str  # SHA-256 of the last header among them

    def dump(self) -> Mapping[str, Json]:
        items = [[seq, position] for seq, position in self.items]
        return {
            "portal": self.portal,
            "device": self.device,
            "epoch": self.epoch,
            "items": items,
            "head": self.head,
        }

    @classmethod
    def load(cls, value: Mapping[str, Json]) -> "Receipt":
        return cls(
            portal=get_text(value, "portal", 80),
            device=get_text(value, "device", 80),
            epoch=get_int(value, "epoch"),
            items=[get_pair(one) for one in get_list(value, "items", pack.MAX_ITEMS)],
            head=get_sha256(value, "head"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswer:
    seq: int
    answer: Answer
    value: int = 0  # position when stored or known, expected seq when gap


@dataclass(frozen=True, slots=True, kw_only=True)
class PackAnswer:
    to: str
    answers: Sequence[ItemAnswer]
    need: Sequence[str]
    receipt: bytes | None  # signed on its own, to be kept or passed on

    def dump(self) -> Mapping[str, Json]:
        answers = [[one.seq, one.answer.value, one.value] for one in self.answers]
        receipt = self.receipt.decode() if self.receipt else None
        return {"to": self.to, "answers": answers, "need": list(self.need), "receipt": receipt}

    @classmethod
    def load(cls, value: Mapping[str, Json]) -> "PackAnswer":
        need = get_list(value, "need", MAX_NEED)
        receipt = None if value.get("receipt") is None else get_text(value, "receipt", MAX_REQUEST).encode()
        return cls(
            to=get_text(value, "to", 64),
            answers=[_item_answer(one) for one in get_list(value, "answers", pack.MAX_ITEMS)],
            need=[get_sha256({"sha256": one}, "sha256") for one in need],
            receipt=receipt,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the feed, in the portal's order."""

    device: str
    after: int
    next: int
    end: bool
    items: Sequence[tuple[int, Envelope]]

    def dump(self) -> Mapping[str, Json]:
        items: list[Json] = [
            [position, to_base64(one.header), to_base64(one.body)] for position, one in self.items
        ]
        return {
            "device": self.device,
            "after": self.after,
            "next": self.next,
            "end": self.end,
            "items": items,
        }

    @classmethod
    def load(cls, value: Mapping[str, Json]) -> "Page":
        return cls(
            device=get_text(value, "device", 80),
            after=get_int(value, "after"),
            next=get_int(value, "next"),
            end=get_flag(value, "end"),
            items=[_feed_item(one) for one in get_list(value, "items", PAGE_ITEMS)],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """How far the portal holds one chain."""

    device: str
    epoch: int
    seq: int
    sha256: str  # "" when it holds nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    to: str
    portal: str
    now: datetime
    chains: Sequence[ChainHead]
    position: int  # the last one given
    mark: str  # SHA-256 of the envelope at the position asked about; "" when there is none

    def dump(self) -> Mapping[str, Json]:
        return {
            "to": self.to,
            "portal": self.portal,
            "now": self.now.isoformat(),
            "chains": [[one.device, one.epoch, one.seq, one.sha256] for one in self.chains],
            "position": self.position,
            "mark": self.mark,
        }

    @classmethod
    def load(cls, value: Mapping[str, Json]) -> "Hello":
        return cls(
            to=get_text(value, "to", 64),
            portal=get_text(value, "portal", 80),
            now=get_time(value, "now"),
            chains=[_chain_head(one) for one in get_list(value, "chains", 1000)],
            position=get_int(value, "position"),
            mark=get_text(value, "mark", 64),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobAnswer:
    to: str
    sha256: str
    offset: int
    complete: bool

    def dump(self) -> Mapping[str, Json]:
        return {"to": self.to, "sha256": self.sha256, "offset": self.offset, "complete": self.complete}

    @classmethod
    def load(cls, value: Mapping[str, Json]) -> "BlobAnswer":
        return cls(
            to=get_text(value, "to", 64),
            sha256=get_sha256(value, "sha256"),
            offset=get_int(value, "offset", high=MAX_BLOB),
            complete=get_flag(value, "complete"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    """A whole request refused; `to` binds it to the request, so that no old one can be played again."""

    to: str
    why: Why
    now: datetime
    key: bytes  # the portal's, for a device that has pinned none yet
    retry_after: int = 0  # seconds
    offset: int = 0  # with OFFSET: the bytes the portal holds

    def dump(self) -> Mapping[str, Json]:
        return {
            "to": self.to,
            "why": self.why.value,
            "now": self.now.isoformat(),
            "key": self.key.hex(),
            "retry_after": self.retry_after,
            "offset": self.offset,
        }

    @classmethod
    def load(cls, value: Mapping[str, Json]) -> "No":
        return cls(
            to=get_text(value, "to", 64),
            why=get_why(value),
            now=get_time(value, "now"),
            key=get_hex(value, "key", 32),
            retry_after=get_int(value, "retry_after", high=10**9),
            offset=get_int(value, "offset", high=MAX_BLOB),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolRequest:
    """The invite's secret never travels: `proof` is its MAC over the new key."""

    invite: str  # hex
    public: bytes
    proof: bytes
    app: str = ""

    def dump(self) -> Mapping[str, Json]:
        return {
            "invite": self.invite,
            "public": self.public.hex(),
            "proof": self.proof.hex(),
            "app": self.app,
        }

    @classmethod
    def load(cls, value: Mapping[str, Json]) -> "EnrolRequest":
        return cls(
            invite=get_sha256(value, "invite"),
            public=get_hex(value, "public", 32),
            proof=get_hex(value, "proof", 32),
            app=get_text(value, "app", 80),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    to: str
    portal: str
    key: bytes  # the portal's public key
    device: str
    role: Role
    epoch: int
    office: Office
    feed_start: int
    now: datetime

    def dump(self) -> Mapping[str, Json]:
        return {
            "to": self.to,
            "portal": self.portal,
            "key": self.key.hex(),
            "device": self.device,
            "role": self.role.value,
            "epoch": self.epoch,
            "office": self.office.to_json(),
            "feed_start": self.feed_start,
            "now": self.now.isoformat(),
        }

    @classmethod
    def load(cls, value: Mapping[str, Json]) -> "Enrolled":
        return cls(
            to=get_text(value, "to", 64),
            portal=get_text(value, "portal", 80),
            key=get_hex(value, "key", 32),
            device=get_text(value, "device", 80),
            role=get_role(value),
            epoch=get_int(value, "epoch", low=1),
            office=get_office(get_map(value, "office")),
            feed_start=get_int(value, "feed_start"),
            now=get_time(value, "now"),
        )


def _item_answer(value: Json) -> ItemAnswer:
    seq, answer, number = row(value, 3)
    try:
        kind = Answer(str(answer))
    except ValueError as error:
        raise Garbled("an answer this version does not know") from error
    return ItemAnswer(seq=whole(seq, 1), answer=kind, value=whole(number))


def _chain_head(value: Json) -> ChainHead:
    device, epoch, seq, sha256 = row(value, 4)
    texts = {"device": device, "sha256": sha256}
    return ChainHead(
        device=get_text(texts, "device", 80),
        epoch=whole(epoch),
        seq=whole(seq),
        sha256=get_text(texts, "sha256", 64),
    )


def _feed_item(value: Json) -> tuple[int, Envelope]:
    position, header, body = row(value, 3)
    return whole(position, 1), Envelope(header=from_base64(header), body=from_base64(body))
