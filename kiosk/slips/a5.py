"""The type of a slip, on A5; sizes in points."""

from kiosk.slips.ops import A5, Face, Style

BODY = Style(Face.REGULAR, 10)
BOLD = Style(Face.BOLD, 10)
ITALIC = Style(Face.ITALIC, 9.5)
CELL = Style(Face.REGULAR, 9)
HEAD = Style(Face.BOLD, 9)
SMALL = Style(Face.REGULAR, 7.5, 0.25)
TITLE = Style(Face.BOLD, 13)
ROOM = A5.room
