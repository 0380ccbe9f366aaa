"""What a citizen may do. Replies of the world are actions too: see kiosk/replies.py."""

from kiosk.records import dataclass
from kiosk.replies import Reply
from kiosk.values import Json
from kiosk.visit.aside import (
    AskEarlier,
    ForgetEarlier,
    OfferKeeping,
    OpenRating,
    Rate,
    Rating,
    Remember,
    Remembering,
    UseEarlier,
)  # fmt: skip

__all__ = [
    "AskEarlier", "ForgetEarlier", "OfferKeeping", "OpenRating", "Rate", "Rating", "Remember", "Remembering",
    "UseEarlier",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Touch:
    """Any touch on the attract loop."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Nobody has been at the home screen for a while."""


@dataclass(frozen=True, slots=True)
class GoHome:
    """Leave this page; on pages at work it asks first whether to keep the draft."""


@dataclass(frozen=True, slots=True)
class Search:
    text: str


@dataclass(frozen=True, slots=True)
class OpenArea:
    id: str


@dataclass(frozen=True, slots=True)
class OpenProcedure:
    code: str


@dataclass(frozen=True, slots=True)
class Begin:
    """ "Tôi có đủ": on to the eligibility questions, if there are any, and the privacy notice."""


@dataclass(frozen=True, slots=True)
class Judge:
    """The answer to the eligibility question on screen."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Case:
    """An answer to a question about the case, before anything is begun; it stands in the form later."""

    field: str
    value: Json


@dataclass(frozen=True, slots=True)
class PrintPapers:
    """ "In danh sách": the papers of this case, to take home."""


@dataclass(frozen=True, slots=True)
class Agree:
    """Read the privacy notice; `purposes` are the optional ones that were ticked."""

    purposes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadCard:
    text: str


@dataclass(frozen=True, slots=True)
class PickCardPicture:
    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    field: str
    value: Json


@dataclass(frozen=True, slots=True)
class Continue:
    pass


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class Change:
    """ "Sửa": to this step, or to the papers when the step is "papers"."""

    step: str


@dataclass(frozen=True, slots=True)
class LookForFiles:
    pass


@dataclass(frozen=True, slots=True)
class AddPaper:
    document: str
    path: str


@dataclass(frozen=True, slots=True)
class RemovePaper:
    document: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An exemption from the fee, claimed or not."""

    exemption: str
    claimed: bool


@dataclass(frozen=True, slots=True)
class Submit:
    pass


@dataclass(frozen=True, slots=True)
class Finish:
    """ "Kết thúc và xóa màn hình"."""


@dataclass(frozen=True, slots=True)
class Another:
    """ "Làm tiếp thủ tục khác", from the receipt."""


@dataclass(frozen=True, slots=True)
class Leave:
    """ "Để lại làm tiếp"."""


@dataclass(frozen=True, slots=True)
class ChoosePin:
    pin: str
    again: str


@dataclass(frozen=True, slots=True)
class Discard:
    """Leave without keeping anything."""


@dataclass(frozen=True, slots=True)
class OpenResume:
    pass


@dataclass(frozen=True, slots=True)
class Resume:
    code: str
    pin: str


@dataclass(frozen=True, slots=True)
class OpenStaff:
    pass


@dataclass(frozen=True, slots=True)
class SignIn:
    name: str
    pin: str


@dataclass(frozen=True, slots=True)
class PickDraft:
    id: str


@dataclass(frozen=True, slots=True)
class OpenLookup:
    pass


@dataclass(frozen=True, slots=True)
class Ask:
    """Look a filing up: its code, and the last four digits of the applicant's number."""

    ref: str
    last_four: str


@dataclass(frozen=True, slots=True)
class TakeBackConsent:
    purpose: str


@dataclass(frozen=True, slots=True)
class Call:
    """ "Gọi cán bộ"."""


@dataclass(frozen=True, slots=True)
class HelpSeen:
    pass


@dataclass(frozen=True, slots=True)
class Reprint:
    pass


@dataclass(frozen=True, slots=True)
class Speak:
    """Switch to this language."""

    language: str


@dataclass(frozen=True, slots=True)
class Appear:
    """Switch a way of showing on or off: large | contrast | low."""

    mode: str


@dataclass(frozen=True, slots=True)
class Expire:
    """The idle warning ran out."""


Action = (
    Touch
    | Rest
    | GoHome
    | Search
    | OpenArea
    | OpenProcedure
    | Begin
    | Judge
    | Case
    | PrintPapers
    | Agree
    | ReadCard
    | PickCardPicture
    | Answer
    | Continue
    | Back
    | Change
    | LookForFiles
    | AddPaper
    | RemovePaper
    | Claim
    | Submit
    | Remembering
    | Rating
    | Finish
    | Another
    | Leave
    | ChoosePin
    | Discard
    | OpenResume
    | Resume
    | OpenStaff
    | SignIn
    | PickDraft
    | OpenLookup
    | Ask
    | TakeBackConsent
    | Call
    | HelpSeen
    | Reprint
    | Speak
    | Appear
    | Expire
    | Reply
)
