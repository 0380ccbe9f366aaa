"""Carries out effects, one after the other, off the Qt thread; replies come back in the Qt thread."""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.effects import Effect, SaveDraft
from kiosk.errors import Refused, Trouble
from kiosk.logs import LOG, incident
from kiosk.replies import Declined, Failed, Reply
from ui.litter import collect_in_qt_thread

Perform = Callable[[Effect], Reply | None]


class Carry(QObject):
    """One worker, one effect at a time, in order: what was asked first is on the disk first."""

    replied = Signal(object)  # a Reply
    _ended = Signal(object, int)

    def __init__(self, perform: Perform, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._litter = collect_in_qt_thread()
        self._perform = perform
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="carry")
        self._waiting: deque[tuple[Effect, int]] = deque()
        self._running = False
        self._stopped = False
        self._visit = 0  # replies to an earlier visit's effects are nobody's business any more
        self._ended.connect(self._end)

    def run(self, effects: Iterable[Effect]) -> None:
        if self._stopped:  # the window is going: an idle clock may still tick once
            return
        for effect in effects:
            self._queue(effect)
        self._next()

    def forget(self) -> None:
        """The visit is over: what it asked for is still done, its replies reach no screen."""
        self._visit += 1

    def idle(self) -> bool:
        return not self._running and not self._waiting

    def stop(self) -> None:
        """Do what was asked for, answer no more, start nothing new."""
        self.forget()
        self._stopped = True
        waiting, self._waiting = list(self._waiting), deque()
        for effect, visit in waiting:
            self._pool.submit(self._work, effect, visit)
        self._pool.shutdown(wait=True)

    def _queue(self, effect: Effect) -> None:
        """Saves of one draft that pile up behind each other become the newest of them."""
        last = self._waiting[-1][0] if self._waiting else None
        match last, effect:
            case SaveDraft(older), SaveDraft(newer) if older.id == newer.id:
                self._waiting.pop()
            case _:
                pass
        self._waiting.append((effect, self._visit))

    def _next(self) -> None:
        if self._running or not self._waiting:
            return
        self._running = True
        self._pool.submit(self._work, *self._waiting.popleft())

    def _work(self, effect: Effect, visit: int) -> None:
        reply = carried(self._perform, effect)
        self._ended.emit(reply, visit)

    @Slot(object, int)
    def _end(self, reply: Reply | None, visit: int) -> None:
        self._running = False
        self._next()
        self._litter.look()
        if reply is not None and visit == self._visit:
            self.replied.emit(reply)


def carried(perform: Perform, effect: Effect) -> Reply | None:
    """What the world answered; whose fault a failure is decides what the citizen sees."""
    try:
        return perform(effect)
    except Refused as refused:
        return Declined(refused.problems)
    except Trouble as trouble:
        LOG.error("trouble %s at %s", trouble.rule, type(effect).__name__)
        return Failed(trouble.rule, trouble.values, "")
    except Exception as error:  # noqa: BLE001 - the edge: nothing above us would see it
        number = incident(error)
        return Failed("incident", {"number": number}, number)
