"""One officer at the counter, from signing in to locking: a state machine without Qt, disk or clock."""
