"""Logs without personal data: ids, kinds, durations and incident numbers, nothing a citizen said."""

import logging
import secrets
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG = logging.getLogger("motcua")
MAX_BYTES = 1_000_000
KEEP = 3


def start_logging(folder: Path | None, *, verbose: bool = False) -> None:
    """Warnings to stderr, everything to DIR/logs; a folder that cannot be written only costs the file."""
    LOG.setLevel(logging.INFO)
    console = logging.StreamHandler(sys.stderr)
    console.setLevel(logging.INFO if verbose else logging.ERROR)
    LOG.addHandler(console)
    if folder is None:
        return
    try:
        (folder / "logs").mkdir(parents=True, exist_ok=True, mode=0o700)
        file = RotatingFileHandler(folder / "logs" / "kiosk.log", maxBytes=MAX_BYTES, backupCount=KEEP)
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(file)


def incident(error: BaseException) -> str:
    """Log where a bug came up, never what it said (its message may quote an answer). Returns its number."""
    number = f"{secrets.randbelow(900_000) + 100_000}"
    place = error.__traceback__
    trail = []
    while place:
        trail.append(f"{place.tb_frame.f_globals.get('__name__')}:{place.tb_lineno}")
        place = place.tb_next
    LOG.error("incident %s %s at %s", number, type(error).__name__, " > ".join(trail))
    return number
