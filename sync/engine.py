"""The rules of sync, decided purely: what to do next, and what an answer means.

`step(state, event, now) -> (state, actions)`. The same rules run live, in simulations and under hypothesis.
Nothing here ever gives up, and no answer without a valid signature makes anything sent, stopped or forgotten.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from kiosk.link import LinkState
from sync.answers import hear
from sync.moves import (
    Action,
    AskBlob,
    AskFeed,
    Event,
    FetchBlob,
    Heard,
    Idle,
    Look,
    Nudge,
    Rest,
    SayHello,
    SendPack,
    SendPart,
    Waiting,
    Work,
)
from sync.protocol import MIN_PART
from sync.state import FEED_AGE, MAX_REST, State


def step(state: State, event: Event, now: datetime) -> tuple[State, Sequence[Action]]:
    """One decision."""
    match event:
        case Look(work=work):
            return _next(state, work, now)
        case Heard():
            return hear(state, event, now)
        case Nudge():
            return _nudged(state), ()
        case _:
            assert_never(event)


def _nudged(state: State) -> State:
    """A portal that asked to wait is given the time it asked for."""
    if state.link is LinkState.BUSY:
        return state
    return replace(state, rest_until=None, fed=False, skipped=frozenset())


def _next(state: State, work: Work, now: datetime) -> tuple[State, Sequence[Action]]:
    if not work.enrolled:
        return state.at(LinkState.NOT_ENROLLED, now), [Idle()]
    if state.link is LinkState.NOT_ENROLLED:
        state = State().at(LinkState.CONNECTING, now)
    if rest := _remaining(state, now):
        return state, [Rest(seconds=rest)]
    state = replace(state, rest_until=None)
    if not state.greeted:
        return state, [SayHello(head=work.head, confirmed=work.confirmed, mark=work.mark)]
    if work.pending:
        return state, [SendPack(items=state.items, max_bytes=state.pack_bytes)]
    return _after_envelopes(state, work, now)


def _after_envelopes(state: State, work: Work, now: datetime) -> tuple[State, Sequence[Action]]:
    """Blobs, the smallest first; then the feed, which never waits long behind a big scan; then downloads."""
    blob = next((one for one in work.to_send if one.sha256 not in state.skipped), None)
    if blob and not _stale(state, now):
        return _upload(state, blob)
    if not state.fed:
        return state, [AskFeed(after=work.cursor)]
    if blob:
        return _upload(state, blob)
    wanted = next((one for one in work.wanted if one not in state.skipped), None)
    if wanted and work.downloads:
        return _download(state, wanted)
    return replace(state, fed=False, skipped=frozenset()), [Idle()]


def _upload(state: State, blob: Waiting) -> tuple[State, Sequence[Action]]:
    """A small blob goes at once; for a larger one the portal is asked first where to go on."""
    upload = state.upload
    if upload is None or upload.sha256 != blob.sha256:
        if blob.size > MIN_PART:
            return state, [AskBlob(sha256=blob.sha256)]
        return state, [_part(blob, 0, state.part)]
    if upload.offset is None:
        return state, [AskBlob(sha256=blob.sha256)]
    if upload.offset > blob.size:
        return replace(state, upload=None, skipped=state.skipped | {blob.sha256}), ()
    return state, [_part(blob, upload.offset, state.part)]


def _part(blob: Waiting, offset: int, part: int) -> SendPart:
    length = min(part, blob.size - offset)
    return SendPart(sha256=blob.sha256, offset=offset, length=length, last=offset + length == blob.size)


def _download(state: State, sha256: str) -> tuple[State, Sequence[Action]]:
    download = state.download
    offset = download.offset if download and download.sha256 == sha256 else 0
    return state, [FetchBlob(sha256=sha256, offset=offset, length=state.part)]


def _remaining(state: State, now: datetime) -> float:
    """How long to rest yet; a clock that jumped does not make it longer."""
    if state.rest_until is None:
        return 0.0
    left = state.rest_until - now
    return left.total_seconds() if timedelta(0) < left <= MAX_REST else 0.0


def _stale(state: State, now: datetime) -> bool:
    return state.fed_at is not None and not state.fed and abs(now - state.fed_at) > FEED_AGE
