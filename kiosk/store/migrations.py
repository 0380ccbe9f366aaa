"""The store's shape, one function per step. Released steps are never edited."""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)  # before sqlite_utils asks which SQLite there is
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

from sqlite_utils import Database, Migrations  # noqa: E402 - after the registration above

steps = Migrations("kiosk")


@steps()
def m001_envelopes(db: Database) -> None:
    """The sealed events. `n` is the local order, `position` the portal's; nothing else ever changes."""
    db.execute("""
        create table envelopes (
            n integer primary key,
            device text not null, epoch integer not null, seq integer not null,
            id text not null, kind text not null, subject text not null,
            ours integer not null,
            position integer,
            header blob not null, body blob not null
        ) strict""")
    db.execute("create unique index envelope_place on envelopes (device, epoch, seq)")
    db.execute("create unique index envelope_subject on envelopes (subject, id)")
    db.execute("create index envelope_unsent on envelopes (position) where position is null")
    db.execute("""
        create trigger envelope_immutable
        before update of n, device, epoch, seq, id, kind, subject, ours, header on envelopes
        begin select raise(abort, 'envelopes are immutable'); end""")
    db.execute("""
        create trigger envelope_body_only_erased before update of body on envelopes
        when new.body <> x''
        begin select raise(abort, 'a body may only be erased'); end""")
    db.execute("""
        create trigger envelope_stays before delete on envelopes
        begin select raise(abort, 'envelopes are never deleted'); end""")
    db.execute("""
        create table strays (position integer not null, header blob not null, body blob not null) strict""")
    db.execute("create table meta (name text primary key, value text not null) strict, without rowid")


@steps()
def m002_filings(db: Database) -> None:
    """What lists show, written in the event's own transaction; counters that cannot drift."""
    db.execute("""
        create table filings (
            filing text primary key,
            temporary_code text not null, official_code text,
            procedure text not null, version text not null,
            applicant text not null, submitted_at text not null,
            status text not null, sync text not null,
            blobs_sent integer not null, blobs_total integer not null,
            due text, device text not null, flagged integer not null,
            pending integer not null, folded text not null
        ) strict, without rowid""")
    db.execute("create index filing_code on filings (temporary_code)")
    db.execute("create index filing_official on filings (official_code) where official_code is not null")
    db.execute("create index filing_time on filings (submitted_at, filing)")
    db.execute("create index filing_status on filings (status, submitted_at, filing)")
    db.execute("create index filing_pending on filings (submitted_at, filing) where pending = 1")
    db.execute("create table counts (name text primary key, n integer not null) strict, without rowid")
    for when, changes in (
        ("insert", (("new", 1),)),
        ("update", (("old", -1), ("new", 1))),
        ("delete", (("old", -1),)),
    ):
        upserts = ";\n".join(
            _count(row, column, change) for row, change in changes for column in ("status", "sync")
        )
        moved = " when (old.status, old.sync) <> (new.status, new.sync)" if when == "update" else ""
        db.execute(
            f"create trigger filing_counted_{when} after {when} on filings{moved} begin {upserts}; end"
        )


@steps()
def m003_blobs(db: Database) -> None:
    """A blob's key is here, its bytes in a file: deleting the row shreds the file. No key: not here yet.

    Manifests go by the blob's number, not its hash: a filing's papers then share one page of the save.
    """
    db.execute("""
        create table blobs (
            n integer primary key, sha256 text not null unique, size integer not null, media text not null,
            key blob, sent integer not null, kept_at text not null
        ) strict""")
    db.execute("create index blob_unsent on blobs (size) where sent = 0 and key is not null")
    db.execute("create index blob_wanted on blobs (n) where key is null")
    db.execute("""
        create table manifests (
            blob integer not null references blobs (n), filing text not null, ours integer not null,
            primary key (blob, filing)
        ) strict, without rowid""")


@steps()
def m004_drafts(db: Database) -> None:
    db.execute("""
        create table drafts (
            id text primary key, procedure text not null, saved_at text not null,
            content blob not null, device_wrap blob not null, blobs text not null,
            code text, salt blob, pin_wrap blob, tries integer not null default 0
        ) strict, without rowid""")
    db.execute("create unique index draft_code on drafts (code) where code is not null")


@steps()
def m005_staff(db: Database) -> None:
    db.execute("""
        create table staff (
            name text primary key, role text not null, hash text not null,
            tries integer not null default 0, locked_at text
        ) strict, without rowid""")


@steps()
def m006_projected(db: Database) -> None:
    """How far the rows are: they were never behind before this step."""
    db.execute("insert into meta select 'projected', coalesce(max(n), 0) from envelopes")


@steps()
def m007_draft_changes(db: Database) -> None:
    """What was typed since a draft was saved whole, an answer a row. `turn` counts the saves."""
    db.execute("alter table drafts add column turn integer not null default 1")
    db.execute("""
        create table draft_changes (
            draft text not null references drafts (id) on delete cascade, name text not null,
            content blob not null, blobs text not null,
            primary key (draft, name)
        ) strict, without rowid""")


@steps()
def m008_earlier(db: Database) -> None:
    """What citizens agreed to have kept for their next form; `person` is a keyed hash."""
    db.execute("""
        create table earlier (
            person text primary key, filing text not null, kept_at text not null, content blob not null,
            device_wrap blob not null, salt blob not null, pin_wrap blob not null,
            tries integer not null default 0
        ) strict, without rowid""")


def _count(row: str, column: str, change: int) -> str:
    return (
        f"insert into counts values ('{column}.' || {row}.{column}, {change})"  # noqa: S608 - words of ours
        f" on conflict do update set n = n + ({change})"
    )


def apply(raw: dbapi2.Connection) -> None:
    """Bring this connection's file up to date, inside the caller's transaction."""
    steps.apply(Database(raw, recursive_triggers=False, execute_plugins=False))
