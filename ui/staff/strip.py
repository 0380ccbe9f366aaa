"""The bars over the whole width: the line to the portal, calls for help, what went wrong."""

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.counter.effects import Lane
from kiosk.counter.state import Counter
from ui.staff.words import State, link_state, page_words, short_time, trouble_words
from ui.theme import BOLD, SEMIBOLD, colour, icon, look, phrase, px
from ui.theme.paint import painter_on
from ui.widgets.basic import Button, Icon, Kind, Label


class Bar(QWidget):
    """A coloured line: icon, words, and what can be done about it."""

    def __init__(self, tone: str, *, height: int = 0) -> None:
        super().__init__()
        self._tone = tone
        self._name = ""
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 2, 12, 2)
        self.row.setSpacing(10)
        self._icon = Icon("info-fill", tone, px("title"))
        self.words = Label("", "small", SEMIBOLD, tone)
        self.row.addWidget(self._icon)
        self.row.addWidget(self.words, 1)
        if height:
            self.setMinimumHeight(height)

    def show_state(self, state: State) -> None:
        if state.text == self.words.text() and (state.icon, state.tone) == (self._name, self._tone):
            return
        self._name, self._tone = state.icon, state.tone
        self._icon.setPixmap(icon(state.icon, state.tone, px("title")))
        self.words.set_ink(state.tone)
        self.words.setText(state.text)
        self.setAccessibleName(state.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        painter.fillRect(self.rect(), colour(f"{self._tone}_bg"))
        if look().contrast:
            painter.fillRect(QRectF(0, 0, self.width(), 3), colour(self._tone))
        painter.end()


class SyncStrip(Bar):
    """Always there: how the line is, how much waits, when it last worked."""

    retried = Signal()

    def __init__(self) -> None:
        super().__init__("primary", height=40)
        self.retry = Button(phrase("staff.retry"), Kind.GHOST, compact=True, role="small", height=36)
        self.retry.clicked.connect(self.retried)
        self.row.addWidget(self.retry)

    def show_counter(self, counter: Counter, today: date) -> None:
        self.show_state(link_state(counter.hall.link, counter.counts.get(Lane.PENDING, 0), today))
        self.retry.setVisible(not counter.shut)


class CallBar(Bar):
    """ "Gọi cán bộ" at a kiosk: which one, where, and the number that the citizen sees."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__("help", height=48)
        self._call = ""
        self.come = Button(phrase("staff.call_answered"), Kind.HELP, "check-circle-bold", compact=True)
        self.come.clicked.connect(lambda: self.answered.emit(self._call))
        self.row.addWidget(self.come)

    def show_counter(self, counter: Counter, today: date) -> None:
        self.setVisible(bool(counter.calls))
        if not counter.calls:
            return
        call = counter.calls[0]
        self._call = call.id
        time = short_time(call.at, today)
        page = page_words(call.page)
        text = phrase("staff.call", device=call.device, time=time, page=page, code=call.code)
        if len(counter.calls) > 1:
            text += " " + phrase("staff.call_more", count=len(counter.calls) - 1)
        self.show_state(State(text, "headset-bold", "help"))
        self.come.setVisible(not counter.shut)


class TroubleBar(Bar):
    """The environment or the program is at fault: a sentence, and the work stays on screen."""

    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__("err", height=48)
        self.close_ = Button(phrase("staff.dismiss"), Kind.SECONDARY, compact=True)
        self.close_.clicked.connect(self.dismissed)
        self.row.addWidget(self.close_)

    def show_counter(self, counter: Counter) -> None:
        self.setVisible(counter.trouble is not None)
        if counter.trouble:
            self.show_state(State(trouble_words(counter.trouble), "warning-circle-fill", "err"))


class Ribbon(QWidget):
    """CHẠY THỬ, over every page of a trial."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        words = Label(phrase("staff.trial_ribbon"), "small", BOLD, "warn", wrap=False, centred=True)
        row.addWidget(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        painter.fillRect(self.rect(), colour("gold" if not look().contrast else "warn_bg"))
        painter.end()
