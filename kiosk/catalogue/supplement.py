"""What asking for missing papers does to a due date: it begins anew, or the clock stood still meanwhile."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.catalogue.calendar import Calendar
from kiosk.catalogue.due import (
    Due,
    counted_from,
    due,
    on_the_wall,
    open_time,
    run_out,
    settled,
    told,
    work_on,
)
from kiosk.catalogue.hours import Hours
from kiosk.catalogue.procedure import Clock, TimeLimit, Unit
from kiosk.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    asked: datetime
    completed: datetime | None = None  # when all was there; None: it is still waited for


def due_after(
    limit: TimeLimit, received: datetime, waits: Sequence[Wait], calendar: Calendar, hours: Hours
) -> Due:
    """When the result is due after papers were asked for, once or several times (waits in their order).

    `restart` (NĐ 61/2018/NĐ-CP Điều 19.4): the limit begins anew at the last completion. `pause`: it goes on
    where it stood. A same-day limit has nothing to stand still and is judged anew either way.
    """
    ends = [on_the_wall(one.completed) for one in waits if one.completed]
    if len(ends) < len(waits):
        start = counted_from(on_the_wall(received), calendar, hours)
        return Due(at=None, counted_from=start, waiting=not limit.open_ended)
    if limit.open_ended or not waits:
        return due(limit, received, calendar, hours)
    if limit.clock is Clock.RESTART or limit.unit is Unit.SAME_DAY:
        return due(limit, max(on_the_wall(received), *ends), calendar, hours)
    begins = [on_the_wall(one.asked) for one in waits]
    last = _paused(limit, on_the_wall(received), list(zip(begins, ends, strict=True)), calendar, hours)
    return told(limit, received, last, calendar, hours)


def _paused(
    limit: TimeLimit,
    arrived: datetime,
    stops: Sequence[tuple[datetime, datetime]],
    calendar: Calendar,
    hours: Hours,
) -> datetime:
    """When the limit runs out if it stands still from each asking to its completion."""
    runs_from = counted_from(arrived, calendar, hours)
    last = run_out(limit, runs_from, calendar, hours)
    for asked, completed in stops:
        stood = max(runs_from, counted_from(asked, calendar, hours))
        goes_on = counted_from(completed, calendar, hours)
        end = settled(last, calendar, hours)
        if stood >= min(goes_on, end):  # nothing was waited for, or the limit had run out before
            continue
        stops_short_of = last if stood <= last else end
        if limit.unit is Unit.DAYS:
            last = goes_on + (stops_short_of - stood)
        else:
            last = work_on(goes_on, open_time(stood, stops_short_of, calendar, hours), calendar, hours)
        runs_from = goes_on
    return last
