"""A page that asks for named formats, filled in and doubted: judged as every screen of the tour is."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.catalogue.form import FieldType
from tests.audit.judge import judge
from tests.ui.kit_parts import SAMPLES, page, tap
from ui.theme import phrase, set_look
from ui.theme.look import look_for
from ui.widgets.edit import Edit

NAMED = (FieldType.DECIMAL, FieldType.TAX_CODE, FieldType.VEHICLE, FieldType.POSTAL)
NOTES = {
    FieldType.DECIMAL: ("decimal_point", {"read": "1,234", "other": "1234"}),
    FieldType.TAX_CODE: ("tax_code_old", {}),
}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", [(1080, 1920), (1366, 768)])
@pytest.mark.parametrize("kind", NAMED)
def test_it_can_be_read_and_touched(
    qtbot: QtBot, size: tuple[int, int], kind: FieldType, *, large: bool
) -> None:
    set_look(look_for(*size, large=large))
    frame, boxes = page(qtbot, size, [kind])
    box = boxes[kind]
    box.control.set_value("1.234" if kind is FieldType.DECIMAL else SAMPLES[kind])
    if kind in NOTES:
        rule, values = NOTES[kind]
        box.set_note(phrase(f"problem.{rule}", **values))
    edit = box.control.findChild(Edit)
    assert isinstance(edit, Edit)

    assert edit.accessibleName() == f"Câu {kind}"
    assert judge(frame) == []
    tap(qtbot, edit)
    qtbot.wait(400)
    assert edit.visibleRegion().boundingRect() == edit.rect()
    assert judge(frame) == []
