"""Reading JSON from strangers: every value is asked for by type and bounds, or Garbled is raised."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import NoReturn

from kiosk.values import Json
from sync.errors import Garbled

MAX_INT = 2**53 - 1
_HEX = re.compile(r"(?:[0-9a-f]{2})*", re.ASCII)


def parse(raw: bytes) -> Mapping[str, Json]:
    """The JSON object these bytes are: no floats, no doubled keys, no lone surrogates."""
    try:
        value: Json = json.loads(
            raw.decode("utf-8"),
            parse_float=_no_float,
            parse_constant=_no_float,
            object_pairs_hook=_unique,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Garbled(f"not our JSON: {type(error).__name__}") from error
    return mapping(value)


def mapping(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise Garbled("an object was expected")
    return value


def get_map(value: Mapping[str, Json], key: str) -> Mapping[str, Json]:
    return mapping(value.get(key))


def get_list(value: Mapping[str, Json], key: str, limit: int) -> Sequence[Json]:
    found = value.get(key)
    if not isinstance(found, list) or len(found) > limit:
        raise Garbled(f"{key}: an array was expected")
    return found


def get_text(value: Mapping[str, Json], key: str, limit: int = 500) -> str:
    found = value.get(key)
    if not isinstance(found, str) or len(found) > limit:
        raise Garbled(f"{key}: text was expected")
    return found


def get_flag(value: Mapping[str, Json], key: str) -> bool:
    found = value.get(key)
    if not isinstance(found, bool):
        raise Garbled(f"{key}: true or false was expected")
    return found


def get_int(value: Mapping[str, Json], key: str, low: int = 0, high: int = MAX_INT) -> int:
    return whole(value.get(key), low, high)


def get_hex(value: Mapping[str, Json], key: str, size: int | None = None) -> bytes:
    """Bytes written as lower-case hex, of exactly `size` bytes when that is given."""
    found = value.get(key)
    if not isinstance(found, str) or not _HEX.fullmatch(found):
        raise Garbled(f"{key}: hex was expected")
    if size is not None and len(found) != 2 * size:
        raise Garbled(f"{key}: {size} bytes were expected")
    return bytes.fromhex(found)


def get_sha256(value: Mapping[str, Json], key: str) -> str:
    return get_hex(value, key, 32).hex()


def whole(value: Json, low: int = 0, high: int = MAX_INT) -> int:
    """The value as a whole number within bounds."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise Garbled("a whole number within bounds was expected")
    return value


def row(value: Json, length: int) -> Sequence[Json]:
    """The value as an array of exactly `length`."""
    if not isinstance(value, list) or len(value) != length:
        raise Garbled(f"a row of {length} was expected")
    return value


def _no_float(text: str) -> NoReturn:
    raise ValueError(f"a number that is not whole: {text[:20]}")


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found
