"""Makes the codec's dictionary from invented filings: `python -m kiosk.seal.train OUT`.

A released dictionary never changes: every body sealed with it needs it for ever. A new one is a new codec.
"""

import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.paths import assets
from kiosk.seal.canonical import canonical
from kiosk.seal.samples import others, submitted
from kiosk.values import as_map

SIZE = 32 * 1024  # as far as deflate looks back
SEED = 1
MOST_ASKED_LAST = (
    "1.014159",
    "1.004873",
    "2.000635",
    "1.004194",
    "2.000815",
    "1.000894",
    "1.000656",
    "1.001193",
)


def main() -> None:
    """Write the dictionary to the path given."""
    Path(sys.argv[1]).write_bytes(dictionary(samples()))


def samples() -> list[bytes]:
    """Canonical bodies, the commonest first."""
    rng = random.Random(SEED)  # noqa: S311 - invented data, the same each time
    bodies = list(others(rng))
    for code in reversed(MOST_ASKED_LAST):
        path = assets() / "procedures" / f"{code}.json"
        bodies.append(submitted(as_map(json.loads(path.read_text(encoding="utf-8"))), rng))
    return [canonical(body) for body in bodies]


def dictionary(bodies: Sequence[bytes]) -> bytes:
    """Whole bodies one after another: long stretches repeat. The commonest last, the cheapest to point at."""
    return b"".join(reversed(bodies))[-SIZE:]


if __name__ == "__main__":
    main()
