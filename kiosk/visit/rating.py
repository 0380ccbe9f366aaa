"""How one was served: a face and reasons, once for a filing, at its end or later by the slip."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.effects import Effect, RateFiling
from kiosk.visit import actions as do
from kiosk.visit.state import Page, Visit

SCORES = range(1, 6)  # very unhappy to very happy
REASONS = ("speed", "attitude", "guidance", "machine", "papers", "fee")


def rate(visit: Visit, action: do.Rating) -> tuple[Visit, Sequence[Effect]]:
    filing = rateable(visit)
    if not filing or action.score not in SCORES:
        return visit, []
    match action:
        case do.OpenRating(score):
            return replace(visit, page=Page.RATE, rating=score, problems=()), []
        case do.Rate(score, reasons):
            known = [one for one in REASONS if one in reasons]
            return replace(visit, rating=score, busy=True), [RateFiling(filing, score, known)]


def rateable(visit: Visit) -> str:
    """The filing that may be rated now, "" when there is none or it was rated."""
    if visit.rated:
        return ""
    if visit.receipt:
        return visit.receipt.row.filing
    return visit.found.row.filing if visit.found and not visit.found.rated else ""


def after_rating(visit: Visit) -> Page:
    """Where one came from."""
    return Page.RECEIPT if visit.receipt else Page.FOUND
