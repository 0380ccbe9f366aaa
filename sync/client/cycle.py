"""One sync, from the first greeting until nothing is left to do or the line does not let us."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.clock import now as clock_now
from kiosk.keys import Keys
from kiosk.link import Link
from kiosk.store.store import Store
from kiosk.values import Json
from sync.client.carrier import Carrier
from sync.client.http import Exchange
from sync.client.watch import watch
from sync.moves import Idle

__all__ = ["Report", "run_until_idle", "watch"]

Pause = Callable[[float], bool]  # waits so many seconds; False: no more waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a sync came to. `refused`: [{"filing", "errors": [{"field", "rule", "message"}]}]."""

    sent: int
    received: int
    blobs: int
    pending: int
    refused: Sequence[Mapping[str, Json]]
    link: Link


def run_until_idle(  # noqa: PLR0913 - a device has these parts, and tests swap two
    store: Store,
    keys: Keys,
    clock: Clock = clock_now,
    *,
    timeout: float = 60.0,
    once: bool = False,
    exchange: Exchange | None = None,
    pause: Pause | None = None,
) -> Report:
    """Sync until nothing is left or the time is up; where the engine would rest, `once` stops."""
    deadline = time.monotonic() + timeout
    wait = _never if once else pause or _until(deadline)
    carrier = Carrier(store, keys, clock, exchange=exchange)
    try:
        while True:
            rest = carrier.advance()
            if isinstance(rest, Idle) or (rest and not wait(rest.seconds)) or time.monotonic() > deadline:
                break
        return _report(carrier)
    finally:
        carrier.close()


def _report(carrier: Carrier) -> Report:
    link, tally = carrier.link(), carrier.tally
    return Report(
        sent=tally.sent,
        received=tally.received,
        blobs=tally.blobs,
        pending=link.pending,
        refused=tuple(tally.refused),
        link=link,
    )


def _never(_seconds: float) -> bool:
    return False


def _until(deadline: float) -> Pause:
    """Wait as often as asked, but not beyond this moment of the monotonic clock."""

    def pause(seconds: float) -> bool:
        if time.monotonic() + seconds > deadline:
            return False
        threading.Event().wait(seconds)
        return True

    return pause
