"""Acts that are opened in the thread that does them: one connection, one thread."""

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Told = TypeVar("Told")


def late(make: Callable[[], Callable[[Asked], Told]]) -> Callable[[Asked], Told]:
    """A `perform` whose parts are built by its first call, wherever that runs."""
    made: list[Callable[[Asked], Told]] = []

    def perform(effect: Asked) -> Told:
        if not made:
            made.append(make())
        return made[0](effect)

    return perform
