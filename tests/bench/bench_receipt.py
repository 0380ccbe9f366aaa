"""The temporary slip against bare reportlab drawing the same page without any layout: medians and ratio.

Goal: at most 1.15 times. Nothing is asserted. Run: python -m tests.bench.bench_receipt
"""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from statistics import median
from time import perf_counter

from reportlab.pdfgen.canvas import Canvas

from kiosk.ids import new_id
from kiosk.slips.fonts import register
from kiosk.slips.ink import qr_runs
from kiosk.slips.ops import A5, At, Block, Code, Op, Put, Rule, Tick
from kiosk.slips.temporary import laid_out, temporary_slip
from tests.kiosk.slips_samples import WAITING

ROUNDS = 61
GOAL = 1.15
Flat = tuple[Op, float, float]


def main() -> None:
    register()  # once for both, as in a running kiosk
    ours: list[float] = []
    bare: list[float] = []
    for number in range(
        ROUNDS
    ):  # in turns, so that a busy machine is equally unfair to both; each filing is new
        facts = replace(WAITING, filing=new_id(datetime.fromtimestamp(number, UTC)))
        page = [one for left, top, block in laid_out(facts)[0] for one in _flat(block, left, A5.height - top)]
        facts = replace(facts, filing=new_id(datetime.fromtimestamp(number, UTC)))
        ours.append(_spent(partial(temporary_slip, facts)))
        bare.append(_spent(partial(_bare, page)))
    print(
        f"receipt: ours {median(ours) * 1000:.2f} ms, bare reportlab {median(bare) * 1000:.2f} ms, "
        f"ratio {median(ours) / median(bare):.2f} (goal at most {GOAL}), medians of {ROUNDS}"
    )


def _spent(job: Callable[[], bytes]) -> float:
    start = perf_counter()
    job()
    return perf_counter() - start


def _flat(block: Block, x: float, y: float) -> list[Flat]:
    out: list[Flat] = []
    for op in block.ops:
        out += _flat(op.block, x + op.x, y - op.y) if isinstance(op, At) else [(op, x, y)]
    return out


def _bare(page: list[Flat]) -> bytes:
    """Every place is known beforehand: only reportlab's own work is left, and the making of the QR code."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(A5.width, A5.height), invariant=1, pageCompression=1)
    for op, x, y in page:
        match op:
            case Put():
                canvas.setFillGray(op.style.grey)
                canvas.setFont(op.style.face.value, op.style.size)
                canvas.drawString(x + op.x, y - op.y, op.text)
            case Rule():
                canvas.setLineWidth(op.width)
                canvas.line(x + op.x, y - op.y, x + op.to_x, y - op.to_y)
            case Tick():
                canvas.rect(x + op.x, y - op.y, op.size, op.size)
            case Code():
                _bare_code(canvas, op, x + op.x, y - op.y)
            case At():
                pass
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _bare_code(canvas: Canvas, code: Code, x: float, y: float) -> None:
    runs, modules = qr_runs(code.text)
    unit = code.size / modules
    path = canvas.beginPath()
    for row, first, length in runs:
        path.rect(x + first * unit, y - (row + 1) * unit, length * unit, unit)
    canvas.drawPath(path, stroke=0, fill=1)


if __name__ == "__main__":
    main()
