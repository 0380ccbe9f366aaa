"""Design tokens: every colour, type size, measure and radius, in one place."""

from collections.abc import Mapping
from typing import Literal

from kiosk.records import dataclass

Role = Literal["display", "h1", "h2", "title", "body", "label", "small", "key"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by what they are for. Text pairs reach 4.5:1 (7:1 in contrast), edges 3:1."""

    contrast: bool
    bg: str
    surface: str
    sunken: str
    ink: str
    ink2: str
    ink3: str
    line: str  # decorative edge of a card
    border: str  # edge of an input
    primary: str
    primary_down: str
    primary_bg: str
    on_primary: str
    hero1: str
    hero2: str
    on_hero: str
    on_hero2: str
    national: str
    gold: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    err: str  # red is for errors only
    err_bg: str
    focus: str
    key: str
    key2: str
    key_edge: str
    keyboard: str
    help: str  # "Gọi cán bộ" and nothing else
    help_bg: str


STANDARD = Palette(
    contrast=False,
    bg="#F2F5FA",
    surface="#FFFFFF",
    sunken="#E7ECF4",
    ink="#0D1B33",
    ink2="#3F4D66",
    ink3="#55627B",
    line="#CFD8E5",
    border="#66748E",
    primary="#0B4A8F",
    primary_down="#083668",
    primary_bg="#E4EEFA",
    on_primary="#FFFFFF",
    hero1="#0A3A78",
    hero2="#0F5FB0",
    on_hero="#FFFFFF",
    on_hero2="#D5E5F8",
    national="#C8141E",
    gold="#FFCD1F",
    ok="#0A6638",
    ok_bg="#E1F3E8",
    warn="#7A4700",
    warn_bg="#FFF1D0",
    err="#B3001B",
    err_bg="#FDEBED",
    focus="#FFB800",
    key="#FFFFFF",
    key2="#C3CEDE",
    key_edge="#8996AC",
    keyboard="#DCE3ED",
    help="#A3330B",
    help_bg="#FFEDE3",
)
CONTRAST = Palette(
    contrast=True,
    bg="#000000",
    surface="#000000",
    sunken="#1A1A1A",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#E6E6E6",
    line="#FFFFFF",
    border="#FFFFFF",
    primary="#FFE500",
    primary_down="#FFF38A",
    primary_bg="#1F1B00",
    on_primary="#000000",
    hero1="#000000",
    hero2="#000000",
    on_hero="#FFFFFF",
    on_hero2="#FFFFFF",
    national="#FF5A5A",
    gold="#FFE500",
    ok="#6CFFA5",
    ok_bg="#00240F",
    warn="#FFD27A",
    warn_bg="#2B1B00",
    err="#FF8A96",
    err_bg="#33000A",
    focus="#00E5FF",
    key="#000000",
    key2="#262626",
    key_edge="#FFFFFF",
    keyboard="#000000",
    help="#FFE500",
    help_bg="#1F1B00",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tint:
    """A tile's two colours: the accent reads on its tint and on white."""

    accent: str
    ground: str


TINTS: Mapping[str, Tint] = {
    "blue": Tint(accent="#0B4A8F", ground="#E4EEFA"),
    "teal": Tint(accent="#0A5F62", ground="#DDF2F1"),
    "red": Tint(accent="#A8142B", ground="#FBE7EA"),
    "violet": Tint(accent="#5B2E8C", ground="#EFE7F8"),
    "green": Tint(accent="#0A6638", ground="#E1F3E8"),
    "amber": Tint(accent="#7A4700", ground="#FFF1D0"),
    "slate": Tint(accent="#34435C", ground="#E7ECF4"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScale:
    """Text sizes in px."""

    display: int
    h1: int
    h2: int
    title: int
    body: int
    label: int
    small: int
    key: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Heights and margins in px; touch targets keep the 15 mm floor of the panel."""

    button: int
    bar_button: int  # in the hero bar and inside cards
    input: int
    choice: int
    row: int
    chip: int
    chip_icon: int  # the coloured square of a tile
    bar: int  # hero bar of a task
    dock: int
    keyboard: int
    number_pad: int
    margin: int  # left and right of the content
    gap: int  # between groups
    target: int  # no side of a control is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One kind of panel: its text sizes and its measures."""

    type: TypeScale
    measures: Measures


PORTRAIT = Layout(
    type=TypeScale(display=54, h1=44, h2=34, title=28, body=26, label=24, small=21, key=32),
    measures=Measures(
        button=88,
        bar_button=72,
        input=84,
        choice=84,
        row=112,
        chip=60,
        chip_icon=80,
        bar=116,
        dock=150,
        keyboard=540,
        number_pad=600,
        margin=48,
        gap=22,
        target=60,
    ),
)
LANDSCAPE = Layout(
    type=TypeScale(display=36, h1=32, h2=26, title=21, body=20, label=19, small=17, key=25),
    measures=Measures(
        button=64,
        bar_button=58,
        input=58,
        choice=58,
        row=72,
        chip=58,
        chip_icon=52,
        bar=76,
        dock=86,
        keyboard=334,
        number_pad=334,
        margin=32,
        gap=10,
        target=57,
    ),
)
DESK = Layout(
    type=TypeScale(display=28, h1=23, h2=20, title=17, body=15, label=15, small=14, key=20),
    measures=Measures(
        button=48,
        bar_button=42,
        input=40,
        choice=40,
        row=52,
        chip=36,
        chip_icon=40,
        bar=64,
        dock=0,
        keyboard=0,
        number_pad=0,
        margin=20,
        gap=12,
        target=36,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Radius:
    small: int = 10
    field: int = 14
    button: int = 16
    card: int = 20
    tile: int = 24


RADIUS = Radius()

# What stands on what: (foreground, background) as names of the palette.
TEXT_PAIRS = (
    ("ink", "bg"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink2", "surface"),
    ("ink2", "bg"),
    ("ink3", "surface"),
    ("ink3", "bg"),
    ("on_primary", "primary"),
    ("on_primary", "primary_down"),
    ("primary", "bg"),
    ("primary", "surface"),
    ("primary", "primary_bg"),
    ("on_hero", "hero1"),
    ("on_hero", "hero2"),
    ("on_hero2", "hero2"),
    ("ok", "ok_bg"),
    ("ok", "bg"),
    ("warn", "warn_bg"),
    ("err", "err_bg"),
    ("err", "bg"),
    ("err", "surface"),
    ("help", "help_bg"),
    ("ink", "key"),
    ("ink", "key2"),
    ("ink", "primary_bg"),
)
EDGE_PAIRS = (("border", "surface"), ("border", "bg"), ("primary", "bg"), ("err", "surface"), ("help", "bg"))


def ratio(one: str, other: str) -> float:
    """Contrast of two colours, WCAG 2.2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
