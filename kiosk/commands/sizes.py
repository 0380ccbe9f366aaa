"""Sizes of windows as people write them."""

import re

import click

from kiosk.commands.frame import Options


def parse_size(options: Options, size: str) -> tuple[int, int]:
    """(width, height) in pixels of "1080x1920"."""
    found = re.fullmatch(r"([0-9]{3,5})x([0-9]{3,5})", size, re.ASCII)
    if not found:
        raise click.UsageError(options.say("cli.size_usage"))
    return int(found[1]), int(found[2])
