"""A look into the store for the home screen: is it whole, and whose is it? Nothing more of it is loaded."""

from collections.abc import Callable

from kiosk.keys import Keys
from kiosk.paths import Home
from kiosk.store import meta
from kiosk.store.connection import PATIENCE, Connection
from kiosk.store.device import Device
from kiosk.store.opening import bring_up, check_head, open_database, set_aside, sha256
from kiosk.values import as_map


def glance(
    home: Home, keys: Keys, opened: Connection | None = None, digest: Callable[[bytes], str] = sha256
) -> Device | None:
    """This device once it is enrolled; every trouble that opening a Store would meet is met here.

    Closes the connection it was given.
    """
    db = opened or open_database(home, keys.database, PATIENCE)
    try:
        if opened:
            bring_up(opened, home, keys.database)
        if behind := check_head(db, home, digest):
            raise set_aside(home, behind)
        stored = as_map(meta.get(db, "device"))
        return Device.from_json(stored) if stored else None
    finally:
        db.close()
