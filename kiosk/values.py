"""JSON values as types: what answers, bodies and procedure files are made of."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
Answers: TypeAlias = Mapping[str, Json]  # field id -> value, shapes as in `kiosk procedures schema`


def as_map(value: Json) -> Mapping[str, Json]:
    """The value as an object; an empty one when it is anything else."""
    return value if isinstance(value, Mapping) else {}


def as_list(value: Json) -> Sequence[Json]:
    """The value as an array; an empty one when it is anything else."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def as_text(value: Json) -> str:
    """The value as text; "" when it is not text."""
    return value if isinstance(value, str) else ""


def as_int(value: Json) -> int:
    """The value as an integer; 0 when it is not one (true and false are not)."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
