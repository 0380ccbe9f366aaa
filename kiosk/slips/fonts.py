"""The fonts of our papers, registered once, and how wide a text is in them."""

from functools import lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kiosk.paths import assets
from kiosk.slips.ops import Face, Style

_UNITS = 1000


@lru_cache
def register() -> None:
    """Makes the faces known to reportlab; they are embedded in each paper."""
    rl_config.useA85 = 0  # plain bytes: smaller files
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, str(assets() / "fonts" / f"{_file(face)}.ttf")))


def width(text: str, style: Style) -> float:
    """The width of this text in points."""
    return _width(text, style.face) * style.size / _UNITS


@lru_cache(20_000)
def _width(word: str, face: Face) -> float:
    widths, default = _table(face)
    return sum(widths.get(ord(c), default) for c in word)


@lru_cache
def _table(face: Face) -> tuple[dict[int, float], float]:
    register()
    font = pdfmetrics.getFont(face.value).face  # type: ignore[attr-defined] # a TTFont: the stub knows only its parent
    return font.charWidths, font.defaultWidth


def _file(face: Face) -> str:
    return "LiberationSerif-Regular" if face is Face.REGULAR else face.value
