"""Officers sign in by name and PIN, offline; guessing is slow and stops."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import Refused
from kiosk.store import Officer, Role, Store
from tests.kiosk.store_samples import Watch, opened

BINH = Officer(name="Trần Văn Bình", role=Role.OFFICER)
PIN = "135790"


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
def store(tmp_path: Path, clock: Watch) -> Iterator[Store]:
    with opened(tmp_path, clock=clock) as store:
        store.staff.add(BINH.name, "officer", PIN)
        yield store


def _refusal(store: Store, name: str, pin: str) -> str:
    with pytest.raises(Refused) as caught:
        store.staff.check(name, pin)
    return caught.value.problems[0].rule


def test_who_knows_the_pin_signs_in(store: Store) -> None:
    assert store.staff.check("Trần Văn Bình", PIN) == BINH
    assert store.staff.list() == [BINH]


def test_a_name_typed_with_loose_marks_is_the_same_name(store: Store) -> None:
    import unicodedata

    assert store.staff.check(unicodedata.normalize("NFD", BINH.name) + " ", PIN) == BINH


def test_a_wrong_name_and_a_wrong_pin_are_refused_alike(store: Store) -> None:
    assert _refusal(store, "Nobody", PIN) == _refusal(store, BINH.name, "000000") == "pin"


def test_five_wrong_pins_lock_for_fifteen_minutes_also_after_a_restart(
    store: Store, tmp_path: Path, clock: Watch
) -> None:
    told = [_refusal(store, BINH.name, "000000") for _ in range(5)]
    assert told == ["pin"] * 4 + ["pin_locked"]

    with opened(tmp_path, clock=clock) as again:
        assert _refusal(again, BINH.name, PIN) == "pin_locked"
        clock.turn(minutes=14)
        assert _refusal(again, BINH.name, PIN) == "pin_locked"
        clock.turn(minutes=2)
        assert again.staff.check(BINH.name, PIN) == BINH


def test_a_clock_set_back_does_not_lock_for_ever(store: Store, clock: Watch) -> None:
    clock.turn(days=4000)
    for _ in range(5):
        _refusal(store, BINH.name, "000000")
    clock.turn(days=-4000)

    assert store.staff.check(BINH.name, PIN) == BINH


def test_a_right_pin_clears_the_count(store: Store) -> None:
    for _ in range(4):
        _refusal(store, BINH.name, "000000")
    store.staff.check(BINH.name, PIN)

    assert _refusal(store, BINH.name, "000000") == "pin"


@pytest.mark.parametrize(
    ("name", "role", "pin", "rule"),
    [
        (" ", "officer", PIN, "staff_name"),
        ("x" * 61, "officer", PIN, "staff_name"),
        ("a\x07b", "officer", PIN, "staff_name"),
        ("Lê Thu", "boss", PIN, "role"),
        ("Lê Thu", "admin", "12", "pin_shape"),
        (BINH.name, "officer", PIN, "staff_taken"),
    ],
)
def test_what_cannot_be_an_officer_is_refused(
    store: Store, name: str, role: str, pin: str, rule: str
) -> None:
    with pytest.raises(Refused) as caught:
        store.staff.add(name, role, pin)

    assert caught.value.problems[0].rule == rule
    assert store.staff.list() == [BINH]


def test_a_pin_is_never_stored(store: Store) -> None:
    (stored,) = store._db.rows("select hash from staff")[0]

    assert stored.startswith("$argon2id$")
    assert PIN not in stored
