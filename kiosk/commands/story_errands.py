"""What else people come for: a filing looked up, a form left and taken up again, help, another look."""

from kiosk.commands.script import CARD_NUMBER, DRAFT_PIN
from kiosk.commands.stage import Stage
from kiosk.replies import Failed
from kiosk.strings import say
from kiosk.visit.state import Page

RESIDENCE, SUPPORT = "cu_tru", "tro_cap"


def persons_are_kept(stage: Stage) -> None:
    """For the next time, with a tick and a PIN, from the receipt and back to it."""
    _touch(stage, "citizen.remember_offer")
    stage.on(Page.KEEP)
    stage.picture("keep")
    _touch(stage, "citizen.remember_agree")
    _enter(stage, "citizen.pin_choose", DRAFT_PIN)
    _enter(stage, "citizen.pin_twice", DRAFT_PIN)
    _touch(stage, "citizen.remember")
    stage.on(Page.RECEIPT)
    stage.picture("receipt-kept")
    _touch(stage, "citizen.rate_4")
    stage.on(Page.RATE)
    _touch(stage, "citizen.rate_attitude")
    stage.picture("rate")
    _touch(stage, "citizen.rate_send")
    stage.on(Page.RECEIPT)
    stage.picture("receipt-rated")


def filing_is_looked_up(stage: Stage) -> None:
    """By the code on the slip and the last four digits of the declared number."""
    _touch(stage, "citizen.lookup")
    stage.on(Page.LOOKUP)
    stage.picture("lookup")
    _enter(stage, "citizen.ref", stage.row().temporary_code.replace("-", "").lower())
    _enter(stage, "citizen.last_four", "3456")
    _touch(stage, "citizen.look_up")
    stage.on(Page.FOUND)
    stage.picture("found")
    _touch(stage, "citizen.finish")
    stage.on(Page.HOME)


def case_is_asked(stage: Stage) -> None:
    """The papers of one's own case, and a question that leads elsewhere."""
    _open_first(stage, SUPPORT)
    _touch(stage, "citizen.lack_some")
    stage.picture("papers-of-my-case")
    _touch(stage, "citizen.have_all")
    stage.on(Page.ELIGIBLE)
    stage.picture("eligible")
    _touch(stage, "citizen.no")
    stage.on(Page.ELSEWHERE)
    stage.picture("elsewhere")
    _touch(stage, "citizen.to_home")
    stage.on(Page.HOME)


def _open_first(stage: Stage, id_: str) -> None:
    """The procedure that is asked for most in an area."""
    area = next(one for one in stage.shell.visit.hall.areas if one.id == id_)
    stage.hands.touch(area.name.in_(stage.language))
    stage.on(Page.AREA)
    stage.hands.touch(stage.shell.visit.hall.listed[area.procedures[0]].name.in_(stage.language))
    stage.on(Page.BEFORE)


def draft_is_left_and_taken_up(stage: Stage) -> None:
    """A form is begun, left with a PIN, taken up by code and PIN, and thrown away."""
    _open_first(stage, RESIDENCE)
    stage.picture("before-unsure")
    _touch(stage, "citizen.have_all")
    stage.on(Page.PRIVACY)
    _touch(stage, "citizen.privacy_go_on")
    _take_earlier(stage)
    _touch(stage, "kit.leave")
    stage.on(Page.LEAVE)
    stage.picture("leave")
    _enter(stage, "citizen.pin_choose", DRAFT_PIN)
    _enter(stage, "citizen.pin_twice", DRAFT_PIN)
    _touch(stage, "citizen.keep")
    stage.on(Page.LEFT)
    stage.picture("left")
    code = stage.shell.visit.left_code
    _touch(stage, "citizen.finish")
    stage.on(Page.HOME)
    _take_up(stage, code)


def _take_earlier(stage: Stage) -> None:
    """What was declared the last time fills in the form, and says so."""
    stage.on(Page.CARD)
    _touch(stage, "citizen.earlier_bar")
    stage.on(Page.EARLIER)
    stage.picture("earlier")
    _touch(stage, "citizen.earlier_by_officer")
    stage.picture("earlier-officer")
    _touch(stage, "citizen.earlier_by_pin")
    _enter(stage, "citizen.card_number", CARD_NUMBER)
    _enter(stage, "citizen.pin", DRAFT_PIN)
    _touch(stage, "citizen.earlier_open")
    stage.on(Page.CARD)
    stage.picture("card-earlier")
    _touch(stage, "kit.go_on")
    stage.on(Page.FORM)
    stage.picture("form-earlier")


def _take_up(stage: Stage, code: str) -> None:
    _touch(stage, "citizen.resume")
    stage.on(Page.RESUME)
    stage.picture("resume")
    _enter(stage, "citizen.draft_code", code)
    _enter(stage, "citizen.pin", DRAFT_PIN)
    _touch(stage, "citizen.open_draft")
    stage.on(Page.FORM)
    _touch(stage, "kit.leave")
    stage.on(Page.LEAVE)
    _touch(stage, "citizen.discard")
    _touch(stage, "citizen.discard_yes")
    stage.on(Page.HOME)
    _touch(stage, "citizen.resume")
    stage.on(Page.RESUME)
    _touch(stage, "citizen.staff_opens")
    stage.on(Page.STAFF)
    stage.picture("staff-opens-draft")
    _touch(stage, "citizen.to_home")
    stage.on(Page.HOME)


def trouble_is_told(stage: Stage) -> None:
    """Help is called and seen at the counter; a full disk is told (the one thing here that is only said)."""
    _touch(stage, "kit.dock_help")
    stage.picture("help-called")
    for place in (stage.kiosk, stage.counter):
        stage.sync(place)
    stage.picture("staff-help-called", stage.desk)
    _touch(stage, "citizen.help_seen")
    stage.shell.act(Failed("disk_full", {}, ""))
    stage.on(Page.TROUBLE)
    stage.picture("trouble")
    _touch(stage, "citizen.to_home")
    stage.on(Page.HOME)
    for mode in (one for one in ("large", "contrast") if one not in stage.modes):
        _touch(stage, f"kit.dock_{mode}")
        stage.picture(f"home-{mode}")
        _touch(stage, f"kit.dock_{mode}")


def _touch(stage: Stage, key: str) -> None:
    stage.hands.put_keyboard_away()
    stage.hands.touch(say(key, stage.language))
    stage.settle()


def _enter(stage: Stage, key: str, text: str) -> None:
    stage.hands.enter(say(key, stage.language), text)
    stage.hands.put_keyboard_away()
