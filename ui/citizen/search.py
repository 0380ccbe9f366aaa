"""Finding a procedure by typing a few letters."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.area import procedure_rows
from ui.citizen.page import TaskPage
from ui.citizen.parts import clear
from ui.theme import NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Label, SearchBox


class SearchScreen(TaskPage):
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self.box = SearchBox(phrase("citizen.search_hint"), name=phrase("citizen.search_name"))
        self.box.changed.connect(lambda text: self.act(do.Search(text)))
        content = self.frame.content
        content.insertWidget(content.indexOf(self.heading), self.box)
        self.heading.hide()
        self.nav.setVisible(look().portrait)

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.search_title")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar has room for one line
        return ""

    def draw(self, visit: Visit) -> None:
        if self.box.text().strip() != visit.query.strip():
            self.box.changed.disconnect()
            self.box.edit.setText(visit.query)
            self.box.changed.connect(lambda text: self.act(do.Search(text)))
        key = (visit.query.strip(), tuple(one.code for one in visit.results))
        if key == self._drawn:
            return
        self._drawn = key
        clear(self.column)
        for words in self._words(visit):
            self.column.addWidget(words)
        if visit.query.strip():
            for row in procedure_rows(self, visit.results):
                self.column.addWidget(row)
        self.to_top()

    def _words(self, visit: Visit) -> list[Label]:
        """How many were found, or what to do when none was."""
        if not visit.query.strip():
            return [Label(phrase("citizen.search_typing_hint"), "label", NORMAL, "ink2")]
        if visit.results:
            count = len(visit.results)
            key = "citizen.procedures_one" if count == 1 else "citizen.procedures"
            return [Label(phrase(key, count=count), "label", SEMIBOLD, "ink2")]
        return [
            Label(phrase("citizen.search_none", text=visit.query.strip()), "title", SEMIBOLD),
            Label(phrase("citizen.search_none_hint"), "body", NORMAL, "ink2"),
        ]

    def showEvent(self, event: QShowEvent) -> None:
        """One comes here to type: the keyboard is there at once."""
        super().showEvent(event)
        QTimer.singleShot(0, self.box.edit, self.box.edit.setFocus)
