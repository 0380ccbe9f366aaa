"""Digesting what was accepted: a second transaction, harmless to repeat.

What it refuses becomes a signed `refused` event, and the bytes stay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from kiosk.clock import local
from kiosk.filing.event import Event, Kind
from kiosk.filing.office import Issuer
from kiosk.ids import id_of
from kiosk.seal.envelope import ERASED, Envelope, SealBroken, open_envelope
from kiosk.values import Json
from sync.portal.database import Database, count
from sync.portal.devices import find_office
from sync.portal.manifest import Finding, read_manifest
from sync.portal.tables import blobs, envelopes, manifests, papers
from sync.portal.voice import ACTOR, Voice

BATCH = 100
_FILES = (Kind.SUBMITTED, Kind.AMENDED, Kind.SUPPLEMENTED)
_Stored = Row[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The portal's own acts upon what devices have sent."""

    database: Database
    voice: Voice

    def catch_up(self, now: datetime) -> int:
        """Digest all that waits, in order; also what a stop left undone. How many events that was."""
        done = 0
        while batch := self._some(now):
            done += batch
        return done

    def blob_arrived(self, tx: Connection, sha256: str, now: datetime) -> None:
        """Say `completed` for each manifest of which this was the last blob."""
        waiting = (
            select(manifests.c.position)
            .join(papers, papers.c.position == manifests.c.position)
            .where(papers.c.sha256 == sha256, manifests.c.complete == 0)
            .order_by(manifests.c.position)
        )
        for position in list(tx.execute(waiting).scalars()):
            self._complete(tx, position, now)

    def _some(self, now: datetime) -> int:
        with self.database.writing() as tx:
            waiting = select(envelopes).where(envelopes.c.digested == 0)
            rows = tx.execute(waiting.order_by(envelopes.c.position).limit(BATCH)).all()
            for row in rows:
                self._one(tx, row, now)
                done = update(envelopes).where(envelopes.c.position == row.position)
                tx.execute(done.values(digested=1))
        return len(rows)

    def _one(self, tx: Connection, row: _Stored, now: datetime) -> None:
        if row.kind in _FILES and row.body != ERASED:
            self._take_files(tx, row, now)
        elif row.kind == Kind.RECEIVED:
            self._issue_code(tx, row, now)

    def _take_files(self, tx: Connection, row: _Stored, now: datetime) -> None:
        try:
            event = open_envelope(Envelope(header=row.header, body=row.body))
        except SealBroken:
            self._refuse(tx, row, [Finding(field="", rule="refused_body")], now)
            return
        names, findings = read_manifest(event.body)
        if findings:
            self._refuse(tx, row, findings, now)
            return
        tx.execute(
            insert(manifests).values(
                position=row.position,
                subject=row.subject,
                office=row.office,
                machine=row.machine,
                procedure=event.procedure,
                total=len(names),
                complete=0,
            )
        )
        if names:
            tx.execute(insert(papers), [{"position": row.position, "sha256": one} for one in names])
        self._complete(tx, row.position, now)

    def _complete(self, tx: Connection, position: int, now: datetime) -> None:
        """The second receipt: every blob of this manifest is here and has the right hash."""
        missing = (
            select(papers.c.sha256)
            .outerjoin(blobs, blobs.c.sha256 == papers.c.sha256)
            .where(papers.c.position == position, blobs.c.sha256.is_(None))
            .limit(1)
        )
        if tx.execute(missing).scalar() is not None:
            return
        row = tx.execute(select(manifests).where(manifests.c.position == position)).one()
        tx.execute(update(manifests).where(manifests.c.position == position).values(complete=1))
        others = select(manifests.c.position).where(
            manifests.c.subject == row.subject, manifests.c.complete == 0
        )
        if tx.execute(others.limit(1)).scalar() is not None:
            return  # an amendment's blobs are still on their way: the filing is not whole yet
        body: Mapping[str, Json] = {"blobs": row.total, "position": position}
        event = _event(Kind.COMPLETED, row.subject, body, now, str(position))
        self.voice.say(tx, replace(event, procedure=row.procedure), row.office)

    def _refuse(self, tx: Connection, row: _Stored, findings: Sequence[Finding], now: datetime) -> None:
        body: Mapping[str, Json] = {
            "event": row.id,
            "position": row.position,
            "errors": [one.dump() for one in findings],
        }
        self.voice.say(tx, _event(Kind.REFUSED, row.subject, body, now, str(row.position)), row.office)

    def _issue_code(self, tx: Connection, row: _Stored, now: datetime) -> None:
        """NĐ 118/2025/NĐ-CP: code of the office, day, number of that day. One code for one filing, ever."""
        filing = select(envelopes).where(envelopes.c.subject == row.subject)
        opened = tx.execute(filing.where(envelopes.c.opens == 1)).first()
        given = tx.execute(filing.where(envelopes.c.kind == Kind.CODE_ISSUED)).first()
        office = find_office(tx, row.office)
        if office.issuer is not Issuer.PORTAL or opened is None or given is not None:
            return
        day = f"{local(now):%y%m%d}"
        number = count(tx, f"code:{office.code}:{day}", 1)
        body = {"code": f"{office.code}-{day}-{number:04d}"}
        self.voice.say(tx, _event(Kind.CODE_ISSUED, row.subject, body, now), row.office)


def _event(kind: Kind, subject: str, body: Mapping[str, Json], now: datetime, *parts: str) -> Event:
    return Event(
        id=id_of(kind, subject, *parts),
        kind=kind,
        subject=subject,
        at=now,
        trusted=True,
        actor=ACTOR,
        body=body,
    )
