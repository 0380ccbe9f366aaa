"""The sync process: carries while its input stays open, and says what changed, one JSON line each."""

import json
import queue
import random
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from kiosk.clock import Clock
from kiosk.keys import Keys
from kiosk.link import Link, LinkState
from kiosk.store.store import Store
from sync.client.carrier import Carrier
from sync.client.http import Exchange
from sync.moves import Idle, Nudge, Rest

KIOSK_LOOKS = 20.0  # seconds between two looks at an idle portal
COUNTER_LOOKS = 10.0
UNENROLLED_LOOKS = 10.0  # at the store only


class Out(Protocol):
    """Where lines are written."""

    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


def watch(  # noqa: PLR0913 - the process's two pipes and its four parts
    store: Store,
    keys: Keys,
    clock: Clock,
    lines: Iterable[str],
    out: Out,
    *,
    exchange: Exchange | None = None,
    every: float | None = None,
    chance: Callable[[], float] = random.random,
) -> None:
    """Sync until `lines` ends. A line on it means: look now. A broken `out` ends it too."""
    inbox = _inbox(lines)
    carrier = Carrier(store, keys, clock, exchange=exchange, chance=chance)
    told: Link | None = None
    try:
        while True:
            pause = carrier.advance()
            told = _tell(carrier, told, out)
            nudged = _wait(inbox, _seconds(carrier, pause, every))
            if nudged is None:
                return
            if nudged:
                carrier.nudge(Nudge())
    except BrokenPipeError:
        return
    finally:
        carrier.close()


def _tell(carrier: Carrier, told: Link | None, out: Out) -> Link:
    """One line when the line's state or a filing changed; that it still works is no news."""
    link, changed = carrier.link(), carrier.tally.take_changed()
    if told is None or changed or replace(link, last_ok="") != replace(told, last_ok=""):
        news = {
            "link": link.state.value,
            "pending": link.pending,
            "blobs_pending": link.blobs_pending,
            "since": link.since,
            "last_ok": link.last_ok,
            "portal": link.portal,
            "changed": changed,
        }
        out.write(json.dumps(news, ensure_ascii=False) + "\n")
        out.flush()
    return link


def _seconds(carrier: Carrier, pause: Rest | Idle | None, every: float | None) -> float:
    match pause:
        case None:
            return 0.0
        case Rest(seconds=seconds):
            return seconds
        case Idle() if carrier.state.link is LinkState.NOT_ENROLLED:
            return UNENROLLED_LOOKS if every is None else every
        case Idle():
            usual = KIOSK_LOOKS if carrier.store.device.role == "kiosk" else COUNTER_LOOKS
            return usual if every is None else every


def _inbox(lines: Iterable[str]) -> "queue.SimpleQueue[bool]":
    """True for each line, False at the end. A thread: Windows cannot wait for a pipe and a timer."""
    inbox: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def listen() -> None:
        for _ in lines:
            inbox.put(True)
        inbox.put(False)

    threading.Thread(target=listen, name="lines", daemon=True).start()
    return inbox


def _wait(inbox: "queue.SimpleQueue[bool]", seconds: float) -> bool | None:
    """Whether somebody nudged within this time; None when the input has ended."""
    nudged = False
    try:
        more = inbox.get(timeout=seconds) if seconds else inbox.get_nowait()
        while more:
            nudged = True
            more = inbox.get_nowait()
    except queue.Empty:
        return nudged
    return None
