"""Fields with their names above them."""

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.captioned import side_by_side


def shown(qtbot: QtBot, layout: QGridLayout) -> QWidget:
    frame = QWidget()
    qtbot.addWidget(frame)
    frame.setLayout(layout)
    frame.resize(640, 200)
    frame.show()
    return frame


def test_the_name_leads_to_the_field(qtbot: QtBot) -> None:
    field = QLineEdit()
    frame = shown(qtbot, side_by_side([[("Services", field)]]))
    caption = frame.findChild(QLabel)
    assert isinstance(caption, QLabel)
    assert caption.text() == "Services"
    assert caption.buddy() is field
    assert field.accessibleName() == "Services"


def test_a_field_that_has_a_name_of_its_own_keeps_it(qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setAccessibleName("Services that were touched")
    frame = shown(qtbot, side_by_side([[("Services", field)]]))
    assert frame.findChild(QLineEdit) is field
    assert field.accessibleName() == "Services that were touched"


def test_columns_are_even_and_a_short_row_is_filled(qtbot: QtBot) -> None:
    first, second, only = QLineEdit(), QLineEdit(), QLineEdit()
    frame = shown(qtbot, side_by_side([[("One", first), ("Two", second)], [("Three", only)]]))
    assert frame.width() == 640
    assert first.width() == second.width()
    assert only.geometry().left() == first.geometry().left()
    assert only.geometry().right() == second.geometry().right()
