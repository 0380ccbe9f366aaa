"""The officer's desktop: mouse and keyboard, dense, no dock and no on-screen keyboard."""
