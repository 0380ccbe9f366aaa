"""What a file really is: its first bytes say so, never its name."""

from enum import StrEnum


class Type(StrEnum):
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"


_BEFORE_PDF = b"\xef\xbb\xbf\r\n\t \0"  # harmless, and found in honest files
_NEAR = 32
_MAGIC: tuple[tuple[bytes, Type], ...] = (
    (b"\xff\xd8\xff", Type.JPEG),
    (b"\x89PNG\r\n\x1a\n", Type.PNG),
    (b"II*\x00", Type.TIFF),
    (b"MM\x00*", Type.TIFF),
)


def type_of(data: bytes) -> Type | None:
    """The type of these bytes; None when we take no such files."""
    if data[:_NEAR].lstrip(_BEFORE_PDF).startswith(b"%PDF-"):
        return Type.PDF
    return next((type_ for magic, type_ in _MAGIC if data.startswith(magic)), None)
