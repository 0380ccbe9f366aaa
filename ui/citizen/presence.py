"""Whether somebody is still there: how long each page waits, the warning, the end."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from kiosk.visit.state import QUIET, Page, Visit
from ui.citizen.parts import drop
from ui.idle import IdleTimes, IdleWarning, IdleWatch

_READING = IdleTimes(quiet=60, warning=30)
_FILLING = IdleTimes(quiet=120, warning=30, keeps=True)
_CHECKING = IdleTimes(quiet=180, warning=30, keeps=True)  # also at the scanner, where hands are full
_AFTERWARDS = IdleTimes(quiet=120, warning=30)  # what was handed in is safe: nothing else is kept
_TAKING_ALONG = IdleTimes(quiet=45, warning=15)
TIMES: Mapping[Page, IdleTimes | None] = {
    Page.ATTRACT: None,
    Page.HOME: IdleTimes(quiet=60),
    Page.AREA: _READING,
    Page.SEARCH: _READING,
    Page.BEFORE: _READING,
    Page.ELIGIBLE: _READING,
    Page.ELSEWHERE: _READING,
    Page.PRIVACY: _READING,
    Page.CARD: _CHECKING,
    Page.EARLIER: _CHECKING,
    Page.FORM: _FILLING,
    Page.PAPERS: _CHECKING,
    Page.CHECK: _CHECKING,
    Page.RECEIPT: _TAKING_ALONG,
    Page.KEEP: _AFTERWARDS,
    Page.RATE: _READING,
    Page.LOOKUP: _READING,
    Page.FOUND: _READING,
    Page.RESUME: _READING,
    Page.STAFF: _READING,
    Page.LEAVE: _FILLING,
    Page.LEFT: _READING,
    Page.TROUBLE: _READING,
}


class Presence(QObject):
    ended = Signal()  # nobody came back, or "Kết thúc ngay"

    def __init__(self, window: QMainWindow, steady: Callable[[], int] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._place: object = None
        self._times: IdleTimes | None = None
        self._warning: IdleWarning | None = None
        self.watch = IdleWatch(window, steady)
        self.watch.warned.connect(self._warn)
        self.watch.extended.connect(self.put_away)
        self.watch.expired.connect(self._end)

    def attend(self, visit: Visit) -> None:
        """Wait as long as this page allows; another page or step begins anew."""
        place = (visit.page, visit.step, visit.large)
        if place == self._place:
            return
        self._place = place
        times = TIMES[visit.page]
        if visit.persons is not None and visit.page in QUIET:  # quiet no more: it knows somebody
            times = _TAKING_ALONG
        self._times = times.slower() if times is not None and visit.large else times
        self.put_away()
        self.watch.watch(self._times)

    def again(self) -> None:
        """Not yet: wait once more."""
        self.put_away()
        self.watch.watch(self._times)

    @Slot()
    def put_away(self) -> None:
        if self._warning is not None:
            drop(self._warning)
            self._warning = None

    @Slot(int)
    def _warn(self, seconds: int) -> None:
        if self._warning is None and self._times is not None:
            self._warning = IdleWarning(self._window, self._times)
            self._warning.wanted_more.connect(self.watch.extend)
            self._warning.ended.connect(self._end)
        if self._warning is not None:
            self._warning.show_left(seconds)

    @Slot()
    def _end(self) -> None:
        self.put_away()
        self._place = None
        self.ended.emit()
