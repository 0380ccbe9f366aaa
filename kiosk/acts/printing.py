"""Sending a PDF to the office's printer. A printer that fails never changes a filing."""

import shutil
import subprocess
import sys

from kiosk.logs import LOG

TIMEOUT_S = 20


def print_pdf(data: bytes, printer: str) -> bool:
    """Whether the system's print queue took the page; False when there is no printer to ask."""
    if not printer or sys.platform == "win32":
        return False
    lp = shutil.which("lp")
    if lp is None:
        return False
    try:
        done = subprocess.run(
            [lp, "-d", printer, "-o", "fit-to-page"],
            input=data,
            timeout=TIMEOUT_S,
            check=False,
            capture_output=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        LOG.warning("print queue gave no answer")
        return False
    return done.returncode == 0
