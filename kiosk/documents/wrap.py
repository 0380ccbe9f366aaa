"""Pictures into a PDF: one A4 page each, the same bytes for the same pictures, and no metadata of theirs."""

import io
from collections.abc import Sequence

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kiosk.documents.pictures import Picture

_POINTS = 72
_MARGIN = 28  # 1 cm around a picture that is not a page itself
_LEAST_DPI = 100  # small pictures are not blown up beyond this
_PAGE_LIKE = 0.03  # this near to A4's proportions it is a scanned page and fills ours


def pictures_to_pdf(pictures: Sequence[Picture]) -> bytes:
    """One page for each picture, upright or lying as it is."""
    rl_config.useA85 = 0  # raw JPEG bytes: a quarter smaller
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    for picture in pictures:
        _draw(canvas, picture)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, picture: Picture) -> None:
    page = A4 if picture.height >= picture.width else (A4[1], A4[0])
    width, height = _fitted(picture, page)
    canvas.setPageSize(page)
    left, bottom = (page[0] - width) / 2, (page[1] - height) / 2
    canvas.drawImage(ImageReader(io.BytesIO(picture.jpeg)), left, bottom, width, height)


def _fitted(picture: Picture, page: tuple[float, float]) -> tuple[float, float]:
    page_like = abs(picture.width / picture.height * page[1] / page[0] - 1) < _PAGE_LIKE
    margin = 0 if page_like else 2 * _MARGIN
    room = min((page[0] - margin) / picture.width, (page[1] - margin) / picture.height)
    scale = min(room, _POINTS / _LEAST_DPI)
    return picture.width * scale, picture.height * scale
