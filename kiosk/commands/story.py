"""The story that the tour shows and the journeys prove: a birth is registered while the cable is out."""

from kiosk.acts.slips import declaration_pdf, slip
from kiosk.commands.fingers import answer
from kiosk.commands.script import ANSWERS, BIRTH, CABLE_OUT, CARD, CUT, draw_paper
from kiosk.commands.stage import Stage
from kiosk.commands.story_errands import (
    case_is_asked,
    draft_is_left_and_taken_up,
    filing_is_looked_up,
    trouble_is_told,
)
from kiosk.commands.story_office import code_comes_back, officer_receives
from kiosk.strings import say
from kiosk.values import Json
from kiosk.visit import actions as do
from kiosk.visit.state import Page


def tell(stage: Stage, *, staff_only: bool = False) -> None:
    """The whole story, or only the officer's part with the citizen's told quickly."""
    quiet = stage.out if staff_only else None
    if staff_only:
        stage.out = None
    citizen_files(stage)
    if staff_only:
        stage.out, stage.screens, stage.slips = quiet, [], []
    officer_receives(stage)
    if not staff_only:
        code_comes_back(stage)
        filing_is_looked_up(stage)
        case_is_asked(stage)
        draft_is_left_and_taken_up(stage)
        trouble_is_told(stage)


def citizen_files(stage: Stage) -> None:
    """From the attract loop to the slip; the cable is pulled half-way."""
    find_procedure(stage)
    read_card(stage)
    fill_steps(stage)
    add_paper(stage)
    hand_in(stage)


def find_procedure(stage: Stage) -> None:
    shell, hands = stage.shell, stage.hands
    stage.on(Page.HOME)
    shell.act(do.Rest())
    stage.on(Page.ATTRACT)
    stage.picture("attract")
    hands.tap_middle()
    stage.on(Page.HOME)
    stage.picture("home")
    hands.touch(_area(stage, "khai_sinh"))
    stage.on(Page.AREA)
    stage.picture("area")
    hands.touch(say("kit.back", stage.language))
    stage.on(Page.HOME)
    hands.touch(say("kit.search", stage.language))
    stage.on(Page.SEARCH)
    for words, name in (("khai sinh", "search-question"), (" cho con", "search")):
        hands.enter(say("citizen.search_name", stage.language), words)
        stage.settle()
        stage.picture(name)
    hands.touch(_procedure(stage))
    stage.on(Page.BEFORE)
    stage.picture("before-you-start")
    hands.touch(say("citizen.have_all", stage.language))
    stage.on(Page.PRIVACY)
    stage.picture("privacy")
    hands.touch(say("citizen.purpose_contact", stage.language))
    stage.picture("privacy-ticked")
    hands.touch(say("citizen.privacy_go_on", stage.language))


def read_card(stage: Stage) -> None:
    """A code that is cut says so; the whole one fills in what it knows."""
    stage.on(Page.CARD)
    stage.picture("card")
    stage.hands.scan(CARD[:CUT])
    stage.hands.wait_for(lambda: stage.shell.visit.problems or None, "what is wrong with the card")
    stage.picture("card-unreadable")
    stage.hands.scan(CARD)
    stage.hands.wait_for(lambda: stage.shell.visit.card, "the card")
    stage.picture("card-read")
    _go_on(stage)


def fill_steps(stage: Stage) -> None:
    hands, shell = stage.hands, stage.shell
    stage.on(Page.FORM)
    stage.picture("form-requester")
    _go_on(stage)
    stage.picture("form-error")
    hands.enter(_label(stage, "nyc_dien_thoai"), "0912345678")
    stage.picture("form-number-pad")
    hands.put_keyboard_away()
    _go_on(stage)
    while step := _step(stage):
        if step == "nguoi_con":
            _child(stage)
        for id_, value in ANSWERS.get(step, {}).items():
            _answer(stage, id_, value)
        stage.settle()
        stage.picture(f"form-{step.replace('_', '-')}")
        if step == CABLE_OUT:
            stage.pull()
            stage.sync(stage.kiosk)
        _go_on(stage)
        if _step(stage) == step:
            raise AssertionError(f"{step}: {shell.visit.problems}")


def add_paper(stage: Stage) -> None:
    stage.on(Page.PAPERS)
    stage.picture("papers")
    folder = stage.kiosk.scan_folder
    folder.mkdir(parents=True, exist_ok=True)
    draw_paper(folder / "giay-chung-sinh.jpg")
    (folder / "khong-phai-anh.jpg").write_bytes(b"MZ\x90\x00 not a picture")
    _pick(stage, "khong-phai-anh.jpg")
    stage.picture("papers-refused")
    _pick(stage, "giay-chung-sinh.jpg")
    stage.picture("papers-added")
    _go_on(stage)


def hand_in(stage: Stage) -> None:
    stage.on(Page.CHECK)
    stage.picture("check")
    stage.hands.touch(_oath(stage))
    stage.picture("check-sworn")
    stage.hands.touch(say("citizen.hand_in", stage.language))
    stage.on(Page.RECEIPT)
    stage.picture("receipt-offline")
    filing = stage.row().filing
    stage.slip("phieu-ghi-nhan-tam", slip(stage.kiosk, filing))
    stage.slip("to-khai", declaration_pdf(stage.kiosk, filing))


def _pick(stage: Stage, file: str) -> None:
    """Add this file as the hospital's notification, from the list the scanner left."""
    procedure = stage.shell.visit.procedure
    paper = procedure.document("giay_chung_sinh") if procedure else None
    name = paper.name.in_(stage.language) if paper else ""
    stage.hands.touch(say("citizen.paper_add_what", stage.language, name=name))
    stage.picture("papers-files")
    stage.hands.touch(say("citizen.files_again", stage.language))
    stage.hands.touch(file)
    stage.settle()


def _child(stage: Stage) -> None:
    """Typed letter by letter with the accent keys, as a citizen would."""
    hands = stage.hands
    hands.enter(_label(stage, "con_ho_ten"), "Trần Thị Ánh Tuyết")
    stage.picture("form-keyboard")
    hands.put_keyboard_away()
    _answer(stage, "con_ngay_sinh", "2026-11-14")
    _answer(stage, "con_gioi_tinh", "nu")


def _answer(stage: Stage, id_: str, value: Json) -> None:
    procedure = stage.shell.visit.procedure
    field = procedure.form.field(id_) if procedure else None
    if field is None:
        raise AssertionError(f"the form asks no {id_}")
    answer(stage.hands, field, value, stage.language)


def _step(stage: Stage) -> str:
    """The form step on the screen; "" when the form is done."""
    visit = stage.shell.visit
    return visit.step if visit.page is Page.FORM else ""


def _go_on(stage: Stage) -> None:
    stage.hands.put_keyboard_away()
    stage.hands.touch(say("kit.go_on", stage.language))
    stage.settle()


def _area(stage: Stage, id_: str) -> str:
    return next(one.name.in_(stage.language) for one in stage.shell.visit.hall.areas if one.id == id_)


def _procedure(stage: Stage) -> str:
    return stage.shell.visit.hall.listed[BIRTH].name.in_(stage.language)


def _label(stage: Stage, field: str) -> str:
    procedure = stage.shell.visit.procedure
    found = procedure.form.field(field) if procedure else None
    return field if found is None else found.label.in_(stage.language)


def _oath(stage: Stage) -> str:
    return _label(stage, "cam_doan")
