"""However cables are pulled, answers lost and processes restarted: each filing once, on both ends."""

import hashlib
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import select

from kiosk.filing.event import Kind
from kiosk.filing.status import Status, Sync
from sync.client.http import NoAnswer, Request, Response
from sync.portal.tables import envelopes
from tests.sync.world import Machine, Twist, World, cut, lose_answer, twice

PAPER = st.binary(min_size=1, max_size=200_000)


def after(count: int) -> Twist:
    """The cable breaks after so many requests."""
    left = [count]

    def twist(request: Request, reach: Callable[[Request], Response]) -> Response:
        left[0] -= 1
        if left[0] < 0:
            raise NoAnswer("cut")
        return reach(request)

    return twist


class AnyWeather(RuleBasedStateMachine):
    @initialize()
    def open_the_office(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.world = World(Path(self.folder.name))
        self.kiosk = self.world.device("K1")
        self.counter = self.world.device("Q1", "counter")
        self.filed: dict[str, list[str]] = {}

    @rule(paper=PAPER)
    def a_citizen_submits(self, paper: bytes) -> None:
        self.filed[self.kiosk.submit(paper)] = [hashlib.sha256(paper).hexdigest()]

    @rule()
    def an_officer_receives_what_is_there(self) -> None:
        for row in self.counter.store.rows(status=Status.NEW):
            self.counter.act(Kind.RECEIVED, row.filing)

    @rule(at_kiosk=st.booleans())
    def sync(self, at_kiosk: bool) -> None:
        self._machine(at_kiosk).sync()

    @rule(at_kiosk=st.booleans(), weather=st.sampled_from([cut, lose_answer, twice]))
    def sync_in_bad_weather(self, at_kiosk: bool, weather: Twist) -> None:
        machine = self._machine(at_kiosk)
        with machine.line(weather):
            machine.sync()

    @rule(at_kiosk=st.booleans(), requests=st.integers(1, 5))
    def sync_until_the_cable_breaks(self, at_kiosk: bool, requests: int) -> None:
        machine = self._machine(at_kiosk)
        with machine.line(after(requests)):
            machine.sync()

    @rule()
    def the_portal_restarts(self) -> None:
        self.world.restart()

    @rule(at_kiosk=st.booleans())
    def a_program_restarts(self, at_kiosk: bool) -> None:
        self._machine(at_kiosk).reopen()

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self._settle()
            self._both_ends_agree()
        finally:
            with suppress(OSError):
                self.world.stop()
            self.folder.cleanup()

    def _settle(self) -> None:
        for machine in (self.kiosk, self.counter, self.counter):
            machine.sync()
        self.an_officer_receives_what_is_there()
        for machine in (self.counter, self.kiosk, self.counter, self.kiosk):
            machine.sync()

    def _both_ends_agree(self) -> None:
        assert self.kiosk.store.outbox.pending() == self.counter.store.outbox.pending() == 0
        assert dict(self.world.count(Kind.SUBMITTED)) == dict.fromkeys(self.filed, 1)
        assert dict(self.world.count(Kind.CODE_ISSUED)) == dict.fromkeys(self.filed, 1)
        codes = []
        for filing, papers in self.filed.items():
            row = self.kiosk.store.row(filing)
            assert row
            assert (row.status, row.sync) == (Status.RECEIVED, Sync.COMPLETE)
            codes.append(row.official_code)
            for sha256 in papers:
                assert self.world.running.portal.blobs.has(sha256)
                assert hashlib.sha256(self.counter.store.blobs.read(sha256)).hexdigest() == sha256
        assert None not in codes
        assert len(set(codes)) == len(codes)
        assert self.kiosk.store.verify().ok
        assert self.counter.store.verify().ok
        with self.world.running.portal.database.reading() as tx:
            places = tx.execute(select(envelopes.c.position)).scalars().all()
        assert len(set(places)) == len(places)

    def _machine(self, at_kiosk: bool) -> Machine:
        return self.kiosk if at_kiosk else self.counter


TestAnyWeather = AnyWeather.TestCase
TestAnyWeather.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
