"""What the calls about blobs mean: how much is here, one part more, and who may read."""

from sync.errors import Garbled
from sync.messages import BlobAnswer
from sync.portal.asking import Call, Reply, authorised, whole, yes
from sync.portal.blobs import Upload
from sync.portal.calls import RETRY
from sync.portal.database import count, value_of
from sync.portal.denied import Denied
from sync.portal.devices import Device
from sync.portal.portal import Portal, day_counter
from sync.portal.stored import is_kept, keep_blob, may_read
from sync.protocol import UPLOAD_COMPLETE, UPLOAD_OFFSET, Context, Role, Why
from sync.signing import Signed
from sync.strict import get_sha256

_QUOTA = "blob_bytes"
_YES, _NO = "?1", "?0"
_DIGITS = 12


class Part:
    """One PATCH while its body comes in."""

    def __init__(self, portal: Portal, call: Call, sha256: str) -> None:
        self._portal = portal
        self._sha256 = _name(sha256)
        self._device, self._signed = authorised(portal, call)
        self._last = _flag(call.headers.get(UPLOAD_COMPLETE, ""))
        _within_quota(portal, self._device)
        self._upload: Upload = portal.blobs.begin(self._sha256, _offset(call))

    def write(self, piece: bytes) -> None:
        self._upload.write(piece)

    def finish(self) -> Reply:
        """Make it durable, and close the blob when this was its last part."""
        self._upload.finish(self._signed.digest)
        if self._last:
            self._portal.blobs.seal(self._sha256)
            _register(self._portal, self._device, self._sha256)
        return _state(self._portal, self._signed, self._sha256)

    def close(self) -> None:
        """What came in stays, also when the line was cut."""
        self._upload.close()


def blob_state(portal: Portal, call: Call, sha256: str) -> Reply:
    device, signed = whole(portal, call)
    name = _name(sha256)
    if portal.blobs.has(name):
        _register(portal, device, name)
    return _state(portal, signed, name)


def blob_to_read(portal: Portal, call: Call, sha256: str) -> str:
    """The blob's name, when this device may read it: papers are for the counters of their office."""
    device, _ = whole(portal, call)
    name = _name(sha256)
    if device.role is Role.KIOSK:
        raise Denied(Why.ROLE)
    with portal.database.reading() as tx:
        allowed = may_read(tx, device.office, name)
    if not allowed or not portal.blobs.has(name):
        raise Denied(Why.NOT_FOUND)
    return name


def _register(portal: Portal, device: Device, sha256: str) -> None:
    """Write down that it is here, once; a stop between file and row is made good at the next look."""
    now = portal.clock()
    size = portal.blobs.offset(sha256)
    with portal.database.writing() as tx:
        if is_kept(tx, sha256):
            return
        count(tx, day_counter(_QUOTA, device.name, now), size)
        keep_blob(tx, sha256, size, device.name, now)
        portal.digest.blob_arrived(tx, sha256, now)


def _state(portal: Portal, signed: Signed, sha256: str) -> Reply:
    answer = BlobAnswer(
        to=signed.to,
        sha256=sha256,
        offset=portal.blobs.offset(sha256),
        complete=portal.blobs.has(sha256),
    )
    return yes(portal, Context.BLOB, answer.dump())


def _within_quota(portal: Portal, device: Device) -> None:
    with portal.database.reading() as tx:
        used = value_of(tx, day_counter(_QUOTA, device.name, portal.clock()))
    if used >= portal.limits.blob_bytes:
        raise Denied(Why.QUOTA, retry_after=RETRY)


def _name(given: str) -> str:
    try:
        return get_sha256({"sha256": given}, "sha256")
    except Garbled as error:
        raise Denied(Why.MALFORMED, "not a SHA-256") from error


def _offset(call: Call) -> int:
    given = call.headers.get(UPLOAD_OFFSET, "")
    if not given.isascii() or not given.isdigit() or len(given) > _DIGITS:
        raise Denied(Why.MALFORMED, UPLOAD_OFFSET)
    return int(given)


def _flag(given: str) -> bool:
    if given not in (_YES, _NO):
        raise Denied(Why.MALFORMED, UPLOAD_COMPLETE)
    return given == _YES
