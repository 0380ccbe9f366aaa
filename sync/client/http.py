"""HTTP to the portal: one exchange, with time-outs, limits and no redirects; an answer or silence."""

import ipaddress
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests

from kiosk.errors import KioskError, Misuse
from sync.protocol import MAX_ANSWER

CONNECT = 5.0  # seconds
READ = 20.0  # seconds of silence
WHOLE = 120.0  # seconds for all of an answer, however it trickles
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back, from whomever. Header names are in lower case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


class NoAnswer(KioskError):
    """Nothing came back, or not all of it."""

    def __init__(self, detail: str = "", *, timed_out: bool = False) -> None:
        super().__init__(detail)
        self.timed_out = timed_out


Exchange = Callable[[Request], Response]


class HttpExchange:
    """An Exchange over one kept connection."""

    def __init__(self, url: str, *, connect: float = CONNECT, read: float = READ) -> None:
        self._url = checked_url(url)
        self._timeout = (connect, read)
        self._session = requests.Session()
        self._session.trust_env = not _loopback(url)  # an office's proxy is honoured, never for loopback

    def __call__(self, request: Request) -> Response:
        try:
            with self._session.request(
                request.method,
                self._url + request.path + (f"?{request.query}" if request.query else ""),
                headers=dict(request.headers),
                data=request.body,
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
            ) as answer:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                return Response(status=answer.status_code, headers=headers, body=_read(answer))
        except requests.Timeout as error:
            raise NoAnswer(type(error).__name__, timed_out=True) from error
        except (requests.RequestException, OSError, ValueError) as error:
            raise NoAnswer(type(error).__name__) from error

    def close(self) -> None:
        self._session.close()


def checked_url(url: str) -> str:
    """The portal's address without a slash at its end; plain http is for loopback only."""
    try:
        parts = urlsplit(url)
        good = bool(parts.hostname) and parts.path in ("", "/") and parts.port != 0
    except ValueError as error:
        raise Misuse(str(error), option="--portal") from error
    if not good or not (parts.scheme == "https" or (parts.scheme == "http" and _loopback(url))):
        raise Misuse("https, or http on this machine", option="--portal")
    return url.rstrip("/")


def _loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _read(answer: requests.Response) -> bytes:
    body = bytearray()
    deadline = time.monotonic() + WHOLE
    for piece in answer.iter_content(_PIECE):
        body += piece
        if len(body) > MAX_ANSWER:
            raise NoAnswer("more than an answer can be")
        if time.monotonic() > deadline:
            raise NoAnswer("an answer that trickles", timed_out=True)
    return bytes(body)
