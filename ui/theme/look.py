"""The current look: palette, text size, panel, language. Screens are built anew when it changes."""

import math

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from kiosk.paths import assets
from kiosk.records import dataclass
from kiosk.strings import say
from ui.theme.tokens import CONTRAST, DESK, LANDSCAPE, PORTRAIT, STANDARD, Layout, Measures, Palette, Role

FAMILY = "Be Vietnam Pro"
LARGE = 1.3
CAP_HEIGHT = 0.74  # of the font size
NOMINAL_PX_PER_MM = 3.78  # 96 dpi, when nobody has laid a card on the screen

NORMAL, MEDIUM, SEMIBOLD, BOLD = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    palette: Palette = STANDARD
    scale: float = 1.0
    floor: int = 12  # no text is smaller, px
    portrait: bool = True
    language: str = "vi"
    desk: bool = False  # staff: mouse and keyboard, dense
    low: bool = False  # everything in the lowest 60 % of a portrait screen

    @property
    def large(self) -> bool:
        return self.scale > 1

    @property
    def contrast(self) -> bool:
        return self.palette.contrast

    @property
    def layout(self) -> Layout:
        if self.desk:
            return DESK
        return PORTRAIT if self.portrait else LANDSCAPE

    @property
    def measures(self) -> Measures:
        return self.layout.measures


_current = Look()


def look() -> Look:
    return _current


def set_look(new: Look) -> None:
    """Make `new` the look of every widget built from now on."""
    global _current  # noqa: PLW0603 - one window, one look
    _current = new


def look_for(  # noqa: PLR0913 - each is a switch of the dock
    width: int,
    height: int,
    *,
    contrast: bool = False,
    large: bool = False,
    low: bool = False,
    desk: bool = False,
    language: str = "vi",
    px_per_mm: float = NOMINAL_PX_PER_MM,
) -> Look:
    """The look of a panel of this size with these modes on."""
    return Look(
        palette=CONTRAST if contrast else STANDARD,
        scale=LARGE if large else 1.0,
        floor=large_floor(px_per_mm) if large else 12,
        portrait=height > width,
        language=language,
        desk=desk,
        low=low and height > width,
    )


def large_floor(px_per_mm: float, distance_mm: int = 500) -> int:
    """The text size whose capital H subtends 0.7 degrees (EN 301 549, 5.1.4)."""
    return math.ceil(distance_mm * math.tan(math.radians(0.7)) * px_per_mm / CAP_HEIGHT)


def phrase(key: str, /, **values: object) -> str:
    """A sentence of assets/strings in the language of the look."""
    return say(key, _current.language, **values)


def colour_name(name: str) -> str:
    """#RRGGBB of a palette name; a #RRGGBB is itself."""
    if name.startswith("#"):
        return name
    value: str = getattr(_current.palette, name)
    return value


def colour(name: str, alpha: int = 255) -> QColor:
    made = QColor(colour_name(name))
    made.setAlpha(alpha)
    return made


def px(role: Role) -> int:
    """The text size of a role now."""
    size: int = getattr(_current.layout.type, role)
    return max(_current.floor, round(size * _current.scale))


def font(role: Role, weight: QFont.Weight = NORMAL) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(px(role))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def metrics(role: Role, weight: QFont.Weight = NORMAL) -> QFontMetrics:
    return QFontMetrics(font(role, weight))


def grown(height: int) -> int:
    """A control's height when its text may be larger."""
    return round(height * max(1.0, _current.scale * 0.88))


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; once, after QApplication."""
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        path = assets() / "fonts" / f"BeVietnamPro-{weight}.ttf"
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


def dress(app: QApplication) -> None:
    """Give the application our fonts and a style that looks the same everywhere."""
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(font("body"))
    app.setCursorFlashTime(0)  # a steady caret: seen at once, and nothing wakes up to blink
