"""The answers of `kiosk file`: one JSON object, read strictly, or the reason why it is none."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from kiosk.errors import Problem, Refused
from kiosk.forms.tidy import plain
from kiosk.values import Answers, Json

MAX_ANSWERS = 1_000_000  # bytes
LONGEST_NAME = 80  # of a field, where a sentence names it


class _Twice(ValueError):
    """A name that stands twice in one object: which of the two was meant, nobody knows."""


def read_answers(path: str, say: Callable[..., str]) -> Answers:
    """What the file holds; "-" is standard input. Refused when it is no object that answers can be."""
    data = _bytes(path, say)
    if len(data) > MAX_ANSWERS:
        raise _refused("answers_big", max=f"{MAX_ANSWERS // 1_000_000} MB")
    try:
        value: Json = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except _Twice as error:
        raise _refused("answers_twice", label=plain(str(error))[:LONGEST_NAME]) from error
    except (ValueError, RecursionError) as error:
        raise _refused("answers_json") from error
    if not isinstance(value, dict):
        raise _refused("answers_json")
    return value


def _bytes(path: str, say: Callable[..., str]) -> bytes:
    try:
        if path == "-":
            return sys.stdin.buffer.read(MAX_ANSWERS + 1) if sys.stdin else b""
        with Path(path).open("rb") as file:
            return file.read(MAX_ANSWERS + 1)
    except (OSError, ValueError) as error:
        raise click.UsageError(say("cli.answers_unreadable", path=path)) from error


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(one for one in names if names.count(one) > 1))
    return found


def _no_number(text: str) -> Json:
    raise ValueError(text)  # NaN, Infinity: JSON has no such numbers


def _refused(rule: str, **values: str) -> Refused:
    return Refused(Problem(field="answers", rule=rule, values=values))
