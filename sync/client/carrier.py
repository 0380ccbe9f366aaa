"""Carrying out what the engine asks for: calls to the portal, acts upon the store."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import assert_never

from kiosk.clock import Clock
from kiosk.errors import NotFound, StoreBroken
from kiosk.filing.event import Kind
from kiosk.keys import Keys, sign
from kiosk.link import Link
from kiosk.seal.envelope import Envelope, open_envelope
from kiosk.store.store import Store
from kiosk.values import Json, as_int, as_list, as_map, as_text
from sync.client.asking import Prepared, prepare
from sync.client.http import Exchange, HttpExchange, NoAnswer, Request, Response
from sync.client.reading import Asked, read_reply
from sync.engine import step
from sync.moves import (
    Action,
    Call,
    ClockSeen,
    Confirm,
    Event,
    FeedFromStart,
    FetchBlob,
    Heard,
    Idle,
    KeepBlob,
    Look,
    MarkSent,
    NothingToSend,
    PieceRead,
    Place,
    Reply,
    Rest,
    Rewind,
    Silence,
    TakePage,
    Unreadable,
    Waiting,
    Work,
)
from sync.signing import request_name
from sync.state import State

MARK, CLOCK = "sync.mark", "sync.clock"  # names of small settings in the store
MEDIA = "application/pdf"  # what a counter fetches: papers are PDFs (kiosk/documents)
_SKEW_NOTED = 2  # seconds: smaller changes are not worth a write
_FILINGS_SHOWN = 50


@dataclass
class Tally:
    """What one run came to."""

    sent: int = 0
    received: int = 0
    blobs: int = 0
    refused: list[Mapping[str, Json]] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)

    def take_changed(self) -> Sequence[str]:
        changed, self.changed = sorted(self.changed), set()
        return changed


class Carrier:
    """The engine's hands."""

    def __init__(
        self,
        store: Store,
        keys: Keys,
        clock: Clock,
        *,
        exchange: Exchange | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.store = store
        self.tally = Tally()
        self.state = State()
        self._keys = keys
        self._clock = clock
        self._given = exchange
        self._own: HttpExchange | None = None
        self._own_url = ""
        self._chance = chance
        self._sending: Sequence[Envelope] = ()
        self._blob: tuple[str, bytes] = ("", b"")
        self._fetched = bytearray()

    def advance(self) -> Rest | Idle | None:
        """One decision and what follows from it; a Rest or Idle when the engine wants one."""
        pause: Rest | Idle | None = None
        for action in self._decide(Look(work=self._work())):
            if isinstance(action, Rest | Idle):
                pause = action
            else:
                self._carry_out(action)
        return pause

    def nudge(self, event: Event) -> None:
        self._decide(event)

    def link(self) -> Link:
        blobs = self.store.blobs.to_send()
        return self.state.shown(self.store.outbox.pending(), len(blobs), self.store.device.portal)

    def close(self) -> None:
        if self._own:
            self._own.close()

    def _decide(self, event: Event) -> Sequence[Action]:
        self.state, actions = step(self.state, event, self._clock())
        return actions

    def _work(self) -> Work:
        store, device = self.store, self.store.device
        counter = device.role in ("counter", "hub")
        head = store.outbox.head()
        mark = as_map(store.get(MARK))
        return Work(
            enrolled=device.enrolled,
            downloads=counter,
            pending=store.outbox.pending(),
            to_send=[Waiting(sha256=one.sha256, size=one.size) for one in store.blobs.to_send()],
            wanted=store.blobs.wanted() if counter else (),
            cursor=store.outbox.cursor(),
            head=Place(device=head[0], epoch=head[1], seq=head[2], sha256=head[3]),
            confirmed=0 if self.state.greeted else self._confirmed(head),
            mark=(as_int(mark.get("position")), as_text(mark.get("sha256"))),
        )

    def _confirmed(self, head: tuple[str, int, int, str]) -> int:
        """Up to where the portal has confirmed the chain that is being written."""
        first = next(iter(self.store.outbox.unsent(1, 1)), None)
        if first is None:
            return head[2]
        header = first.parsed
        return header.seq - 1 if (header.device, header.epoch) == head[:2] else 0

    def _carry_out(self, action: Action) -> None:
        match action:
            case Confirm() | Rewind() | MarkSent() | KeepBlob() | TakePage() | FeedFromStart() | ClockSeen():
                self._keep(action)
            case Rest() | Idle():
                return
            case _:
                self._call(action)

    def _call(self, call: Call) -> None:
        started = time.monotonic()
        reply = self._reply(call)
        took = time.monotonic() - started
        for action in self._decide(Heard(call=call, reply=reply, took=took, chance=self._chance())):
            self._carry_out(action)

    def _reply(self, call: Call) -> Reply:
        """The call made, and its answer read."""
        try:
            prepared = prepare(call, self.store, self._cached_blob, self._sign)
        except (StoreBroken, NotFound):
            return Unreadable()
        if prepared is None:
            return NothingToSend()
        self._sending = prepared.envelopes
        return self._exchanged(call, prepared)

    def _exchanged(self, call: Call, prepared: Prepared) -> Reply:
        device = self.store.device
        now = self._clock() + timedelta(seconds=self.state.skew)
        request = prepared.signed(device.name, now, self._sign)
        try:
            response = self._exchange(device.portal)(request)
        except NoAnswer as error:
            return Silence(timed_out=error.timed_out)
        asked = Asked(
            call=call,
            to=request_name(request.headers),
            device=device.name,
            portal_key=device.portal_key,
            envelopes=prepared.envelopes,
            method=request.method,
        )
        reply = read_reply(asked, response)
        if isinstance(reply, PieceRead) and isinstance(call, FetchBlob):
            self._collect(call, response)
        return reply

    def _sign(self, context: str, message: bytes) -> bytes:
        return sign(self._keys.device_seed, context, message)

    def _exchange(self, url: str) -> Callable[[Request], Response]:
        if self._given:
            return self._given
        if self._own is None or self._own_url != url:
            self.close()
            self._own, self._own_url = HttpExchange(url), url
        return self._own

    def _cached_blob(self, sha256: str) -> bytes:
        """The blob in hand stays in hand until the next one: its parts are cut from it."""
        if self._blob[0] != sha256:
            self._blob = (sha256, self.store.blobs.read(sha256))
        return self._blob[1]

    def _collect(self, call: FetchBlob, response: Response) -> None:
        if call.offset == 0 or response.status == 200:  # noqa: PLR2004 - 200: all of it at once
            self._fetched.clear()
        self._fetched += response.body

    def _keep(
        self, act: Confirm | Rewind | MarkSent | KeepBlob | TakePage | FeedFromStart | ClockSeen
    ) -> None:
        match act:
            case Confirm(device=device, epoch=epoch, positions=positions):
                self._confirm(device, epoch, positions)
            case Rewind(device=device, epoch=epoch, seq=seq):
                self.store.outbox.rewind(device, epoch, seq)
            case MarkSent(sha256=sha256):
                self.store.blobs.sent(sha256)
                self._blob = ("", b"")
                self.tally.blobs += 1
                self.tally.changed |= {
                    row.filing for row in self.store.rows(pending=True, limit=_FILINGS_SHOWN)
                }
            case KeepBlob(sha256=sha256):
                self._keep_blob(sha256)
            case TakePage():
                self._take(act)
            case FeedFromStart():
                self.store.outbox.take([], 0)
                self.store.put(MARK, None)
            case ClockSeen(skew=skew):
                self._note_clock(skew)
            case _:
                assert_never(act)

    def _confirm(self, device: str, epoch: int, positions: Mapping[int, int]) -> None:
        self.store.outbox.confirm(device, epoch, positions)
        self.tally.sent += len(positions)
        headers = [one.parsed for one in self._sending]
        self.tally.changed |= {one.subject for one in headers if one.seq in positions}

    def _keep_blob(self, sha256: str) -> None:
        """Kept only when it is what its name says; otherwise left for the next round."""
        from hashlib import sha256 as hashed  # noqa: PLC0415 - the name is taken by the argument

        data = bytes(self._fetched)
        self._fetched.clear()
        if hashed(data).hexdigest() != sha256:
            call = FetchBlob(sha256=sha256, offset=0, length=0)
            self._decide(Heard(call=call, reply=Unreadable()))
            return
        self.store.blobs.keep(data, MEDIA)
        self.tally.blobs += 1

    def _take(self, act: TakePage) -> None:
        page = act.page
        self.tally.received += self.store.outbox.take(page.items, page.next)
        if page.items:
            position, last = page.items[-1]
            self.store.put(MARK, {"position": position, "sha256": last.sha256})
        for _, envelope in page.items:
            event = open_envelope(envelope)
            self.tally.changed.add(event.subject)
            if event.kind == Kind.REFUSED:
                errors = as_list(event.body.get("errors"))
                self.tally.refused.append({"filing": event.subject, "errors": errors})

    def _note_clock(self, skew: int) -> None:
        known = as_map(self.store.get(CLOCK))
        if not known or abs(as_int(known.get("skew")) - skew) > _SKEW_NOTED:
            self.store.put(CLOCK, {"skew": skew, "checked": self._clock().isoformat()})
