"""The fixed parts of a page: the bar of a task, its heading, the row of ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import BOLD, MEDIUM, NORMAL, SEMIBOLD, grown, look, phrase
from ui.widgets.button import Button, Kind
from ui.widgets.hero import Hero, Pill
from ui.widgets.label import Label
from ui.widgets.notes import Steps, Summary


class TaskBar(Hero):
    """The blue bar of a page: what it is about, "Đã lưu lúc …", and the way out."""

    left = Signal()  # "Thoát"

    def __init__(self, title: str, caption: str = "", *, leave: str = "") -> None:
        super().__init__(drum=False, line=not look().low)  # in low mode the line is at the top of the glass
        portrait = look().portrait
        self.setFixedHeight(grown(look().measures.bar) if portrait else look().measures.bar)
        row = QHBoxLayout(self)
        side = 34 if portrait else 20
        row.setContentsMargins(side, 12, side, 4)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self._caption = Label(caption, "small", MEDIUM, "on_hero2")
        self._caption.setVisible(bool(caption) and portrait)
        words.addWidget(self._caption)
        self._title = Label(title, "title", BOLD, "on_hero")
        words.addWidget(self._title)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._saved = Pill("", "cloud-check-bold", "ok")
        self._saved.hide()
        row.addWidget(self._saved)
        self.leave = Button(leave or phrase("kit.leave"), Kind.HERO, "x-bold", compact=True)
        self.leave.clicked.connect(self.left)
        row.addWidget(self.leave)

    def set_title(self, title: str, caption: str = "") -> None:
        self._title.setText(title)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption) and look().portrait)

    def set_saved(self, text: str, icon: str = "cloud-check-bold", tone: str = "ok") -> None:
        """The pill; "" takes it away."""
        self._saved.show_state(text, icon, tone)
        self._saved.setVisible(bool(text))


class Heading(QWidget):
    """Segments and "Bước 2 trên 6 · …" where there are steps, what to mend, the question, a hint."""

    mend = Signal(str)  # the id of a line of the error summary

    def __init__(self, title: str = "", hint: str = "") -> None:
        super().__init__()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8 if look().portrait else 3)
        self._steps = Steps()
        self._step = Label("", "small", SEMIBOLD, "ink2")
        self._title = Label(title, "h1", BOLD)
        self._hint = Label(hint, "label", NORMAL, "ink2")
        column.addWidget(self._steps)
        column.addWidget(self._step)
        self._summary: Summary | None = None
        column.addWidget(self._title)
        column.addWidget(self._hint)
        self.set_step(0, 0, "")
        self.set_words(title, hint)

    def set_step(self, now: int, count: int, name: str) -> None:
        """Where the form is; a count of 0 takes the segments away."""
        self._steps.show_step(count, now)
        self._step.setText(phrase("kit.step_named", now=now, count=count, name=name))
        self._steps.setVisible(count > 0)
        self._step.setVisible(count > 0)

    def set_problems(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show the summary of (field, sentence) under the steps and lead to it; none takes it away."""
        if self._summary is not None:
            self._summary.hide()
            self._summary.deleteLater()
            self._summary = None
        if lines:
            self._summary = Summary(lines)
            self._summary.chosen.connect(self.mend)
            self._column.insertWidget(self._column.indexOf(self._title), self._summary)
            self._summary.show()
            self._summary.setFocus()

    def set_words(self, title: str, hint: str = "") -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


class NavRow(QWidget):
    """Quay lại, Gọi cán bộ, Tiếp tục: the same place each time, the way on right and widest."""

    went_back = Signal()
    called = Signal()
    went_on = Signal()

    def __init__(
        self, forward: str = "", *, icon: str = "arrow-right-bold", back: str = "", helps: bool = True
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        side = look().measures.margin
        row.setContentsMargins(side, 6 if look().portrait else 4, side, 14 if look().portrait else 8)
        row.setSpacing(16 if look().portrait else 12)
        self.back = Button(back or phrase("kit.back"), Kind.SECONDARY, "arrow-left-bold")
        self.help = Button(phrase("kit.dock_help"), Kind.HELP, "headset-bold")
        self.forward = Button(forward or phrase("kit.go_on"), Kind.PRIMARY, icon, trailing="arrow" in icon)
        self.back.clicked.connect(self.went_back)
        self.help.clicked.connect(self.called)
        self.forward.clicked.connect(self.went_on)
        row.addWidget(self.back, 3)
        row.addWidget(self.help, 3)
        self.help.setVisible(helps)
        self.free: QHBoxLayout | None = None  # sideways there is room between the two ways
        if not look().portrait:
            row.addStretch(2)
            self.free = QHBoxLayout()
            row.addLayout(self.free)
        row.addWidget(self.forward, 4)

    def set_forward(self, text: str) -> None:
        self.forward.setText(text)
        self.forward.setAccessibleName(text)
