"""The check of a form of 60 fields against a function written by hand for that form alone, in turns.

Both make the same answers tidy, decide what is asked and find the same problems. Goal: at most 2 times.
Nothing is asserted; that both find the same is, in tests/kiosk/test_forms_by_hand.py.
Run: python -m tests.bench.bench_forms
"""

import random
from collections.abc import Callable
from datetime import date
from functools import partial
from statistics import median
from time import perf_counter

from kiosk.catalogue.load import Catalogue
from kiosk.forms.checks import check
from kiosk.paths import assets
from tests.bench.by_hand import CODE, check_by_hand
from tests.robot import filled

ROUNDS = 301
TIMES = 20  # checks in a round
GOAL = 2.0
TODAY = date(2026, 11, 24)


def main() -> None:
    procedure = Catalogue(assets() / "procedures").get(CODE)
    rng = random.Random(7)
    spent: dict[str, list[float]] = {"check": [], "by hand": []}
    for _ in range(ROUNDS):
        answers = filled(procedure, rng, TODAY)
        spent["check"].append(_spent(partial(check, procedure, answers, TODAY)))
        spent["by hand"].append(_spent(partial(check_by_hand, answers, TODAY)))
    ours, by_hand = (median(some) for some in spent.values())
    print(
        f"check of a form of {len(procedure.form.fields)} fields: {ours:.0f} µs, "
        f"written by hand for it {by_hand:.0f} µs, ratio {ours / by_hand:.2f} (goal at most {GOAL}), "
        f"medians of {ROUNDS}"
    )


def _spent(job: Callable[[], object]) -> float:
    """Microseconds of one."""
    start = perf_counter()
    for _ in range(TIMES):
        job()
    return (perf_counter() - start) / TIMES * 1e6


if __name__ == "__main__":
    main()
