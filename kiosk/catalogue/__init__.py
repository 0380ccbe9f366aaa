"""Procedures (thủ tục) as data: what they are, loading, checking, searching, fees and due dates."""
