"""What citizens type, and whether the right procedure comes first, or among three.

Words and weights of the search may be tuned by the queries at even places; those at odd places confirm it.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.search import search
from kiosk.paths import assets
from kiosk.records import dataclass

CATALOGUE = Catalogue(assets() / "procedures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    query: str
    codes: Sequence[str]
    kind: str

    def hit(self, most: int) -> bool:
        return any(one.code in self.codes for one, _ in search(CATALOGUE, self.query, most))


QUERIES = [
    Query(**one) for one in json.loads(Path(__file__).with_name("queries.json").read_text(encoding="utf-8"))
]


def share(queries: Sequence[Query], most: int) -> float:
    return sum(one.hit(most) for one in queries) / len(queries)


def test_every_procedure_is_asked_for() -> None:
    assert {code for one in QUERIES for code in one.codes} == {one.code for one in CATALOGUE.listed()}
    assert len(QUERIES) >= 200
    assert len({one.query for one in QUERIES}) == len(QUERIES)


def test_the_right_one_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    parts = {"all": QUERIES, "tuned": QUERIES[::2], "untouched": QUERIES[1::2]}
    parts |= {kind: [one for one in QUERIES if one.kind == kind] for kind in {one.kind for one in QUERIES}}
    with capsys.disabled():
        print()
        for name, some in parts.items():
            print(
                f"search, {name}: {len(some)} queries, hit@1 {share(some, 1):.3f}, hit@3 {share(some, 3):.3f}"
            )

    assert share(QUERIES, 1) > 0.85
    assert share(QUERIES, 3) > 0.92
    assert share(parts["untouched"], 3) > 0.87
