"""The on-screen keyboard and its Vietnamese engine: keyboard.Keyboard, vietkey.feed, letters.parse."""
