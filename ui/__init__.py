"""What people see and touch. Draws a Visit or a Counter, sends back Actions.

PySide6 puts an `__import__` of its own before Python's: for `from __feature__ import …`, which we never use,
it reads the source text of every module imported from then on, and keeps it. Out with it: 4 MB, and time.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it must have put it there

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
