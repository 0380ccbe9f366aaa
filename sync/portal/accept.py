"""Taking a pack: one transaction, and an answer that is a pure function of what is stored."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from kiosk.filing.event import Kind
from kiosk.keys import verify
from kiosk.seal.envelope import ERASED, Envelope, Header, SealBroken
from sync.messages import ItemAnswer, Receipt
from sync.pack import CONTEXT, MAX_BODY, Pack
from sync.portal.database import POSITION, count
from sync.portal.denied import Denied
from sync.portal.devices import Device
from sync.portal.tables import chains, envelopes
from sync.protocol import Answer, Why

_YEARS = (1900, 9000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of each envelope, in the pack's order."""

    answers: Sequence[ItemAnswer]
    items: Sequence[tuple[int, int]]  # (seq, position) of all that the portal holds
    device: str
    epoch: int
    head: str

    def receipt(self, portal: str) -> Receipt | None:
        if not self.items:
            return None
        return Receipt(portal=portal, device=self.device, epoch=self.epoch, items=self.items, head=self.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chain:
    """What the portal holds of the chain, as far as the pack touches it."""

    seq: int
    sha256: str
    known: Mapping[int, tuple[str, int]]  # seq -> (sha256, position)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    new: Sequence[tuple[Header, Envelope]]
    answers: Sequence[ItemAnswer]  # `stored` ones have no position yet


def accept(tx: Connection, device: Device, pack: Pack) -> Accepted:
    """Verify, then insert or compare. The caller commits before any receipt is signed."""
    headers = _verified(pack, device.public)
    run = list(zip(headers, pack.envelopes, strict=True))
    chain = _chain(tx, device, headers)
    verdict = _judge(run, chain)
    first = _store(tx, device, verdict.new)
    return _accepted(run, verdict, first)


def _verified(pack: Pack, public: bytes) -> Sequence[Header]:
    """The headers, when one signature and the chain of hashes vouch for all of them."""
    if not verify(public, CONTEXT, pack.signed, pack.signature):
        raise Denied(Why.SIGNATURE, "the pack's signature")
    try:
        headers = [one.parsed for one in pack.envelopes]
    except SealBroken as error:
        raise Denied(Why.MALFORMED, str(error)) from error
    if not all(_sane(one) for one in headers):
        raise Denied(Why.MALFORMED, "a header that others could not read")
    for before, after, sealed in zip(headers, headers[1:], pack.envelopes, strict=False):
        same = (after.device, after.epoch, after.seq) == (before.device, before.epoch, before.seq + 1)
        if not same or after.prev != sealed.sha256:
            raise Denied(Why.MALFORMED, "not a chain")
    return headers


def _sane(header: Header) -> bool:
    """A clock may be wrong by decades, but a moment outside of these years has no UTC everywhere."""
    texts = (header.id, header.kind, header.subject, header.actor, header.procedure)
    return _YEARS[0] < header.wall.year < _YEARS[1] and not any("\0" in text for text in texts)


def _chain(tx: Connection, device: Device, headers: Sequence[Header]) -> _Chain:
    first, last = headers[0], headers[-1]
    row = tx.execute(
        select(chains.c.public, chains.c.seq, chains.c.sha256).where(
            chains.c.device == first.device, chains.c.epoch == first.epoch
        )
    ).one_or_none()
    if row is None or row.public != device.public:
        raise Denied(Why.DEVICE, "not a chain of this device")
    known = tx.execute(
        select(envelopes.c.seq, envelopes.c.sha256, envelopes.c.position).where(
            envelopes.c.device == first.device,
            envelopes.c.epoch == first.epoch,
            envelopes.c.seq.between(first.seq, last.seq),
        )
    )
    return _Chain(
        seq=row.seq,
        sha256=row.sha256,
        known={one.seq: (one.sha256, one.position) for one in known},
    )


def _judge(run: Sequence[tuple[Header, Envelope]], chain: _Chain) -> _Verdict:
    """Decide each envelope in turn; after the first that cannot be taken, nothing more is."""
    new: list[tuple[Header, Envelope]] = []
    answers: list[ItemAnswer] = []
    expected, prev, stop = chain.seq + 1, chain.sha256, Answer.GAP
    for header, envelope in run:
        if header.seq in chain.known:
            sha256, position = chain.known[header.seq]
            stop = Answer.KNOWN if sha256 == envelope.sha256 else Answer.FORK
            answers.append(ItemAnswer(seq=header.seq, answer=stop, value=position))
        elif header.seq != expected:
            answers.append(ItemAnswer(seq=header.seq, answer=Answer.GAP, value=expected))
            continue
        else:
            stop = _taken(header, envelope, prev)
            answers.append(ItemAnswer(seq=header.seq, answer=stop))
            if stop is Answer.STORED:
                new.append((header, envelope))
                expected, prev = header.seq + 1, envelope.sha256
        if stop is Answer.FORK:
            break
    return _Verdict(new=new, answers=answers)


def _taken(header: Header, envelope: Envelope, prev: str) -> Answer:
    if header.prev != prev:
        return Answer.FORK
    if len(envelope.body) > MAX_BODY:
        return Answer.TOO_LARGE
    digest = hashlib.sha256(envelope.body).hexdigest()
    if envelope.body != ERASED and digest != header.body_sha256:
        return Answer.MALFORMED
    return Answer.STORED


def _store(tx: Connection, device: Device, new: Sequence[tuple[Header, Envelope]]) -> int:
    """Insert the run; the position of its first envelope."""
    if not new:
        return 0
    first = count(tx, POSITION, len(new)) - len(new) + 1
    opened = _opened(tx, new)
    rows = []
    for position, (header, envelope) in enumerate(new, start=first):
        opens = header.kind == Kind.SUBMITTED and header.subject not in opened
        if opens:
            opened.add(header.subject)
        rows.append(_row(header, envelope, device, position, opens=opens))
    tx.execute(insert(envelopes), rows)
    last, sealed = new[-1]
    tx.execute(
        update(chains)
        .where(chains.c.device == last.device, chains.c.epoch == last.epoch)
        .values(seq=last.seq, sha256=sealed.sha256)
    )
    return first


def _opened(tx: Connection, new: Sequence[tuple[Header, Envelope]]) -> set[str]:
    """Which of these filings exist already."""
    subjects = {header.subject for header, _ in new if header.kind == Kind.SUBMITTED}
    if not subjects:
        return set()
    found = select(envelopes.c.subject).where(envelopes.c.subject.in_(subjects), envelopes.c.opens == 1)
    return set(tx.execute(found).scalars())


def _row(
    header: Header, envelope: Envelope, device: Device, position: int, *, opens: bool
) -> Mapping[str, object]:
    return {
        "position": position,
        "device": header.device,
        "epoch": header.epoch,
        "seq": header.seq,
        "machine": device.name,
        "office": device.office,
        "id": header.id,
        "kind": header.kind,
        "subject": header.subject,
        "opens": int(opens),
        "digested": 0,
        "sha256": envelope.sha256,
        "header": envelope.header,
        "body": envelope.body,
    }


def _accepted(run: Sequence[tuple[Header, Envelope]], verdict: _Verdict, first: int) -> Accepted:
    positions = {header.seq: first + at for at, (header, _) in enumerate(verdict.new)}
    answers = [
        ItemAnswer(seq=one.seq, answer=one.answer, value=positions.get(one.seq, one.value))
        for one in verdict.answers
    ]
    held = [(one.seq, one.value) for one in answers if one.answer in (Answer.STORED, Answer.KNOWN)]
    hashes = {header.seq: envelope.sha256 for header, envelope in run}
    return Accepted(
        answers=answers,
        items=held,
        device=run[0][0].device,
        epoch=run[0][0].epoch,
        head=hashes[held[-1][0]] if held else "",
    )
