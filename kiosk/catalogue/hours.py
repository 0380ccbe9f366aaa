"""When an office is open: two sessions a day and the hour until which a same-day result is promised."""

import re
from collections.abc import Sequence
from datetime import time

from kiosk.errors import Problem, Refused
from kiosk.records import dataclass

LAWFUL_CUT_OFF = time(15, 0)  # NĐ 23/2015/NĐ-CP Điều 7; Luật Hộ tịch: later only "sau 15 giờ"
_CLOCK = r"([01]?[0-9]|2[0-3]):([0-5][0-9])"
_SESSIONS = re.compile(rf"{_CLOCK}\s*[-–]\s*{_CLOCK}[\s,;/]+{_CLOCK}\s*[-–]\s*{_CLOCK}")
_ONE_CLOCK = re.compile(_CLOCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When the office is open; provinces differ, so it is a setting. No lunch break: lunch is resumes."""

    opens: time = time(7, 30)
    lunch: time = time(11, 30)
    resumes: time = time(13, 30)
    closes: time = time(17, 30)
    same_day_until: time = LAWFUL_CUT_OFF

    @property
    def sessions(self) -> Sequence[tuple[time, time]]:
        return ((self.opens, self.lunch), (self.resumes, self.closes))

    @property
    def words(self) -> str:
        """As `read_hours` reads it: "07:30-11:30 13:30-17:30"."""
        return " ".join(f"{begin:%H:%M}-{end:%H:%M}" for begin, end in self.sessions)


USUAL = Hours()


def read_hours(sessions: str, same_day_until: str) -> Hours:
    """Hours as an administrator types them; "" is the usual. Raises Refused with what is wrong."""
    found = _SESSIONS.fullmatch(sessions.strip() or USUAL.words)
    if not found:
        raise Refused(Problem(field="hours", rule="hours_shape"))
    cut_off = _ONE_CLOCK.fullmatch(same_day_until.strip() or f"{USUAL.same_day_until:%H:%M}")
    if not cut_off:
        raise Refused(Problem(field="same_day_until", rule="same_day_shape"))
    opens, lunch, resumes, closes = _clocks(found)
    if not opens < lunch <= resumes < closes:
        raise Refused(Problem(field="hours", rule="hours_order"))
    (until,) = _clocks(cut_off)
    if not LAWFUL_CUT_OFF <= until <= closes:
        raise Refused(
            Problem(field="same_day_until", rule="same_day_until", values={"closes": f"{closes:%H:%M}"})
        )
    return Hours(opens=opens, lunch=lunch, resumes=resumes, closes=closes, same_day_until=until)


def _clocks(found: re.Match[str]) -> Sequence[time]:
    numbers = [int(one) for one in found.groups()]
    return [time(hour, minute) for hour, minute in zip(numbers[::2], numbers[1::2], strict=True)]
