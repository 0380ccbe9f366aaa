"""The fixed words of Vietnamese administrative papers: dates, hours, headings and letterheads."""

from datetime import datetime
from functools import lru_cache

from kiosk.catalogue.procedure import Procedure
from kiosk.clock import local
from kiosk.filing.office import Office
from kiosk.forms.tidy import plain
from kiosk.slips.fonts import width
from kiosk.slips.layout import CENTER, Span, beside, fit, stack, text
from kiosk.slips.ops import Block, Face, Rule, Style
from kiosk.strings import say

LEGAL = "vi"  # administrative papers are Vietnamese whatever language the screen speaks


def dated(place: str, when: datetime) -> str:
    """Hồng Hà, ngày 05 tháng 02 năm 2026: days below ten, January and February take a nought."""
    day = local(when)
    months = f"{day.month:02}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 - NĐ 30/2020/NĐ-CP, phụ lục I
    return say("slip.dated", LEGAL, place=plain(place), day=f"{day.day:02}", month=months, year=day.year)


def moment(when: datetime, language: str = LEGAL) -> str:
    """10 giờ 05 phút, ngày 23/11/2026."""
    here = local(when)
    return say("slip.moment", language, hour=f"{here:%H}", minute=f"{here:%M}", date=f"{here:%d/%m/%Y}")


def motto(room: float, size: float) -> Block:
    """Quốc hiệu and tiêu ngữ, the latter with a line of its own length (NĐ 30/2020/NĐ-CP, phụ lục I)."""
    country = fit(say("slip.country", LEGAL), Style(Face.BOLD, size), room)
    words = say("slip.motto", LEGAL)
    style = Style(Face.BOLD, country.size + 1)
    wide = width(words, style)
    rule = Rule((room - wide) / 2, 2.5, (room + wide) / 2, 2.5)
    return stack(
        [
            text(Span(say("slip.country", LEGAL), country), room, align=CENTER),
            text(Span(words, style), room, align=CENTER),
            Block(6, [rule]),
        ]
    )


@lru_cache(8)
def letterhead(office: Office, room: float, size: float, *, police: bool = False) -> Block:
    """The office on the left, the country on the right: the same on every paper of the office."""
    left = room * 0.41
    gap = room * 0.02
    above, name = _names(office, police=police)
    quiet, strong = Style(Face.REGULAR, size), Style(Face.BOLD, size)
    third = left / 3
    blocks = [text(Span(above, quiet), left, align=CENTER)] if above else []
    blocks += [text(Span(name, strong), left, align=CENTER), Block(6, [Rule(third, 3.5, 2 * third, 3.5)])]
    return beside((0, stack(blocks)), (left + gap, motto(room - left - gap, size)))


def where(procedure: Procedure, office: Office) -> str:
    """The place in the ward that takes this procedure."""
    if procedure.receiving == "cong_an" and office.police:
        return office.police
    return f"{office.unit}, {office.name}"


def _names(office: Office, *, police: bool) -> tuple[str, str]:
    if police:
        return "", plain(office.police).upper() or say("slip.police", LEGAL)
    return plain(office.name).upper(), plain(office.unit).upper()
