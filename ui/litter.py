"""Python's garbage is collected in the Qt thread only: freed by a worker, a part of a window is a crash."""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QObject, Slot

_MANY = 5_000  # objects made since the last time
_OLD_EVERY = 20  # looks that found so many


class Litter(QObject):
    """Looks whenever the event loop goes to sleep: no timer, nothing while nobody does anything."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._times = 0
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.aboutToBlock.connect(self.look)
        application.aboutToQuit.connect(gc.collect)  # what is left over must not outlive the application

    @Slot()
    def look(self) -> None:
        if gc.get_count()[0] < _MANY:
            return
        self._times += 1
        gc.collect(2 if self._times % _OLD_EVERY == 0 else 1)


def collect_in_qt_thread() -> Litter:
    """One for the program, made in the Qt thread before any worker thread is started."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no Qt thread without an application")
    gc.disable()
    found = app.findChild(Litter)
    return found if isinstance(found, Litter) else Litter(app)
