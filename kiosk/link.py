"""How the line to the portal is (tình trạng kết nối), in words that never alarm."""

from enum import StrEnum

from kiosk.records import dataclass


class LinkState(StrEnum):
    NOT_ENROLLED = "not_enrolled"  # Máy chưa ghi danh
    CONNECTING = "connecting"  # nothing known yet
    ONLINE = "online"
    OFFLINE = "offline"  # no answer
    CAPTIVE = "captive"  # something answers, but not our portal
    BUSY = "busy"  # the portal asked to wait
    CLOCK = "clock"  # this device's clock is wrong and the portal says so
    REFUSED = "refused"  # the portal no longer knows this device: tell staff
    FORKED = "forked"  # two devices write as one: stopped, alarm
    OUTDATED = "outdated"  # the portal wants a newer program


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    state: LinkState
    pending: int = 0  # events the portal has not confirmed
    blobs_pending: int = 0
    since: str = ""  # ISO 8601: when this state began
    last_ok: str = ""  # ISO 8601: the last verified answer
    portal: str = ""
