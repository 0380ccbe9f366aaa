"""How people were served: one rating a filing, counted without saying whose it was."""

from collections import Counter
from collections.abc import Mapping

from kiosk.acts.workplace import Workplace
from kiosk.effects import RateFiling
from kiosk.filing.event import Event, Kind
from kiosk.ids import id_of
from kiosk.replies import Rated
from kiosk.values import Json, as_int, as_list, as_text

_ALL = 10**9  # events to look back


def rate_filing(place: Workplace, effect: RateFiling) -> Rated:
    """The first rating stays, however often one is given."""
    place.store.append(
        Event(
            id=id_of(effect.filing, Kind.RATED),
            kind=Kind.RATED,
            subject=effect.filing,
            at=place.now,
            actor="citizen",
            body={"score": effect.score, "reasons": list(effect.reasons)},
        )
    )
    return Rated()


def is_rated(place: Workplace, filing: str) -> bool:
    return any(one.event.kind == Kind.RATED for one in place.store.events(filing))


def ratings(place: Workplace) -> Mapping[str, Json]:
    """How many, how often each face, how often each reason."""
    bodies = [one.event.body for one in place.store.latest(Kind.RATED, _ALL)]
    scores = Counter(str(as_int(one.get("score"))) for one in bodies)
    reasons = Counter(as_text(reason) for one in bodies for reason in as_list(one.get("reasons")))
    return {
        "count": len(bodies),
        "scores": {str(score): scores[str(score)] for score in range(1, 6)},
        "reasons": dict(reasons.most_common()),
    }
