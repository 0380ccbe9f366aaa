"""How this program starts itself again."""

import sys
from collections.abc import Sequence


def own_command(*arguments: str) -> Sequence[str]:
    """The same program with other arguments, frozen or not."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]
    return [*start, *arguments]
