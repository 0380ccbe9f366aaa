"""Running the portal: bind, say where, answer until told to stop."""

import logging
import socket
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uvicorn

from kiosk.clock import Clock
from kiosk.clock import now as clock_now
from kiosk.errors import Misuse
from kiosk.filing.office import Office
from sync.portal.app import make_app
from sync.portal.devices import Invite
from sync.portal.devices import invite as make_invite
from sync.portal.portal import Limits, Portal, figures, open_database, open_portal
from sync.protocol import Role

_IDLE = 30  # seconds an idle connection is kept
_START = 10  # seconds until it must listen
_GRACE = 3  # seconds that running requests get at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A portal that listens in a thread of this process."""

    url: str
    portal: Portal


def serve(  # noqa: PLR0913 - one for each option of `kiosk portal serve`
    data: Path,
    database: str | None = None,
    blobs: str | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    ready: Callable[[str], None] = lambda _: None,
    *,
    clock: Clock = clock_now,
) -> None:
    """Serve until a signal. `ready` is told the URL once it listens."""
    portal = open_portal(data, database, blobs, clock=clock)
    try:
        with _bind(host, port) as listening:
            _Server(portal, listening, ready).run(sockets=[listening])
    finally:
        portal.close()


@contextmanager
def running(
    data: Path, port: int = 0, *, clock: Clock = clock_now, limits: Limits | None = None
) -> Generator[Running]:
    """A portal in a thread, for the length of a `with` block."""
    portal = open_portal(data, clock=clock, limits=limits)
    listens = threading.Event()
    try:
        with _bind("127.0.0.1", port) as listening:
            server = _Server(portal, listening, lambda _: listens.set())
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="portal")
            thread.start()
            listens.wait(_START)
            try:
                yield Running(url=server.url, portal=portal)
            finally:
                server.should_exit = True
                thread.join()
    finally:
        portal.close()


def invite(
    data: Path, office: Office, device: str, role: str, now: datetime, *, database: str | None = None
) -> Invite:
    """An invite, made beside the running portal or before its first start."""
    opened = open_database(data, database)
    try:
        return make_invite(opened, office, device, Role(role), now)
    finally:
        opened.close()


def stats(data: Path, *, database: str | None = None) -> Mapping[str, int]:
    """How much the portal holds."""
    opened = open_database(data, database)
    try:
        return figures(opened)
    finally:
        opened.close()


class _Server(uvicorn.Server):
    """uvicorn, which says when it listens."""

    def __init__(self, portal: Portal, listening: socket.socket, ready: Callable[[str], None]) -> None:
        super().__init__(
            uvicorn.Config(
                make_app(portal),
                http="h11",
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_keep_alive=_IDLE,
                timeout_graceful_shutdown=_GRACE,
            )
        )
        logging.getLogger("uvicorn").setLevel(logging.ERROR)  # bad bytes of strangers are no news
        self.url = "http://{}:{}".format(*listening.getsockname()[:2])
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready(self.url)


def _bind(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), backlog=512)
    except (OSError, OverflowError) as error:
        raise Misuse(str(error), option="--port") from error
