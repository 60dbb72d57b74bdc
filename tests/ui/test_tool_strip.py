"""The column of tools shows what is in hand and takes another one in hand."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.tools import Tool, ToolBox
from pm_facilitator.ui.panels.tool_strip import ToolStrip
from tests.ui.hands import named, press


@pytest.fixture
def box(qtbot: QtBot) -> ToolBox:
    return ToolBox()


@pytest.fixture
def strip(box: ToolBox, qtbot: QtBot) -> ToolStrip:
    made = ToolStrip(box)
    qtbot.addWidget(made)
    made.show()
    return made


def pressed(strip: QWidget) -> list[str]:
    buttons = strip.findChildren(QAbstractButton)
    return [each.accessibleName() for each in buttons if each.isChecked()]


@pytest.mark.parametrize("tool", Tool, ids=lambda tool: tool.words)
def test_a_button_takes_its_tool_in_hand(box: ToolBox, strip: ToolStrip, tool: Tool) -> None:
    press(strip, tool.words)
    assert box.tool is tool
    assert pressed(strip) == [tool.words]


def test_the_button_of_the_tool_in_hand_is_down(box: ToolBox, strip: ToolStrip) -> None:
    box.take(Tool.ARROW)
    assert pressed(strip) == ["Arrow"]


@pytest.mark.parametrize("tool", Tool, ids=lambda tool: tool.words)
def test_the_tip_names_the_key(strip: ToolStrip, tool: Tool) -> None:
    tip = named(strip, QAbstractButton, tool.words).toolTip()
    assert tip == f"{tool.words} ({tool.keys})"


def test_a_tool_can_be_kept_in_hand(box: ToolBox, strip: ToolStrip) -> None:
    press(strip, "Keep the tool in hand after use")
    assert box.kept
    box.keep(False)
    assert pressed(strip) == ["Select"]


def test_the_strip_folds_to_one_button_and_back(strip: ToolStrip) -> None:
    select = named(strip, QAbstractButton, "Select")
    press(strip, "Fold the tools")
    assert not select.isVisible()
    press(strip, "Show the tools")
    assert select.isVisible()
