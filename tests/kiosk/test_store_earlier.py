"""What citizens let us keep for the next time: their number finds it, their PIN or an officer opens it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.errors import NotFound, Refused
from kiosk.store import Store
from kiosk.store.earlier import LIFE
from kiosk.store.pins import TRIES
from kiosk.values import Json
from tests.kiosk.store_samples import Watch, opened

NUMBER, PIN = "001190123456", "246810"
KEPT: Mapping[str, Json] = {"day": "2026-11-24", "found": {"self": {"full_name": "Nguyễn Thị Thử"}}}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        store.earlier.keep(NUMBER, PIN, "f1", KEPT)
        yield store


def closed(store: Store, number: str = NUMBER, pin: str = PIN) -> str:
    with pytest.raises(NotFound) as caught:
        store.earlier.open(number, pin)
    return str(caught.value.problems)


def test_number_and_pin_open_it_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.earlier.keep(NUMBER, PIN, "f1", KEPT)
    with opened(tmp_path) as store:
        assert store.earlier.open(NUMBER, PIN) == KEPT


def test_a_wrong_pin_and_an_unknown_number_get_the_same_answer(store: Store) -> None:
    assert closed(store, pin="0000") == closed(store, number="001190654321")


def test_five_wrong_pins_close_it_across_restarts_until_an_officer_opens_it(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.earlier.keep(NUMBER, PIN, "f1", KEPT)
    for _ in range(TRIES):
        with opened(tmp_path) as store:
            closed(store, pin="0000")
    with opened(tmp_path) as store:
        closed(store)  # the right one, too late
        assert store.earlier.open_by_staff(NUMBER) == KEPT
        assert store.earlier.open(NUMBER, PIN) == KEPT


def test_a_right_pin_takes_the_wrong_ones_off(store: Store) -> None:
    for _ in range(3):
        for _ in range(TRIES - 1):
            closed(store, pin="0000")
        assert store.earlier.open(NUMBER, PIN) == KEPT


def test_it_lives_for_a_year(tmp_path: Path) -> None:
    watch = Watch()
    with opened(tmp_path, clock=watch) as store:
        until = store.earlier.keep(NUMBER, PIN, "f1", KEPT)
        watch.turn(days=LIFE.days)
        assert watch.now == until
        assert store.earlier.open(NUMBER, PIN) == KEPT
        watch.turn(seconds=1)
        closed(store)
        with pytest.raises(NotFound):
            store.earlier.open_by_staff(NUMBER)
        store.tidy()
        assert rows(store) == []


def test_what_is_kept_anew_takes_the_place_of_the_old(store: Store) -> None:
    store.earlier.keep(NUMBER, "135790", "f2", {"found": {}})

    assert store.earlier.open(NUMBER, "135790") == {"found": {}}
    closed(store)
    assert len(rows(store)) == 1


def test_it_is_erased_by_number_or_with_the_consent_of_its_filing(store: Store) -> None:
    assert store.earlier.forget(NUMBER) == "f1"
    assert store.earlier.forget(NUMBER) is None
    store.earlier.keep(NUMBER, PIN, "f1", KEPT)
    store.earlier.forget_with("f2")
    assert len(rows(store)) == 1
    store.earlier.forget_with("f1")

    assert rows(store) == []
    closed(store)


def test_even_an_open_database_names_nobody(store: Store) -> None:
    text = repr(rows(store))

    for told in (NUMBER, PIN, "Nguyễn", "full_name", "Nguyễn Thị Thử".encode().hex()):
        assert told not in text


@pytest.mark.parametrize("pin", ["", "1", "abcd", "1" * 13])
def test_what_is_no_pin_keeps_nothing(tmp_path: Path, pin: str) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(Refused):
            store.earlier.keep(NUMBER, pin, "f1", KEPT)
        assert rows(store) == []


def test_a_store_of_before_opens_and_keeps(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store._db.run("drop table earlier")
        store._db.run("delete from _sqlite_migrations where name = 'm008_earlier'")
        store._db.run("pragma user_version = 7")
    with opened(tmp_path) as store:
        store.earlier.keep(NUMBER, PIN, "f1", KEPT)
        assert store.earlier.open(NUMBER, PIN) == KEPT


def rows(store: Store) -> list[tuple[object, ...]]:
    return list(store._db.rows("select * from earlier"))
