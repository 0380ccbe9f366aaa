"""What is made once of each rule, field and form, and then used for every answer."""

from collections.abc import Callable
from typing import TypeVar

MOST = 10_000  # kept of a kind: all fields of two hundred forms

T = TypeVar("T")
R = TypeVar("R")


def once_each(make: Callable[[T], R]) -> Callable[[T], R]:
    """Remembers what was made of a thing, by which thing it is: things never change, and to compare two forms
    would take longer than to check one.
    """
    made: dict[int, tuple[T, R]] = {}  # the thing is kept with it, so that no other gets its id

    def get(thing: T) -> R:
        found = made.get(id(thing))
        if found is None:
            if len(made) >= MOST:
                made.clear()
            found = made[id(thing)] = (thing, make(thing))
        return found[1]

    return get
