"""One answer of a declaration as rows of print: text, ticked options, a table, or dots to fill in by hand."""

from collections.abc import Sequence

from kiosk.catalogue.form import Field, FieldType
from kiosk.forms.choices import choices
from kiosk.forms.show import show, show_rows
from kiosk.forms.tidy import lines as tidy_lines
from kiosk.forms.tidy import plain
from kiosk.slips.fonts import width
from kiosk.slips.layout import CENTER, LEFT, RIGHT, Span, flowing, lines, text
from kiosk.slips.ops import Block, Face, Op, Put, Style, Tick
from kiosk.slips.parts import PAD, Column, table, ticked
from kiosk.slips.words import LEGAL
from kiosk.strings import say
from kiosk.values import Json

_BODY = Style(Face.REGULAR, 13)
_BOLD = Style(Face.BOLD, 13)
_CELL = Style(Face.REGULAR, 11)
_HEAD = Style(Face.BOLD, 11)
_AFTER = 2.5
_MOST_OPTIONS, _MOST_LETTERS = 6, 130  # beyond this a list of boxes is harder to read than the answer
_LEAST_DOTS = 90.0  # room for writing by hand
_NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY)


def answer(label: Sequence[Span], field: Field, value: Json, room: float) -> list[Block]:
    """The label and what was answered."""
    if field.type is FieldType.CHECKBOX:
        return [ticked(value is True, label, room)]
    if field.type is FieldType.TABLE:
        return _table(label, field, value, room)
    options = [(option.id == value, plain(option.label.vi)) for option in choices(field)]
    if options and len(options) <= _MOST_OPTIONS and sum(len(one) for _, one in options) <= _MOST_LETTERS:
        return [_options([*label, Span(":", _BODY)], options, room)]
    shown = tidy_lines(show(field, value, LEGAL))
    if not shown:
        return [_dots([*label, Span(": ", _BODY)], room)]
    return flowing([*label, Span(": ", _BODY), Span(shown, _BOLD)], room, after=_AFTER)


def _dots(label: Sequence[Span], room: float) -> Block:
    """Dots up to the edge, for a pen."""
    found = lines(label, room)
    used = found[-1].width + width(" ", _BODY)
    free = room - used if room - used >= _LEAST_DOTS else room
    dots = "…" * int(free / width("…", _BODY))
    spaced = [*label, Span(dots if free < room else f"\n{dots}", _BODY)]
    return text(spaced, room, after=_AFTER)


def _options(label: Sequence[Span], options: Sequence[tuple[bool, str]], room: float) -> Block:
    """All options with their boxes, behind the label and on as many lines as they need."""
    size, leading = _BODY.size, _BODY.leading
    found = lines(label, room)
    ops: list[Op] = [
        Put(x, size + row * leading, words, style)
        for row, line in enumerate(found)
        for x, words, style in line.puts
    ]
    row, x = len(found) - 1, found[-1].width + size
    for on, words in options:
        style = _BOLD if on else _BODY
        wide = size * 1.3 + width(words, style)
        if x + wide > room:
            row, x = row + 1, size
        base = size + row * leading
        ops += [Tick(x, base, size * 0.8, on), Put(x + size * 1.3, base, words, style)]
        x += wide + size
    return Block((row + 1) * leading + _AFTER, ops)


def _table(label: Sequence[Span], field: Field, value: Json, room: float) -> list[Block]:
    rows = [[tidy_lines(cell) for cell in row] for row in show_rows(field, value, LEGAL)]
    if not rows:
        return [_dots([*label, Span(": ", _BODY)], room)]
    heading = text([*label, Span(":", _BODY)], room, after=3, together=True)
    numbered = [[str(number), *row] for number, row in enumerate(rows, start=1)]
    return [heading, *table(_columns(field, rows, room), numbered, _HEAD, _CELL, room), Block(6)]


def _columns(field: Field, rows: Sequence[Sequence[str]], room: float) -> list[Column]:
    """Each column gets its longest word; what is left goes where lines would break."""
    titles = [plain(column.label.vi) for column in field.columns]
    first = 0.07
    free = room * (1 - first)
    least = [_longest(title, [row[place] for row in rows]) for place, title in enumerate(titles)]
    whole = [max(_whole(row[place]) for row in rows) for place in range(len(titles))]
    wanted = [max(most - word, 1.0) for most, word in zip(whole, least, strict=True)]
    spare = max(free - sum(least), 0)
    widths = [word + spare * want / sum(wanted) for word, want in zip(least, wanted, strict=True)]
    shares = [wide / sum(widths) * (1 - first) for wide in widths]
    return [
        Column(title=say("slip.number", LEGAL), share=first, align=CENTER),
        *(
            Column(title=title, share=share, align=RIGHT if column.type in _NUMBERS else LEFT)
            for title, share, column in zip(titles, shares, field.columns, strict=True)
        ),
    ]


def _longest(title: str, cells: Sequence[str]) -> float:
    words = [width(word, _CELL) for cell in cells for word in cell.split()]
    heads = [width(word, _HEAD) for word in title.split()]
    return max([*words, *heads, 20.0]) + 2 * PAD + 1


def _whole(cell: str) -> float:
    return max(width(line, _CELL) for line in (cell or " ").split("\n")) + 2 * PAD + 1
