"""What goes wrong between the two ends; each end catches these at its edge.

* Garbled      the bytes are not our protocol, or their signature does not hold
"""

from kiosk.errors import KioskError


class Garbled(KioskError):
    """The bytes are not our protocol, or nobody we trust signed them."""
