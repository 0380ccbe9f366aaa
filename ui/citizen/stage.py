"""Where the citizen stands in the filing: the segments and words above the question."""

from datetime import date

from kiosk.visit.flow import stage, stages
from kiosk.visit.state import Visit
from ui.widgets.bars import Heading


def tell_stage(heading: Heading, visit: Visit, today: date) -> None:
    known = stages(visit, today)
    here = stage(visit)
    place = next((number for number, one in enumerate(known, start=1) if one.id == here), 0)
    name = known[place - 1].title.in_(visit.language) if place else ""
    heading.set_step(place, len(known), name)
