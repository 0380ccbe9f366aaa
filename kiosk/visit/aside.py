"""What a citizen may do beside the form: keep persons for the next time, say how one was served."""

from collections.abc import Sequence

from kiosk.records import dataclass


@dataclass(frozen=True, slots=True)
class OfferKeeping:
    """After handing in: may the persons be kept for the next time?"""


@dataclass(frozen=True, slots=True)
class Remember:
    pin: str
    again: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class AskEarlier:
    """Before the form: what was declared the last time."""


@dataclass(frozen=True, slots=True)
class UseEarlier:
    number: str
    pin: str  # the citizen's, or the officer's
    officer: str | None = None  # None: by the citizen


@dataclass(frozen=True, slots=True)
class ForgetEarlier:
    number: str
    pin: str
    officer: str | None = None  # None: by the citizen


@dataclass(frozen=True, slots=True)
class OpenRating:
    """A face was touched: 1, very unhappy, to 5, very happy."""

    score: int


@dataclass(frozen=True, slots=True)
class Rate:
    score: int
    reasons: Sequence[str] = ()


Remembering = OfferKeeping | Remember | AskEarlier | UseEarlier | ForgetEarlier
Rating = OpenRating | Rate
