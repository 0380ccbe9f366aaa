"""How everything looks: tokens, the current look, icons, brush strokes.

Call `set_look(look_for(1080, 1920, contrast=True))`, then build screens: everything follows it.
"""

from ui.theme.icons import icon
from ui.theme.look import (
    BOLD,
    MEDIUM,
    NORMAL,
    SEMIBOLD,
    Look,
    colour,
    colour_name,
    dress,
    font,
    grown,
    load_fonts,
    look,
    look_for,
    metrics,
    phrase,
    px,
    set_look,
)
from ui.theme.tokens import CONTRAST, RADIUS, STANDARD, TINTS, Measures, Palette, Role, ratio

__all__ = [
    "BOLD",
    "CONTRAST",
    "MEDIUM",
    "NORMAL",
    "RADIUS",
    "SEMIBOLD",
    "STANDARD",
    "TINTS",
    "Look",
    "Measures",
    "Palette",
    "Role",
    "colour",
    "colour_name",
    "dress",
    "font",
    "grown",
    "icon",
    "load_fonts",
    "look",
    "look_for",
    "metrics",
    "phrase",
    "px",
    "ratio",
    "set_look",
]
