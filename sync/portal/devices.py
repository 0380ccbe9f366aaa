"""Who may speak: offices, invites, and the devices that enrolled by them."""

import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.filing.office import Office
from kiosk.keys import fingerprint
from kiosk.seal.envelope import CHAIN_START
from sync.invite import new_code, proof
from sync.messages import ChainHead, EnrolRequest
from sync.portal.database import Database, count, get_meta, put_meta
from sync.portal.denied import Denied
from sync.portal.tables import chains, devices, invites
from sync.protocol import Role, Why

VALID = timedelta(hours=24)
PORTAL_KEY = "portal_key"  # in meta: hex of the public key
_OLD_NAME = "x-"  # what a device calls itself before it has enrolled


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device that may speak, as its last enrolment made it."""

    name: str
    office: str
    role: Role
    public: bytes
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    code: str
    expires: datetime
    device: str
    role: Role


def invite(database: Database, office: Office, device: str, role: Role, now: datetime) -> Invite:
    """A code with which one machine becomes this device, once, within a day."""
    name = device if device.startswith(f"{office.code}-") else f"{office.code}-{device}"
    expires = now + VALID
    with database.writing() as tx:
        code = new_code(bytes.fromhex(get_meta(tx, PORTAL_KEY) or ""))
        _keep_office(tx, office)
        tx.execute(delete(invites).where(invites.c.expires < int(now.timestamp())))
        tx.execute(
            insert(invites).values(
                id=code.id,
                mac_key=code.mac_key,
                office=office.code,
                device=name,
                role=role.value,
                expires=int(expires.timestamp()),
            )
        )
    return Invite(code=str(code), expires=expires, device=name, role=role)


def put_office(database: Database, office: Office) -> None:
    """Change what is known of an office; its devices hear of it at their next enrolment."""
    with database.writing() as tx:
        _keep_office(tx, office)


def find_device(tx: Connection, name: str) -> Device:
    """The device of this name; Denied when it is none of ours, or no longer."""
    row = tx.execute(select(devices).where(devices.c.name == name)).one_or_none()
    if row is None:
        raise Denied(Why.DEVICE, name)
    if row.revoked:
        raise Denied(Why.REVOKED, name)
    return Device(name=row.name, office=row.office, role=Role(row.role), public=row.public, epoch=row.epoch)


def find_office(tx: Connection, code: str) -> Office:
    return Office.from_json(json.loads(get_meta(tx, _office_key(code)) or "{}"))


def enrol(tx: Connection, request: EnrolRequest, now: datetime) -> Device:
    """The device that this invite makes of this key. Asked again by the same key, the same answer."""
    row = tx.execute(select(invites).where(invites.c.id == request.invite)).one_or_none()
    if row is None or not hmac.compare_digest(proof(row.mac_key, request.public), request.proof):
        raise Denied(Why.INVITE, "no such invite")
    if row.used_by is not None:
        return _again(tx, row, request)
    if row.expires < now.timestamp():
        raise Denied(Why.INVITE, "out of date")
    device = Device(
        name=row.device,
        office=row.office,
        role=Role(row.role),
        public=request.public,
        epoch=count(tx, f"epoch:{row.device}", 1),
    )
    used = update(invites).where(invites.c.id == request.invite)
    tx.execute(used.values(used_by=request.public, epoch=device.epoch))
    _keep_device(tx, device, now)
    _open_chains(tx, device)
    return device


def revoke(database: Database, name: str) -> None:
    """This device may no longer speak."""
    with database.writing() as tx:
        tx.execute(update(devices).where(devices.c.name == name).values(revoked=1))


def chain_heads(tx: Connection, device: Device) -> list[ChainHead]:
    """How far each chain of this device's key has come."""
    rows = tx.execute(
        select(chains.c.device, chains.c.epoch, chains.c.seq, chains.c.sha256)
        .where(chains.c.public == device.public, chains.c.machine == device.name)
        .order_by(chains.c.epoch.desc())
        .limit(1000)
    )
    return [ChainHead(device=one.device, epoch=one.epoch, seq=one.seq, sha256=one.sha256) for one in rows]


def _again(tx: Connection, row: Row[tuple[object, ...]], request: EnrolRequest) -> Device:
    device = find_device(tx, row.device)
    if row.used_by != request.public or device.epoch != row.epoch or device.public != request.public:
        raise Denied(Why.INVITE, "used")
    return device


def _keep_device(tx: Connection, device: Device, now: datetime) -> None:
    values = {
        "office": device.office,
        "role": device.role.value,
        "public": device.public,
        "epoch": device.epoch,
        "revoked": 0,
        "enrolled_at": now.isoformat(),
    }
    changed = tx.execute(update(devices).where(devices.c.name == device.name).values(values))
    if changed.rowcount == 0:
        tx.execute(insert(devices).values(name=device.name, **values))


def _open_chains(tx: Connection, device: Device) -> None:
    """The new epoch, and what the machine wrote before it had a name: that chain is named by its key."""
    for name, epoch in ((_OLD_NAME + fingerprint(device.public), 0), (device.name, device.epoch)):
        row = (chains.c.device == name, chains.c.epoch == epoch)
        changed = tx.execute(update(chains).where(*row).values(machine=device.name))
        if changed.rowcount == 0:
            tx.execute(
                insert(chains).values(
                    device=name,
                    epoch=epoch,
                    public=device.public,
                    machine=device.name,
                    seq=0,
                    sha256=CHAIN_START,
                )
            )


def _keep_office(tx: Connection, office: Office) -> None:
    put_meta(tx, _office_key(office.code), json.dumps(office.to_json(), ensure_ascii=False))


def _office_key(code: str) -> str:
    return f"office:{code}"
