"""Carrying envelopes and blobs to the portal and back. No Qt."""
