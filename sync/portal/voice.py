"""What the portal itself says: events in a signed chain of its own, like any device."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from kiosk.filing.event import Event
from kiosk.seal.envelope import CHAIN_START, Envelope, Place, seal
from sync.portal.database import POSITION, count, get_meta, put_meta
from sync.portal.tables import chains, envelopes

APP = "portal/1"
ACTOR = "portal"
_EPOCH = "epoch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The portal's chain of this run."""

    name: str
    epoch: int

    def say(self, tx: Connection, event: Event, office: str) -> Envelope:
        """Append to the portal's chain, at the next position, for this office's devices."""
        last = tx.execute(select(chains.c.seq, chains.c.sha256).where(*self._mine)).one()
        place = Place(device=self.name, epoch=self.epoch, seq=last.seq + 1, prev=last.sha256)
        envelope = seal(event, place, APP)
        tx.execute(
            insert(envelopes).values(
                position=count(tx, POSITION, 1),
                device=self.name,
                epoch=self.epoch,
                seq=place.seq,
                machine=self.name,
                office=office,
                id=event.id,
                kind=str(event.kind),
                subject=event.subject,
                opens=0,
                digested=1,
                sha256=envelope.sha256,
                header=envelope.header,
                body=envelope.body,
            )
        )
        tx.execute(update(chains).where(*self._mine).values(seq=place.seq, sha256=envelope.sha256))
        return envelope

    @property
    def _mine(self) -> tuple[ColumnElement[bool], ...]:
        return (chains.c.device == self.name, chains.c.epoch == self.epoch)


def open_voice(tx: Connection, name: str, public: bytes, now: datetime) -> Voice:
    """A new epoch for each run: a portal restored from a backup never says two things at one place."""
    epoch = max(int(get_meta(tx, _EPOCH) or 0) + 1, int(now.timestamp()))
    put_meta(tx, _EPOCH, str(epoch))
    tx.execute(
        insert(chains).values(
            device=name, epoch=epoch, public=public, machine=name, seq=0, sha256=CHAIN_START
        )
    )
    return Voice(name=name, epoch=epoch)
