"""Finding a commune among 3,321, and telling an old address in the units of today: medians and the slowest.

Goal: under 10 ms a search, whatever is typed. Nothing is asserted. Run: python -m tests.bench.bench_units
"""

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from kiosk.forms import legacy, units

ROUNDS = 15
GOAL = 10
TYPED = ("a", "t", "x", "xa", "phuong", "tan", "dong da", "Tân Thành", "hong ha ha noi", "p", "không có")
PRINTED = ("Thôn 2, Gia Thủy, Nho Quan, Ninh Bình", "1 ngõ Mẫu, P.5, Q.3, TP.HCM", "Số 1, Xã Mẫu, Hà Nội")


def main() -> None:
    first = [_spent(partial(units.search, "dong da")), _spent(partial(legacy.moved, PRINTED[0]))]
    searches = [_spent(partial(units.search, text)) for text in TYPED for _ in range(ROUNDS)]
    moves = [_spent(partial(legacy.moved, text)) for text in PRINTED for _ in range(ROUNDS)]
    for name, once, spent in (("search", first[0], searches), ("old address", first[1], moves)):
        print(
            f"units: {name} {median(spent):.3f} ms, slowest {max(spent):.2f} ms (goal under {GOAL}), "
            f"first with its list {once:.1f} ms, of {len(spent)}"
        )


def _spent(job: Callable[[], object]) -> float:
    """Milliseconds."""
    start = perf_counter()
    job()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
