"""What people searched for and left without finding it: counted, never who it was."""

from collections.abc import Mapping
from contextlib import suppress

from kiosk.errors import Trouble
from kiosk.store import Store
from kiosk.text import fold
from kiosk.values import as_int, as_map

MOST = 500  # different ones; the rarest give way
LONGEST = 40
DIGITS = 6  # and more may be somebody's number
_NAME = "unanswered"


class Unanswered:
    """Waits until a search is left: while letters are typed, nothing is counted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last = ""  # found nothing, as folded text

    def searched(self, text: str, *, found: bool) -> None:
        wanted = fold(text)
        if found:
            self._last = ""
        elif not wanted:  # the box was cleared
            self.left()
        elif not self._last.startswith(wanted):  # letters taken back are no question of their own
            self._last = wanted

    def left(self) -> None:
        """The person does something else now."""
        text, self._last = self._last, ""
        if text and not _personal(text):
            with suppress(Trouble):  # a count is not worth anybody's trouble
                self._store.put(_NAME, _with(text, unanswered(self._store)))


def unanswered(store: Store) -> Mapping[str, int]:
    """Folded text -> how often it found nothing, the most frequent first."""
    return {text: as_int(count) for text, count in as_map(store.get(_NAME)).items()}


def _with(text: str, counts: Mapping[str, int]) -> Mapping[str, int]:
    """Of those as rare the newest stay."""
    newest_first = {text: counts.get(text, 0) + 1, **{one: n for one, n in counts.items() if one != text}}
    return dict(sorted(newest_first.items(), key=lambda one: -one[1])[:MOST])


def _personal(text: str) -> bool:
    return len(text) > LONGEST or "@" in text or sum(c.isdigit() for c in text) >= DIGITS
