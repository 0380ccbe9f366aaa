"""How many fields the second filing still asks, for each pair of procedures."""

from dataclasses import replace
from statistics import median, quantiles

from kiosk.forms.prefill import Sources
from tests.pairs import asked, card, choices_of, forms, handed_in

EARLIER = "2026-01-05"


def main() -> None:
    """A table: the procedure handed in first down, the second across; in the last row nobody is known."""
    firsts = [replace(one, day=EARLIER) for one in handed_in()]
    seconds = [(one, choices_of(one)) for one in forms()]
    print(
        "fields asked in a second filing (across) after a first one (down), with consent and PIN, and a card"
    )
    print(" " * 9, *(f"{number:2}" for number in range(1, len(seconds) + 1)))
    every: list[int] = []
    for number, persons in enumerate(firsts, 1):
        sources = Sources(card=card(), persons=persons)
        row = [len(asked(one, choices, sources)) for one, choices in seconds]
        every += row
        print(f"{number:2}", persons.code[-6:], *(f"{one:2}" for one in row))
    newcomer = [len(asked(one, choices, Sources(card=card()))) for one, choices in seconds]
    print(" " * 2, "nobody", *(f"{one:2}" for one in newcomer))
    tenths = quantiles(every, n=10)
    print(
        f"{len(every)} pairs: median {median(every)}, a tenth at most {tenths[0]:.0f}, nine tenths at most "
        f"{tenths[-1]:.0f}; a newcomer with a card: median {median(newcomer)}"
    )


if __name__ == "__main__":
    main()
