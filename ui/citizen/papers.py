"""The papers: which are needed, which were taken, adding and removing files."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.catalogue.procedure import Document, DocumentKind
from kiosk.clock import Clock
from kiosk.effects import PaperRef
from kiosk.forms.papers import is_required
from kiosk.visit import actions as do
from kiosk.visit.flow import papers_asked
from kiosk.visit.state import Visit
from ui.citizen.facts import columns, told
from ui.citizen.files import FilesPage
from ui.citizen.page import TaskPage
from ui.citizen.parts import size_text, words_for
from ui.citizen.stage import tell_stage
from ui.theme import BOLD, NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Banner, Kind, Label, Pill
from ui.widgets.button import Button
from ui.widgets.card import Panel

_TOP, _MIDDLE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
_QUIET = (DocumentKind.XUAT_TRINH, DocumentKind.KHONG_NOP, DocumentKind.THONG_TIN)


class PapersScreen(TaskPage):
    forward = "kit.go_on"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self._panels: dict[str, QWidget] = {}
        self._files: FilesPage | None = None

    def draw(self, visit: Visit) -> None:
        if self._files is not None:
            self._files.show_files(visit.offered, self._clock())
        asked = papers_asked(visit, self.today())
        key = (visit.draft, visit.answers, visit.papers, tuple(visit.problems), visit.returning)
        if key == self._drawn:
            return
        self._drawn = key
        tell_stage(self.heading, visit, self.today())
        self.heading.set_words(phrase("citizen.papers_question"), phrase("citizen.papers_hint"))
        self.nav.set_forward(phrase("citizen.back_to_check" if visit.returning else "kit.go_on"))
        self._panels = {one.id: self._panel(visit, one) for one in asked}
        self.refill().addWidget(columns(list(self._panels.values())))

    def mend(self, field: str) -> None:
        panel = self._panels.get(field)
        if panel is not None:
            self.frame.reveal(panel)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._files = None  # the frame takes it away

    # one paper

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
            panel.column.addWidget(told("warning-circle-fill", wrong, "err", SEMIBOLD))
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
        if visit.procedure and is_required(visit.procedure, document, visit.answers, self.today()):
            return Pill(phrase("citizen.required"), "star-fill", "primary")
        return Pill(phrase("citizen.tag_if_any"), "info-bold", "primary")

    def _held(self, document: Document, paper: PaperRef) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        key = "citizen.paper_held_one" if paper.pages == 1 else "citizen.paper_held"
        text = phrase(key, name=paper.name, pages=paper.pages, size=size_text(paper.size))
        row.addWidget(told("check-circle-fill", text, "ok", SEMIBOLD), 1, _MIDDLE)
        name = phrase("citizen.paper_remove_what", name=paper.name)
        button = Button(phrase("citizen.paper_remove"), Kind.GHOST, "x-bold", compact=True, name=name)
        button.clicked.connect(lambda: self.act(do.RemovePaper(document.id, paper.sha256)))
        row.addWidget(button)
        return line

    def _add(self, visit: Visit, document: Document) -> Button:
        again = bool(visit.papers.get(document.id))
        words = phrase("citizen.paper_add_more" if again else "citizen.paper_add")
        name = phrase("citizen.paper_add_what", name=document.name.in_(visit.language))
        button = Button(words, Kind.SECONDARY, "plus-bold", compact=True, name=name)
        button.setObjectName(f"add_{document.id}")
        button.clicked.connect(lambda: self._choose(document))
        return button

    # choosing a file

    def _choose(self, document: Document) -> None:
        """Files of the scan folder and of plugged-in drives, looked for anew: one may just have arrived."""
        name = document.name.in_(look().language)
        offered = self.visit.offered if self.visit else ()
        page = FilesPage(phrase("citizen.files_for", name=name), offered, self._clock())
        page.picked.connect(lambda path: self._picked(document, path))
        page.again.connect(lambda: self.act(do.LookForFiles()))
        page.left.connect(self._close)
        self._files = page
        self.frame.cover(page)
        self.act(do.LookForFiles())

    def _picked(self, document: Document, path: str) -> None:
        self._close()
        self.act(do.AddPaper(document.id, path))

    def _close(self) -> None:
        self._files = None
        self.frame.uncover()


def _explained(document: Document) -> QWidget:
    """What happens with this kind of paper here, in a sentence."""
    text = phrase(f"citizen.explain_{document.kind.value}")
    return Banner(text, "info-fill") if document.kind in _QUIET else Label(text, "label", NORMAL, "ink2")
