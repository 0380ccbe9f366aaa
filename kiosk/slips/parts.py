"""Pieces that several papers share: labelled rows, tables, ticked lines, signatures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from kiosk.records import dataclass
from kiosk.slips.layout import CENTER, LEFT, Span, beside, stack, text
from kiosk.slips.ops import At, Block, Op, Rule, Style, Tick

PAD = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    title: str
    share: float  # of the table's width
    align: float = LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A place to sign by hand."""

    who: str
    how: str
    name: str = ""  # printed below, when it is known who signs


Cell: TypeAlias = str | bool  # a bool is a box, ticked or not


def roman(number: int) -> str:
    """I, II, III … for the sections of a form."""
    out = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + sign, number - value
    return out


def labelled(label: str, value: str, quiet: Style, strong: Style, room: float) -> Block:
    """Label: value."""
    return text([Span(f"{label}: ", quiet), Span(value, strong)], room, after=1.5)


def ticked(on: bool, spans: Sequence[Span], room: float) -> Block:  # noqa: FBT001 - what the box shows
    """A box and what it says."""
    size = spans[0].style.size
    body = text(spans, room - size * 1.7, after=1)
    return Block(body.height, [Tick(1, size, size * 0.82, on), At(size * 1.7, 0, body)])


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], heads: Style, style: Style, room: float
) -> list[Block]:
    """A table as one block a row, so that it may run over pages, each with the head."""
    head = _row(columns, [column.title for column in columns], heads, room, head=True)
    bodies = [_row(columns, row, style, room, head=False) for row in rows]
    return [head, *(replace(body, again=head) for body in bodies)]


def _row(columns: Sequence[Column], cells: Sequence[Cell], style: Style, room: float, *, head: bool) -> Block:
    x, ops, high = 0.0, list[Op](), 0.0
    for column, cell in zip(columns, cells, strict=True):
        wide = column.share * room
        if isinstance(cell, bool):
            ops.append(Tick(x + (wide - style.size) / 2, PAD + style.size * 0.95, style.size * 0.85, cell))
            high = max(high, style.leading + 2 * PAD)
        else:
            align = CENTER if head else column.align
            body = text(Span(cell, style), wide - 2 * PAD, align=align, before=PAD - 1, after=PAD + 1)
            ops.append(At(x + PAD, 0, body))
            high = max(high, body.height)
        x += wide
    return Block(high, [*ops, *_grid(columns, high, room, head=head)], together=head)


def _grid(columns: Sequence[Column], high: float, room: float, *, head: bool) -> list[Op]:
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column.share * room)
    across: list[Op] = [Rule(0, high, room, high)]
    if head:
        across.append(Rule(0, 0, room, 0))
    return [*across, *(Rule(x, 0, x, high) for x in edges)]


def signatures(titles: Sequence[Sign], strong: Style, hint: Style, room: float, space: float) -> Block:
    """Places to sign side by side; a single one stands on the right."""
    count = max(len(titles), 2)
    each, first = room / count, count - len(titles)
    return beside(
        *(((first + n) * each + 4, _sign(one, strong, hint, each - 8, space)) for n, one in enumerate(titles))
    )


def _sign(sign: Sign, strong: Style, hint: Style, room: float, space: float) -> Block:
    return stack(
        [
            text(Span(sign.who, strong), room, align=CENTER),
            text(Span(sign.how, hint), room, align=CENTER, after=space),
            text(Span(sign.name, strong), room, align=CENTER),
        ]
    )
