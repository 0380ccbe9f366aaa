"""The `kiosk` command: parse, run, and turn every error into a sentence and an exit code."""

import io
import sys

from kiosk.commands.early import open_early


def main() -> int:
    """0 done · 1 refused with reasons · 2 wrong usage · 3 the environment."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console would choke on Vietnamese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    open_early(sys.argv[1:])
    from kiosk.commands.frame import run_command  # noqa: PLC0415 - the window is there before click is

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
