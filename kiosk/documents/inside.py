"""What lies inside a PDF besides pages: cut ends, other files behind it, programs, and streams that swell."""

import re
import zlib
from collections.abc import Iterator

from kiosk.documents.paper import Fault, Unfit

MAX_SWOLLEN = 300_000_000  # bytes of all streams once inflated
_READ = 1 << 14
_CHUNK = 1 << 20
_OVERLAP = 64
_TAIL = 64  # what may follow the last %%EOF: some printers add a job end
_END = b"%%EOF"
_ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition)(?![A-Za-z])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 512  # bytes before a stream in which its dictionary's end is looked for
_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")


def check_inside(data: bytes) -> None:
    """Unfit when the file was cut, carries another file behind its end, a program, or a bomb."""
    _check_end(data)
    _refuse_tokens(data)
    room = MAX_SWOLLEN
    for dictionary, start in _streams(data):
        room -= _inflated(memoryview(data), dictionary, start, room)


def _check_end(data: bytes) -> None:
    end = data.rfind(_END)
    if end < 0:
        raise Unfit(Fault.BROKEN)
    behind = data[end + len(_END) :].strip(b"\0\t\n\f\r \x1a")
    if len(behind) > _TAIL or b"PK" in behind or b"<" in behind:
        raise Unfit(Fault.ACTIVE)


def _refuse_tokens(data: bytes) -> None:
    """Names may be written with #xx, so `/J#61vaScript` is looked for too."""
    if _ACTIVE.search(data):
        raise Unfit(Fault.ACTIVE)
    for name in re.finditer(rb"/[A-Za-z]*#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,60}", data):
        plain = _ESCAPED.sub(lambda hexed: bytes([int(hexed[1], 16)]), name[0])
        if _ACTIVE.search(plain):
            raise Unfit(Fault.ACTIVE)


def _streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        yield before[before.rfind(b"obj") + 3 :], found.end()


def _inflated(data: memoryview, dictionary: bytes, start: int, room: int) -> int:
    """How much this stream holds; objects that were packed into it are looked through as well."""
    if b"/Fl" not in dictionary:
        return 0
    if _TWICE.search(dictionary):
        raise Unfit(Fault.BROKEN)  # nobody deflates twice but to hide
    size, before = 0, b""
    for part in _parts(data, start):
        size += len(part)
        if size > room:
            raise Unfit(Fault.BROKEN)
        if b"/ObjStm" in dictionary:
            _refuse_tokens(before + part)
            before = part[-_OVERLAP:]
    return size


def _parts(data: memoryview, start: int) -> Iterator[bytes]:
    """The stream inflated piece by piece, to its end or first error: pdfium sees no more of it either."""
    inflate = zlib.decompressobj()
    for position in range(start, len(data), _READ):
        rest: bytes | memoryview = data[position : position + _READ]
        while rest:
            try:
                part = inflate.decompress(rest, _CHUNK)
            except zlib.error:
                return
            yield part
            rest = inflate.unconsumed_tail
        if inflate.eof:
            return
