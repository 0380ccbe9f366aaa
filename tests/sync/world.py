"""A portal that really runs, devices with real stores, and cables that tests may pull."""

from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from kiosk.clock import now as clock_now
from kiosk.filing.event import Event, Kind
from kiosk.filing.office import Office
from kiosk.ids import new_id
from kiosk.keys import Keys, load_keys
from kiosk.paths import Home
from kiosk.store.store import Store
from kiosk.values import Json
from sync.client.cycle import Report, run_until_idle
from sync.client.enrol import enrol
from sync.client.http import HttpExchange, NoAnswer, Request, Response
from sync.portal.portal import Limits
from sync.portal.serve import Running, invite, running
from sync.portal.tables import envelopes

OFFICE = Office(code="H26.15", name="UBND phường Hồng Hà", province="01", place="Hồng Hà")
OFFICE_TOO = Office(code="H26.16", name="UBND phường Sen Vàng", province="01", place="Sen Vàng")
Twist = Callable[[Request, Callable[[Request], Response]], Response]


class World:
    """An office: its portal, which may be stopped and started, and its devices."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.folder = folder
        self.late = timedelta(0)  # how far the portal's clock is ahead
        self._limits = limits
        self._stack = ExitStack()
        self._devices = ExitStack()
        self.running: Running
        self.start()

    @property
    def data(self) -> Path:
        return self.folder / "portal"

    def clock(self) -> datetime:
        return clock_now() + self.late

    def start(self) -> None:
        self.running = self._stack.enter_context(running(self.data, clock=self.clock, limits=self._limits))

    def restart(self) -> None:
        self.stop_portal()
        self.start()

    def stop_portal(self) -> None:
        self._stack.close()

    def stop(self) -> None:
        self._devices.close()
        self._stack.close()

    def invite(self, name: str, role: str, office: Office = OFFICE) -> str:
        return invite(self.data, office, name, role, self.clock()).code

    def device(
        self, name: str, role: str = "kiosk", *, enrolled: bool = True, office: Office = OFFICE
    ) -> "Machine":
        machine = Machine(world=self, home=Home(self.folder / name))
        self._devices.callback(machine.close)
        if enrolled:
            machine.enrol(self.invite(name, role, office))
        return machine

    def count(self, kind: Kind) -> Mapping[str, int]:
        """How many events of this kind the portal itself holds of each subject."""
        grouped = select(envelopes.c.subject, func.count()).where(envelopes.c.kind == kind)
        with self.running.portal.database.reading() as tx:
            return {one[0]: one[1] for one in tx.execute(grouped.group_by(envelopes.c.subject))}


@dataclass
class Machine:
    """One device: store, keys, and its line to the portal."""

    world: World
    home: Home
    keys: Keys = field(init=False)
    store: Store = field(init=False)
    ahead: timedelta = timedelta(0)  # how wrong its clock is
    twists: list[Twist] = field(default_factory=list)
    http: tuple[str, HttpExchange] | None = None

    def __post_init__(self) -> None:
        self.keys = load_keys(self.home)
        self.store = Store(self.home, self.keys, clock=self.clock)

    def clock(self) -> datetime:
        return clock_now() + self.ahead

    def close(self) -> None:
        self.store.close()
        if self.http:
            self.http[1].close()

    def reopen(self) -> None:
        """As after a crash of the program."""
        self.close()
        self.http = None
        self.store = Store(self.home, self.keys, clock=self.clock)

    def enrol(self, code: str) -> None:
        enrol(self.store, self.keys, self.world.running.url, code, self.clock, exchange=self.exchange)

    def exchange(self, request: Request) -> Response:
        if self.twists:
            return self.twists[-1](request, self.reach)
        return self.reach(request)

    def reach(self, request: Request) -> Response:
        url = self.world.running.url
        if self.http is None or self.http[0] != url:
            if self.http:
                self.http[1].close()
            self.http = (url, HttpExchange(url))
        return self.http[1](request)

    @contextmanager
    def line(self, twist: Twist) -> Generator[None]:
        """Do this to every request for the length of a `with` block."""
        self.twists.append(twist)
        try:
            yield
        finally:
            self.twists.pop()

    @contextmanager
    def offline(self) -> Generator[None]:
        """Pull the cable."""
        with self.line(cut):
            yield

    def sync(self) -> Report:
        return run_until_idle(self.store, self.keys, self.clock, once=True, exchange=self.exchange)

    def submit(self, *papers: bytes, body: Mapping[str, Json] | None = None) -> str:
        """Hand a filing in; its id."""
        at = self.clock()
        blobs = [self.store.blobs.keep(data, "application/pdf") for data in papers]
        files: list[Json] = [{"sha256": one.sha256, "size": one.size} for one in blobs]
        shown: Mapping[str, Json] = {
            "answers": {"ho_ten": "NGUYỄN THỊ HẠT DẺ"},
            "documents": [{"id": "giay_chung_sinh", "files": files}],
        }
        event = Event(
            id=new_id(at),
            kind=Kind.SUBMITTED,
            subject=new_id(at),
            at=at,
            actor="citizen",
            procedure="1.001193@1",
            body=shown if body is None else body,
        )
        self.store.append(event)
        return event.subject

    def act(self, kind: Kind, filing: str, **body: Json) -> None:
        """An officer's event."""
        at = self.clock()
        self.store.append(
            Event(id=new_id(at), kind=kind, subject=filing, at=at, actor="officer:Lê Minh Châu", body=body)
        )


def cut(_request: Request, _reach: Callable[[Request], Response]) -> Response:
    """The request never arrives."""
    raise NoAnswer("cable pulled")


def lose_answer(request: Request, reach: Callable[[Request], Response]) -> Response:
    """The portal does it, and nobody hears that it did."""
    reach(request)
    raise NoAnswer("cut on the way back")


def twice(request: Request, reach: Callable[[Request], Response]) -> Response:
    reach(request)
    return reach(request)


def answering(response: Response) -> Twist:
    """Somebody else answers everything."""
    return lambda _request, _reach: response
