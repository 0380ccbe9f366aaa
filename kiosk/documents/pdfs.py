"""PDFs as they come: opened, counted, looked through for locks, programs and emptiness, never changed."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_uint
from threading import Lock

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from kiosk.documents.blank import WIDTH, blank
from kiosk.documents.inside import check_inside
from kiosk.documents.paper import Fault, Unfit

MAX_PAGE_PIXELS = 150_000_000  # one picture on a page: an A0 plan at 300 dpi
MAX_DRAWN = 12_000_000  # pixels of one page that we draw ourselves
_XFA = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
_pdfium = Lock()  # the library is not safe for two threads


def check_pdf(data: bytes, max_pages: int) -> int:
    """The number of pages, or Unfit."""
    with opened(data) as document:
        check_inside(data)
        _refuse_active(document)
        pages = len(document)
        if pages == 0:
            raise Unfit(Fault.BROKEN)
        if pages > max_pages:
            raise Unfit(Fault.PAGES, pages=str(pages))
        if all(_shows_nothing(document, number) for number in range(pages)):
            raise Unfit(Fault.BLANK)
        return pages


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, for one thread at a time; a locked one is Unfit."""
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == raw.FPDF_ERR_PASSWORD
            raise Unfit(Fault.PASSWORD if locked else Fault.BROKEN) from error
        try:
            yield document
        finally:
            document.close()


def pages_as_png(data: bytes, width: int, limit: int) -> list[bytes]:
    """The first pages of a paper as pictures of this width, for screens."""
    with opened(data) as document:
        return [_png(document, number, width) for number in range(min(len(document), limit))]


def _png(document: pypdfium2.PdfDocument, number: int, width: int) -> bytes:
    out = io.BytesIO()
    _drawn(document, number, width, grey=False).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _refuse_active(document: pypdfium2.PdfDocument) -> None:
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Unfit(Fault.PASSWORD)
    scripts: int = raw.FPDFDoc_GetJavaScriptActionCount(document)
    if scripts > 0 or document.count_attachments() > 0 or document.get_formtype() in _XFA:
        raise Unfit(Fault.ACTIVE)


def _shows_nothing(document: pypdfium2.PdfDocument, number: int) -> bool:
    return blank(_drawn(document, number, WIDTH, grey=True))


def _drawn(document: pypdfium2.PdfDocument, number: int, width: int, *, grey: bool) -> Image.Image:
    page = document[number]
    try:
        _refuse_huge(page)
        wide, high = page.get_size()
        if wide <= 0 or high <= 0:
            raise Unfit(Fault.BROKEN)
        scale = min((width - 0.01) / wide, (MAX_DRAWN / (wide * high)) ** 0.5)  # rendering rounds up
        image: Image.Image = page.render(scale=scale, grayscale=grey).to_pil()
        return image
    finally:
        page.close()


def _refuse_huge(page: pypdfium2.PdfPage) -> None:
    """The pictures' headers are asked before anything on the page is decoded."""
    wide, high = c_uint(), c_uint()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        known = raw.FPDFImageObj_GetImagePixelSize(picture, wide, high)
        if known and wide.value * high.value > MAX_PAGE_PIXELS:
            raise Unfit(Fault.PIXELS, width=str(wide.value), height=str(high.value))
