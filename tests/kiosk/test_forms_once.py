"""What is made once of a thing belongs to that thing alone."""

from itertools import count

import pytest

from kiosk.forms import once


def test_it_is_made_once_of_each_and_of_equal_things_apart() -> None:
    numbers = count(1)

    @once.once_each
    def number(_: list[int]) -> int:
        return next(numbers)

    first, equal = [1], [1]

    assert [number(first), number(equal), number(first)] == [1, 2, 1]


def test_a_full_memory_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "MOST", 2)

    @once.once_each
    def copy(thing: list[int]) -> list[int]:
        return [*thing]

    things = [[number] for number in range(5)]

    assert [copy(one) for one in things] == things
    assert copy(things[4]) is copy(things[4])
