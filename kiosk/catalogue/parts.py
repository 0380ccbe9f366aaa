"""The parts of a procedure file, each read strictly from its JSON."""

from sys import intern

from kiosk.catalogue.cursor import DAY, FLAG, FLAG_OR_RULE, NUMBER, OBJECT, WORD, Cursor, one_of
from kiosk.catalogue.form import Confidence, Constraint, Field, FieldType, Form, Option, Step, Text
from kiosk.catalogue.lists import Area, Choice, Listed, Question, Words
from kiosk.catalogue.procedure import (
    Check,
    Clock,
    CopyCount,
    Deadline,
    Document,
    DocumentKind,
    Exemption,
    Fee,
    FeeLine,
    LimitCase,
    Procedure,
    Rate,
    TimeLimit,
    Unit,
)
from kiosk.text import fold

CONFIDENCE = one_of(Confidence)


def read_procedure(at: Cursor) -> Procedure:
    return Procedure(
        code=at.need("code", WORD),
        version=at.need("version", WORD),
        valid_from=at.need("valid_from", DAY).isoformat(),
        valid_to=_day(at, "valid_to"),
        superseded_by=at.items("superseded_by", WORD, optional=True),
        name=at.inner("name", read_text),
        short_name=at.inner("short_name", read_text),
        aliases=at.items("aliases", WORD, optional=True),
        eligibility=at.each("eligibility", _check, optional=True),
        guidance_only=at.maybe("guidance_only", read_text),
        area=at.need("area", WORD),
        field=at.need("field", WORD),
        summary=at.inner("summary", read_text),
        receiving=at.get("receiving", WORD, "ubnd"),
        online_level=at.get("online_level", WORD, ""),
        channels=at.items("channels", WORD, optional=True),
        minutes=at.get("minutes", NUMBER, 10),
        time_limit=at.inner("time_limit", _time_limit),
        fee=at.inner("fee", _fee),
        documents=at.each("documents", _document),
        results=at.each("results", _option),
        legal_basis=at.items("legal_basis", WORD),
        slip_forms=at.table("slip_forms", WORD),
        slip_unsure=at.get("slip_unsure", FLAG, default=False),
        caveats=at.each("caveats", read_text, optional=True),
        form=at.inner("form", _form),
        applicant=at.table("applicant", WORD),
        decision=at.get("decision", WORD, ""),
        source=at.need("source", WORD),
        source_url=at.need("source_url", WORD),
        last_checked=at.need("last_checked", DAY).isoformat(),
        confidence=at.need("confidence", CONFIDENCE),
    )


def read_text(at: Cursor) -> Text:
    return Text(vi=at.need("vi", WORD), en=at.get("en", WORD, ""))


def read_listed(at: Cursor) -> Listed:
    """What thousands have in common is kept once."""
    return Listed(
        code=at.need("code", WORD),
        version=intern(at.need("version", WORD)),
        name=at.inner("name", read_text),
        short_name=at.inner("short_name", read_text),
        aliases=at.items("aliases", WORD),
        area=intern(at.need("area", WORD)),
        field=intern(at.need("field", WORD)),
        summary=at.inner("summary", read_text),
        unsure=at.need("unsure", FLAG),
    )


def read_area(at: Cursor) -> Area:
    return Area(
        id=at.need("id", WORD),
        name=at.inner("name", read_text),
        icon=at.need("icon", WORD),
        tint=at.need("tint", WORD),
        procedures=at.items("procedures", WORD),
    )


def read_question(at: Cursor) -> Question:
    return Question(
        id=at.need("id", WORD),
        words=at.items("words", WORD),
        question=at.inner("question", read_text),
        choices=at.each("choices", _choice),
        otherwise=at.maybe("otherwise", read_text),
    )


def _choice(at: Cursor) -> Choice:
    return Choice(label=at.inner("label", read_text), code=at.need("code", WORD))


def read_words(at: Cursor) -> Words:
    means = at.table("means", WORD)
    longest_first = sorted(means, key=lambda short: (-len(short), short))
    return Words(
        means={fold(short): fold(means[short]) for short in longest_first},
        not_here=frozenset(fold(one) for one in at.items("not_here", WORD)),
    )


def _day(at: Cursor, key: str) -> str | None:
    found = at.get(key, DAY, None)
    return found.isoformat() if found else None


def _time_limit(at: Cursor) -> TimeLimit:
    return TimeLimit(
        value=at.need("value", NUMBER),
        unit=at.need("unit", one_of(Unit)),
        note=at.maybe("note", read_text),
        confidence=at.get("confidence", CONFIDENCE, Confidence.HIGH),
        cases=at.each("cases", _limit_case, optional=True),
        clock=at.get("clock", one_of(Clock), Clock.RESTART),
        no_appointment=at.get("no_appointment", FLAG, default=False),
    )


def _limit_case(at: Cursor) -> LimitCase:
    return LimitCase(
        when=at.need("when", OBJECT), value=at.need("value", NUMBER), unit=at.need("unit", one_of(Unit))
    )


def _check(at: Cursor) -> Check:
    return Check(
        id=at.need("id", WORD),
        question=at.inner("question", read_text),
        hint=at.maybe("hint", read_text),
        wanted=at.need("wanted", FLAG),
        otherwise=at.inner("otherwise", read_text),
        instead=at.items("instead", WORD, optional=True),
    )


def _fee(at: Cursor) -> Fee:
    return Fee(
        amount_vnd=at.said("amount_vnd", NUMBER),
        note=at.inner("note", read_text),
        per=at.get("per", WORD, "filing"),
        lines=at.each("lines", _fee_line),
        exemptions=at.each("exemptions", _exemption, optional=True),
        confidence=at.get("confidence", CONFIDENCE, Confidence.HIGH),
    )


def _fee_line(at: Cursor) -> FeeLine:
    return FeeLine(
        name=at.inner("name", read_text),
        amount_vnd=at.said("amount_vnd", NUMBER),
        basis=at.need("basis", WORD),
        count=at.get("count", WORD, ""),
        only=at.get("only", OBJECT, {}),
        when=at.get("when", OBJECT, None),
        in_time=at.maybe("in_time", _deadline),
        late=at.maybe("late", _deadline),
        copies_of=at.maybe("copies_of", _copy_count),
        rates=at.each("rates", _rate, optional=True),
        valid_from=_day(at, "valid_from"),
        valid_to=_day(at, "valid_to"),
        unsure=at.get("unsure", FLAG, default=False),
    )


def _rate(at: Cursor) -> Rate:
    return Rate(
        amount_vnd=at.need("amount_vnd", NUMBER),
        basis=at.need("basis", WORD),
        provinces=at.items("provinces", WORD, optional=True),
        channel=at.get("channel", WORD, ""),
        valid_from=_day(at, "valid_from"),
        valid_to=_day(at, "valid_to"),
        unsure=at.get("unsure", FLAG, default=False),
    )


def _exemption(at: Cursor) -> Exemption:
    return Exemption(
        id=at.need("id", WORD),
        name=at.inner("name", read_text),
        basis=at.get("basis", WORD, ""),
        valid_from=_day(at, "valid_from"),
        valid_to=_day(at, "valid_to"),
    )


def _deadline(at: Cursor) -> Deadline:
    return Deadline(field=at.need("field", WORD), days=at.need("days", NUMBER))


def _copy_count(at: Cursor) -> CopyCount:
    return CopyCount(
        table=at.need("table", WORD),
        pages=at.need("pages", WORD),
        copies=at.need("copies", WORD),
        first_pages=at.need("first_pages", NUMBER),
        next_amount_vnd=at.need("next_amount_vnd", NUMBER),
        max_vnd=at.need("max_vnd", NUMBER),
    )


def _document(at: Cursor) -> Document:
    return Document(
        id=at.need("id", WORD),
        name=at.inner("name", read_text),
        kind=at.need("kind", one_of(DocumentKind)),
        copies=at.get("copies", NUMBER, 1),
        required=at.get("required", FLAG_OR_RULE, default=False),
        shown=at.get("shown", OBJECT, None),
        note=at.maybe("note", read_text),
        max_pages=at.get("max_pages", NUMBER, 20),
        reusable=at.get("reusable", FLAG, default=False),
    )


def _form(at: Cursor) -> Form:
    return Form(
        title=at.inner("title", read_text),
        basis=at.need("basis", WORD),
        confidence=at.need("confidence", CONFIDENCE),
        source=at.need("source", WORD),
        addressed_to=at.inner("addressed_to", read_text),
        steps=at.each("steps", _step),
    )


def _step(at: Cursor) -> Step:
    return Step(
        id=at.need("id", WORD),
        title=at.inner("title", read_text),
        question=at.inner("question", read_text),
        hint=at.maybe("hint", read_text),
        shown=at.get("shown", OBJECT, None),
        fields=at.each("fields", _field),
    )


def _field(at: Cursor) -> Field:
    return Field(
        id=at.need("id", WORD),
        label=at.inner("label", read_text),
        type=at.need("type", one_of(FieldType)),
        required=at.get("required", FLAG_OR_RULE, default=False),
        shown=at.get("shown", OBJECT, None),
        hint=at.maybe("hint", read_text),
        options=at.each("options", _option, optional=True),
        columns=at.each("columns", _field, optional=True),
        partial=at.get("partial", FLAG, default=False),
        past=at.get("past", FLAG, default=False),
        min=at.get("min", NUMBER, None),
        max=at.get("max", NUMBER, None),
        max_length=at.get("max_length", NUMBER, 200),
        default=at.free("default"),
        prefill=at.items("prefill", WORD, optional=True),
        prefill_when=at.get("prefill_when", OBJECT, None),
        constraints=at.each("constraints", _constraint, optional=True),
        compute=at.get("compute", WORD, ""),
        summary=at.get("summary", FLAG, default=True),
    )


def _option(at: Cursor) -> Option:
    return Option(id=at.need("id", WORD), label=at.inner("label", read_text))


def _constraint(at: Cursor) -> Constraint:
    return Constraint(rule=at.need("rule", OBJECT), message=at.inner("message", read_text))
