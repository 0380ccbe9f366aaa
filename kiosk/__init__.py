"""The core: the rules of the counter and what it keeps. No Qt, no network."""
