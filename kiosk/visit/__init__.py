"""One citizen at the kiosk, from first touch to wipe: a state machine without Qt, disk or clock."""
