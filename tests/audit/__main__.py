"""`python -m tests.audit`: the whole tour in both languages, three looks and four sizes, each screen judged.

    python -m tests.audit [--out DIR] [LANGUAGE LOOK WIDTHxHEIGHT]

Prints what it found, screen by screen, and ends with 1 if that is anything. With --out the pictures are kept.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.commands.story import tell
from kiosk.commands.tour import THEMES
from kiosk.strings import LANGUAGES
from tests.audit.stage import JudgedStage

SIZES = ("1080x1920", "1080x2560", "1366x768", "1920x1080")
AT_ONCE = 2


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.audit")
    parser.add_argument("--out", type=Path)
    parser.add_argument("one", nargs="*", metavar="LANGUAGE LOOK SIZE")
    asked = parser.parse_args()
    if asked.one:
        language, theme, size = asked.one
        return _walk(language, theme, size, asked.out)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = [*pool.map(lambda one: _walk_apart(one, asked.out), product(LANGUAGES, THEMES, SIZES))]
    print(f"{len(ends)} walks, {sum(map(bool, ends))} of them with something to mend")
    return int(any(ends))


def _walk_apart(one: Sequence[str], out: Path | None) -> int:
    """A process of its own for each walk: a look is for a whole process."""
    kept = ["--out", str(out / "-".join(one))] if out else []
    ended = subprocess.run(
        [sys.executable, "-m", "tests.audit", *kept, *one], stdout=subprocess.PIPE, text=True, check=False
    )
    print(ended.stdout, end="", flush=True)
    return ended.returncode


def _walk(language: str, theme: str, size: str, out: Path | None) -> int:
    width, _, height = size.partition("x")
    if out:
        out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="motcua-audit-") as folder:
        stage = JudgedStage(Path(folder), out, size=(int(width), int(height)), theme=theme, language=language)
        try:
            tell(stage)
        finally:
            stage.close()
    faults = [f"  {name}: {fault}" for name, found in stage.faults.items() for fault in found]
    print(f"{language} {theme} {size}: {stage.judged} screens, {len(faults)} faults", *faults, sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
