"""A question on a form: label, hint, what is wrong, the control, and where a filled-in value came from."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import MEDIUM, NORMAL, SEMIBOLD, phrase
from ui.widgets.control import Control
from ui.widgets.label import IconLine, Label

_ORIGINS = ("card", "earlier", "filed", "form", "office")


class FieldBox(QWidget):
    """`set_error`, `set_note` and `set_origin` with "" take their line away."""

    def __init__(self, control: Control, label: str = "", hint: str = "", *, optional: bool = False) -> None:
        super().__init__()
        self.control = control
        self._label = label
        self._hint = hint
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        if label:
            shown = phrase("kit.optional", label=label) if optional else label
            self._column.addWidget(Label(shown, "label", SEMIBOLD))
        if hint:
            self._column.addWidget(Label(hint, "small", NORMAL, "ink2"))
        self._error = IconLine("warning-circle-fill", "", "err", "label", SEMIBOLD)
        self._column.addWidget(self._error)
        self._column.addWidget(control)
        self._note = IconLine("info-fill", "", "warn", "small", MEDIUM)
        self._column.addWidget(self._note)
        self._origin = IconLine("shield-check-fill", "", "ok", "small", MEDIUM)
        self._column.addWidget(self._origin)
        self._told = {"error": "", "note": ""}
        self.set_error("")
        self.set_note("")
        self.set_origin("")

    def set_error(self, text: str) -> None:
        self._error.set_text(text)
        self._error.setVisible(bool(text))
        self.control.set_bad(bool(text))
        self._speak(error=phrase("kit.error_spoken", error=text) if text else "")

    def set_note(self, text: str) -> None:
        """What is worth a second look; it is no error and keeps nobody from going on."""
        self._note.set_text(text)
        self._note.setVisible(bool(text))
        self._speak(note=text)

    def set_origin(self, origin: str) -> None:
        """`origin` is card, earlier, filed, form or office: "Lấy từ thẻ căn cước · Sửa được"."""
        self._origin.set_text(phrase(f"kit.origin_{origin}") if origin in _ORIGINS else "")
        self._origin.setVisible(origin in _ORIGINS)

    def _speak(self, **told: str) -> None:
        """All that is said about the field, for those who do not see it."""
        self._told |= told
        words = (self._told["error"], self._told["note"], self._hint)
        self.control.name_as(self._label, " ".join(part for part in words if part))
