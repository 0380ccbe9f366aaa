"""action + visit -> next visit + effects. Pure: the shell carries effects out and brings the replies back.

What only a person's touch leads to is imported then: the home screen is there before the rules of forms are.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.clock import local
from kiosk.effects import CallHelp, DropDraft, Effect, SaveDraft, Wipe
from kiosk.replies import LinkChanged
from kiosk.visit import actions as do
from kiosk.visit.line import line
from kiosk.visit.state import AT_WORK, OUTSIDE, Page, Visit

Next = tuple[Visit, Sequence[Effect]]


def begin(visit: Visit) -> Visit:
    """A fresh visit in the same hall: nothing of the last person is left in it."""
    return Visit(hall=visit.hall, language=visit.hall.opening_language)


def step(visit: Visit, action: do.Action, now: datetime) -> Next:  # noqa: PLR0911 - a line per group
    """What the screens show next, and what has to be done."""
    if isinstance(action, do.Remembering | do.Rating):
        return _aside(visit, action, now)
    match action:
        case do.Finish() | do.Discard():
            return begin(visit), [*_drop(visit), Wipe()]
        case do.Expire():
            return _expire(visit)
        case do.Rest() | do.Touch():
            return _waiting(visit, action)
        case do.Speak() | do.Appear() | do.Call() | do.HelpSeen():
            return _dock(visit, action, now)
        case do.Back() if visit.page in OUTSIDE:
            from kiosk.visit.browse import back_outside  # noqa: PLC0415 - see above

            return back_outside(visit), []
        case (
            do.GoHome() | do.Search() | do.OpenArea() | do.OpenProcedure() | do.Begin() | do.Judge()
            | do.Case() | do.PrintPapers()
            | do.Agree() | do.OpenResume() | do.Resume() | do.OpenStaff() | do.SignIn() | do.PickDraft()
            | do.OpenLookup() | do.Ask() | do.TakeBackConsent() | do.Leave() | do.ChoosePin()
        ):  # fmt: skip
            from kiosk.visit.browse import browse  # noqa: PLC0415 - see above

            return browse(visit, action, now)
        case (
            do.ReadCard() | do.PickCardPicture() | do.Answer() | do.Continue() | do.Back() | do.Change()
            | do.LookForFiles() | do.AddPaper() | do.RemovePaper() | do.Claim() | do.Submit() | do.Reprint()
            | do.Another()
        ):  # fmt: skip
            from kiosk.visit.fill import fill  # noqa: PLC0415 - see above

            return fill(visit, action, now)
        case LinkChanged():
            return line(visit, action)
        case _:
            from kiosk.visit.hear import hear  # noqa: PLC0415 - see above

            return hear(visit, action, now)


def _waiting(visit: Visit, action: do.Rest | do.Touch) -> Next:
    """Between two visits: the attract loop, and the touch that ends it."""
    fresh = begin(visit)
    return (replace(fresh, page=Page.ATTRACT), [Wipe()]) if isinstance(action, do.Rest) else (fresh, [])


def _aside(visit: Visit, action: do.Remembering | do.Rating, now: datetime) -> Next:
    if isinstance(action, do.Rating):
        from kiosk.visit.rating import rate  # noqa: PLC0415 - see above

        return rate(visit, action)
    from kiosk.visit.earlier import remember  # noqa: PLC0415 - see above

    return remember(visit, action, local(now).date())


def _drop(visit: Visit) -> list[Effect]:
    """A draft that the citizen ended is gone; a filing that was handed in has none any more."""
    return [DropDraft(visit.draft)] if visit.draft and visit.receipt is None and not visit.left_code else []


def _expire(visit: Visit) -> Next:
    """The screen is wiped; what was in work stays sealed on the disk, for code + PIN or an officer.

    While an effect is under way nothing is saved again: it may be the very handing in that ends the draft.
    """
    from kiosk.visit.flow import content  # noqa: PLC0415 - see above

    at_work = visit.draft and visit.page in AT_WORK and not visit.busy
    kept: list[Effect] = [SaveDraft(content(visit))] if at_work else []
    return begin(visit), [*kept, Wipe()]


def _dock(visit: Visit, action: do.Speak | do.Appear | do.Call | do.HelpSeen, now: datetime) -> Next:
    match action:
        case do.Speak(language):
            return replace(visit, language=language), []
        case do.Appear("large"):
            return replace(visit, large=not visit.large), []
        case do.Appear("contrast"):
            return replace(visit, contrast=not visit.contrast), []
        case do.Appear("low"):
            return replace(visit, low=not visit.low), []
        case do.HelpSeen():
            return replace(visit, help_code=""), []
        case do.Call():
            return _call(visit, now)
        case _:
            return visit, []


def _call(visit: Visit, now: datetime) -> Next:
    code = (
        f"{int(now.timestamp()) % 900 + 100}"  # three digits to say aloud; the event's id tells calls apart
    )
    return replace(visit, help_code=code), [CallHelp(page=visit.page.value, code=code)]
