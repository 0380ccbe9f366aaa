"""The portal (cổng): accepts packs, digests them, keeps blobs, and tells devices what is new."""
