"""A reader of JSON that takes each key once, by its shape, and notes everything that is wrong."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from kiosk.catalogue.findings import Finding
from kiosk.records import dataclass
from kiosk.values import Json

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
D = TypeVar("D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Generic[T]):
    """What a value must be, what is said when it is not, and what stands in for it then."""

    rule: str
    empty: T
    read: Callable[[Json], T | None]
    known: str = ""  # the closed set, for the sentence


def _number(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(value: Json) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _flag_or_rule(value: Json) -> bool | Mapping[str, Json] | None:
    return value if isinstance(value, bool | Mapping) else None


WORD: Shape[str] = Shape(rule="not_text", empty="", read=lambda one: one if isinstance(one, str) else None)
NUMBER: Shape[int] = Shape(rule="not_number", empty=0, read=_number)
FLAG: Shape[bool] = Shape(
    rule="not_flag", empty=False, read=lambda one: one if isinstance(one, bool) else None
)
DAY: Shape[date] = Shape(rule="not_date", empty=date.min, read=_day)
OBJECT: Shape[Mapping[str, Json]] = Shape(
    rule="not_object", empty={}, read=lambda one: one if isinstance(one, Mapping) else None
)
FLAG_OR_RULE: Shape[bool | Mapping[str, Json]] = Shape(
    rule="not_flag_or_rule", empty=False, read=_flag_or_rule
)


def one_of(choices: type[E]) -> Shape[E]:
    """One value of a closed set."""
    table = {one.value: one for one in choices}
    return Shape(
        rule="not_one_of",
        empty=next(iter(choices)),
        read=lambda one: table.get(one) if isinstance(one, str) else None,
        known=", ".join(table),
    )


class Cursor:
    """One object of the file. What is missing or wrong becomes a finding and an empty value."""

    def __init__(self, value: Json, findings: list[Finding], file: str, pointer: str = "") -> None:
        self.pointer = pointer
        self._findings = findings
        self._file = file
        self._seen: set[str] = set()
        self._value = value if isinstance(value, Mapping) else None
        if self._value is None:
            self._note(pointer, "not_object")

    def need(self, key: str, shape: Shape[T]) -> T:
        """The value of a key that must be there."""
        return self._shaped(self._take(key), shape, key) if self._there(key) else shape.empty

    def get(self, key: str, shape: Shape[T], default: D) -> T | D:
        """The value of a key that may be left out, or may be null."""
        value = self._take(key)
        return default if value is None else self._shaped(value, shape, key)

    def said(self, key: str, shape: Shape[T]) -> T | None:
        """The value of a key that must be there, though it may be null: left out, nobody thought of it."""
        return self.get(key, shape, None) if self._there(key) else None

    def inner(self, key: str, read: "Callable[[Cursor], T]") -> T:
        """The object at a key that must be there."""
        self._there(key)
        return self._object(self._take(key) if self.has(key) else {}, key, read, blind=not self.has(key))

    def maybe(self, key: str, read: "Callable[[Cursor], T]") -> T | None:
        """The object at a key that may be left out."""
        value = self._take(key)
        return None if value is None else self._object(value, key, read)

    def each(self, key: str, read: "Callable[[Cursor], T]", *, optional: bool = False) -> Sequence[T]:
        """The objects of an array."""
        return tuple(
            self._object(one, f"{key}/{at}", read)
            for at, one in enumerate(self._array(key, optional=optional))
        )

    def items(self, key: str, shape: Shape[T], *, optional: bool = False) -> Sequence[T]:
        """The plain values of an array."""
        return tuple(
            self._shaped(one, shape, f"{key}/{at}")
            for at, one in enumerate(self._array(key, optional=optional))
        )

    def table(self, key: str, shape: Shape[T], *, optional: bool = False) -> Mapping[str, T]:
        """An object whose keys are free."""
        found = self.get(key, OBJECT, {}) if optional else self.need(key, OBJECT)
        return {name: self._shaped(one, shape, f"{key}/{name}") for name, one in found.items()}

    def names(self) -> Sequence[str]:
        """The keys that are there, where they are free."""
        return tuple(self._value or ())

    def free(self, key: str) -> Json:
        """Any value at all."""
        return self._take(key)

    def has(self, key: str) -> bool:
        return self._value is not None and key in self._value

    def close(self) -> None:
        """Say which keys nobody asked for: a slip of the pen must not pass in silence."""
        for key in self._value or {}:
            if key not in self._seen:
                self._note(f"{self.pointer}/{escaped(key)}", "unknown_key", key=key)

    def _take(self, key: str) -> Json:
        self._seen.add(key)
        return None if self._value is None else self._value.get(key)

    def _there(self, key: str) -> bool:
        if not self.has(key) and self._value is not None:
            self._note(self.pointer, "missing", key=key)
        return self.has(key)

    def _shaped(self, value: Json, shape: Shape[T], key: str) -> T:
        found = shape.read(value)
        if found is None:
            self._note(f"{self.pointer}/{key}", shape.rule, value=str(value), known=shape.known)
            return shape.empty
        return found

    def _object(self, value: Json, key: str, read: "Callable[[Cursor], T]", *, blind: bool = False) -> T:
        findings = [] if blind else self._findings  # what is missing is said once, not for each of its keys
        cursor = Cursor(value, findings, self._file, f"{self.pointer}/{key}")
        found = read(cursor)
        cursor.close()
        return found

    def _array(self, key: str, *, optional: bool) -> Sequence[Json]:
        value = self._take(key)
        if value is None and (optional or not self._there(key)):
            return ()
        if isinstance(value, Sequence) and not isinstance(value, str):
            return value
        self._note(f"{self.pointer}/{key}", "not_array")
        return ()

    def _note(self, pointer: str, rule: str, **values: str) -> None:
        self._findings.append(Finding(file=self._file, pointer=pointer, rule=rule, values=values))


def escaped(key: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
