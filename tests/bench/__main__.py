"""`python -m tests.bench`: every measured pair of the program, each beside its goal. Nothing is asserted."""

from tests.bench import (
    bench_forms,
    bench_pairs,
    bench_receipt,
    bench_save,
    bench_search,
    bench_start,
    bench_units,
)


def main() -> None:
    for one in (bench_start, bench_save, bench_receipt, bench_search, bench_forms, bench_units, bench_pairs):
        one.main()


if __name__ == "__main__":
    main()
