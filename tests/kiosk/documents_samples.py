"""Files that citizens bring, honest and hostile, made on the spot."""

import io
import random
import struct
import zlib
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from kiosk.catalogue.form import Text
from kiosk.catalogue.procedure import Document, DocumentKind
from kiosk.documents.intake import take
from kiosk.documents.paper import Paper
from kiosk.errors import Problem

BIRTH = Document(id="gcs", name=Text(vi="Giấy chứng sinh"), kind=DocumentKind.BAN_CHINH, max_pages=3)
ID_CARD = Document(id="cccd", name=Text(vi="Thẻ căn cước"), kind=DocumentKind.XUAT_TRINH)


def taken(data: bytes, document: Document = BIRTH, name: str = "giay-chung-sinh.pdf") -> Paper:
    paper = take(data, name, document)
    assert isinstance(paper, Paper), paper
    return paper


def refused(data: bytes, document: Document = BIRTH, name: str = "giay-chung-sinh.pdf") -> str:
    problem = take(data, name, document)
    assert isinstance(problem, Problem), problem
    assert problem.field == document.id
    return problem.rule


def scan(text: str = "Giấy chứng sinh", size: tuple[int, int] = (1240, 1754), ink: int = 20) -> Image.Image:
    """A grey page with a line of writing on it."""
    page = Image.new("L", size, 245)
    ImageDraw.Draw(page).text((size[0] // 4, size[1] // 4), text, fill=ink, font_size=28)
    return page


def grain(page: Image.Image, sigma: float, seed: int = 1) -> Image.Image:
    """The same page as a real scanner sees it: paper is never of one colour."""
    noise = Image.frombytes("L", page.size, random.Random(seed).randbytes(page.width * page.height))
    soft = noise.filter(ImageFilter.GaussianBlur(0.6)).point(
        lambda level: int((level - 128) * sigma / 40) + 128
    )
    return Image.blend(page.convert("L"), soft, 0.0) if sigma == 0 else _added(page, soft)


def _added(page: Image.Image, noise: Image.Image) -> Image.Image:
    from PIL import ImageChops

    return ImageChops.add(page.convert("L"), noise, offset=-128)


def encoded(image: Image.Image, format_: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def pdf(pages: Sequence[str] = ("Giấy tờ",), password: str = "", owner: str = "") -> bytes:
    out = io.BytesIO()
    lock = pdfencrypt.StandardEncryption(password, owner, canPrint=1) if password or owner else None
    canvas = Canvas(out, encrypt=lock, invariant=1)
    for text in pages:
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be huge; its data would never end."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF from its objects, numbered from 1; the first is the catalogue."""
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            size,
            table,
            size,
            len(out),
        )
    )


def stream(data: bytes, extra: bytes = b"", *, deflate: bool = False) -> bytes:
    body = zlib.compress(data) if deflate else data
    filter_ = b"/Filter/FlateDecode" if deflate else b""
    return b"<<%s%s/Length %d>>stream\n%s\nendstream" % (extra, filter_, len(body), body)


PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
INK = b"0 0 0 rg 100 100 200 40 re f"
