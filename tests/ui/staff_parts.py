"""A real counter for tests: a store in a temporary folder, filings made by the acts, the real window."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.acts.counter import CounterActs
from kiosk.acts.papers import take_file
from kiosk.acts.submit import Submission, submit
from kiosk.acts.workplace import Workplace, open_workplace
from kiosk.counter.effects import Effect
from kiosk.counter.replies import Reply
from kiosk.counter.state import CounterHall
from kiosk.effects import DraftContent
from kiosk.filing.office import Issuer, Office
from kiosk.filing.row import FilingRow
from kiosk.ids import new_id
from kiosk.paths import Home
from kiosk.values import Json
from tests.answers import BIRTH, paper_picture
from ui.staff.window import StaffWindow

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 09:00 at the office
OFFICER, PIN = "Lê Minh Châu", "246810"
OFFICE = Office(code="H26.15", name="UBND phường Hồng Hà", province="01", place="Hồng Hà")
REF = "1.001193"
PATIENCE_MS = 15_000


@dataclass(slots=True, kw_only=True)
class Desk:
    """One device: what tests do to it from outside, and its window."""

    home: Home
    now: datetime = MORNING
    steady_ms: int = 0
    windows: list[StaffWindow] = field(default_factory=list[StaffWindow])

    def clock(self) -> datetime:
        return self.now

    @contextmanager
    def place(self) -> Iterator[Workplace]:
        place = open_workplace(self.home, clock=self.clock)
        try:
            yield place
        finally:
            place.store.close()

    def enrol(self, issuer: Issuer = Issuer.PORTAL) -> None:
        office = Office.from_json({**OFFICE.to_json(), "issuer": issuer.value})
        with self.place() as place:
            place.store.outbox.enrol("H26.15-Q1", "counter", 1, office, "http://127.0.0.1:1", b"k" * 32, 0)

    def hire(self, name: str = OFFICER) -> None:
        with self.place() as place:
            place.store.staff.add(name, "officer", PIN)

    def file(self, child: str = "Trần Thử Nghiệm") -> FilingRow:
        """A birth registration as a citizen hands it in, with its paper."""
        answers: dict[str, Json] = {**birth(), "con_ho_ten": child}
        with self.place() as place:
            picture = paper_picture(self.home.folder / "paper.jpg")
            paper = take_file(place, REF, "giay_chung_sinh", picture)
            content = DraftContent(
                id=new_id(self.now), procedure=REF, answers=answers, papers={"giay_chung_sinh": [paper]}
            )
            row = submit(place, Submission(content=content))
        self.now += timedelta(minutes=1)
        return row

    def window(self, qtbot: QtBot, language: str = "vi") -> StaffWindow:
        hall = CounterHall(office=OFFICE, device="H26.15-Q1")
        window = StaffWindow(hall, self._late(), self.clock, language=language, steady=lambda: self.steady_ms)
        qtbot.addWidget(window)
        self.windows.append(window)
        window.show()
        settle(qtbot, window)
        return window

    def _late(self) -> Callable[[Effect], Reply | None]:
        """The acts are opened by the worker thread that uses them."""
        made: list[CounterActs] = []

        def perform(effect: Effect) -> Reply | None:
            if not made:
                made.append(CounterActs(open_workplace(self.home, clock=self.clock)))
            return made[0].perform(effect)

        return perform


def birth() -> dict[str, Json]:
    """The invented answers; all of them are JSON."""
    answers: dict[str, Json] = {}
    for id_, value in BIRTH.items():
        assert isinstance(value, (str, bool, dict))
        answers[id_] = value
    return answers


def new_desk(folder: Path) -> Desk:
    folder.mkdir(mode=0o700)
    return Desk(home=Home(folder))


def settle(qtbot: QtBot, window: StaffWindow) -> None:
    """Until everything that was asked for has been answered."""
    qtbot.waitUntil(lambda: window.carry.idle() and not window.counter.busy, timeout=PATIENCE_MS)


def write(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.clear()
    qtbot.keyClicks(edit, text)


def sign_in(qtbot: QtBot, window: StaffWindow, name: str = OFFICER, pin: str = PIN) -> None:
    window.door.name.setText(name)  # letters with marks come from the input method, not from keys
    write(qtbot, window.door.pin, pin)
    window.door.enter.click()
    settle(qtbot, window)
