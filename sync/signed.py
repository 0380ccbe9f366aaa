"""What the portal says, signed: a JSON object and the signature over its canonical bytes."""

from collections.abc import Callable, Mapping

from kiosk.keys import verify
from kiosk.seal.canonical import canonical
from kiosk.values import Json
from sync.errors import Garbled
from sync.strict import get_hex, get_map, parse

Sign = Callable[[str, bytes], bytes]  # (context, message) -> signature


def seal_document(context: str, value: Mapping[str, Json], sign: Sign) -> bytes:
    """The wire form of a signed statement."""
    return canonical({"signed": value, "signature": sign(context, canonical(value)).hex()})


def open_document(raw: bytes, context: str, public: bytes) -> Mapping[str, Json]:
    """The statement, when this key signed it in this context; Garbled otherwise."""
    document = parse(raw)
    value, signature = get_map(document, "signed"), get_hex(document, "signature", 64)
    try:
        message = canonical(value)
    except (TypeError, ValueError) as error:
        raise Garbled("not canonical") from error
    if not verify(public, context, message, signature):
        raise Garbled("the portal did not sign this")
    return value
