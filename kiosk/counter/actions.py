"""What an officer may do. Replies of the world are actions too: see kiosk/counter/replies.py."""

from kiosk.counter.effects import Lane
from kiosk.counter.replies import Reply
from kiosk.records import dataclass


@dataclass(frozen=True, slots=True)
class Open:
    """The window stands: who may sign in here?"""


@dataclass(frozen=True, slots=True)
class SignIn:
    name: str
    pin: str


@dataclass(frozen=True, slots=True)
class Lock:
    """Ctrl+L, or nobody was here for a while; the work stays."""


@dataclass(frozen=True, slots=True)
class OpenLane:
    lane: Lane


@dataclass(frozen=True, slots=True)
class Search:
    text: str


@dataclass(frozen=True, slots=True)
class Choose:
    filing: str


@dataclass(frozen=True, slots=True)
class Tick:
    """ "đã nhận bản giấy": this original lies on the desk, or it does not after all."""

    paper: str
    held: bool


@dataclass(frozen=True, slots=True)
class RecordPapers:
    """Record the ticked originals without receiving the filing."""


@dataclass(frozen=True, slots=True)
class Receive:
    """F9: first shows what will be promised, then does it."""


@dataclass(frozen=True, slots=True)
class TypeCode:
    code: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Not now: nothing was received."""


@dataclass(frozen=True, slots=True)
class Read:
    """ "Xem tờ khai, giấy tờ"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """To this page of this file."""

    sheet: int
    page: int


@dataclass(frozen=True, slots=True)
class PrintSlip:
    pass


@dataclass(frozen=True, slots=True)
class Close:
    """Back to the list."""


@dataclass(frozen=True, slots=True)
class Retry:
    """F5: try the portal now, and look again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """ "Đã đến": somebody stands at that kiosk."""

    call: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """The officer has read what went wrong."""


@dataclass(frozen=True, slots=True)
class Speak:
    language: str


Doing = (
    Open
    | SignIn
    | Lock
    | OpenLane
    | Search
    | Choose
    | Tick
    | RecordPapers
    | Receive
    | TypeCode
    | Cancel
    | Read
    | Turn
    | PrintSlip
    | Close
    | Retry
    | Answer
    | Dismiss
    | Speak
)
Action = Doing | Reply
