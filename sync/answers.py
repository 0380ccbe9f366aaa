"""What each answer means for this device: the complete table, no "retry anything"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from kiosk.link import LinkState
from sync.messages import BlobAnswer, Hello, ItemAnswer, No, Page
from sync.moves import (
    Action,
    AskBlob,
    AskedToWait,
    BlobHeld,
    Call,
    ClockSeen,
    Confirm,
    Download,
    FeedFromStart,
    FetchBlob,
    Greeted,
    Heard,
    KeepBlob,
    Lie,
    MarkSent,
    NothingToSend,
    PageRead,
    PieceRead,
    Rewind,
    SaidNo,
    SayHello,
    SendPart,
    Silence,
    Taken,
    TakePage,
    TooLarge,
    Unanswered,
    Unreadable,
    Upload,
)
from sync.protocol import Answer, Why
from sync.state import STOPPED, State

_TRIES = 3  # times that a blob may be taken back before it waits for the next round

_Decision = tuple[State, Sequence[Action]]


def hear(state: State, event: Heard, now: datetime) -> _Decision:
    """The decision that an answer leads to."""
    match event.reply:
        case Greeted(hello=hello) if isinstance(event.call, SayHello):
            return _greeted(state, event.call, hello, now)
        case Taken() as taken:
            return _taken(state, event, taken, now)
        case PageRead(page=page):
            return _page(state, event, page, now)
        case BlobHeld(answer=answer):
            return _held(state.well(now).sized(event.took), answer)
        case PieceRead() as piece if isinstance(event.call, FetchBlob):
            return _piece(state.well(now).sized(event.took), event.call, piece)
        case SaidNo(no=no):
            return _no(state, event, no, now)
        case Greeted() | PieceRead():  # not what was asked
            return state.resting(LinkState.CAPTIVE, now, event.chance), ()
        case _:
            return _unanswered(state, event, event.reply, now)


def _unanswered(state: State, event: Heard, reply: Unanswered, now: datetime) -> _Decision:
    """Nothing that the portal signed came back."""
    match reply:
        case Unreadable():
            return _skip(state, event.call), ()
        case NothingToSend():
            return state, ()
        case AskedToWait(seconds=seconds):
            return state.waiting(seconds, now), ()
        case TooLarge():
            return _too_large(state, event, now)
        case Silence(timed_out=timed_out):
            smaller = _unsure(state.halved() if timed_out else state, event.call)
            return smaller.resting(LinkState.OFFLINE, now, event.chance), ()
        case Lie():
            return state.resting(LinkState.CAPTIVE, now, event.chance), ()
        case _:
            assert_never(reply)


def _unsure(state: State, call: Call) -> State:
    """A part that met silence may have arrived, wholly or in part: ask before going on."""
    if not isinstance(call, SendPart):
        return state
    tries = state.upload.tries if state.upload else 0
    return replace(state, upload=Upload(sha256=call.sha256, offset=None, tries=tries))


def _greeted(state: State, call: SayHello, hello: Hello, now: datetime) -> _Decision:
    """Compare both ends: a device or a portal that was restored from an old copy shows here."""
    head, skew = call.head, round((hello.now - now).total_seconds())
    held = next((one for one in hello.chains if (one.device, one.epoch) == (head.device, head.epoch)), None)
    seq, sha256 = (held.seq, held.sha256) if held else (0, "")
    if seq > head.seq or (seq == head.seq and seq > 0 and sha256 != head.sha256):
        return _suspect(state, now)
    after = state if state.link in STOPPED else state.well(now)  # why it stopped may come again
    after = replace(after, greeted=True, suspect=False, skew=skew, fed=False, fed_at=now, gap=0)
    actions: list[Action] = [ClockSeen(skew=skew)]
    if call.confirmed > seq:
        actions.append(Rewind(device=head.device, epoch=head.epoch, seq=seq + 1))
    position, mark = call.mark
    if position and hello.mark != mark:
        actions.append(FeedFromStart())
    return after, actions


def _suspect(state: State, now: datetime) -> _Decision:
    """The portal holds what is not here. Once more, in case it was written meanwhile; then stop."""
    if not state.suspect:
        return replace(state, suspect=True, greeted=False), ()
    return state.stopped(LinkState.FORKED, now), ()


def _taken(state: State, event: Heard, taken: Taken, now: datetime) -> _Decision:
    actions: list[Action] = []
    if taken.receipt:
        receipt = taken.receipt
        actions.append(Confirm(device=receipt.device, epoch=receipt.epoch, positions=dict(receipt.items)))
    kept = (Answer.STORED, Answer.KNOWN)
    trouble = next((one for one in taken.answer.answers if one.answer not in kept), None)
    if trouble is None and not taken.receipt:
        return state.resting(LinkState.CAPTIVE, now, event.chance), ()
    if trouble is None:
        return replace(state.well(now).sized(event.took), fed=False, gap=0), actions
    after, more = _item(state.well(now), event, taken, trouble, now)
    return after, [*actions, *more]


def _item(state: State, event: Heard, taken: Taken, item: ItemAnswer, now: datetime) -> _Decision:
    """The first envelope of a pack that could not be taken decides."""
    match item.answer:
        case Answer.GAP if item.value != state.gap or taken.receipt:
            rewind = Rewind(device=taken.device, epoch=taken.epoch, seq=item.value)
            return replace(state, gap=item.value), [rewind]
        case Answer.GAP:  # the same gap again, and nothing of ours fills it
            return state.resting(LinkState.BUSY, now, event.chance), ()
        case Answer.FORK:
            return state.stopped(LinkState.FORKED, now), ()
        case Answer.TOO_LARGE if taken.sent > 1:
            return replace(state, items=max(min(state.items, taken.sent) // 2, 1)), ()
        case _:  # one envelope alone is too large, or the portal cannot read it: staff must look
            return state.stopped(LinkState.REFUSED, now), ()


def _page(state: State, event: Heard, page: Page, now: datetime) -> _Decision:
    stuck = not page.end and page.next <= page.after
    if page.next < page.after or stuck:
        return state.resting(LinkState.CAPTIVE, now, event.chance), ()
    state = replace(state.well(now), fed=page.end, fed_at=now)
    unchanged = not page.items and page.next == page.after
    return state, () if unchanged else [TakePage(page=page)]


def _held(state: State, answer: BlobAnswer) -> _Decision:
    if answer.complete:
        return replace(state, upload=None, fed=False), [MarkSent(sha256=answer.sha256)]
    before = state.upload if state.upload and state.upload.sha256 == answer.sha256 else None
    tries = before.tries if before and (before.offset is None or before.offset >= answer.offset) else 0
    return replace(state, upload=Upload(sha256=answer.sha256, offset=answer.offset, tries=tries)), ()


def _piece(state: State, call: FetchBlob, piece: PieceRead) -> _Decision:
    offset = call.offset + piece.length
    if offset < piece.total and piece.length:
        return replace(state, download=Download(sha256=call.sha256, offset=offset)), ()
    return replace(state, download=None), [KeepBlob(sha256=call.sha256)]


def _no(state: State, event: Heard, no: No, now: datetime) -> _Decision:
    match no.why:
        case Why.CLOCK if not state.resigned:
            return replace(state, resigned=True, skew=round((no.now - now).total_seconds())), ()
        case Why.CLOCK:
            return state.resting(LinkState.CLOCK, now, event.chance), ()
        case Why.QUOTA | Why.BUSY:
            return state.waiting(no.retry_after, now), ()
        case Why.OUTDATED:
            return state.stopped(LinkState.OUTDATED, now), ()
        case Why.TOO_LARGE:
            return _too_large(state, event, now)
        case Why.OFFSET | Why.HASH | Why.NOT_FOUND if _blob_of(event.call):
            return _blob_no(state, event.call, no), ()
        case Why.MALFORMED if _blob_of(event.call):
            return _skip(state, event.call), ()
        case _:  # signature, device, revoked, role, …: sending stops, filing goes on, staff are told
            return state.stopped(LinkState.REFUSED, now), ()


def _blob_no(state: State, call: Call, no: No) -> State:
    """The portal holds more or less of the blob than we thought: ask how much, and go on from there."""
    sha256 = _blob_of(call)
    tries = 1 + (state.upload.tries if state.upload and state.upload.sha256 == sha256 else 0)
    if tries > _TRIES or no.why is Why.NOT_FOUND:
        return state.skipping(sha256)
    return replace(state, upload=Upload(sha256=sha256, offset=None, tries=tries))


def _too_large(state: State, event: Heard, now: datetime) -> _Decision:
    smaller = state.halved()
    if smaller != state:
        return smaller, ()
    if _blob_of(event.call):
        return _skip(state, event.call), ()
    return state.stopped(LinkState.REFUSED, now), ()


def _skip(state: State, call: Call) -> State:
    return state.skipping(_blob_of(call))


def _blob_of(call: Call) -> str:
    """The blob a call is about; "" for the others."""
    return call.sha256 if isinstance(call, SendPart | AskBlob | FetchBlob) else ""
