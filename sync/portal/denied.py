"""Why a request is turned away, and the status that says so."""

from collections.abc import Mapping
from http import HTTPStatus

from kiosk.errors import KioskError
from sync.protocol import Why

STATUS: Mapping[Why, HTTPStatus] = {
    Why.CLOCK: HTTPStatus.UNAUTHORIZED,
    Why.SIGNATURE: HTTPStatus.UNAUTHORIZED,
    Why.DEVICE: HTTPStatus.UNAUTHORIZED,
    Why.REVOKED: HTTPStatus.FORBIDDEN,
    Why.ROLE: HTTPStatus.FORBIDDEN,
    Why.INVITE: HTTPStatus.FORBIDDEN,
    Why.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Why.OFFSET: HTTPStatus.CONFLICT,
    Why.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Why.MALFORMED: HTTPStatus.BAD_REQUEST,
    Why.HASH: HTTPStatus.UNPROCESSABLE_ENTITY,
    Why.OUTDATED: HTTPStatus.UPGRADE_REQUIRED,
    Why.QUOTA: HTTPStatus.TOO_MANY_REQUESTS,
    Why.BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
}


class Denied(KioskError):
    """Nothing of this request was taken."""

    def __init__(self, why: Why, detail: str = "", *, retry_after: int = 0, offset: int = 0) -> None:
        super().__init__(detail or why.value)
        self.why = why
        self.retry_after = retry_after
        self.offset = offset
