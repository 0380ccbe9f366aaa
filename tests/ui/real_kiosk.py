"""A real kiosk for tests: a store in a temporary folder, the real acts, the real window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.acts.citizen import CitizenActs
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.catalogue.load import Catalogue
from kiosk.effects import Effect
from kiosk.filing.office import Office
from kiosk.link import Link, LinkState
from kiosk.paths import Home, assets
from kiosk.replies import Reply
from kiosk.values import Json
from kiosk.visit import actions as do
from kiosk.visit.state import Hall, Page
from tests.answers import CARD
from tests.ui import kit_parts
from ui.keyboard.key import Key
from ui.shell import Shell
from ui.widgets.fieldbox import FieldBox
from ui.widgets.tap import forget_last_tap

MORNING = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)  # 08:42 at the office
OFFICE = Office(
    code="H26.15",
    name="UBND phường Hồng Hà",
    province="01",
    place="Hồng Hà",
    police="Công an phường Hồng Hà",
)
BIRTH = "1.001193"
PLACE: Json = {"code_system": "2025", "province": "01", "commune": "00097", "detail": "Số 1 ngõ 2"}
BEGUN: dict[str, Json] = {
    "nyc_dien_thoai": "0912345678",
    "nyc_loai_cu_tru": "thuong_tru",
    "nyc_noi_cu_tru": PLACE,
    "nyc_quan_he": "me",
    "loai_khai_sinh": "thong_thuong",
}
PATIENCE_MS = 15_000
SECOND = 1000


@dataclass(slots=True, kw_only=True)
class Kiosk:
    """What tests do to a kiosk from outside: touch it, type, let time go by, look."""

    qtbot: QtBot
    home: Home
    shell: Shell
    steady: list[int] = field(default_factory=lambda: [0])  # one number that moves
    staff_keys: list[str] = field(default_factory=list[str])

    @property
    def page(self) -> Page:
        return self.shell.visit.page

    @property
    def screen(self) -> QWidget:
        screen = self.shell.screen_now
        assert screen is not None
        return screen

    def act(self, *actions: do.Action) -> None:
        for action in actions:
            self.shell.act(action)
            self.settle()

    def settle(self) -> None:
        """Until everything asked for is on the disk, answered and drawn."""
        for _ in range(2):
            self.qtbot.waitUntil(self.shell.carry.idle, timeout=PATIENCE_MS)
            self.qtbot.wait(1)

    def on(self, page: Page) -> None:
        self.qtbot.waitUntil(lambda: self.page is page, timeout=PATIENCE_MS)
        self.settle()

    def button(self, name: str) -> QAbstractButton:
        found = [one for one in self.buttons() if name in (one.accessibleName(), one.text())]
        assert found, f"no “{name}”, only {[one.accessibleName() for one in self.buttons()]}"
        return found[0]

    def buttons(self) -> Sequence[QAbstractButton]:
        every = self.shell.findChildren(QAbstractButton)
        return [one for one in every if one.isVisible() and not isinstance(one, Key)]

    def tap(self, what: str | QWidget) -> None:
        """A finger on a control, known by its name."""
        forget_last_tap()
        kit_parts.tap(self.qtbot, self.button(what) if isinstance(what, str) else what)
        self.settle()

    def type(self, letters: str) -> None:
        """The keys of the keyboard on the screen, for letters and digits without marks."""
        for letter in letters:
            keys = [one for one in self.shell.findChildren(Key) if one.isVisible()]
            kit_parts.tap(self.qtbot, next(one for one in keys if _is_for(one, letter)))
        self.settle()

    def edit(self, name: str) -> QLineEdit:
        every = [one for one in self.shell.findChildren(QLineEdit) if one.isVisible()]
        return next(one for one in every if one.accessibleName() == name)

    def box(self, field_id: str) -> FieldBox:
        found = self.screen.findChild(FieldBox, f"field_{field_id}")
        assert isinstance(found, FieldBox)
        return found

    def after(self, seconds: int) -> None:
        """So long nobody touches anything."""
        self.steady[0] += seconds * SECOND
        self.shell.presence.watch.look_up()
        self.settle()

    def words(self) -> str:
        """All words to be seen now."""
        labels = [one.text() for one in self.shell.findChildren(QLabel) if one.isVisible()]
        lines = [one.text() for one in self.shell.findChildren(QLineEdit) if one.isVisible()]
        areas = [one.toPlainText() for one in self.shell.findChildren(QPlainTextEdit) if one.isVisible()]
        names = [f"{one.accessibleName()} {one.accessibleDescription()}" for one in self.buttons()]
        return "\n".join((*labels, *lines, *areas, *names))

    def rect(self, widget: QWidget) -> QRect:
        """Where it is in the window."""
        return QRect(widget.mapTo(self.shell, widget.rect().topLeft()), widget.size())

    def open_place(self) -> Workplace:
        """The same device, looked at from beside; the caller closes it."""
        return open_workplace(self.home, clock=lambda: MORNING)


def make_kiosk(
    qtbot: QtBot,
    home: Home,
    size: tuple[int, int],
    *,
    try_run: bool = False,
    link: LinkState = LinkState.ONLINE,
) -> Kiosk:
    steady, pressed = [0], list[str]()
    catalogue = Catalogue(assets() / "procedures")
    hall = Hall(
        office=OFFICE,
        areas=catalogue.areas(),
        listed={one.code: one for one in catalogue.listed()},
        link=Link(state=link),
        try_run=try_run,
    )
    perform = _late(home)
    shell = Shell(hall, perform, lambda: MORNING, lambda: pressed.append("F12"), steady=lambda: steady[0])
    kit_parts.show(qtbot, shell, size)
    kiosk = Kiosk(qtbot=qtbot, home=home, shell=shell, steady=steady, staff_keys=pressed)
    kiosk.settle()
    return kiosk


def to_card(kiosk: Kiosk, code: str = BIRTH) -> None:
    """As far as the card, quickly."""
    kiosk.act(do.OpenProcedure(code), do.Begin(), do.Agree(frozenset()))


def to_step(kiosk: Kiosk, step: str) -> None:
    """To a step of a birth's form, with the card read and what comes before answered."""
    to_card(kiosk)
    kiosk.act(do.ReadCard(CARD), do.Continue())
    kiosk.act(*(do.Answer(id_, value) for id_, value in BEGUN.items()))
    while kiosk.shell.visit.step != step:
        before = kiosk.shell.visit.step
        kiosk.act(do.Continue())
        assert kiosk.shell.visit.step != before, kiosk.shell.visit.problems


def _is_for(key: Key, letter: str) -> bool:
    return key.spec.send == " " if letter == " " else key.text().lower() == letter


def _late(home: Home) -> Callable[[Effect], Reply | None]:
    """The acts are opened by the worker thread that uses them."""
    made: list[CitizenActs] = []

    def perform(effect: Effect) -> Reply | None:
        if not made:
            made.append(CitizenActs(open_workplace(home, clock=lambda: MORNING)))
        return made[0].perform(effect)

    return perform
