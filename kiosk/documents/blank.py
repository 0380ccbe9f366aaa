"""Whether a page shows nothing at all. When in doubt it does: a few words or faint pencil are enough."""

from PIL import Image, ImageChops, ImageFilter

WIDTH = 620  # 75 dpi across A4: pen strokes survive, paper grain averages out
_EDGE = 0.02  # scanners leave shadows there
_BLUR = 9
_FAINT = 6  # levels of 255 a stroke must differ from the paper around it
_GRAIN = 6.5  # … or so many times the paper's own grain: one pixel in five million is that far off by chance
_INK = 24  # … but what differs so much is no grain
_ENOUGH = 24  # such pixels: less than the shortest word has, more than a few specks of dust


def blank(page: Image.Image) -> bool:
    """Whether this grey page carries no marks: nothing on it stands out from its own surroundings."""
    small = _small(page)
    surroundings = small.filter(ImageFilter.BoxBlur(_BLUR))
    histogram = ImageChops.difference(small, surroundings).histogram()
    floor = min(max(_FAINT, round(_GRAIN * _mean(histogram))), _INK)
    return sum(histogram[floor:]) < _ENOUGH


def _small(page: Image.Image) -> Image.Image:
    width, height = page.size
    aside, above = int(width * _EDGE), int(height * _EDGE)
    inner = page.convert("L").crop(
        (aside, above, max(width - aside, aside + 1), max(height - above, above + 1))
    )
    if inner.width <= WIDTH:
        return inner
    return inner.resize((WIDTH, max(1, inner.height * WIDTH // inner.width)), Image.Resampling.BOX)


def _mean(histogram: list[int]) -> float:
    return sum(level * count for level, count in enumerate(histogram)) / sum(histogram)
