"""The papers: which are needed, which were taken, adding and removing files."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.catalogue.procedure import Document, DocumentKind
from kiosk.clock import Clock
from kiosk.effects import PaperRef
from kiosk.forms.papers import is_required
from kiosk.visit import actions as do
from kiosk.visit.flow import PAPERS, papers_asked, stages
from kiosk.visit.state import Visit
from ui.citizen.page import TaskPage
from ui.citizen.parts import size_text, words_for
from ui.theme import BOLD, NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Banner, IconLine, Kind, Label, Pill
from ui.widgets.button import Button
from ui.widgets.card import Panel
from ui.widgets.picker import Pick, pick

_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PapersScreen(TaskPage):
    forward = "kit.go_on"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self._panels: dict[str, QWidget] = {}

    def draw(self, visit: Visit) -> None:
        asked = papers_asked(visit, self.today())
        key = (
            visit.draft,
            visit.papers,
            visit.problems,
            tuple(visit.offered),
            tuple(one.id for one in asked),
        )
        if key == self._drawn:
            return
        self._drawn = key
        self._tell_step(visit)
        column = self.refill()
        self._panels = {one.id: self._panel(visit, one) for one in asked}
        for panel in self._panels.values():
            column.addWidget(panel)
        if any(one.kind.scanned for one in asked):
            column.addWidget(self._files(visit))

    def mend(self, field: str) -> None:
        panel = self._panels.get(field)
        if panel is not None:
            self.frame.reveal(panel)

    def _tell_step(self, visit: Visit) -> None:
        all_ = stages(visit, self.today())
        place = next((number for number, one in enumerate(all_, start=1) if one.id == PAPERS), 0)
        name = all_[place - 1].title.in_(visit.language) if place else ""
        self.heading.set_step(place, len(all_), name)
        self.heading.set_words(phrase("citizen.papers_question"), phrase("citizen.papers_hint"))
        self.nav.set_forward(phrase("citizen.back_to_check" if visit.returning else "kit.go_on"))

    def _panel(self, visit: Visit, document: Document) -> QWidget:
        panel = Panel()
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Label(document.name.in_(visit.language), "title", BOLD), 1)
        head.addWidget(self._tag(visit, document), 0, _TOP)
        panel.column.addLayout(head)
        if document.note:
            panel.column.addWidget(Label(document.note.in_(visit.language), "small", NORMAL, "ink2"))
        panel.column.addWidget(_explained(document))
        wrong = words_for(visit, document.id)
        if wrong:
            panel.column.addWidget(IconLine("warning-circle-fill", wrong, "err", "label", SEMIBOLD))
        for paper in visit.papers.get(document.id, ()):
            panel.column.addWidget(self._held(document, paper))
        if document.kind.scanned:
            panel.column.addWidget(self._add(visit, document), 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _tag(self, visit: Visit, document: Document) -> Pill:
        """Whether it must be there, in a word."""
        if document.kind is DocumentKind.KHONG_NOP:
            return Pill(phrase("citizen.tag_none"), "check-circle-bold", "ok")
        if visit.papers.get(document.id):
            return Pill(phrase("citizen.tag_taken"), "check-circle-bold", "ok")
        needed = visit.procedure is not None and is_required(
            visit.procedure, document, visit.answers, self.today()
        )
        if needed:
            return Pill(phrase("citizen.required"), "star-fill", "primary")
        return Pill(phrase("citizen.tag_if_any"), "info-bold", "primary")

    def _held(self, document: Document, paper: PaperRef) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        key = "citizen.paper_held_one" if paper.pages == 1 else "citizen.paper_held"
        text = phrase(key, name=paper.name, pages=paper.pages, size=size_text(paper.size))
        row.addWidget(IconLine("check-circle-fill", text, "ok", "label", SEMIBOLD), 1, _MIDDLE)
        name = phrase("citizen.paper_remove_what", name=paper.name)
        button = Button(phrase("citizen.paper_remove"), Kind.GHOST, "x-bold", compact=True, name=name)
        button.clicked.connect(lambda: self.act(do.RemovePaper(document.id, paper.sha256)))
        row.addWidget(button)
        return line

    def _add(self, visit: Visit, document: Document) -> Button:
        again = bool(visit.papers.get(document.id))
        words = phrase("citizen.paper_add_more" if again else "citizen.paper_add")
        name = phrase("citizen.paper_add_what", name=document.name.in_(visit.language))
        button = Button(words, Kind.SECONDARY, "file-text-bold", compact=True, name=name)
        button.setObjectName(f"add_{document.id}")
        button.clicked.connect(lambda: self._choose(button, document))
        return button

    def _choose(self, near: Button, document: Document) -> None:
        """The files of the scan folder and of plugged-in drives, newest first, as a page of their own."""
        offered = self.visit.offered if self.visit else ()
        picks = [Pick(id=one.path, label=f"{one.name} · {size_text(one.size)}") for one in offered]
        title = document.name.in_(look().language)
        pick(near, title, picks, lambda path: self.act(do.AddPaper(document.id, path)))

    def _files(self, visit: Visit) -> QWidget:
        panel = Panel()
        panel.column.addWidget(Label(phrase("citizen.files_title"), "label", BOLD))
        panel.column.addWidget(Label(_seen(visit.offered), "label", NORMAL, "ink2"))
        button = Button(
            phrase("citizen.files_again"), Kind.SECONDARY, "clock-counter-clockwise-bold", compact=True
        )
        button.clicked.connect(lambda: self.act(do.LookForFiles()))
        panel.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return panel


def _seen(offered: Sequence[object]) -> str:
    match len(offered):
        case 0:
            return phrase("citizen.files_none")
        case 1:
            return phrase("citizen.files_one")
        case count:
            return phrase("citizen.files", count=count)


def _explained(document: Document) -> QWidget:
    """What happens with this kind of paper here, in a sentence."""
    text = phrase(f"citizen.explain_{document.kind.value}")
    quiet = document.kind in (DocumentKind.XUAT_TRINH, DocumentKind.KHONG_NOP, DocumentKind.THONG_TIN)
    return Banner(text, "info-fill") if quiet else Label(text, "label", NORMAL, "ink2")
