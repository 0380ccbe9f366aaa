"""`python -m tests`: everything that must hold before a commit, cheapest first."""

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
GATES = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("lint-imports",),
    ("mypy",),
    ("pytest", "-q", "-s"),
)


def main() -> int:
    for name, *options in GATES:
        print(f"== {name} {' '.join(options)}", flush=True)
        if code := subprocess.call([BIN / name, *options]):
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
