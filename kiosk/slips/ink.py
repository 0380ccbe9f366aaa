"""Draws laid-out pages into a PDF: the same bytes for the same pages, fonts embedded, no clock inside."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

import segno
from reportlab.pdfgen.canvas import Canvas

from kiosk.slips.fonts import register, width
from kiosk.slips.ops import At, Block, Code, Face, Page, Put, Rule, Sheet, Style, Tick

TRY_RUN = "CHẠY THỬ"
_TRY_RUN_GREY = 0.9
_QR_MASK = 4  # fixed: choosing the best of eight costs more than the rest of the slip


def draw(sheet: Sheet, pages: Sequence[Page], title: str, *, try_run: bool = False) -> bytes:
    """The pages as one PDF."""
    register()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(sheet.width, sheet.height), invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Một Cửa Kiosk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for page in pages:
        if try_run:
            _try_run(canvas, sheet)
        pen = _Pen(canvas)
        for left, top, block in page:
            _block(pen, block, left, sheet.height - top)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@dataclass(slots=True)
class _Pen:
    """The canvas of one page, and the style it writes in now: setting it costs as much as the words."""

    canvas: Canvas
    style: Style | None = None


def _block(pen: _Pen, block: Block, x: float, y: float) -> None:
    canvas = pen.canvas
    for op in block.ops:
        match op:
            case Put():
                _text(pen, op, x, y)
            case Rule():
                canvas.setStrokeGray(op.grey)
                canvas.setLineWidth(op.width)
                canvas.line(x + op.x, y - op.y, x + op.to_x, y - op.to_y)
            case Tick():
                _tick(canvas, x + op.x, y - op.y, op)
            case Code():
                _code(canvas, x + op.x, y - op.y, op)
                pen.style = None
            case At():
                _block(pen, op.block, x + op.x, y - op.y)
            case _:
                assert_never(op)


def _text(pen: _Pen, put: Put, x: float, y: float) -> None:
    if put.style != pen.style:
        pen.style = put.style
        pen.canvas.setFillGray(put.style.grey)
        pen.canvas.setFont(put.style.face.value, put.style.size)
    pen.canvas.drawString(x + put.x, y - put.y, put.text)


def _tick(canvas: Canvas, x: float, y: float, tick: Tick) -> None:
    size = tick.size
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.7)
    canvas.rect(x, y, size, size)
    if tick.on:
        canvas.setLineWidth(size * 0.15)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        path.moveTo(x + size * 0.2, y + size * 0.52)
        path.lineTo(x + size * 0.42, y + size * 0.24)
        path.lineTo(x + size * 0.84, y + size * 0.82)
        canvas.drawPath(path)
        canvas.setLineCap(0)
        canvas.setLineJoin(0)


def _code(canvas: Canvas, x: float, y: float, code: Code) -> None:
    runs, modules = qr_runs(code.text)
    unit = code.size / modules
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for row, first, length in runs:
        path.rect(x + first * unit, y - (row + 1) * unit, length * unit, unit)
    canvas.drawPath(path, stroke=0, fill=1)


def qr_runs(text: str) -> tuple[list[tuple[int, int, int]], int]:
    """The dark runs of each row: (row, first module, length), and the modules of a side."""
    matrix = segno.make_qr(text, error="m", mask=_QR_MASK, boost_error=False).matrix
    runs = []
    for row, modules in enumerate(matrix):
        start = None
        for column, dark in enumerate((*modules, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append((row, start, column - start))
                start = None
    return runs, len(matrix)


def _try_run(canvas: Canvas, sheet: Sheet) -> None:
    """Across the page, under everything else."""
    style = Style(Face.BOLD, sheet.width / 5.2, _TRY_RUN_GREY)
    canvas.saveState()
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(55)
    canvas.setFillGray(style.grey)
    canvas.setFont(style.face.value, style.size)
    canvas.drawString(-width(TRY_RUN, style) / 2, -style.size / 3, TRY_RUN)
    canvas.restoreState()
