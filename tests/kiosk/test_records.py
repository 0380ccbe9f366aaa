"""Records behave as frozen dataclasses with slots do: both are asked the same."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from kiosk import records


def pair(decorate: Any) -> Any:
    @decorate(frozen=True, slots=True, kw_only=True)
    class Paper:
        id: str
        secret: str = dataclasses.field(default="", repr=False)
        pages: int = 1
        marks: Mapping[str, int] = dataclasses.field(default_factory=dict)

    @decorate(frozen=True, slots=True)
    class Open:
        id: str
        paper: Any = None

    return Paper, Open


@pytest.fixture(params=[dataclasses.dataclass, records.dataclass], ids=["standard", "ours"])
def kinds(request: pytest.FixtureRequest) -> Any:
    return pair(request.param)


def test_defaults_are_filled_and_factories_are_called_anew(kinds: Any) -> None:
    paper = kinds[0]
    one, other = paper(id="a"), paper(id="a")

    assert (one.pages, one.marks, one.marks is other.marks) == (1, {}, False)


def test_equal_and_hashed_by_value(kinds: Any) -> None:
    opened = kinds[1]

    assert opened("a") == opened(id="a") != opened("b")
    assert len({opened("a"), opened("a"), opened("b")}) == 2
    assert opened("a") != "a"


@pytest.mark.parametrize("given", [{}, {"id": "a", "nothing": 1}, {"id": "a", "pages": 1, "page": 2}])
def test_what_is_missing_or_unknown_is_refused(kinds: Any, given: Mapping[str, Any]) -> None:
    with pytest.raises(TypeError):
        kinds[0](**given)


def test_places_are_only_for_those_that_ask_for_names(kinds: Any) -> None:
    with pytest.raises(TypeError):
        kinds[0]("a")
    with pytest.raises(TypeError):
        kinds[1]("a", None, 3)


def test_nothing_changes_and_nothing_is_added(kinds: Any) -> None:
    one = kinds[0](id="a")
    for name in ("id", "other"):
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):  # the standard one: cpython 91126
            setattr(one, name, "b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.id

    assert not hasattr(one, "__dict__")


def test_replace_asdict_and_match_work(kinds: Any) -> None:
    paper, opened = kinds
    one = dataclasses.replace(paper(id="a"), pages=3)
    taken: object = None
    match opened("x", one):
        case opened(id_, found):
            taken = (id_, found.pages)
        case _:
            pass

    assert dataclasses.asdict(one) == {"id": "a", "secret": "", "pages": 3, "marks": {}}
    assert taken == ("x", 3)


def test_secrets_are_not_written_out(kinds: Any) -> None:
    text = repr(kinds[0](id="a", secret="s3"))

    assert text.endswith("Paper(id='a', pages=1, marks={})")


def test_only_frozen_records_with_slots_are_made() -> None:
    with pytest.raises(TypeError):
        records.dataclass(frozen=True, slots=False)
