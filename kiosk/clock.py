"""The only place that asks what time it is, so tests can answer instead."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

Clock = Callable[[], datetime]

VIETNAM = timezone(timedelta(hours=7), "+07")


def now() -> datetime:
    """This moment, UTC, with its zone."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The same moment as the office's wall clock shows it (+07:00, no daylight saving)."""
    return moment.astimezone(VIETNAM)
