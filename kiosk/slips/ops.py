"""What can stand on a sheet, as values: the layout decides them, ink draws them."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeAlias

from kiosk.records import dataclass


class Face(StrEnum):
    """Liberation Serif, the free twin of Times New Roman: names as the PDF knows them."""

    REGULAR = "LiberationSerif"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"


@dataclass(frozen=True, slots=True)
class Style:
    face: Face = Face.REGULAR
    size: float = 13
    grey: float = 0  # 0 black, 1 white

    @property
    def leading(self) -> float:
        return self.size * 1.24


@dataclass(frozen=True, slots=True)
class Put:
    """Text on its baseline."""

    x: float
    y: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Rule:
    x: float
    y: float
    to_x: float
    to_y: float
    width: float = 0.6
    grey: float = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick, drawn: no free font has it together with all of Vietnamese."""

    x: float
    y: float  # of its lower edge
    size: float
    on: bool


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class At:
    """A block inside another."""

    x: float
    y: float
    block: "Block"


Op: TypeAlias = Put | Rule | Tick | Code | At


@dataclass(frozen=True, slots=True)
class Block:
    """A piece that is never cut. Its ops count from its upper left corner, downwards, in points."""

    height: float
    ops: Sequence[Op] = ()
    together: bool = False  # never parted from the block after it
    again: "Block | None" = None  # stands above it when it opens a page: the head of its table


Page: TypeAlias = "Sequence[tuple[float, float, Block]]"  # left, top, block


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def room(self) -> float:
        return self.width - self.left - self.right


_MM = 72 / 25.4
A4 = Sheet(width=210 * _MM, height=297 * _MM, left=30 * _MM, right=20 * _MM, top=20 * _MM, bottom=24 * _MM)
A5 = Sheet(width=148 * _MM, height=210 * _MM, left=12 * _MM, right=12 * _MM, top=9 * _MM, bottom=12.5 * _MM)
