"""The sync process: says what changed, looks when nudged, ends when its input closes."""

import json
import queue
import threading
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from kiosk.filing.event import Kind
from kiosk.store import Store
from kiosk.values import Json
from sync.client.cycle import watch
from tests.sync.world import Machine, World

PATIENCE = 20  # seconds


@dataclass
class Pipes:
    """The two ends that the window holds."""

    nudges: "queue.SimpleQueue[str | None]" = field(default_factory=queue.SimpleQueue)
    told: "queue.SimpleQueue[Mapping[str, Json]]" = field(default_factory=queue.SimpleQueue)

    def __iter__(self) -> Iterator[str]:
        while (line := self.nudges.get()) is not None:
            yield line

    def write(self, text: str, /) -> None:
        for line in text.splitlines():
            self.told.put(json.loads(line))

    def flush(self) -> None:
        pass

    def until(self, **wanted: Json) -> Mapping[str, Json]:
        """The first line that says this."""
        while True:
            news = self.told.get(timeout=PATIENCE)
            if all(news[name] == value for name, value in wanted.items()):
                return news


@contextmanager
def watching(machine: Machine, every: float = 60) -> Generator[Pipes]:
    pipes = Pipes()

    def run() -> None:
        store = Store(machine.home, machine.keys, clock=machine.clock)
        try:
            exchange = machine.exchange
            watch(store, machine.keys, machine.clock, pipes, pipes, exchange=exchange, every=every)
        finally:
            store.close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield pipes
    finally:
        pipes.nudges.put(None)
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_nudge_sends_at_once_and_names_what_changed(kiosk: Machine) -> None:
    with watching(kiosk) as pipes:
        assert pipes.until(link="online", pending=0)["changed"] == []
        filing = kiosk.submit(b"giay")
        pipes.nudges.put("go\n")
        news = pipes.until(pending=0, changed=[filing])

        assert news["link"] == "online"
        assert pipes.until(blobs_pending=0)["portal"] == kiosk.store.device.portal
    assert kiosk.store.outbox.pending() == 0


def test_it_looks_by_itself_too(kiosk: Machine, counter: Machine) -> None:
    filing = kiosk.submit()
    kiosk.sync()
    counter.sync()
    with watching(kiosk, every=0.05) as pipes:
        pipes.until(link="online")
        counter.act(Kind.RECEIVED, filing)
        counter.sync()
        pipes.until(changed=[filing])

    row = kiosk.store.row(filing)
    assert row
    assert row.official_code


def test_offline_is_said_once_and_ends_with_a_nudge(kiosk: Machine) -> None:
    with kiosk.offline(), watching(kiosk) as pipes:
        pipes.until(link="offline")
        kiosk.submit()
        pipes.nudges.put("go\n")
        pipes.until(link="offline", pending=1)
        kiosk.twists.clear()
        pipes.nudges.put("go\n")
        pipes.until(link="online", pending=0)
        kiosk.twists.append(lambda request, reach: reach(request))


def test_a_device_that_enrols_meanwhile_begins_to_send(world: World) -> None:
    machine = world.device("K7", enrolled=False)
    machine.submit()
    with watching(machine) as pipes:
        assert pipes.until(link="not_enrolled")["pending"] == 1
        machine.enrol(world.invite("K7", "kiosk"))
        pipes.nudges.put("go\n")
        pipes.until(link="online", pending=0)


def test_a_window_that_died_ends_it(kiosk: Machine) -> None:
    class Broken(Pipes):
        def write(self, _text: str, /) -> None:
            raise BrokenPipeError

    broken = Broken()
    watch(kiosk.store, kiosk.keys, kiosk.clock, broken, broken, exchange=kiosk.exchange)

    broken.nudges.put(None)
    assert broken.told.empty()
