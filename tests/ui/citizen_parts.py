"""A kiosk's window over a world that answers from memory, and fingers to touch it with."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk import effects as ask
from kiosk.effects import Effect, PaperRef
from kiosk.filing.status import Sync
from kiosk.replies import (
    DraftRow,
    Drafts,
    Files,
    Kept,
    Left,
    Loaded,
    Offered,
    PaperTaken,
    Reply,
    Results,
    Saved,
)
from kiosk.visit import actions as do
from kiosk.visit.state import Hall
from tests.kiosk.visit_samples import CARD, FOUND, HALL, LISTED, NOW, PROCEDURE, RECEIPT, ROW
from ui.shell import Shell

PAPER = PaperRef(sha256="a" * 64, pages=1, size=1_200_000, name="quet-001.pdf")
FILES = (Offered(path="/scan/quet-001.pdf", name="quet-001.pdf", size=1_200_000),)
SENT = replace(ROW, sync=Sync.COMPLETE)


@dataclass(slots=True)
class World:
    """Every effect it was asked for, and one answer for each kind."""

    done: list[Effect] = field(default_factory=list)
    answers: Mapping[type, Callable[[], Reply]] = field(default_factory=dict)

    def perform(self, effect: Effect) -> Reply | None:  # noqa: C901, PLR0911, PLR0912 - a line per effect
        self.done.append(effect)
        given = self.answers.get(type(effect))
        if given:
            return given()
        match effect:
            case ask.LoadProcedure():
                return Loaded(PROCEDURE)
            case ask.SearchProcedures(text):
                return Results(text, [LISTED] if text else [])
            case ask.SaveDraft(content):
                return Saved(content.id, NOW.isoformat())
            case ask.LeaveDraft():
                return Left("482913")
            case ask.ListFiles():
                return Files(FILES)
            case ask.TakePaper(_, document, _):
                return PaperTaken(document, PAPER)
            case ask.KeepFiling():
                return Kept(RECEIPT)
            case ask.LookUp():
                return FOUND
            case ask.ListDrafts():
                return Drafts("chau", [DraftRow(id="d1", procedure=PROCEDURE.ref, saved_at=NOW.isoformat())])
            case _:
                return None


@dataclass(slots=True)
class Kiosk:
    shell: Shell
    world: World
    qtbot: QtBot

    def rest(self) -> None:
        """Until everything asked for is done and drawn."""
        self.qtbot.waitUntil(self.shell.carry.idle)
        self.qtbot.wait(1)

    def act(self, *actions: do.Action) -> None:
        for action in actions:
            self.shell.act(action)
            self.rest()

    def tap(self, words: str) -> None:
        self.qtbot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)
        self.rest()

    def button(self, words: str) -> QAbstractButton:
        found = [one for one in self.buttons() if words in (one.text(), one.accessibleName())]
        assert found, f"no button {words!r} among {[one.text() for one in self.buttons()]}"
        return found[0]

    def buttons(self) -> list[QAbstractButton]:
        return [one for one in self.shell.findChildren(QAbstractButton) if one.isVisible()]

    def words(self) -> str:
        """All that can be read on the screen now."""
        return "\n".join(one.text() for one in self.shell.findChildren(QLabel) if one.isVisible())

    def screen(self) -> QWidget:
        screen = self.shell.screen_now
        assert screen is not None
        return screen


def open_kiosk(
    qtbot: QtBot, size: tuple[int, int] = (1080, 1920), world: World | None = None, hall: Hall = HALL
) -> Kiosk:
    world = world or World()
    shell = Shell(hall, world.perform, lambda: NOW)
    qtbot.addWidget(shell)
    shell.resize(*size)
    shell.show()
    kiosk = Kiosk(shell, world, qtbot)
    kiosk.rest()
    return kiosk


WAY: Mapping[str, tuple[do.Action, ...]] = {
    "attract": (do.Rest(),),
    "home": (),
    "area": (do.OpenArea("khai_sinh"),),
    "search": (do.Search("khai"),),
    "before": (do.OpenProcedure(PROCEDURE.code),),
    "privacy": (do.OpenProcedure(PROCEDURE.code), do.Begin()),
    "card": (do.OpenProcedure(PROCEDURE.code), do.Begin(), do.Agree(frozenset())),
    "lookup": (do.OpenLookup(),),
    "found": (do.OpenLookup(), do.Ask("K7QM-22A4", "2348")),
    "resume": (do.OpenResume(),),
    "staff": (do.OpenResume(), do.OpenStaff()),
}
TO_FORM = (*WAY["card"], do.Continue())
TO_PAPERS = (
    *WAY["card"],
    do.ReadCard(CARD),
    do.Continue(),
    do.Continue(),
    do.Answer("ly_do", "vay"),
    do.Continue(),
)
TO_CHECK = (*TO_PAPERS, do.AddPaper("ban_sao", "/scan/quet-001.pdf"), do.Continue())
TO_RECEIPT = (*TO_CHECK, do.Answer("cam_doan", True), do.Submit())
TO_LEAVE = (*TO_FORM, do.GoHome())
TO_LEFT = (*TO_LEAVE, do.ChoosePin("2468", "2468"))


def every_page() -> Iterator[tuple[str, tuple[do.Action, ...]]]:
    """Each page's name and the way to it."""
    yield from WAY.items()
    yield "form", TO_FORM
    yield "papers", TO_PAPERS
    yield "check", TO_CHECK
    yield "receipt", TO_RECEIPT
    yield "leave", TO_LEAVE
    yield "left", TO_LEFT
