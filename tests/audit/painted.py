"""What a window really paints: each line of text, where, in which font and colour, and what is left of it.

Each widget is drawn once as SVG, where every line of text is one element, and the window once as a picture.
A line is then drawn alone and laid over the picture: where its ink is missing, something stands over it or
cuts it.
"""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QBuffer, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from kiosk.records import dataclass

SVG = "{http://www.w3.org/2000/svg}"
Pixel = tuple[int, int, int]
_INK = 120  # of 255: a point of the letters, not of their soft edge
_NEAR = 0.55  # of the way from the ground's colour to the ink's
_ALIKE = 24  # of 255, in one band
_THIN = 5  # points: too few to tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text as it was painted; `at` is where its baseline begins."""

    text: str
    at: QPointF
    style: QFont
    ink: Pixel
    alpha: float

    @property
    def box(self) -> QRect:
        """The letters and a point around them."""
        return self.exact.toAlignedRect().adjusted(-1, -1, 1, 1)

    @property
    def exact(self) -> QRectF:
        return QFontMetricsF(self.style).tightBoundingRect(self.text).translated(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How much of a line is on the picture (0 to 1), of its whole and of its worst edge; and its ground."""

    share: float
    edge: float
    ground: Pixel


def lines(widget: QWidget) -> Sequence[Line]:
    """Every line of text that this widget paints itself, where it stands in the window."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    widget.render(generator, QPoint(), QRegion(), QWidget.RenderFlag.IgnoreMask)
    corner = widget.mapTo(widget.window(), QPoint())
    placed = QTransform.fromTranslate(corner.x(), corner.y())
    return [*_lines(ET.fromstring(bytes(buffer.data().data())), placed)]


def picture(window: QWidget) -> Image.Image:
    """What the screen shows, RGB."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())


def seen(line: Line, shown: Image.Image) -> Seen:
    """Compare a line with the picture."""
    box = line.box
    corners = (box.left(), box.top(), box.right() + 1, box.bottom() + 1)
    part = shown.crop(corners)
    letters = _alone(line, box)
    ground = _ground(part, letters)
    inside = Image.new("L", shown.size, 255).crop(corners)  # beyond the picture nothing is seen
    there = ImageChops.multiply(_like(part, line.ink, ground).filter(ImageFilter.MaxFilter(3)), inside)
    edges = [_share(there, letters, one) for one in _edges(box.width(), box.height())]
    return Seen(
        share=_share(there, letters, (0, 0, box.width(), box.height())) or 0.0,
        edge=min((one for one in edges if one is not None), default=1.0),
        ground=ground,
    )


def _lines(element: ET.Element, outer: QTransform) -> Iterator[Line]:
    here = _moved(element.get("transform", "")) * outer
    for child in element:
        if child.tag == f"{SVG}text" and (child.text or "").strip():
            yield _line(child, here)
        yield from _lines(child, here)


def _line(element: ET.Element, here: QTransform) -> Line:
    style = QFont(element.get("font-family", ""))
    style.setPixelSize(round(float(element.get("font-size", "1"))))
    style.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
    style.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    fill = element.get("fill", "#000000")
    return Line(
        text=element.text or "",
        at=here.map(QPointF(float(element.get("x", "0")), float(element.get("y", "0")))),
        style=style,
        ink=(int(fill[1:3], 16), int(fill[3:5], 16), int(fill[5:7], 16)),
        alpha=float(element.get("fill-opacity", "1")),
    )


def _moved(transform: str) -> QTransform:
    """matrix(a,b,c,d,e,f) as Qt writes it."""
    if not transform:
        return QTransform()
    a, b, c, d, e, f = map(float, transform.removeprefix("matrix(").removesuffix(")").split(","))
    return QTransform(a, b, c, d, e, f)


def _alone(line: Line, box: QRect) -> Image.Image:
    """The ink of the letters alone: white where there is some."""
    image = QImage(box.size(), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setFont(line.style)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(line.at - QPointF(box.topLeft()), line.text)
    painter.end()
    size = (image.width(), image.height())
    drawn = Image.frombytes("L", size, bytes(image.constBits()), "raw", "L", image.bytesPerLine())
    return drawn.point([255 if value >= _INK else 0 for value in range(256)])


def _ground(part: Image.Image, letters: Image.Image) -> Pixel:
    """The colour that most of the picture has around the letters."""
    around = ImageChops.invert(letters.filter(ImageFilter.MaxFilter(5)))
    count: dict[Pixel, int] = {}
    for pixel, free in zip(part.get_flattened_data(), around.get_flattened_data(), strict=True):
        if free and isinstance(pixel, tuple):
            key = (int(pixel[0]), int(pixel[1]), int(pixel[2]))
            count[key] = count.get(key, 0) + 1
    return max(count, key=count.__getitem__, default=(255, 255, 255))


def _like(part: Image.Image, ink: Pixel, ground: Pixel) -> Image.Image:
    """White where the picture has more of the ink than of the ground."""
    away = ImageChops.difference(part, Image.new("RGB", part.size, ground))
    least = [max(1, round(abs(one - other) * (1 - _NEAR))) for one, other in zip(ink, ground, strict=True)]
    found: Image.Image | None = None
    for band, limit, one, other in zip(away.split(), least, ink, ground, strict=True):
        if abs(one - other) < _ALIKE:  # tells nothing
            continue
        marked = band.point([255 if value >= limit else 0 for value in range(256)])
        found = marked if found is None else ImageChops.multiply(found, marked)
    return found or Image.new("L", part.size, 0)


def _edges(width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """The strips where a cut would show: below, above, left, right."""
    low, side = max(2, round(height * 0.14)), max(3, min(8, width // 4))
    yield 0, height - low, width, height
    yield 0, 0, width, low
    yield 0, 0, side, height
    yield width - side, 0, width, height


def _share(there: Image.Image, letters: Image.Image, box: tuple[int, int, int, int]) -> float | None:
    """How much of the letters' ink in this box is on the picture; None where there is too little to tell."""
    wanted = letters.crop(box)
    all_ = wanted.histogram()[255]
    if all_ < _THIN:
        return None
    return ImageChops.multiply(wanted, there.crop(box)).histogram()[255] / all_
