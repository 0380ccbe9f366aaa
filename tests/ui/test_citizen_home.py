"""The home screen over the real acts: the areas, the shortcuts, the line's state, the ways on."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.link import Link, LinkState
from kiosk.paths import Home
from kiosk.replies import LinkChanged
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.ui.kit_parts import tap
from tests.ui.real_kiosk import Kiosk, make_kiosk
from ui.widgets.basic import Chip, Pill, SearchBox, Tile


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    yield made
    made.shell.carry.stop()


def small(kiosk: Kiosk) -> list[str]:
    """Controls with a side under the floor of this panel."""
    floor = 60 if kiosk.shell.height() > kiosk.shell.width() else 57
    return [
        f"{one.accessibleName()} {one.width()}x{one.height()}"
        for one in kiosk.buttons()
        if min(one.width(), one.height()) < floor
    ]


def test_every_area_has_its_tile_and_leads_to_its_procedures(kiosk: Kiosk) -> None:
    areas = kiosk.shell.visit.hall.areas
    tiles = [one.text() for one in kiosk.screen.findChildren(Tile)]
    assert tiles == [area.name.vi for area in areas]

    kiosk.tap(tiles[1])

    assert kiosk.page is Page.AREA
    for code in areas[1].procedures:
        assert kiosk.shell.visit.hall.listed[code].name.vi in kiosk.words()


def test_a_chip_leads_straight_to_its_procedure(kiosk: Kiosk) -> None:
    chips = [one for one in kiosk.screen.findChildren(Chip) if one.isVisible()]
    assert len(chips) > 1

    kiosk.tap(chips[0])

    assert kiosk.page is Page.BEFORE
    assert kiosk.shell.visit.procedure is not None
    assert kiosk.shell.visit.procedure.short_name.vi == chips[0].text()


def test_the_search_box_is_a_door_to_the_search_page_and_its_keyboard(qtbot: QtBot, kiosk: Kiosk) -> None:
    box = kiosk.screen.findChild(SearchBox)
    assert box is not None

    tap(qtbot, box.edit)
    kiosk.on(Page.SEARCH)
    kiosk.type("khai")

    assert kiosk.shell.visit.query == "khai"


@pytest.mark.parametrize(("way", "page"), [("Tra cứu hồ sơ", Page.LOOKUP), ("Làm tiếp hồ sơ", Page.RESUME)])
def test_there_are_ways_back_into_a_filing(kiosk: Kiosk, way: str, page: Page) -> None:
    kiosk.tap(way)

    assert kiosk.page is page


@pytest.mark.parametrize("state", LinkState)
@pytest.mark.parametrize("large", [False, True])
def test_the_state_of_the_line_is_told_in_words_that_fit(
    qtbot: QtBot,
    home: Home,
    panel: tuple[int, int],
    state: LinkState,
    large: bool,
) -> None:
    kiosk = make_kiosk(qtbot, home, panel)
    kiosk.act(*([do.Appear("large")] if large else []), LinkChanged(Link(state=state)))
    pill = kiosk.screen.findChild(Pill)
    kiosk.shell.carry.stop()

    assert pill is not None
    assert pill.accessibleName()
    assert pill.width() >= pill.sizeHint().width()
    assert kiosk.rect(pill).right() < kiosk.shell.width()


@pytest.mark.parametrize("modes", [(), ("large",), ("contrast",), ("low",), ("large", "low")])
def test_everything_has_room_for_a_finger_and_stands_on_the_screen(
    kiosk: Kiosk, modes: tuple[str, ...]
) -> None:
    kiosk.act(*(do.Appear(mode) for mode in modes))

    cut = [one.text() for one in kiosk.screen.findChildren(Tile) if not _shows_its_name(one)]
    assert cut == []
    assert small(kiosk) == []
    assert [one.text() for one in kiosk.buttons() if not kiosk.shell.rect().contains(kiosk.rect(one))] == []


def _shows_its_name(tile: Tile) -> bool:
    """Its picture and all of its words stand inside it."""
    area = tile.area(shadow=4)
    square, words, _ = tile._places(area)
    return area.contains(words) and (square is None or area.contains(square))


def test_no_two_controls_lie_on_each_other(kiosk: Kiosk) -> None:
    every = [(one.accessibleName(), kiosk.rect(one)) for one in kiosk.buttons()]

    crossed = [
        (one, other)
        for number, (one, area) in enumerate(every)
        for other, area_of_other in every[number + 1 :]
        if area.intersects(area_of_other)
    ]

    assert crossed == []
