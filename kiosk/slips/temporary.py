"""The temporary slip: the filing lies safely on this device, and this is plainly no paper of reception."""

from collections.abc import Sequence

from kiosk.filing.status import Sync
from kiosk.forms.tidy import plain
from kiosk.slips.a5 import BODY, BOLD, CELL, HEAD, ITALIC, ROOM, SMALL, TITLE
from kiosk.slips.facts import PaperRow, SlipFacts
from kiosk.slips.ink import draw
from kiosk.slips.kinds import form_of, state_of
from kiosk.slips.layout import CENTER, RIGHT, Span, beside, fit, pages, stack, text
from kiosk.slips.ops import A5, Block, Code, Face, Op, Page, Rule, Style
from kiosk.slips.parts import Column, labelled, table, ticked
from kiosk.slips.words import dated, letterhead, moment
from kiosk.strings import say
from kiosk.text import mask

_CODE = Style(Face.BOLD, 31)
_QR = 80.0


def temporary_slip(facts: SlipFacts) -> bytes:
    """PHIẾU GHI NHẬN TẠM – CHƯA PHẢI GIẤY TIẾP NHẬN, A5."""
    return draw(A5, laid_out(facts), say("slip.temporary_title"), try_run=facts.try_run)


def laid_out(facts: SlipFacts) -> list[Page]:
    """The slip before it is drawn."""
    blocks = [
        letterhead(facts.office, ROOM, 9.5),
        text(Span(dated(facts.office.place, facts.submitted_at), ITALIC), ROOM, align=RIGHT),
        _title(facts),
        _code(facts),
        *_who(facts),
        _heading("happened", facts),
        *_happened(facts),
        *_papers(facts),
        _heading("later", facts),
        *_later(facts),
    ]
    return pages(A5, blocks, lambda page, count: _foot(facts, page, count))


def _say(key: str, facts: SlipFacts, **values: object) -> str:
    return say(f"slip.{key}", facts.language, **values)


def _title(facts: SlipFacts) -> Block:
    words = say("slip.temporary_title")
    blocks = [text(Span(words, fit(words, TITLE, ROOM)), ROOM, align=CENTER, before=4)]
    if facts.language != "vi":
        blocks.append(text(Span(_say("temporary_title", facts), ITALIC), ROOM, align=CENTER))
    return stack([*blocks, Block(4)])


def _code(facts: SlipFacts) -> Block:
    """The code, big enough to read out, and the same for machines, in a frame."""
    high, room = _QR + 20, ROOM - _QR - 30
    words = stack(
        [
            text(Span(_say("temporary_code", facts), BODY), room, before=10),
            text(Span(facts.temporary_code, fit(facts.temporary_code, _CODE, room)), room, before=1),
            text(Span(_say("keep_code", facts), BODY), room),
        ]
    )
    frame: list[Op] = [
        Rule(0, 0, ROOM, 0, 1),
        Rule(0, high, ROOM, high, 1),
        Rule(0, 0, 0, high, 1),
        Rule(ROOM, 0, ROOM, high, 1),
        Code(ROOM - _QR - 10, 10, _QR, f"MC1|{facts.temporary_code}|{facts.filing}"),
    ]
    return stack([beside((10, words), (0, Block(high, frame))), Block(6)])


def _who(facts: SlipFacts) -> list[Block]:
    name = plain(facts.procedure_name)
    rows = [("applicant", plain(facts.applicant)), ("id_number", mask(plain(facts.id_number)))]
    rows += [("procedure", f"{name} ({facts.procedure_code})")]
    return [labelled(_say(key, facts), value, BODY, BOLD, ROOM) for key, value in rows if value]


def _heading(key: str, facts: SlipFacts) -> Block:
    return text(Span(_say(key, facts), BOLD), ROOM, before=4, after=1, together=True)


def _happened(facts: SlipFacts) -> list[Block]:
    sent = facts.sync in (Sync.SENT, Sync.COMPLETE)
    counts = {"sent": facts.files_sent, "total": facts.files_total}
    key = {Sync.COMPLETE: "sent_all", Sync.SENT: "sent_some"}.get(facts.sync, "not_sent")
    return [
        _line(True, _say("kept", facts, moment=moment(facts.submitted_at, facts.language))),
        _line(sent, _say(key, facts, **counts)),
        _line(False, _say("not_checked", facts)),
    ]


def _line(on: bool, words: str) -> Block:  # noqa: FBT001 - what the box shows
    return ticked(on, [Span(words, BODY)], ROOM)


def _papers(facts: SlipFacts) -> Sequence[Block]:
    if not facts.papers:
        return ()
    columns = [
        Column(title="", share=0.07),
        Column(title=_say("paper", facts), share=0.48),
        Column(title=_say("form", facts), share=0.17),
        Column(title=_say("state", facts), share=0.28),
    ]
    rows = [_row(paper, facts) for paper in facts.papers]
    missing = sum(paper.missing for paper in facts.papers)
    below = _say("bring", facts, count=missing) if missing else _say("bring_nothing", facts)
    return [
        Block(4),
        *table(columns, rows, HEAD, CELL, ROOM),
        text(Span(below, BOLD), ROOM, before=3),
    ]


def _row(paper: PaperRow, facts: SlipFacts) -> list[str | bool]:
    language = facts.language
    return [not paper.missing, plain(paper.name), form_of(paper, language), state_of(paper, language)]


def _later(facts: SlipFacts) -> list[Block]:
    digits = _say("digits_id" if facts.id_number else "digits_phone", facts)
    lines = [_say("look_up", facts, code=facts.temporary_code, digits=digits)]
    if facts.time_limit:
        mark = _say("unsure", facts) if facts.facts_unsure else ""
        lines.append(_say("limit_from_reception", facts, limit=plain(facts.time_limit) + mark))
    if facts.receive_at:
        lines.append(_say("result_at", facts, place=plain(facts.receive_at)))
    return [text(Span(f"– {line}", BODY), ROOM, after=1) for line in lines]


def _foot(facts: SlipFacts, page: int, count: int) -> Block:
    parts = [_say("seal", facts, seal=facts.seal[:12])] if facts.seal else []
    parts += [f"{facts.procedure_code}@{facts.procedure_version}"]
    parts += [] if facts.clock_trusted else [_say("clock_unchecked", facts)]
    parts += [_say("page", facts, page=page, count=count)] if count > 1 else []
    return stack([Block(3, [Rule(0, 0, ROOM, 0, 0.4, 0.4)]), text(Span(" · ".join(parts), SMALL), ROOM)])
