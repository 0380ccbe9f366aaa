"""One value, one row of bytes: canonical JSON (RFC 8785) in NFC, without floats."""

from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import is_normalized

from kiosk.text import nfc
from kiosk.values import Json

MAX_EXACT = 2**53 - 1  # beyond it a number means different things to different readers


def canonical(value: Json) -> bytes:
    """The canonical bytes of a value; floats and non-text keys are refused with TypeError."""
    import orjson  # noqa: PLC0415 - not before the first frame

    if _simple(value):
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return orjson.dumps(_normal(_plain(value)))


def _simple(value: object) -> bool:
    """Whether these are exact types, NFC text, ASCII keys, which the encoder sorts right: the quick way."""
    todo = [value]
    for one in todo:
        kind = type(one)
        if isinstance(one, str):
            if kind is not str or not (one.isascii() or is_normalized("NFC", one)):
                return False
        elif kind is bool or one is None:
            continue
        elif isinstance(one, dict) and "".join(one).isascii():
            todo += one.values()
        elif kind is list:
            todo += one  # type: ignore[arg-type]  # a list, as its type says
        elif not (kind is int and -MAX_EXACT <= one <= MAX_EXACT):  # type: ignore[operator]  # an int
            return False
    return True


def _plain(value: object) -> object:
    """Only dicts in key order, lists and scalars, each checked."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > MAX_EXACT:
            raise ValueError(f"not exact in JSON: {value}")
        return int(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in _in_order(value)}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        return [_plain(one) for one in value]
    raise TypeError(f"no canonical form: {type(value).__name__}")


def _in_order(value: Mapping[Any, object]) -> list[str]:
    """Keys by their UTF-16 code units; a key that is no text raises TypeError."""
    if "".join(value).isascii():
        return sorted(value)
    return sorted(value, key=lambda key: key.encode("utf-16-be"))


def _normal(value: object) -> object:
    """The same value in NFC; two keys that become one are refused."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list):
        return [_normal(one) for one in value]
    if isinstance(value, dict):
        table = {nfc(key): _normal(one) for key, one in value.items()}
        if len(table) != len(value):
            raise ValueError("two keys are the same in NFC")
        return {key: table[key] for key in _in_order(table)}
    return value
