"""Searches that found nothing are counted when they are left, and tell nothing of who searched."""

from collections.abc import Iterator

import pytest

from kiosk.acts import unanswered as module
from kiosk.acts.citizen import CitizenActs
from kiosk.acts.unanswered import Unanswered, unanswered
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.effects import SearchProcedures, Wipe
from kiosk.errors import DiskFull
from kiosk.paths import Home
from kiosk.store import Store
from tests.kiosk.commands_samples import kiosk, spoken

NOWHERE = "bằng lái xe"


@pytest.fixture
def place(home: Home) -> Iterator[Workplace]:
    with open_workplace(home) as opened:
        yield opened


def typed(acts: CitizenActs, text: str) -> None:
    for length in range(1, len(text) + 1):
        acts.perform(SearchProcedures(text[:length]))


def test_it_is_counted_once_and_only_when_left(place: Workplace) -> None:
    acts = CitizenActs(place)
    typed(acts, NOWHERE)
    before = unanswered(place.store)
    acts.perform(Wipe())
    acts.perform(Wipe())

    assert (before, unanswered(place.store)) == ({}, {"bang lai xe": 1})


def test_who_finds_it_in_other_words_left_nothing_open(place: Workplace) -> None:
    acts = CitizenActs(place)
    typed(acts, NOWHERE)
    acts.perform(SearchProcedures("khai sinh"))
    acts.perform(Wipe())

    assert unanswered(place.store) == {}


def test_letters_taken_back_are_no_question_of_their_own(place: Workplace) -> None:
    searches = Unanswered(place.store)
    for text in ("xyzzy", "xyzz", "xyz", "xy", ""):
        searches.searched(text, found=False)

    assert unanswered(place.store) == {"xyzzy": 1}


@pytest.mark.parametrize("text", ["xyzzy 001190", "hoa@vidu.vn", "x" * 41, "  "])
def test_what_may_tell_who_it_was_is_not_kept(place: Workplace, text: str) -> None:
    searches = Unanswered(place.store)
    searches.searched(text, found=False)
    searches.left()

    assert unanswered(place.store) == {}


def test_the_rarest_and_oldest_give_way(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    searches = Unanswered(place.store)
    for text in ("Hộ chiếu", "ho chieu", "du học", "ly hôn"):
        searches.searched(text, found=False)
        searches.left()

    assert list(unanswered(place.store).items()) == [("ho chieu", 2), ("ly hon", 1)]


def test_a_full_disk_does_not_stop_what_the_person_does(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("full")

    monkeypatch.setattr(Store, "put", full)
    searches = Unanswered(place.store)
    searches.searched(NOWHERE, found=False)
    searches.left()

    assert unanswered(place.store) == {}


def test_the_command_lists_them(home: Home) -> None:
    empty = spoken("--data", str(home.folder), "procedures", "unanswered")
    with open_workplace(home) as place:
        acts = CitizenActs(place)
        for text in ("hộ chiếu", "ly hôn", "ly hôn"):
            acts.perform(SearchProcedures(text))
            acts.perform(Wipe())
    told = spoken("--data", str(home.folder), "procedures", "unanswered")

    assert empty.out.strip() == "Chưa có lời tìm nào bị bỏ dở vì không ra kết quả."
    assert told.out.splitlines() == ["   2  ly hon", "   1  ho chieu"]
    assert kiosk(home.folder, "procedures", "unanswered").rows == [
        {"text": "ly hon", "count": 2},
        {"text": "ho chieu", "count": 1},
    ]
