"""What the engine remembers between two decisions: how the line is, how much fits, when to try again."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.link import Link, LinkState
from sync.moves import Download, Upload
from sync.pack import MAX_ITEMS
from sync.protocol import MAX_PART, MIN_PART

MIN_REST = timedelta(seconds=5)
MAX_REST = timedelta(minutes=5)
FEED_AGE = timedelta(seconds=30)
FIRST_ITEMS = 100
FIRST_BYTES = 256 * 1024
MIN_BYTES = 16 * 1024
MAX_BYTES = 2 * 1024 * 1024
SLOW = 6.0  # seconds: a request that takes longer is halved the next time
QUICK = 4.0
_GROWTH = 6  # doublings from 5 s to beyond 5 min

STOPPED = frozenset(
    {LinkState.REFUSED, LinkState.FORKED, LinkState.OUTDATED}
)  # only a greeting, now and then


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    link: LinkState = LinkState.CONNECTING
    since: datetime | None = None
    last_ok: datetime | None = None
    greeted: bool = False
    fed: bool = False  # the feed was read to its end in this round
    fed_at: datetime | None = None
    skew: int = 0  # seconds to add to our clock when signing
    resigned: bool = False  # signed again with the portal's time, once
    suspect: bool = False  # the greeting looked like a fork: look once more
    gap: int = 0  # what the portal expected in its last `gap`
    items: int = FIRST_ITEMS
    pack_bytes: int = FIRST_BYTES
    part: int = MIN_PART
    failures: int = 0
    rest_until: datetime | None = None
    upload: Upload | None = None
    download: Download | None = None
    skipped: frozenset[str] = frozenset()  # blobs set aside until the next round

    def at(self, link: LinkState, now: datetime) -> "State":
        """The same with the line in this state, since now when it was in another."""
        return self if link is self.link and self.since else replace(self, link=link, since=now)

    def well(self, now: datetime) -> "State":
        """After an answer that holds."""
        return replace(self.at(LinkState.ONLINE, now), last_ok=now, failures=0, resigned=False)

    def resting(self, link: LinkState, now: datetime, chance: float) -> "State":
        """Try again later, greeting first: full jitter, from 5 s up to 5 min, for ever."""
        ceiling = min(MAX_REST, MIN_REST * 2 ** min(self.failures + 1, _GROWTH))
        rest = MIN_REST + (ceiling - MIN_REST) * chance
        return replace(self.at(link, now), rest_until=now + rest, failures=self.failures + 1, greeted=False)

    def waiting(self, seconds: int, now: datetime) -> "State":
        """As long as the portal asks, but never longer than 5 min."""
        rest = min(max(timedelta(seconds=min(seconds, 10**6)), MIN_REST), MAX_REST)
        return replace(self.at(LinkState.BUSY, now), rest_until=now + rest)

    def stopped(self, link: LinkState, now: datetime) -> "State":
        """No more sending; in a while a greeting shows whether the reason is gone."""
        return replace(self.at(link, now), greeted=False, rest_until=now + MAX_REST)

    def halved(self) -> "State":
        return replace(
            self,
            items=max(self.items // 2, 1),
            pack_bytes=max(self.pack_bytes // 2, MIN_BYTES),
            part=max(self.part // 2, MIN_PART),
        )

    def sized(self, took: float) -> "State":
        """Requests grow while they are quick, and shrink when they are slow."""
        if took > SLOW:
            return self.halved()
        if took > QUICK:
            return self
        return replace(
            self,
            items=min(self.items * 2, MAX_ITEMS),
            pack_bytes=min(self.pack_bytes * 2, MAX_BYTES),
            part=min(self.part * 2, MAX_PART),
        )

    def skipping(self, sha256: str) -> "State":
        """Leave this blob for the next round; the others go on."""
        return replace(self, upload=None, download=None, skipped=self.skipped | {sha256})

    def shown(self, pending: int, blobs_pending: int, portal: str) -> Link:
        return Link(
            state=self.link,
            pending=pending,
            blobs_pending=blobs_pending,
            since=self.since.isoformat() if self.since else "",
            last_ok=self.last_ok.isoformat() if self.last_ok else "",
            portal=portal,
        )
