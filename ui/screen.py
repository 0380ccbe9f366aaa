"""What every screen is: shows a state, says what the person did."""

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

State = TypeVar("State")  # a Visit or a Counter


class Screen(QWidget, Generic[State]):
    """`class Home(Screen[Visit])`. Subclasses draw; they never decide, never write, never wait."""

    acted = Signal(object)  # an Action

    def show_visit(self, visit: State) -> None:
        """Draw `visit`. Called each time it changes; must not emit `acted`."""
        raise NotImplementedError
