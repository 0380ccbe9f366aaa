"""The declaration (tờ khai): the citizen's answers as an administrative form, to be signed by hand."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from kiosk.catalogue.form import Field, FieldType, Step, Text
from kiosk.catalogue.procedure import Procedure
from kiosk.clock import local
from kiosk.filing.office import Office
from kiosk.forms.checks import settle, shown_fields, shown_steps
from kiosk.forms.tidy import plain
from kiosk.slips.answers import answer
from kiosk.slips.ink import draw
from kiosk.slips.layout import CENTER, RIGHT, Span, beside, fit, flowing, pages, stack, text
from kiosk.slips.ops import A4, Block, Face, Rule, Style
from kiosk.slips.parts import Sign, roman, signatures
from kiosk.slips.words import LEGAL, dated, motto
from kiosk.strings import say
from kiosk.text import fold, nfc
from kiosk.values import Answers

_BODY = Style(Face.REGULAR, 13)
_BOLD = Style(Face.BOLD, 13)
_ITALIC = Style(Face.ITALIC, 13)
_FOREIGN = Style(Face.ITALIC, 10.5, 0.25)
_TITLE = Style(Face.BOLD, 15)
_SMALL = Style(Face.REGULAR, 8.5, 0.25)
_ROOM = A4.room
_PLEDGE = fold("Tôi cam đoan")


def declaration(
    procedure: Procedure,
    answers: Answers,
    office: Office,
    when: datetime,
    language: str = "vi",
    *,
    try_run: bool = False,
) -> bytes:
    """The filled form, A4. In another language the labels stand behind the Vietnamese ones; values stay."""
    today = local(when).date()
    known = settle(procedure, answers, today)
    blocks = [
        *_head(procedure, office),
        *_sections(procedure, known, today, language),
        _end(procedure, known, today, dated(office.place, when)),
        *flowing([Span(_basis(procedure), _SMALL)], _ROOM),
    ]
    laid = pages(A4, blocks, lambda page, count: _foot(procedure, page, count))
    return draw(A4, laid, nfc(procedure.form.title.vi), try_run=try_run)


def _head(procedure: Procedure, office: Office) -> list[Block]:
    receiver = office.police if procedure.receiving == "cong_an" and office.police else office.name
    title = nfc(procedure.form.title.vi).upper()
    to = nfc(procedure.form.addressed_to.vi).format(office=plain(receiver))
    return [
        motto(_ROOM, 13),
        text(Span(title, _TITLE), _ROOM, align=CENTER, before=14),
        text(Span(to, _BODY), _ROOM, align=CENTER, before=8, after=6),
    ]


def _sections(procedure: Procedure, known: Answers, today: date, language: str) -> Iterator[Block]:
    """Every step as a section, every answer numbered through the whole form."""
    shown = {field.id for field in shown_fields(procedure.form, known, today)}
    section = number = 0
    for step in shown_steps(procedure.form, known, today):
        fields = [field for field in step.fields if field.id in shown and _printed(field, known)]
        if not fields:
            continue
        section += 1
        yield _section(section, step, language)
        for field in fields:
            box = field.type is FieldType.CHECKBOX
            number += not box
            yield from answer(
                _label("" if box else f"{number}. ", field.label, language), field, known.get(field.id), _ROOM
            )


def _printed(field: Field, known: Answers) -> bool:
    if field.type is FieldType.SIGNATURE or _is_pledge(field):
        return False
    return field.type is not FieldType.CHECKBOX or field.required is True or known.get(field.id) is True


def _is_pledge(field: Field) -> bool:
    return field.type is FieldType.CHECKBOX and fold(field.label.vi).startswith(_PLEDGE)


def _section(number: int, step: Step, language: str) -> Block:
    spans = [Span(f"{roman(number)}. {plain(step.title.vi).upper()}", _BOLD)]
    if language != LEGAL and step.title.in_(language) != step.title.vi:
        spans.append(Span(f" / {plain(step.title.in_(language))}", _FOREIGN))
    return text(spans, _ROOM, before=8, after=2, together=True)


def _label(before: str, label: Text, language: str) -> Sequence[Span]:
    spans = [Span(before + plain(label.vi), _BODY)]
    if language != LEGAL and label.in_(language) != label.vi:
        spans.append(Span(f" / {plain(label.in_(language))}", _FOREIGN))
    return spans


def _end(procedure: Procedure, known: Answers, today: date, place_and_date: str) -> Block:
    """What is vouched for, place, date and signatures: never parted from each other."""
    half = _ROOM / 2
    pledge = next((one.label.vi for one in procedure.form.fields if _is_pledge(one)), "")
    words = plain(pledge).rstrip(".") + "." if pledge else say("paper.pledge", LEGAL)
    return stack(
        [
            text(Span(words, _BODY), _ROOM, before=10, after=6),
            beside(
                (half, text(Span(place_and_date, fit(place_and_date, _ITALIC, half)), half, align=CENTER))
            ),
            signatures(_signs(procedure, known, today), _BOLD, _ITALIC, _ROOM, space=64),
        ]
    )


def _signs(procedure: Procedure, known: Answers, today: date) -> list[Sign]:
    fields = shown_fields(procedure.form, known, today)
    titles = [_signer(one.label.vi) for one in fields if one.type is FieldType.SIGNATURE]
    how = say("paper.sign_here", LEGAL)
    return [Sign(who=title, how=how) for title in titles or [say("paper.requester", LEGAL)]]


def _signer(label: str) -> str:
    """Người kê khai (ký, họ tên) -> NGƯỜI KÊ KHAI."""
    return plain(label).partition("(")[0].strip().upper()


def _basis(procedure: Procedure) -> str:
    """Once, at the end: some forms rest on many laws."""
    form = procedure.form
    return say("paper.basis", LEGAL, title=plain(form.title.vi), basis=plain(form.basis))


def _foot(procedure: Procedure, page: int, count: int) -> Block:
    form = procedure.form
    left = _ROOM * 0.82
    nature = say("paper.nature", LEGAL)
    if form.confidence.unsure:
        nature += " " + say("paper.form_unsure", LEGAL)
    code = say("paper.procedure", LEGAL, code=procedure.code, version=procedure.version)
    words = stack([text(Span(one, _SMALL), left) for one in (nature, code)])
    number = text(Span(say("paper.page", LEGAL, page=page, count=count), _SMALL), _ROOM - left, align=RIGHT)
    rule = Block(3, [Rule(0, 0, _ROOM, 0, 0.4, 0.4)])
    return stack([rule, beside((0, words), (left, number))])
