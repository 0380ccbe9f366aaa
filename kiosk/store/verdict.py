"""What a check of the whole store found."""

from collections.abc import Sequence

from kiosk.errors import Problem
from kiosk.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`field` of a problem says where (a filing, a blob, device/epoch/seq); its sentence is verify.<rule>."""

    ok: bool
    events: int
    blobs: int
    problems: Sequence[Problem]
