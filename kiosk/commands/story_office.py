"""The officer's part of the story: the filing arrives, is read and taken in, and its code goes back."""

from PySide6.QtCore import Qt

from kiosk.acts.slips import slip
from kiosk.commands.stage import Stage
from kiosk.commands.story_errands import persons_are_kept
from kiosk.commands.try_run import OFFICER, PIN
from kiosk.filing.status import Status
from kiosk.strings import say
from kiosk.visit.state import Page


def officer_receives(stage: Stage) -> None:
    """The cable is in again: the filing travels, the officer takes it in, the portal gives the code."""
    stage.plug()
    for place in (stage.kiosk, stage.counter):
        stage.sync(place)
    if stage.shell.visit.page is Page.RECEIPT:
        stage.picture("receipt-sent")
    clerk, desk = stage.clerk, stage.desk
    stage.picture("staff-sign-in", desk)
    clerk.enter(say("staff.officer_name", stage.language), OFFICER)
    clerk.enter(say("staff.pin", stage.language), PIN)
    clerk.press(Qt.Key.Key_Return)
    clerk.wait_for(lambda: desk.counter.officer or None, "the officer's desk")
    stage.picture("staff-list", desk)
    clerk.click_row(desk.desk.table, 0)
    stage.picture("staff-filing", desk)
    clerk.press(Qt.Key.Key_F6)
    stage.picture("staff-reader", desk)
    clerk.press(Qt.Key.Key_Escape)
    stage.settle()
    clerk.press(Qt.Key.Key_F9)
    stage.picture("staff-receive", desk)
    clerk.press(Qt.Key.Key_F9)
    stage.picture("staff-waiting-for-code", desk)
    stage.sync(stage.counter)
    stage.picture("staff-received", desk)
    clerk.press(Qt.Key.Key_F7)
    stage.picture("staff-slip", desk)
    stage.slip("giay-tiep-nhan-va-hen-tra", slip(stage.counter, stage.row().filing))


def code_comes_back(stage: Stage) -> None:
    """The kiosk's next sync brings the official code to the receipt that is still on the screen."""
    stage.face_kiosk()
    stage.sync(stage.kiosk)
    if stage.row().status is not Status.RECEIVED:
        raise AssertionError("the reception never came back")
    stage.picture("receipt-received")
    persons_are_kept(stage)
    stage.hands.touch(say("citizen.finish", stage.language))
    stage.on(Page.HOME)
