"""Filings (hồ sơ): the events that make them, and the fold that says what they are."""
