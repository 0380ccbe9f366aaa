"""Pictures made fit: turned upright, flattened, at most 150 dpi on A4, grey when they have no colour."""

import io
import warnings

from PIL import Image, ImageChops, ImageOps

from kiosk.documents.blank import blank
from kiosk.documents.kinds import Type
from kiosk.documents.paper import MAX_PIXELS, Fault, Unfit
from kiosk.records import dataclass

SHORT, LONG = 1240, 1754  # A4 at 150 dpi
_QUALITY = 75
_PROBE = 620  # colour is looked for at this size: a red seal shows, single odd pixels do not
_COLOURED = 40  # levels between the strongest and the weakest channel
_SHARE = 5_000  # one coloured pixel in so many makes a picture coloured
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    jpeg: bytes
    width: int
    height: int


def read_pictures(data: bytes, type_: Type, max_pages: int) -> list[Picture]:
    """Every page of this file, re-encoded: nothing but pixels is left of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)  # odd metadata, which is thrown away anyway
        try:
            with Image.open(io.BytesIO(data), formats=[type_.upper()]) as image:
                return _pages(image, max_pages if type_ is Type.TIFF else 1)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise Unfit(Fault.PIXELS) from bomb


def _pages(image: Image.Image, limit: int) -> list[Picture]:
    frames: list[Image.Image] = []
    for number in range(limit + 1):
        if number and not _turn_to(image, number, limit):
            break
        _refuse_by_header(image)
        frames.append(_upright(image))
    if all(blank(one) for one in frames):
        raise Unfit(Fault.BLANK)
    return [_encoded(one) for one in frames]


def _turn_to(image: Image.Image, number: int, limit: int) -> bool:
    if image.format != "TIFF":
        return False  # an animation is its first picture
    try:
        image.seek(number)
    except EOFError:
        return False
    if number >= limit:
        raise Unfit(Fault.PAGES)
    return True


def _refuse_by_header(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise Unfit(Fault.PIXELS, width=str(image.width), height=str(image.height))


def _upright(image: Image.Image) -> Image.Image:
    """A small enough copy without transparency, turned as its camera says."""
    if image.format == "JPEG":
        image.draft(
            "RGB" if image.mode != "L" else "L", (LONG, LONG)
        )  # decodes a big photo at a fraction of its size
    turned = _flat(ImageOps.exif_transpose(image))
    box = (SHORT, LONG) if turned.height >= turned.width else (LONG, SHORT)
    turned.thumbnail(box, Image.Resampling.LANCZOS)
    turned.info = {}
    return turned


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        return _from_deep(image)
    if image.has_transparency_data:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, (*_WHITE, 255))
        return Image.alpha_composite(paper, over).convert("RGB")
    return image.convert("RGB")


def _from_deep(image: Image.Image) -> Image.Image:
    """16 and 32 bits a pixel, stretched over what the picture really uses."""
    deep = image.convert("F")
    low, high = deep.getextrema()
    if not isinstance(low, float) or not isinstance(high, float):
        raise Unfit(Fault.BROKEN)
    top = 65535.0 if high > 255 else 255.0  # noqa: PLR2004 - the most an 8-bit picture holds
    return deep.point(lambda level: level * (255.0 / max(top, high)) + 0.0).convert("L")


def _encoded(image: Image.Image) -> Picture:
    plain = image if coloured(image) else image.convert("L")
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(jpeg=out.getvalue(), width=plain.width, height=plain.height)


def coloured(image: Image.Image) -> bool:
    """Whether there is colour worth keeping, a red seal for instance."""
    if image.mode == "L":
        return False
    probe = image.copy()
    probe.thumbnail((_PROBE, _PROBE), Image.Resampling.BOX)
    red, green, blue = probe.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    weakest = ImageChops.darker(ImageChops.darker(red, green), blue)
    histogram = ImageChops.subtract(strongest, weakest).histogram()
    return sum(histogram[_COLOURED:]) * _SHARE > probe.width * probe.height
