"""The `kiosk` command: parse, run, and turn every error into a sentence and an exit code."""

import io
import sys

from kiosk.commands.early import Early, open_early


def main() -> int:
    """0 done · 1 refused with reasons · 2 wrong usage · 3 the environment."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console would choke on Vietnamese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    early = open_early(sys.argv[1:])
    return _opened(early) if early else _command()


def _opened(early: Early) -> int:
    try:
        from kiosk.commands.window_kiosk import go_on  # noqa: PLC0415 - what follows the first frame

        return go_on(early)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the edge: nothing above us would see it
        return _command(error)


def _command(met: Exception | KeyboardInterrupt | None = None) -> int:
    """The command line; or what its frame makes of an error that came up outside of it."""
    from kiosk.commands.frame import run_command  # noqa: PLC0415 - the window is there before click is

    return run_command(sys.argv[1:], met)


if __name__ == "__main__":
    sys.exit(main())
