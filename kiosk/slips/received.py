"""What the officer gives after receiving: Mẫu 01 of the one-stop forms, and the police's CT04 for residence.

Fields of Mẫu 01: TT 03/2025/TT-VPCP (layout after TT 01/2018/TT-VPCP).
Layout of CT04: from memory, so it is marked.
"""

from collections.abc import Sequence
from datetime import datetime

from kiosk.errors import NotAllowed, Problem
from kiosk.forms.tidy import plain
from kiosk.records import dataclass
from kiosk.slips.a5 import BODY, BOLD, CELL, HEAD, ITALIC, ROOM, SMALL, TITLE
from kiosk.slips.facts import PaperRow, SlipFacts
from kiosk.slips.ink import draw
from kiosk.slips.kinds import form_of
from kiosk.slips.layout import CENTER, RIGHT, Span, beside, fit, pages, stack, text
from kiosk.slips.ops import A5, Block, Code, Face, Rule, Style
from kiosk.slips.parts import Column, Sign, labelled, signatures, table
from kiosk.slips.words import LEGAL, dated, letterhead, moment
from kiosk.strings import say

_QR = 52.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    title: str  # key
    name: str  # "Mẫu CT04", above the heading; "" when it has none
    police: bool
    unsure: bool


def mau_01(facts: SlipFacts) -> bytes:
    """GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ, A5; refused before reception and official code exist."""
    return _received(facts, _Form(title="received_title", name="", police=False, unsure=facts.slip_unsure))


def ct04(facts: SlipFacts) -> bytes:
    """PHIẾU TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ of the commune's police, A5."""
    return _received(facts, _Form(title="ct04_title", name=_say("ct04_name"), police=True, unsure=True))


def _say(key: str, **values: object) -> str:
    return say(f"slip.{key}", LEGAL, **values)


def _received(facts: SlipFacts, form: _Form) -> bytes:
    if not facts.official_code or facts.received_at is None:
        raise NotAllowed(Problem(field="official_code", rule="code_needed"))
    received = facts.received_at
    blocks = [
        *([text(Span(form.name, ITALIC), ROOM, align=RIGHT)] if form.name else []),
        letterhead(facts.office, ROOM, 9.5, police=form.police),
        _codes(facts, received),
        _title(form),
        *_who(facts),
        *_papers(facts),
        *_times(facts, received),
        _signing(facts),
        *_notes(),
    ]
    foot = pages(A5, blocks, lambda page, count: _foot(facts, form, page, count))
    return draw(A5, foot, _say(form.title), try_run=facts.try_run)


def _codes(facts: SlipFacts, received: datetime) -> Block:
    """Mã hồ sơ on the left, its QR in the middle, place and date on the right."""
    left, right = 122.0, ROOM - 122 - _QR - 10
    code = stack(
        [
            text(Span(_say("official_code"), BODY), left, before=8),
            text(Span(facts.official_code, fit(facts.official_code, BOLD, left)), left),
            text(Span(_say("was_temporary", code=facts.temporary_code), SMALL), left),
        ]
    )
    words = dated(facts.office.place, received)
    date = text(Span(words, fit(words, ITALIC, right)), right, align=CENTER)
    square = Block(_QR + 4, [Code(0, 2, _QR, facts.official_code)])
    return beside((0, code), (left + 4, square), (left + _QR + 10, date))


def _title(form: _Form) -> Block:
    words = _say(form.title)
    return text(Span(words, fit(words, TITLE, ROOM)), ROOM, align=CENTER, before=4, after=4)


def _who(facts: SlipFacts) -> list[Block]:
    name = f"{plain(facts.procedure_name)} ({facts.procedure_code})"
    contacts = [(key, value) for key, value in (("phone", facts.phone), ("email", facts.email)) if value]
    reach = [
        span
        for number, (key, value) in enumerate(contacts)
        for span in (Span(f"{'; ' if number else ''}{_say(key)}: ", BODY), Span(plain(value), BOLD))
    ]
    rows = [("received_from", plain(facts.applicant)), ("id_number", plain(facts.id_number))]
    rows += [("address", plain(facts.address))]
    blocks = [labelled(_say(key), value, BODY, BOLD, ROOM) for key, value in rows if value]
    blocks += [text(reach, ROOM, after=1.5)] if reach else []
    return [*blocks, labelled(_say("request"), name, BODY, BOLD, ROOM)]


def _papers(facts: SlipFacts) -> Sequence[Block]:
    columns = [
        Column(title=_say("number"), share=0.08, align=CENTER),
        Column(title=_say("paper_name"), share=0.56),
        Column(title=_say("form"), share=0.22),
        Column(title=_say("copies"), share=0.14, align=CENTER),
    ]
    handed_in = [paper for paper in facts.papers if paper.held or paper.pages or not paper.missing]
    rows = [_row(number, paper) for number, paper in enumerate(handed_in, start=1)]
    heading = text(Span(_say("composition"), BODY), ROOM, before=1, after=2, together=True)
    return [heading, *table(columns, rows, HEAD, CELL, ROOM), Block(3)]


def _row(number: int, paper: PaperRow) -> list[str | bool]:
    return [str(number), plain(paper.name), form_of(paper, LEGAL), f"{paper.copies:02}"]


def _times(facts: SlipFacts, received: datetime) -> list[Block]:
    mark = _say("unsure") if facts.facts_unsure else ""
    due = _say("no_appointment") if facts.no_appointment or facts.due is None else moment(facts.due)
    rows = [
        ("sets", _say("set_count", count=f"{facts.sets:02}")),
        ("limit", plain(facts.time_limit) + mark),
        ("received_at", moment(received)),
        ("due_at", due),
        ("receive_at", plain(facts.receive_at)),
        ("fee", plain(facts.fee) + mark if facts.fee else ""),
    ]
    blocks = [labelled(_say(key), value, BODY, BOLD, ROOM) for key, value in rows if value]
    book = _say("book", book=plain(facts.book) or "……", number=plain(facts.number_in_book) or "……")
    return [*blocks, text(Span(book, BODY), ROOM, after=4)]


def _signing(facts: SlipFacts) -> Block:
    how = _say("sign_here")
    places = [
        Sign(who=_say("signs_applicant"), how=how, name=plain(facts.applicant)),
        Sign(who=_say("signs_officer"), how=how, name=plain(facts.officer)),
    ]
    return signatures(places, BOLD, ITALIC, ROOM, space=30)


def _notes() -> list[Block]:
    return [text(Span(_say("note"), Style(Face.ITALIC, 8.5)), ROOM, before=4)]


def _foot(facts: SlipFacts, form: _Form, page: int, count: int) -> Block:
    parts = [_say("seal", seal=facts.seal[:12])] if facts.seal else []
    parts += [f"{facts.procedure_code}@{facts.procedure_version}"]
    parts += [_say("form_unsure")] if form.unsure else []
    parts += [] if facts.clock_trusted else [_say("clock_unchecked")]
    parts += [_say("page", page=page, count=count)] if count > 1 else []
    return stack([Block(3, [Rule(0, 0, ROOM, 0, 0.4, 0.4)]), text(Span(" · ".join(parts), SMALL), ROOM)])
