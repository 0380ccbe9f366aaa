"""The portal over HTTP (OpenAPI 3.1 at /openapi.json): translates, limits, and decides nothing."""

import base64
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from sync.pack import MAX_PACK
from sync.portal import blob_calls, calls
from sync.portal.asking import Call, Reply, refuse
from sync.portal.denied import Denied
from sync.portal.portal import Portal
from sync.protocol import (
    ANSWER,
    BLOB_MEDIA,
    BLOBS,
    ENROL,
    FEED,
    HELLO,
    JSON_MEDIA,
    MAX_PART,
    MAX_REQUEST,
    PACK_MEDIA,
    PACKS,
    UPLOAD_COMPLETE,
    UPLOAD_OFFSET,
    Why,
)
from sync.signing import DIGEST, INPUT, SIGNATURE, Target

_NAMES = (DIGEST, INPUT, SIGNATURE, UPLOAD_OFFSET, UPLOAD_COMPLETE)
_LOG = logging.getLogger("motcua.portal")
_DIGITS = 12
_BUSY = 5  # seconds to wait when the database is
_Act = Callable[[Portal, Call], Reply]


def make_app(portal: Portal) -> FastAPI:
    """The portal as an application."""
    app = FastAPI(title="Một Cửa: cổng", version="1", docs_url=None, redoc_url=None)

    @app.post(ENROL, openapi_extra=_body(JSON_MEDIA))
    async def enrol(request: Request) -> Response:
        """One-time code and public key: name, role, epoch, office and the portal's key."""
        return await _answer(portal, request, calls.take_enrolment, MAX_REQUEST)

    @app.get(HELLO)
    async def hello(request: Request) -> Response:
        """Signed time, and what the portal last holds of this device."""
        return await _answer(portal, request, calls.hello, 0)

    @app.post(PACKS, openapi_extra=_body(PACK_MEDIA))
    async def packs(request: Request) -> Response:
        """One pack: an answer for each envelope, and one signed receipt for the run."""
        return await _answer(portal, request, calls.take_pack, MAX_PACK)

    @app.get(FEED)
    async def feed(request: Request) -> Response:
        """A signed page of what is new for this device, in the portal's order."""
        return await _answer(portal, request, calls.feed, 0)

    @app.head(BLOBS + "{sha256}")
    async def blob_head(request: Request, sha256: str) -> Response:
        """How much of a blob is here."""
        return await _answer(portal, request, lambda p, c: blob_calls.blob_state(p, c, sha256), 0)

    @app.get(BLOBS + "{sha256}")
    async def blob_get(request: Request, sha256: str) -> Response:
        """A blob of this office's filings, whole or in ranges, for its counters."""
        return await _file(portal, request, sha256)

    @app.patch(BLOBS + "{sha256}", openapi_extra=_body(BLOB_MEDIA))
    async def blob_patch(request: Request, sha256: str) -> Response:
        """One part more of a blob; the last one says so."""
        return await _part(portal, request, sha256)

    return app


async def _answer(portal: Portal, request: Request, act: _Act, limit: int) -> Response:
    async def work(_: Call) -> Response:
        call = _call(request, await _read(request, limit))
        return _response(request, await run_in_threadpool(act, portal, call))

    return await _guarded(portal, request, work)


async def _file(portal: Portal, request: Request, sha256: str) -> Response:
    async def work(call: Call) -> Response:
        name = await run_in_threadpool(blob_calls.blob_to_read, portal, call, sha256)
        return FileResponse(portal.blobs.path(name), media_type=BLOB_MEDIA)

    return await _guarded(portal, request, work)


async def _part(portal: Portal, request: Request, sha256: str) -> Response:
    """Each piece is written as it comes in: a line that is cut loses little."""

    async def work(call: Call) -> Response:
        _announced(request, MAX_PART)
        try:
            part = await run_in_threadpool(blob_calls.Part, portal, call, sha256)
        except Denied:
            await _read(request, MAX_PART)  # so that the answer is heard, not a broken pipe
            raise
        try:
            async for piece in request.stream():
                await run_in_threadpool(part.write, piece)
            return _response(request, await run_in_threadpool(part.finish))
        finally:
            part.close()

    return await _guarded(portal, request, work)


async def _guarded(portal: Portal, request: Request, work: Callable[[Call], Awaitable[Response]]) -> Response:
    """Every no is signed; a database or disk that fails now is one that asks to wait."""
    call = _call(request)
    try:
        return await work(call)
    except ClientDisconnect:
        return Response(status_code=HTTPStatus.BAD_REQUEST)
    except Denied as error:
        return _response(request, refuse(portal, call, error))
    except (DBAPIError, OSError) as error:
        _LOG.error("%s %s: %s", request.method, request.url.path, type(error).__name__)
        return _response(request, refuse(portal, call, Denied(Why.BUSY, retry_after=_BUSY)))


def _announced(request: Request, limit: int) -> None:
    """Refuse by the announced length, before anything is read."""
    given = request.headers.get("content-length", "0")
    if not given.isascii() or not given.isdigit() or len(given) > _DIGITS or int(given) > limit:
        raise Denied(Why.TOO_LARGE)


async def _read(request: Request, limit: int) -> bytes:
    _announced(request, limit)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limit:
            raise Denied(Why.TOO_LARGE)
    return bytes(body)


def _call(request: Request, body: bytes = b"") -> Call:
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    target = Target(method=request.method, path=raw.decode("latin-1"), query=request.url.query)
    found = {name: request.headers.get(name) for name in _NAMES}
    return Call(target=target, headers={name: text for name, text in found.items() if text}, body=body)


def _response(request: Request, reply: Reply) -> Response:
    headers = dict(reply.headers)
    if request.method == "HEAD":
        headers[ANSWER] = base64.b64encode(reply.body).decode()
        return Response(status_code=reply.status, headers=headers)
    return Response(content=reply.body, status_code=reply.status, headers=headers, media_type=JSON_MEDIA)


def _body(media: str) -> dict[str, Any]:
    """How OpenAPI describes a body that is read as bytes."""
    return {"requestBody": {"required": True, "content": {media: {"schema": {"type": "string"}}}}}
