"""What the keys do to the line or box that has the focus."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from ui.widgets.edit import Area, Edit

Typed = Edit | Area


def focused() -> Typed | None:
    """Where typing goes now."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, Edit | Area) and not widget.isReadOnly() else None


def before(typed: Typed) -> str:
    """The text of the line before the cursor."""
    if isinstance(typed, Edit):
        start = typed.selectionStart() if typed.hasSelectedText() else typed.cursorPosition()
        return typed.text()[:start]
    cursor = typed.textCursor()
    return cursor.block().text()[: cursor.selectionStart() - cursor.block().position()]


def word_before(typed: Typed) -> str:
    """The letters just before the cursor."""
    text = before(typed)
    start = len(text)
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:]


def put(typed: Typed, text: str, instead_of: int = 0) -> None:
    """Write `text` in place of the last letters before the cursor, and of what is selected."""
    if isinstance(typed, Edit):
        if instead_of and not typed.hasSelectedText():
            typed.setSelection(typed.cursorPosition() - instead_of, instead_of)
        typed.insert(text)
        return
    cursor = typed.textCursor()
    if instead_of and not cursor.hasSelection():
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, instead_of)
    cursor.insertText(text)
    typed.setTextCursor(cursor)


def rub_out(typed: Typed) -> None:
    """Backspace."""
    if isinstance(typed, Edit):
        typed.backspace()
    else:
        typed.textCursor().deletePreviousChar()


def next_after(typed: Typed) -> Typed | None:
    """The next place to type in, in the order of Tab."""
    widget = typed.nextInFocusChain()
    while widget is not None and widget is not typed:
        same_window = widget.window() is typed.window()
        if isinstance(widget, Edit | Area) and widget.isVisible() and same_window and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return None
