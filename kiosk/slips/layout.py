"""Laying text out: words into lines, lines into blocks, blocks into pages. Pure: nothing is drawn here."""

from collections.abc import Callable, Iterable, Sequence

from kiosk.records import dataclass
from kiosk.slips.fonts import width
from kiosk.slips.ops import At, Block, Op, Page, Put, Sheet, Style

CENTER, LEFT, RIGHT = 0.5, 0.0, 1.0
_UNCUT = 8  # lines that stay together


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    puts: tuple[tuple[float, str, Style], ...]  # x, text, style
    width: float


def lines(spans: Iterable[Span], room: float) -> list[Line]:
    """The words broken into lines that fit; a word that fits nowhere is cut; \\n breaks."""
    done: list[Line] = []
    puts: list[tuple[float, str, Style]] = []
    x = 0.0
    for word, wide, style, space in _words(spans, room):
        gap = width(" ", style) if space and puts else 0.0
        if word == "\n" or (puts and x + gap + wide > room):
            done.append(Line(tuple(puts), x))
            puts, x, gap = [], 0.0, 0.0
        if word == "\n":
            continue
        _add(puts, x, gap, word, style)
        x += gap + wide
    return [*done, Line(tuple(puts), x)] if puts or not done else done


def _add(puts: list[tuple[float, str, Style]], x: float, gap: float, word: str, style: Style) -> None:
    """Words of one style stay one string, so that text is found and copied whole."""
    if puts and puts[-1][2] == style:
        start, text, _ = puts[-1]
        puts[-1] = (start, f"{text} {word}" if gap else text + word, style)
    elif gap and puts:
        start, text, before = puts[-1]
        puts[-1] = (start, text + " ", before)
        puts.append((x + gap, word, style))
    else:
        puts.append((x, word, style))


def _words(spans: Iterable[Span], room: float) -> Iterable[tuple[str, float, Style, bool]]:
    """Each word that fits, how wide it is, its style, and whether a space comes before it."""
    space = False
    for span in spans:
        for number, row in enumerate(span.text.split("\n")):
            if number:
                yield "\n", 0, span.style, False
            space = (space and not number) or row[:1] == " "
            for word in row.split():
                for part, wide in _cut(word, span.style, room):
                    yield part, wide, span.style, space
                    space = False
                space = True
            space = row[-1:] == " " if row.strip() else space


def _cut(word: str, style: Style, room: float) -> Iterable[tuple[str, float]]:
    whole = width(word, style)
    if whole <= room:
        yield word, whole
        return
    part, wide = "", 0.0
    for letter in word:
        more = width(letter, style)
        if part and wide + more > room:
            yield part, wide
            part, wide = "", 0.0
        part += letter
        wide += more
    yield part, wide


def text(  # noqa: PLR0913 - all but the first two are left out most of the time
    spans: Sequence[Span] | Span,
    room: float,
    *,
    align: float = LEFT,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
    together: bool = False,
) -> Block:
    """A paragraph. `align` is the share of the free room on its left."""
    spans = [spans] if isinstance(spans, Span) else spans
    leading = max((span.style.leading for span in spans), default=0)
    size = max((span.style.size for span in spans), default=0)
    ops: list[Op] = []
    y = before
    for line in _evened(spans, room - indent) if align == CENTER else lines(spans, room - indent):
        left = indent + (room - indent - line.width) * align
        ops += [Put(left + x, y + size, words, style) for x, words, style in line.puts]
        y += leading
    return Block(y + after, ops, together)


def _evened(spans: Sequence[Span], room: float) -> list[Line]:
    """Centred lines of about the same length: no single word below a full line."""
    best = lines(spans, room)
    if len(best) == 1:
        return best
    least, most = room / len(best) * 0.8, room
    while most - least > 1:
        tried = (least + most) / 2
        found = lines(spans, tried)
        if len(found) == len(best):
            best, most = found, tried
        else:
            least = tried
    return best


def flowing(spans: Sequence[Span], room: float, *, after: float = 0) -> list[Block]:
    """A paragraph; one that is very long comes line by line, so that it may run over pages."""
    whole = text(spans, room, after=after)
    leading = max(span.style.leading for span in spans)
    if whole.height <= _UNCUT * leading:
        return [whole]
    size = max(span.style.size for span in spans)
    rows = [[Put(x, size, words, style) for x, words, style in line.puts] for line in lines(spans, room)]
    return [*(Block(leading, row) for row in rows), Block(after)]


def stack(blocks: Iterable[Block], *, together: bool = False) -> Block:
    """Blocks under each other, as one that is not cut."""
    ops: list[Op] = []
    y = 0.0
    for block in blocks:
        ops.append(At(0, y, block))
        y += block.height
    return Block(y, ops, together)


def beside(*columns: tuple[float, Block]) -> Block:
    """Blocks next to each other, each with its left edge."""
    return Block(max(block.height for _, block in columns), [At(x, 0, block) for x, block in columns])


def fit(words: str, style: Style, room: float) -> Style:
    """The style, smaller if these words would not fit on one line."""
    wide = width(words, style)
    return style if wide <= room else Style(style.face, style.size * room / wide * 0.999, style.grey)


def pages(sheet: Sheet, blocks: Sequence[Block], foot: Callable[[int, int], Block]) -> list[Page]:
    """The blocks on as many pages as they need, each with its foot (page, pages)."""
    room = sheet.height - sheet.top - sheet.bottom
    bodies: list[list[tuple[float, float, Block]]] = [[]]
    y = 0.0
    for unit in _units(blocks):
        whole = sum(block.height for block in unit)
        for number, block in enumerate(unit):
            needed = whole if number == 0 and whole <= room else block.height
            if bodies[-1] and y + needed > room:
                bodies.append([])
                y = 0.0
            opened = [block.again, block] if block.again and not bodies[-1] else [block]
            for one in opened:
                bodies[-1].append((sheet.left, sheet.top + y, one))
                y += one.height
    return [[*body, _foot(sheet, foot(n, len(bodies)))] for n, body in enumerate(bodies, start=1)]


def _foot(sheet: Sheet, block: Block) -> tuple[float, float, Block]:
    return sheet.left, sheet.height - sheet.bottom + 6, block


def _units(blocks: Sequence[Block]) -> Iterable[list[Block]]:
    unit: list[Block] = []
    for block in blocks:
        unit.append(block)
        if not block.together:
            yield unit
            unit = []
    if unit:
        yield unit
