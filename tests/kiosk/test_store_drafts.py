"""Drafts: the citizen's way back is a code and a PIN; staff may help; nobody else reads them."""

import copy
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kiosk.errors import NotFound, Refused, StoreBroken
from kiosk.store import Draft, Store
from kiosk.values import Json
from tests.kiosk.store_samples import REF, Watch, opened

DRAFT = Draft(id="d1", procedure=REF, content={"answers": {"con_ho_ten": "Lê Gia An"}, "step": "tre_em"})
PIN = "246810"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def _rule(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.problems[0].rule


def _left(store: Store) -> str:
    store.drafts.save(DRAFT)
    return store.drafts.leave("d1", PIN)


def test_code_and_pin_bring_it_back_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        code = _left(store)
    with opened(tmp_path) as store:
        assert store.drafts.resume(code, PIN) == DRAFT


def test_a_code_is_six_digits_of_ours(store: Store) -> None:
    code = _left(store)

    assert len(code) == 6
    assert code.isdigit()
    assert code[0] != "0"


def test_the_last_save_counts(store: Store) -> None:
    store.drafts.save(DRAFT)
    store.drafts.save(Draft(id="d1", procedure=REF, content={"answers": {"con_ho_ten": "Lê Gia Bảo"}}))

    assert store.drafts.resume_by_staff("d1").content == {"answers": {"con_ho_ten": "Lê Gia Bảo"}}
    assert len(store.drafts.waiting()) == 1


def test_saving_goes_on_after_the_return(store: Store) -> None:
    code = _left(store)
    store.drafts.resume(code, PIN)
    store.drafts.save(Draft(id="d1", procedure=REF, content={"step": "kiem_tra"}))

    assert store.drafts.resume(code, PIN).content == {"step": "kiem_tra"}


def test_five_wrong_pins_lock_it_for_staff_only_also_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        code = _left(store)
        told = []
        for _ in range(4):
            with pytest.raises(Refused) as caught:
                store.drafts.resume(code, "000000")
            told.append(caught.value.problems[0].values["left"])
    with opened(tmp_path) as store:
        with pytest.raises(Refused) as caught:
            store.drafts.resume(code, "000000")
        assert _rule(caught) == "pin_locked"
        with pytest.raises(Refused) as caught:
            store.drafts.resume(code, PIN)
        assert _rule(caught) == "pin_locked"

        assert told == ["4", "3", "2", "1"]
        assert [one.locked for one in store.drafts.waiting()] == [True]
        assert store.drafts.resume_by_staff("d1") == DRAFT


def test_a_right_pin_clears_the_count(store: Store) -> None:
    code = _left(store)
    for _ in range(2):
        with pytest.raises(Refused):
            store.drafts.resume(code, "000000")
    store.drafts.resume(code, PIN)

    with pytest.raises(Refused) as caught:
        store.drafts.resume(code, "000000")
    assert caught.value.problems[0].values["left"] == "4"


def test_an_unknown_code_is_refused(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        store.drafts.resume("123456", PIN)

    assert _rule(caught) == "draft_unknown"


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", "１２３４", "12 34"])
def test_what_is_no_pin_is_refused(store: Store, pin: str) -> None:
    store.drafts.save(DRAFT)

    with pytest.raises(Refused) as caught:
        store.drafts.leave("d1", pin)
    assert _rule(caught) == "pin_shape"


def test_leaving_again_makes_a_new_code(store: Store) -> None:
    first = _left(store)
    store.drafts.resume(first, PIN)
    second = store.drafts.leave("d1", "1357")

    assert store.drafts.resume(second, "1357") == DRAFT
    if first != second:
        with pytest.raises(NotFound):
            store.drafts.resume(first, PIN)


def test_a_crash_leaves_a_draft_that_staff_alone_can_open(store: Store) -> None:
    store.drafts.save(DRAFT)
    row = store.drafts.waiting()[0]

    assert (row.id, row.code, row.locked, row.procedure) == ("d1", None, False, REF)
    assert store.drafts.resume_by_staff("d1") == DRAFT


def test_the_pin_is_needed_even_by_who_holds_the_database(store: Store) -> None:
    code = _left(store)
    salt, pin_wrap = store._db.rows("select salt, pin_wrap from drafts where code = ?", (code,))[0]

    assert len(salt) == 16
    assert PIN.encode() not in pin_wrap


def test_a_dropped_draft_is_gone(store: Store) -> None:
    code = _left(store)
    store.drafts.drop("d1")
    store.drafts.drop("d1")

    assert store.drafts.waiting() == []
    with pytest.raises(NotFound):
        store.drafts.resume(code, PIN)
    with pytest.raises(NotFound):
        store.drafts.resume_by_staff("d1")


def test_a_day_later_it_is_wiped(tmp_path: Path) -> None:
    clock = Watch()
    with opened(tmp_path, clock=clock) as store:
        store.drafts.save(DRAFT)
        clock.turn(hours=20)
        store.drafts.save(Draft(id="d2", procedure=REF, content={}))
        clock.turn(hours=5)

        assert store.drafts.expire(clock.now) == 1
        assert [one.id for one in store.drafts.waiting()] == ["d2"]


def test_a_draft_from_the_future_gets_its_day_from_now(tmp_path: Path) -> None:
    clock = Watch()
    with opened(tmp_path, clock=clock) as store:
        clock.turn(days=3000)
        store.drafts.save(DRAFT)
        clock.turn(days=-3000)
        assert store.drafts.expire(clock.now) == 0
        clock.turn(hours=25)

        assert store.drafts.expire(clock.now) == 1


def test_a_damaged_draft_is_told(store: Store) -> None:
    store.drafts.save(DRAFT)
    store._db.run("update drafts set content = zeroblob(100)")

    with pytest.raises(StoreBroken):
        store.drafts.resume_by_staff("d1")
    assert [one.rule for one in store.verify().problems] == ["draft_damaged"]


def test_another_drafts_bytes_do_not_open(store: Store) -> None:
    store.drafts.save(DRAFT)
    store.drafts.save(Draft(id="d2", procedure=REF, content={"other": True}))
    store._db.run("update drafts set content = (select content from drafts where id = 'd2') where id = 'd1'")

    with pytest.raises(StoreBroken):
        store.drafts.resume_by_staff("d1")


def test_the_keys_of_a_visit_are_forgotten(store: Store) -> None:
    store.drafts.save(DRAFT)
    assert store.drafts._in_hand
    store.drafts.forget()

    assert not store.drafts._in_hand
    store.drafts.save(DRAFT)
    assert store.drafts.resume_by_staff("d1") == DRAFT


# only what changed is written


def _typed(answers: Mapping[str, Json], step: str = "tre_em", **more: Json) -> Draft:
    return Draft(id="d1", procedure=REF, content={"answers": answers, "step": step, **more})


def _rows(store: Store) -> list[str]:
    return [name for (name,) in store._db.rows("select name from draft_changes order by name")]


def test_one_answer_is_one_row(store: Store) -> None:
    store.drafts.save(_typed({"a": "An", "b": "Bình"}))
    assert _rows(store) == []
    whole = store._db.value("select content from drafts")
    store.drafts.save(_typed({"a": "An", "b": "Bảo"}))
    store.drafts.save(_typed({"a": "An", "b": "Bảo"}, step="cha_me"))

    assert _rows(store) == ["answers.b", "step"]
    assert store._db.value("select content from drafts") == whole
    assert store.drafts.resume_by_staff("d1") == _typed({"a": "An", "b": "Bảo"}, step="cha_me")


def test_an_answer_taken_back_is_gone(store: Store) -> None:
    store.drafts.save(_typed({"a": "An", "b": "Bình"}))
    store.drafts.save(_typed({"b": "Bình"}))
    store.drafts.save(_typed({}))
    store.drafts.save(_typed({"c": {"e": [1, 2]}}))

    assert store.drafts.resume_by_staff("d1") == _typed({"c": {"e": [1, 2]}})


def test_what_the_caller_changes_afterwards_is_still_saved(store: Store) -> None:
    children: list[Json] = [{"name": "An"}]
    answers: dict[str, Json] = {"a": "x", "children": children}
    store.drafts.save(_typed(answers))
    children.append({"name": "Bảo"})
    answers["a"] = "y"
    store.drafts.save(_typed(answers))

    assert store.drafts.resume_by_staff("d1") == _typed(
        {"a": "y", "children": [{"name": "An"}, {"name": "Bảo"}]}
    )


def test_after_a_return_only_what_changes_is_written(store: Store) -> None:
    code = _left(store)
    found = store.drafts.resume(code, PIN)
    store.drafts.save(Draft(id="d1", procedure=REF, content={**found.content, "step": "kiem_tra"}))

    assert _rows(store) == ["step"]
    assert store.drafts.resume(code, PIN).content == {**DRAFT.content, "step": "kiem_tra"}


def test_what_another_process_dropped_is_saved_whole(tmp_path: Path) -> None:
    with opened(tmp_path) as visit, opened(tmp_path) as other:
        visit.drafts.save(_typed({"a": "An"}))
        other.drafts.drop("d1")
        visit.drafts.save(_typed({"a": "An", "b": "Bình"}))

        assert other.drafts.resume_by_staff("d1") == _typed({"a": "An", "b": "Bình"})


def test_of_two_who_save_one_draft_the_last_counts_whole(tmp_path: Path) -> None:
    with opened(tmp_path) as visit, opened(tmp_path) as other:
        visit.drafts.save(_typed({"a": "An"}))
        visit.drafts.save(_typed({"a": "An", "b": "1"}))
        other.drafts.resume_by_staff("d1")
        other.drafts.save(_typed({"a": "Bảo", "b": "2", "c": "3"}))
        visit.drafts.save(_typed({"a": "An", "b": "1", "d": "4"}))

        assert other.drafts.resume_by_staff("d1") == _typed({"a": "An", "b": "1", "d": "4"})
        assert visit.verify().ok


def test_a_damaged_answer_is_told(store: Store) -> None:
    store.drafts.save(_typed({"a": "An", "b": "Bình"}))
    store.drafts.save(_typed({"a": "Bảo", "b": "Châu"}))
    store._db.run(
        "update draft_changes set content = (select content from draft_changes where name = 'answers.b')"
        " where name = 'answers.a'"
    )

    with pytest.raises(StoreBroken):
        store.drafts.resume_by_staff("d1")
    assert [one.rule for one in store.verify().problems] == ["draft_damaged"]


def test_a_dropped_draft_leaves_no_answer_behind(store: Store) -> None:
    store.drafts.save(_typed({"a": "An"}))
    store.drafts.save(_typed({"a": "Bảo"}))
    store.drafts.drop("d1")

    assert _rows(store) == []


@pytest.mark.parametrize("seed", range(20))
def test_any_way_of_typing_comes_back_as_it_was_typed(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    values: list[Json] = ["", "An", 0, 7, True, None, [], ["x", {"y": "z"}], {}, {"u": {"v": "w"}}]
    content: dict[str, Json] = {}
    for _ in range(40):
        content = copy.deepcopy(content)
        part = rng.choice(["answers", "origins", "step", "purposes", "odd.name"])
        match rng.randrange(8):
            case 0:
                content.pop(part, None)
            case 1:
                content[part] = rng.choice(values)
            case _:
                inside = content.get(part)
                table = dict(inside) if isinstance(inside, Mapping) else {}
                name = rng.choice("abcd")
                table.pop(name, None)
                if rng.random() < 0.7:
                    table[name] = rng.choice(values)
                content[part] = table
        store.drafts.save(Draft(id="d1", procedure=REF, content=content))
        if rng.random() < 0.1:
            store.drafts.forget()
        if rng.random() < 0.2:
            assert store.drafts.resume_by_staff("d1").content == content
    assert store.drafts.resume_by_staff("d1").content == content
