"""The portal's tables, in types that SQLite and PostgreSQL share."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

from sync.portal.dialect import WHOLE

metadata = MetaData()

devices = Table(
    "devices",
    metadata,
    Column("name", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("public", LargeBinary, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("revoked", Integer, nullable=False, default=0),
    Column("enrolled_at", Text, nullable=False),
)

chains = Table(
    "chains",
    metadata,
    Column("device", Text, primary_key=True),
    Column("epoch", Integer, primary_key=True),
    Column("public", LargeBinary, nullable=False),  # who may write this chain
    Column("machine", Text, nullable=False),  # the enrolled name of that device
    Column("seq", WHOLE, nullable=False),
    Column("sha256", Text, nullable=False),  # of the last header; "" before the first
)

envelopes = Table(
    "envelopes",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    Column("device", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", WHOLE, nullable=False),
    Column("machine", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("opens", Integer, nullable=False),  # 1: the first `submitted` of its subject
    Column("digested", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("device", "epoch", "seq"),
)
Index("envelopes_office", envelopes.c.office, envelopes.c.position)
Index("envelopes_subject", envelopes.c.subject, envelopes.c.position)
Index("envelopes_machine", envelopes.c.machine, envelopes.c.opens)
Index(
    "envelopes_waiting",
    envelopes.c.position,
    sqlite_where=envelopes.c.digested == 0,
    postgresql_where=envelopes.c.digested == 0,
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", WHOLE, nullable=False),
    Column("machine", Text, nullable=False),  # who brought its last part
    Column("stored_at", Text, nullable=False),
)

manifests = Table(
    "manifests",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),  # of the event that names the blobs
    Column("subject", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("machine", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("total", Integer, nullable=False),
    Column("complete", Integer, nullable=False),
)
Index("manifests_subject", manifests.c.subject)

papers = Table(
    "papers",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    Column("sha256", Text, primary_key=True),
)
Index("papers_blob", papers.c.sha256)

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", WHOLE, nullable=False),
)

invites = Table(
    "invites",
    metadata,
    Column("id", Text, primary_key=True),
    Column("mac_key", LargeBinary, nullable=False),
    Column("office", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("expires", WHOLE, nullable=False),  # seconds since 1970
    Column("used_by", LargeBinary),  # the key that enrolled by it
    Column("epoch", Integer),  # what it was given
)

meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
