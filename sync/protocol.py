"""The words on the wire, the single source for both ends; messages.py has the messages."""

from enum import StrEnum

from sync import pack

VERSION = 1
ENROL = "/v1/enrol"
HELLO = "/v1/hello"
PACKS = "/v1/packs"
FEED = "/v1/feed"
BLOBS = "/v1/blobs/"

PACK_MEDIA = "application/vnd.motcua.pack"
JSON_MEDIA = "application/json"
BLOB_MEDIA = "application/octet-stream"

UPLOAD_OFFSET = "Upload-Offset"
UPLOAD_COMPLETE = "Upload-Complete"  # ?1 or ?0, RFC 9651
ANSWER = "Motcua-Answer"  # base64 of the signed statement when an answer has no body (HEAD)

MAX_BLOB = 20 * 1024 * 1024
MAX_PART = 1024 * 1024
MIN_PART = 64 * 1024
MAX_ANSWER = 8 * 1024 * 1024
MAX_REQUEST = 64 * 1024  # JSON of a request
PAGE_ITEMS = 200
PAGE_BYTES = 2 * 1024 * 1024  # of sealed bodies
MAX_SKEW = 300  # seconds between a request's `created` and the portal's clock
MAX_NEED = 4000


class Context(StrEnum):
    """What a signature is for: one made for a receipt never passes for a page."""

    PACK = pack.CONTEXT
    REQUEST = "motcua-request/1"
    RECEIPT = "motcua-receipt/1"
    PACK_ANSWER = "motcua-answer/1"
    FEED = "motcua-feed/1"
    HELLO = "motcua-hello/1"
    ENROL = "motcua-enrol/1"
    BLOB = "motcua-blob/1"
    ERROR = "motcua-error/1"


class Role(StrEnum):
    KIOSK = "kiosk"
    COUNTER = "counter"
    HUB = "hub"


class Answer(StrEnum):
    """What became of one envelope of a pack."""

    STORED = "stored"
    KNOWN = "known"
    GAP = "gap"  # `value` is the sequence number expected
    FORK = "fork"  # another envelope has this place
    TOO_LARGE = "too_large"
    MALFORMED = "malformed"


class Why(StrEnum):
    """Why the portal says no to a whole request."""

    CLOCK = "clock"  # 401; carries the portal's time
    SIGNATURE = "signature"  # 401
    DEVICE = "device"  # 401: no such device
    REVOKED = "revoked"  # 403
    ROLE = "role"  # 403
    INVITE = "invite"  # 403: unknown, used or out of date
    NOT_FOUND = "not_found"  # 404
    OFFSET = "offset"  # 409: the portal holds another number of bytes
    TOO_LARGE = "too_large"  # 413
    MALFORMED = "malformed"  # 400
    HASH = "hash"  # 422: the blob is not what its name says
    OUTDATED = "outdated"  # 426
    QUOTA = "quota"  # 429
    BUSY = "busy"  # 503
