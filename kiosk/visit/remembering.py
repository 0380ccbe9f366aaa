"""What a citizen may do about what was declared an earlier time; part of kiosk/visit/actions.py."""

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
    officer: str = ""


@dataclass(frozen=True, slots=True)
class ForgetEarlier:
    number: str
    pin: str
    officer: str = ""


Remembering = OfferKeeping | Remember | AskEarlier | UseEarlier | ForgetEarlier
