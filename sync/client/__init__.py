"""The device's end: carries envelopes and blobs to the portal and brings back what is new."""
