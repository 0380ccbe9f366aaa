"""What the home screen needs, and nothing that is slow to load."""

from ui.widgets.button import Button, Chip, Kind
from ui.widgets.dock import Dock, DockItem
from ui.widgets.hero import Brand, Hero, Pill
from ui.widgets.label import Icon, IconLine, Label
from ui.widgets.notes import Banner, Ring, Steps, Summary
from ui.widgets.search import SearchBox
from ui.widgets.tile import Row, Tile

__all__ = [
    "Banner",
    "Brand",
    "Button",
    "Chip",
    "Dock",
    "DockItem",
    "Hero",
    "Icon",
    "IconLine",
    "Kind",
    "Label",
    "Pill",
    "Ring",
    "Row",
    "SearchBox",
    "Steps",
    "Summary",
    "Tile",
]
