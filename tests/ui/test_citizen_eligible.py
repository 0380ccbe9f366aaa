"""Is it the right procedure? One question a page, and where to go when it is not."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.catalogue.load import Catalogue
from kiosk.paths import Home, assets
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.ui.real_kiosk import Kiosk, make_kiosk

CATALOGUE = Catalogue(assets() / "procedures")
PENSION, SUPPORT, DENUNCIATION = "1.014027", "1.001776", "2.002396"


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    yield made
    made.shell.carry.stop()


def test_a_wrong_answer_says_why_and_leads_to_what_fits(kiosk: Kiosk) -> None:
    check = CATALOGUE.get(PENSION).eligibility[0]
    kiosk.act(do.OpenProcedure(PENSION))
    kiosk.tap("Tôi có đủ")
    asked = kiosk.words()
    kiosk.tap("Không" if check.wanted else "Có")
    told = kiosk.words()
    kiosk.tap(CATALOGUE.get(SUPPORT).name.vi)

    assert check.question.vi in asked
    assert check.otherwise.vi in told
    assert (kiosk.page, kiosk.shell.visit.procedure) == (Page.BEFORE, CATALOGUE.get(SUPPORT))


def test_right_answers_lead_to_the_notice_and_back_again(kiosk: Kiosk) -> None:
    checks = CATALOGUE.get(PENSION).eligibility
    kiosk.act(do.OpenProcedure(PENSION), do.Begin())
    for one in checks:
        kiosk.tap("Có" if one.wanted else "Không")
    reached = kiosk.page
    for _ in range(len(checks) + 1):
        kiosk.tap("Quay lại")

    assert (reached, kiosk.page) == (Page.PRIVACY, Page.BEFORE)


def test_the_questions_are_there_in_english(kiosk: Kiosk) -> None:
    kiosk.act(do.Speak("en"), do.OpenProcedure(PENSION), do.Begin())

    assert CATALOGUE.get(PENSION).eligibility[0].question.en in kiosk.words()


def test_a_denunciation_is_explained_and_not_begun(kiosk: Kiosk) -> None:
    kiosk.act(do.OpenProcedure(DENUNCIATION))
    words, offered = kiosk.words(), [one.text() for one in kiosk.buttons()]
    kiosk.act(do.Begin())

    guidance = CATALOGUE.get(DENUNCIATION).guidance_only
    assert guidance is not None
    assert guidance.vi in words
    assert "Tôi có đủ" not in offered
    assert kiosk.page is Page.BEFORE
