"""The first page: what may be done here, the areas, the ways back into a filing."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.clock import Clock, local
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.parts import clear, dock_action, link_pill
from ui.frame import Frame
from ui.screen import Screen
from ui.theme import BOLD, MEDIUM, grown, look, phrase
from ui.widgets.basic import Brand, Chip, Hero, Label, Pill, Row, SearchBox, Tile

_MINUTE_MS = 60_000
_MOST_OTHERS = 4
_SMALL_LIST = 6  # so few areas get larger tiles


class HomeScreen(Screen[Visit]):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._shown: object = None
        self._brand = Brand("", "")
        self._time = Label("", "small", MEDIUM, "on_hero", wrap=False)
        self._pill = Pill("", "wifi-high-bold")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(12 if look().portrait else 8)
        self._tiles = QGridLayout()
        self._tiles.setSpacing(12 if look().portrait else 10)
        self._others = QGridLayout()
        self._also = self._also_here()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        frame = Frame(scrolls=False)
        frame.tapped.connect(lambda item: self.acted.emit(dock_action(item, look().language)))
        frame.content.setContentsMargins(0, 0, 0, 0)
        frame.content.setSpacing(0)
        whole.addWidget(frame)
        if look().portrait:
            self._lay_portrait(frame.content)
        else:
            self._lay_landscape(frame.content)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one would come early, and again
        self._minute.timeout.connect(self._next_minute)

    def show_visit(self, visit: Visit) -> None:
        office = visit.hall.office
        self._brand.set_names(office.name, phrase("citizen.centre") if look().large else office.unit)
        self._pill.show_state(*link_pill(visit.hall.link))
        self._tell_time()
        if self._shown is not visit.hall.areas:
            self._shown = visit.hall.areas
            self._fill_tiles(visit)
            self._fill_also(visit, self._fill_chips(visit))

    @contextmanager
    def timeless(self) -> Iterator[None]:
        """Without the time and the state of the line, which a picture for the next start must not tell."""
        passing = (self._time, self._pill)
        for one in passing:
            policy = one.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            one.setSizePolicy(policy)
            one.hide()
        yield
        for one in passing:
            one.show()

    # layout

    def _also_here(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(phrase("citizen.also_here"), "h2", BOLD))
        column.addLayout(self._others)
        self._others.setSpacing(12)
        return box

    def _lay_portrait(self, column: QVBoxLayout) -> None:
        large, low = look().large, look().low
        hero = Hero()
        tight = large and low
        hero.setFixedHeight(230 if tight else 330 if low else 486 if large else 540)
        inside = QVBoxLayout(hero)
        inside.setContentsMargins(40, 30, 40, 24 if low else 34)
        inside.setSpacing(0)
        inside.addLayout(self._top_line())
        inside.addStretch(2)
        if not large and not low:
            inside.addWidget(Label(phrase("citizen.greeting"), "h2", MEDIUM, "on_hero2"))
            inside.addSpacing(4)
        question = "citizen.home_question_short" if large or low else "citizen.home_question"
        asked = Label(phrase(question), "h2" if low else "display", BOLD, "on_hero")
        asked.setMaximumWidth(1000 if low else 700)  # two lines, clear of the drum
        if not tight:  # the tiles need the room
            inside.addWidget(asked)
            inside.addStretch(2)
        inside.addWidget(self._search_box("citizen.search_hint"))
        if not large and not low:
            inside.addSpacing(16)
            inside.addLayout(self._chips)
        column.addWidget(hero)
        column.addLayout(self._portrait_rest(close=large or low), 1)

    def _portrait_rest(self, *, close: bool) -> QVBoxLayout:
        """The areas, what else there is, the ways back into a filing."""
        rest = QVBoxLayout()
        rest.setContentsMargins(34, 18 if close else 26, 34, 14)
        rest.setSpacing(10 if close else 14)
        if not (look().large and look().low):
            rest.addWidget(Label(phrase("citizen.choose_area"), "h2", BOLD))
        rest.addLayout(self._tiles, 1)
        rest.addWidget(self._also)
        ways = QGridLayout()
        ways.setSpacing(12)
        for place, row in enumerate(self._ways_back()):
            ways.addWidget(row, 0, place)
        rest.addLayout(ways)
        return rest

    def _lay_landscape(self, column: QVBoxLayout) -> None:
        bar = Hero(drum=False)
        bar.setFixedHeight(grown(84))
        top = QVBoxLayout(bar)
        top.setContentsMargins(24, 10, 24, 2)
        top.addLayout(self._top_line())
        column.addWidget(bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        left = Hero(line=False)
        left.setFixedWidth(432)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(28, 18, 28, 16)
        inside.setSpacing(8)
        if not look().large:
            inside.addWidget(Label(phrase("citizen.greeting"), "title", MEDIUM, "on_hero2"))
        question = "citizen.home_question_short" if look().large else "citizen.home_question"
        inside.addWidget(Label(phrase(question), "h1" if look().large else "display", BOLD, "on_hero"))
        inside.addSpacing(4)
        inside.addWidget(
            self._search_box("citizen.search_brief" if look().large else "citizen.search_hint_short")
        )
        inside.addLayout(self._chips)
        inside.addStretch(1)
        for row in self._ways_back():
            inside.addWidget(row)
        middle.addWidget(left)
        rest = QVBoxLayout()
        rest.setContentsMargins(24, 14, 24, 12)
        rest.setSpacing(8)
        rest.addWidget(Label(phrase("citizen.choose_area"), "h2", BOLD))
        rest.addLayout(self._tiles, 1)
        middle.addLayout(rest, 1)
        column.addLayout(middle, 1)

    def _top_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._brand, 1)
        if not look().portrait:
            line.addWidget(self._pill)
            line.addWidget(self._time)
            return line
        right = QVBoxLayout()
        right.setSpacing(4)
        if not look().large:
            clock = QHBoxLayout()
            clock.addStretch()
            clock.addWidget(self._time)
            right.addLayout(clock)
        pill = QHBoxLayout()
        pill.addStretch()
        pill.addWidget(self._pill)
        right.addLayout(pill)
        line.addLayout(right)
        return line

    def _search_box(self, hint: str) -> SearchBox:
        """Only a door: typing happens on the search page, where the keyboard has its place."""
        box = SearchBox(phrase(hint), name=phrase("citizen.search_name"))
        box.edit.setReadOnly(True)
        box.focused.connect(box.edit.clearFocus)
        box.focused.connect(self._search)
        box.go.clicked.connect(self._search)
        return box

    def _ways_back(self) -> list[QWidget]:
        bare = look().large
        ways = (
            ("lookup", "qr-code-bold", do.OpenLookup()),
            ("resume", "clock-counter-clockwise-bold", do.OpenResume()),
        )
        rows: list[QWidget] = []
        for key, icon, action in ways:
            row = Row(phrase(f"citizen.{key}"), "" if bare else phrase(f"citizen.{key}_note"), icon)
            row.clicked.connect(lambda _=False, action=action: self.acted.emit(action))
            rows.append(row)
        return rows

    # content

    def _fill_tiles(self, visit: Visit) -> None:
        clear(self._tiles)
        areas = visit.hall.areas
        columns = self._columns(len(areas))
        for place, area in enumerate(areas):
            count = len(area.procedures)
            note = phrase("citizen.procedures_one" if count == 1 else "citizen.procedures", count=count)
            tile = Tile(area.name.in_(look().language), note, area.icon, area.tint)
            tile.setObjectName(f"area_{area.id}")
            tile.clicked.connect(lambda _=False, id_=area.id: self.acted.emit(do.OpenArea(id_)))
            self._tiles.addWidget(tile, place // columns, place % columns)

    def _columns(self, count: int) -> int:
        if look().portrait:
            roomy = count <= _SMALL_LIST or not look().low
            return 2 if (look().large and roomy) or (count <= _SMALL_LIST and not look().low) else 3
        return (3 if count <= _SMALL_LIST else 4) - look().large

    def _fill_also(self, visit: Visit, above: frozenset[str]) -> None:
        """Few areas leave room for the procedures that no chip leads to."""
        roomy = look().portrait and not look().large and not look().low
        others = [one for one in visit.hall.listed.values() if one.code not in above][:_MOST_OTHERS]
        self._also.setVisible(roomy and bool(others) and len(visit.hall.areas) <= _SMALL_LIST)
        grid = self._others
        clear(grid)
        for place, one in enumerate(others if self._also.isVisibleTo(self) else ()):
            row = Row(one.short_name.in_(look().language), "", "file-text-bold")
            row.clicked.connect(lambda _=False, code=one.code: self.acted.emit(do.OpenProcedure(code)))
            grid.addWidget(row, place // 2, place % 2)

    def _fill_chips(self, visit: Visit) -> frozenset[str]:
        """The first procedure of each area, as many as stand in one line; which they are."""
        clear(self._chips)
        if look().large or look().low:  # they have no place there
            return frozenset()
        shown = set()
        room = 1000 if look().portrait else 376
        for area in visit.hall.areas:
            listed = visit.hall.listed.get(area.procedures[0]) if area.procedures else None
            if listed is None:
                continue
            chip = Chip(listed.short_name.in_(look().language), hero=True)
            room -= chip.sizeHint().width() + self._chips.spacing()
            if room < 0:
                chip.deleteLater()
                break
            chip.clicked.connect(lambda _=False, code=listed.code: self.acted.emit(do.OpenProcedure(code)))
            self._chips.addWidget(chip)
            shown.add(listed.code)
        self._chips.addStretch()
        return frozenset(shown)

    def _tell_time(self) -> None:
        at = local(self._clock())
        weekday = phrase(f"citizen.weekday_{at.weekday()}")
        text = phrase("citizen.clock", time=f"{at:%H:%M}", weekday=weekday, date=f"{at:%d/%m}")
        if text != self._time.text():
            self._time.setText(text)
        self._minute.start(_MINUTE_MS - at.second * 1000 - at.microsecond // 1000)

    def _next_minute(self) -> None:
        """One wake-up a minute, and only while the page is seen."""
        if self.isVisible():
            self._tell_time()

    def _search(self) -> None:
        self.acted.emit(do.Search(""))
