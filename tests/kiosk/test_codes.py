"""Temporary codes: every single slip of the pen is caught."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.filing.codes import ALPHABET, temporary_code, tidy_code

DEVICES = st.tuples(st.text(min_size=1, max_size=12), st.integers(0, 50), st.integers(1, 10**7))


@given(DEVICES)
def test_a_code_is_read_back_however_it_is_typed(place: tuple[str, int, int]) -> None:
    code = temporary_code(*place)

    assert tidy_code(code) == tidy_code(code.lower().replace("-", " ")) == tidy_code(" ".join(code)) == code


@pytest.mark.parametrize("seq", [1, 29_790, 29_791, 1_000_000])
def test_every_wrong_letter_is_caught(seq: int) -> None:
    bare = temporary_code("H26.15-K1", 1, seq).replace("-", "")
    wrong = {
        bare[:at] + letter + bare[at + 1 :]
        for at in range(len(bare))
        for letter in ALPHABET
        if letter != bare[at]
    }

    assert len(wrong) == len(bare) * 30
    assert [one for one in wrong if tidy_code(one)] == []


@pytest.mark.parametrize("seq", [1, 47, 29_791, 888_888])
def test_every_two_swapped_letters_are_caught(seq: int) -> None:
    bare = temporary_code("H26.15-K1", 1, seq).replace("-", "")
    swapped = set()
    for one, two in combinations(range(len(bare)), 2):
        letters = list(bare)
        letters[one], letters[two] = letters[two], letters[one]
        swapped.add("".join(letters))
    swapped.discard(bare)

    assert swapped
    assert [one for one in swapped if tidy_code(one)] == []


def test_codes_of_one_device_never_repeat() -> None:
    assert len({temporary_code("H26.15-K1", 1, seq) for seq in range(1, 50_001)}) == 50_000


def test_another_epoch_has_other_codes() -> None:
    assert temporary_code("H26.15-K1", 1, 5) != temporary_code("H26.15-K1", 2, 5)


@pytest.mark.parametrize(
    "typed", ["", "H26.15-261122-0001", "0O1IL", "K7QM", "K7QM-22A4-" + "2" * 20, "Ｋ７ＱＭ２２Ａ４"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert tidy_code(typed) is None


def test_letters_that_sound_or_look_alike_are_not_used() -> None:
    assert not set("01OIL") & set(ALPHABET)
