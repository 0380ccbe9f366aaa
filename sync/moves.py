"""What the engine is told and what it asks for: values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sync.messages import BlobAnswer, Hello, No, PackAnswer, Page, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a chain of this device."""

    device: str
    epoch: int
    seq: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A blob that the portal may not have yet."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the store says is to be done."""

    enrolled: bool = True
    downloads: bool = False  # a counter keeps its office's papers
    pending: int = 0
    to_send: Sequence[Waiting] = ()  # smallest first
    wanted: Sequence[str] = ()
    cursor: int = 0
    head: Place
    confirmed: int = 0  # of the chain that `head` ends: up to here the portal gave a receipt
    mark: tuple[int, str] = (0, "")  # a feed position, and the hash of what stood there


# Calls: one of them is under way at a time.


@dataclass(frozen=True, slots=True, kw_only=True)
class SayHello:
    head: Place
    confirmed: int
    mark: tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPack:
    items: int
    max_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskBlob:
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPart:
    sha256: str
    offset: int
    length: int
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFeed:
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchBlob:
    sha256: str
    offset: int
    length: int


Call: TypeAlias = SayHello | SendPack | AskBlob | SendPart | AskFeed | FetchBlob


# Acts upon the store, and rests.


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    device: str
    epoch: int
    positions: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewind:
    device: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePage:
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFromStart:
    """The portal came back from a backup: its positions are not those we knew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSent:
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepBlob:
    """All of it has come: check its hash and keep it."""

    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSeen:
    """The portal's signed time: how far our clock is behind it."""

    skew: int  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """Nothing is left to do."""


Action: TypeAlias = (
    Call | Confirm | Rewind | TakePage | FeedFromStart | MarkSent | KeepBlob | ClockSeen | Rest | Idle
)


# Replies: what a call came to, once every signature was checked.


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeted:
    hello: Hello


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The portal's answer to a pack; the receipt fits the envelopes that were sent."""

    answer: PackAnswer
    receipt: Receipt | None
    sent: int  # envelopes in the pack
    device: str
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobHeld:
    answer: BlobAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRead:
    """Part of a blob came; its hash is checked when it is whole."""

    length: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """This device cannot read its own blob, or what came is not what was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToSend:
    """Somebody else has sent it meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNo:
    no: No


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedToWait:
    """429 or 5xx, perhaps of something on the way: harmless to believe."""

    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLarge:
    """413 of something on the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lie:
    """An answer without a valid signature, 200 included: a captive portal, a proxy, a stranger."""

    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    timed_out: bool = False


Unanswered: TypeAlias = Unreadable | NothingToSend | AskedToWait | TooLarge | Lie | Silence
Reply: TypeAlias = Greeted | Taken | PageRead | BlobHeld | PieceRead | SaidNo | Unanswered


# Events: what the engine is told.


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What now?"""

    work: Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A call came to this. `chance` is a random number of [0, 1), drawn outside."""

    call: Call
    reply: Reply
    took: float = 0.0  # seconds
    chance: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """Somebody handed something in, or staff ask for it: try now."""


Event: TypeAlias = Look | Heard | Nudge


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    sha256: str
    offset: int | None  # None: ask the portal
    tries: int = 0  # answers that took us back


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    sha256: str
    offset: int
