"""The QR code in a picture, as text. The picture is looked at and forgotten, never kept."""

import warnings
from pathlib import Path

from kiosk.documents.paper import MAX_BYTES, MAX_PIXELS


def read_code(path: Path) -> str:
    """The text of the first QR code in the picture; "" when there is none, or the file is no picture."""
    import zxingcpp  # noqa: PLC0415 - heavy, and only where a card is read from a picture
    from PIL import Image  # noqa: PLC0415

    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a picture that is too big for us anyway, or has odd metadata
            with Image.open(path) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    return ""
                picture = opened.convert("L")
        found = zxingcpp.read_barcodes(
            picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        )
    except Exception:  # noqa: BLE001 - hostile bytes in two foreign parsers: whatever they raise, it is no card
        return ""
    return next((one.text for one in found), "")
