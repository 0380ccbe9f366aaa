"""What to prepare before handing in: the papers of one's own case, to take home. It is no receipt."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.catalogue.procedure import Document, DocumentKind, Procedure
from kiosk.clock import local
from kiosk.filing.office import Office
from kiosk.forms.tidy import plain
from kiosk.slips.a5 import BODY, BOLD, CELL, HEAD, ITALIC, ROOM, SMALL, TITLE
from kiosk.slips.ink import draw
from kiosk.slips.layout import CENTER, RIGHT, Span, fit, pages, stack, text
from kiosk.slips.ops import A5, Block, Rule
from kiosk.slips.parts import Column, labelled, table
from kiosk.slips.words import dated, letterhead, where
from kiosk.strings import say

Paper = tuple[Document, bool]  # a paper, and whether it is certainly needed


def checklist(
    procedure: Procedure, papers: Sequence[Paper], office: Office, when: datetime, language: str = "vi"
) -> bytes:
    """GIẤY TỜ CẦN CHUẨN BỊ, A5."""
    title = _say("list_title", language)
    name = f"{plain(procedure.name.in_(language))} ({procedure.code})"
    blocks = [
        letterhead(office, ROOM, 9.5),
        text(Span(dated(office.place, when), ITALIC), ROOM, align=RIGHT),
        text(Span(title, fit(title, TITLE, ROOM)), ROOM, align=CENTER, before=4, after=4),
        labelled(_say("procedure", language), name, BODY, BOLD, ROOM),
        Block(4),
        *_papers(papers, language),
        labelled(_say("list_fee", language), plain(procedure.fee.note.in_(language)), BODY, BOLD, ROOM),
        labelled(_say("list_where", language), where(procedure, office), BODY, BOLD, ROOM),
        text(Span(_say("list_not_receipt", language), ITALIC), ROOM, before=3),
    ]
    return draw(A5, pages(A5, blocks, lambda *_: _foot(procedure, when, language)), title)


def _say(key: str, language: str, **values: object) -> str:
    return say(f"slip.{key}", language, **values)


def _papers(papers: Sequence[Paper], language: str) -> list[Block]:
    if not papers:
        return [text(Span(_say("bring_nothing", language), BOLD), ROOM, after=4)]
    columns = [
        Column(title="", share=0.07),
        Column(title=_say("paper", language), share=0.66),
        Column(title=_say("list_need", language), share=0.27),
    ]
    rows: list[list[str | bool]] = [
        [False, _words(one, language), _need(one, sure, language)] for one, sure in papers
    ]
    return [*table(columns, rows, HEAD, CELL, ROOM), Block(4)]


def _words(document: Document, language: str) -> str:
    note = f"\n{plain(document.note.in_(language))}" if document.note else ""
    return plain(document.name.in_(language)) + note


def _need(document: Document, sure: bool, language: str) -> str:  # noqa: FBT001 - one of a pair
    if document.kind is DocumentKind.KHONG_NOP:
        return _say("list_not_needed", language)
    kind = say(f"citizen.kind_{document.kind.value}", language)
    return f"{_say('list_required' if sure else 'list_if_any', language)}\n{kind}"


def _foot(procedure: Procedure, when: datetime, language: str) -> Block:
    checked = procedure.last_checked
    day = f"{checked[8:10]}/{checked[5:7]}/{checked[:4]}"
    printed = f"{local(when):%d/%m/%Y}"
    words = _say("list_source", language, source=plain(procedure.source), date=day, printed=printed)
    return stack([Block(3, [Rule(0, 0, ROOM, 0, 0.4, 0.4)]), text(Span(words, SMALL), ROOM)])
