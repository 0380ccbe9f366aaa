"""What the pages of a task share: bar, heading, content, the row to move on, and whose words they are."""

from datetime import date

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.clock import Clock, local
from kiosk.errors import Problem
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.more import More
from ui.citizen.parts import clear, clock_time, dock_action, sentences
from ui.frame import Frame
from ui.screen import Screen
from ui.theme import look, phrase
from ui.widgets.bars import Heading, NavRow, TaskBar
from ui.widgets.basic import DockItem


class TaskPage(Screen[Visit]):
    """Subclasses add to `column` and draw in `draw`; the row's buttons are `nav.back` and `nav.forward`."""

    forward = ""  # key of the words on the way on; "" when there is none
    forward_icon = "arrow-right-bold"
    leave = "kit.leave"
    sums_up = True  # problems stand in a summary under the steps; a page with one question says it itself

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.bar = TaskBar("", leave=phrase(self.leave))
        self.bar.left.connect(self.leave_page)
        self.nav = NavRow(phrase(self.forward) if self.forward else "", icon=self.forward_icon, helps=False)
        self.nav.forward.setVisible(bool(self.forward))
        self.nav.went_back.connect(self.go_back)
        self.nav.called.connect(lambda: self.act(do.Call()))
        self.nav.went_on.connect(self.go_on)
        self.frame = Frame(top=self.bar, nav=self.nav)
        self.frame.tapped.connect(self._dock_tapped)
        self.frame.scan.connect(self.scan)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.heading = Heading()
        self.heading.mend.connect(self.mend)
        self.frame.content.addWidget(self.heading)
        self.column = QVBoxLayout()
        self.column.setSpacing(look().measures.gap)
        self.frame.content.addLayout(self.column)
        self.frame.content.addStretch(1)
        self._summed: tuple[Problem, ...] = ()
        self.visit: Visit | None = None
        if self.frame.view is not None:
            More(self.frame.view, self.nav.free)
        if self.frame.dock is not None:
            self.frame.dock.installEventFilter(self)

    # what subclasses say

    def draw(self, visit: Visit) -> None:
        """Draw the content."""
        raise NotImplementedError

    def title(self, visit: Visit) -> str:
        return visit.procedure.short_name.in_(visit.language) if visit.procedure else ""

    def caption(self, visit: Visit) -> str:
        return phrase("citizen.procedure") if visit.procedure else ""

    def go_on(self) -> None:
        self.act(do.Continue())

    def go_back(self) -> None:
        self.act(do.Back())

    def leave_page(self) -> None:
        self.act(do.GoHome())

    def scan(self) -> None:
        """ "Quét thẻ" on the number pad."""

    def mend(self, field: str) -> None:
        """A line of the error summary was tapped: to its field."""

    # what they use

    def act(self, action: do.Action) -> None:
        self.acted.emit(action)

    def today(self) -> date:
        return local(self._clock()).date()

    def refill(self) -> QVBoxLayout:
        """The content, emptied."""
        clear(self.column)
        return self.column

    def to_top(self) -> None:
        if self.frame.view is not None:
            self.frame.view.to_top()

    # drawing

    def show_visit(self, visit: Visit) -> None:
        self.visit = visit
        self.bar.set_title(self.title(visit), self.caption(visit))
        saved = visit.saved_at if visit.draft and not visit.receipt else ""
        self.bar.set_saved(phrase("citizen.saved_at", time=clock_time(saved)) if saved else "")
        self.draw(visit)
        if self.sums_up:
            self._sum_up(visit)

    def _sum_up(self, visit: Visit) -> None:
        """ "Có 2 chỗ cần sửa": the focus goes there, nothing typed is lost."""
        problems = tuple(visit.problems)
        if problems == self._summed:
            return
        self._summed = problems
        self.frame.put_away()  # before the summary that may have the focus goes
        self.heading.set_problems(sentences(visit, problems))
        if problems:
            self.to_top()

    def _dock_tapped(self, item: DockItem) -> None:
        self.act(dock_action(item, look().language))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the keyboard covers the dock, "Gọi cán bộ" stands in the row."""
        if watched is self.frame.dock and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.nav.help.setVisible(event.type() == QEvent.Type.Hide and self.frame.typing)
        return super().eventFilter(watched, event)


def stack(*widgets: QWidget, gap: int = 8) -> QWidget:
    """Widgets below each other, as one."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return box
