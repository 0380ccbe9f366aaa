"""Small questions to the portal's tables: what is missing, what is kept, who may read it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from sync.portal.tables import blobs, envelopes, manifests, papers
from sync.protocol import MAX_NEED


def missing_blobs(tx: Connection, positions: Sequence[int]) -> list[str]:
    """The blobs that these events name and that are not here yet."""
    found = (
        select(papers.c.sha256)
        .distinct()
        .outerjoin(blobs, blobs.c.sha256 == papers.c.sha256)
        .where(papers.c.position.in_(positions), blobs.c.sha256.is_(None))
        .order_by(papers.c.sha256)
        .limit(MAX_NEED)
    )
    return list(tx.execute(found).scalars())


def mark_at(tx: Connection, position: int) -> str:
    """The header's hash at a position, by which a device knows a portal that was restored."""
    found = select(envelopes.c.sha256).where(envelopes.c.position == position)
    return tx.execute(found).scalar() or ""


def is_kept(tx: Connection, sha256: str) -> bool:
    return tx.execute(select(blobs.c.sha256).where(blobs.c.sha256 == sha256)).scalar() is not None


def keep_blob(tx: Connection, sha256: str, size: int, machine: str, now: datetime) -> None:
    tx.execute(insert(blobs).values(sha256=sha256, size=size, machine=machine, stored_at=now.isoformat()))


def may_read(tx: Connection, office: str, sha256: str) -> bool:
    """Whether a filing of this office names the blob."""
    found = (
        select(papers.c.position)
        .join(manifests, manifests.c.position == papers.c.position)
        .where(papers.c.sha256 == sha256, manifests.c.office == office)
        .limit(1)
    )
    return tx.execute(found).scalar() is not None
