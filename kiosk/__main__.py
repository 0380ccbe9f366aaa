"""The `kiosk` command: parse, run, and turn every error into a sentence and an exit code."""

import sys

from kiosk.commands.frame import run_command


def main() -> int:
    """0 done · 1 refused with reasons · 2 wrong usage · 3 the environment."""
    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
