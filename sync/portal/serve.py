"""Running the portal: bind, say where, answer until told to stop."""

import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from kiosk.clock import Clock
from kiosk.clock import now as clock_now
from kiosk.errors import Misuse
from sync.portal.app import make_app
from sync.portal.portal import Portal, open_portal

_IDLE = 30  # seconds an idle connection is kept
_GRACE = 3  # seconds that running requests get at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A portal that listens."""

    url: str
    portal: Portal
    stop: Callable[[], None]  # from any thread


def serve(  # noqa: PLR0913 - one for each option of `kiosk portal serve`
    data: Path,
    database: str | None = None,
    blobs: str | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    ready: Callable[[Serving], None] = lambda _: None,
    *,
    clock: Clock = clock_now,
) -> None:
    """Serve until `Serving.stop` or a signal. `ready` is called once it listens."""
    portal = open_portal(data, database, blobs, clock=clock)
    try:
        with _bind(host, port) as listening:
            _Server(portal, listening, ready).run(sockets=[listening])
    finally:
        portal.close()


class _Server(uvicorn.Server):
    """uvicorn, which says when it listens."""

    def __init__(self, portal: Portal, listening: socket.socket, ready: Callable[[Serving], None]) -> None:
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
        logging.getLogger("uvicorn").setLevel(logging.WARNING)
        self._portal = portal
        self._url = "http://{}:{}".format(*listening.getsockname()[:2])
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready(Serving(url=self._url, portal=self._portal, stop=self._stop))

    def _stop(self) -> None:
        self.should_exit = True


def _bind(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), backlog=512)
    except (OSError, OverflowError) as error:
        raise Misuse(str(error), option="--port") from error
