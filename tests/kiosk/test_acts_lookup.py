"""Looking a filing up: only with the last digits that were declared, and not by trying them all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.acts.citizen import CLOSED_FOR, GUESSES, CitizenActs
from kiosk.acts.submit import Submission, submit
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.effects import DraftContent, LookUp
from kiosk.errors import NotFound
from kiosk.paths import Home
from kiosk.replies import Found
from kiosk.values import Answers
from tests.answers import BIRTH

RIGHT, WRONG = "3456", "0000"


class Watch:
    now = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def place(home: Home, watch: Watch) -> Iterator[Workplace]:
    opened = open_workplace(home, clock=watch)
    yield opened
    opened.close()


@pytest.fixture
def code(place: Workplace) -> str:
    answers: Answers = BIRTH  # type: ignore[assignment]  # invented answers are JSON
    content = DraftContent(id="f1", procedure="1.001193", answers=answers)
    return submit(place, Submission(content=content)).temporary_code


def test_the_right_digits_open_it(place: Workplace, code: str) -> None:
    assert isinstance(CitizenActs(place).perform(LookUp(code, RIGHT)), Found)


@pytest.mark.parametrize("digits", [WRONG, "", RIGHT[-1]])
def test_a_code_alone_opens_nothing(place: Workplace, code: str, digits: str) -> None:
    with pytest.raises(NotFound):
        CitizenActs(place).perform(LookUp(code, digits))


def test_who_tries_digits_finds_it_closed_for_a_while(place: Workplace, code: str, watch: Watch) -> None:
    acts = CitizenActs(place)
    for _ in range(GUESSES):
        with pytest.raises(NotFound):
            acts.perform(LookUp(code, WRONG))
    with pytest.raises(NotFound):
        acts.perform(LookUp(code, RIGHT))
    watch.now += CLOSED_FOR + timedelta(seconds=1)

    assert isinstance(acts.perform(LookUp(code, RIGHT)), Found)


def test_asking_again_while_it_is_closed_does_not_keep_it_closed(
    place: Workplace, code: str, watch: Watch
) -> None:
    acts = CitizenActs(place)
    for digits in [*[WRONG] * GUESSES, RIGHT, WRONG]:
        with pytest.raises(NotFound):
            acts.perform(LookUp(code, digits))
        watch.now += timedelta(minutes=1)
    watch.now += CLOSED_FOR - timedelta(minutes=GUESSES)

    assert isinstance(acts.perform(LookUp(code, RIGHT)), Found)
