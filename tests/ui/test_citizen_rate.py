"""How one was served, over the real acts: once for a filing, at its end or later, never with a name."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.acts.detail import detail_of
from kiosk.acts.rating import ratings
from kiosk.filing.event import Kind
from kiosk.paths import Home
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.answers import BIRTH
from tests.ui.real_kiosk import Kiosk, make_kiosk, to_card
from ui.widgets.face import Face

NUMBER = "001190123456"


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, Home(tmp_path / "device"), panel)
    to_card(made)
    made.act(*(do.Answer(field, value) for field, value in BIRTH.items()))  # type: ignore[arg-type]  # JSON
    made.act(do.Change("check"), do.Submit())
    assert made.page is Page.RECEIPT
    yield made
    made.shell.carry.stop()


def faces(kiosk: Kiosk) -> list[Face]:
    return [one for one in kiosk.screen.findChildren(Face) if one.isVisible()]


def counted(kiosk: Kiosk) -> str:
    with kiosk.open_place() as place:
        return json.dumps(ratings(place))


def test_a_face_and_a_reason_are_sent_with_two_touches(kiosk: Kiosk) -> None:
    assert [one.isChecked() for one in faces(kiosk)] == [False] * 5
    kiosk.tap("Hài lòng")
    kiosk.on(Page.RATE)
    kiosk.tap("Thái độ phục vụ")
    kiosk.tap("Gửi đánh giá")
    kiosk.on(Page.RECEIPT)

    assert faces(kiosk) == []
    assert "Cảm ơn ông/bà đã đánh giá" in kiosk.words()
    assert '"4": 1' in counted(kiosk)
    assert '"attitude": 1' in counted(kiosk)


def test_another_face_may_be_touched_before_it_is_sent(kiosk: Kiosk) -> None:
    kiosk.tap("Không hài lòng")
    kiosk.tap("Thời gian")
    kiosk.tap("Rất không hài lòng")
    assert [one.score for one in faces(kiosk) if one.isChecked()] == [1]
    kiosk.tap("Gửi đánh giá")

    assert '"1": 1' in counted(kiosk)
    assert '"speed": 1' in counted(kiosk)


def test_nobody_is_held_up_by_it(kiosk: Kiosk) -> None:
    kiosk.tap("Hài lòng")
    kiosk.tap("Quay lại")
    kiosk.on(Page.RECEIPT)
    kiosk.tap("Kết thúc và xóa màn hình")

    kiosk.on(Page.HOME)
    assert '"count": 0' in counted(kiosk)


def test_it_may_be_given_later_by_the_slip_and_only_once(kiosk: Kiosk) -> None:
    receipt = kiosk.shell.visit.receipt
    assert receipt is not None
    look_up = (do.Finish(), do.OpenLookup(), do.Ask(receipt.row.temporary_code, NUMBER[-4:]))
    kiosk.act(*look_up)
    assert len(faces(kiosk)) == 5
    kiosk.act(do.Rate(5, ["fee", "nonsense"]))
    kiosk.on(Page.FOUND)
    assert faces(kiosk) == []

    kiosk.act(*look_up)
    assert faces(kiosk) == []
    kiosk.act(do.Rate(1, []))

    assert '"count": 1' in counted(kiosk)
    assert '"5": 1' in counted(kiosk)
    assert "nonsense" not in counted(kiosk)


@pytest.mark.parametrize("score", [-1, 0, 6, 99])
def test_there_are_five_faces(kiosk: Kiosk, score: int) -> None:
    kiosk.act(do.Rate(score, []))

    assert '"count": 0' in counted(kiosk)


def test_officers_see_no_rating_beside_a_name(kiosk: Kiosk) -> None:
    kiosk.act(do.Rate(1, ["attitude"]))

    with kiosk.open_place() as place:
        filing = kiosk.shell.visit.draft
        assert [one.event.kind for one in place.store.events(filing)].count(Kind.RATED) == 1
        assert Kind.RATED not in {one.kind for one in detail_of(place, filing).past}
        rated = next(one.event for one in place.store.events(filing) if one.event.kind == Kind.RATED)
    assert rated.actor == "citizen"
    assert set(rated.body) == {"score", "reasons"}
