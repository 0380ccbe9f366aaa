"""Logs without personal data: ids, kinds, durations and incident numbers, nothing a citizen said."""

import logging
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

LOG = logging.getLogger("motcua")
MAX_BYTES = 1_000_000
KEEP = 3


class _Console(logging.StreamHandler):  # type: ignore[type-arg]  # no alias at runtime for subclassing
    """Standard error; when it is gone or full, the line is lost and nothing else happens."""

    def handleError(self, record: logging.LogRecord) -> None:
        """No traceback of our own logging."""


class _File(logging.FileHandler):
    """The log file, begun anew at a megabyte; a full disk costs the line, never the command.

    The standard library's rotating file brings sockets and pickles along: another megabyte of memory.
    """

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError, ValueError):
            if self.stream and self.stream.tell() > MAX_BYTES:
                self.stream.close()
                self._turn()
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """No traceback of our own logging."""

    def _turn(self) -> None:
        """kiosk.log becomes kiosk.log.1 and so on; the oldest goes."""
        path = Path(self.baseFilename)
        names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, KEEP + 1))]
        for newer, older in reversed(list(pairwise(names))):
            if newer.exists():
                newer.replace(older)
        self.stream = self._open()


def start_logging(folder: Path | None, *, verbose: bool = False) -> None:
    """Warnings to stderr, everything to DIR/logs; a folder that cannot be written only costs the file."""
    stop_logging()
    LOG.setLevel(logging.INFO)
    console = _Console(sys.stderr)
    console.setLevel(logging.INFO if verbose else logging.ERROR)
    LOG.addHandler(console)
    try:
        if folder is None or not folder.is_dir():  # the log never makes a device's folder
            return
        (folder / "logs").mkdir(exist_ok=True, mode=0o700)
        file = _File(folder / "logs" / "kiosk.log", encoding="utf-8")
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(file)


def stop_logging() -> None:
    """Close what `start_logging` opened."""
    for handler in [one for one in LOG.handlers if isinstance(one, (_Console, _File))]:
        LOG.removeHandler(handler)
        handler.close()


def incident(error: BaseException) -> str:
    """Log where a bug came up, never what it said (its message may quote an answer). Returns its number."""
    import secrets  # noqa: PLC0415 - seldom needed

    number = f"{secrets.randbelow(900_000) + 100_000}"
    place = error.__traceback__
    trail = []
    while place:
        trail.append(f"{place.tb_frame.f_globals.get('__name__')}:{place.tb_lineno}")
        place = place.tb_next
    LOG.error("incident %s %s at %s", number, type(error).__name__, " > ".join(trail))
    return number
