"""Strict readers of the values that messages share: moments, base64, reasons, roles, offices."""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime

from kiosk.filing.office import Office
from kiosk.values import Json
from sync.errors import Garbled
from sync.protocol import Role, Why
from sync.strict import get_text, row, whole


def get_time(value: Mapping[str, Json], key: str) -> datetime:
    """A moment with its zone."""
    try:
        moment = datetime.fromisoformat(get_text(value, key, 40))
    except ValueError as error:
        raise Garbled(f"{key}: a moment was expected") from error
    if moment.tzinfo is None:
        raise Garbled(f"{key}: a moment without its zone")
    return moment


def get_pair(value: Json) -> tuple[int, int]:
    seq, position = row(value, 2)
    return whole(seq, 1), whole(position, 1)


def to_base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def from_base64(value: Json) -> bytes:
    try:
        return base64.b64decode(str(value).encode("ascii"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Garbled("not base64") from error


def get_why(value: Mapping[str, Json]) -> Why:
    try:
        return Why(get_text(value, "why"))
    except ValueError as error:
        raise Garbled("a reason this version does not know") from error


def get_role(value: Mapping[str, Json]) -> Role:
    try:
        return Role(get_text(value, "role"))
    except ValueError as error:
        raise Garbled("a role this version does not know") from error


def get_office(value: Mapping[str, Json]) -> Office:
    try:
        return Office.from_json(value)
    except ValueError as error:
        raise Garbled("an office this version does not know") from error
