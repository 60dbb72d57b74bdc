"""The tool in hand: taken by its key, laid down after use unless it is kept."""

from collections import Counter

import pytest

from pm_facilitator.canvas.tools import Tool, ToolBox


@pytest.fixture
def box() -> ToolBox:
    return ToolBox()


def test_nothing_but_selecting_is_in_hand_at_first(box: ToolBox) -> None:
    assert box.tool is Tool.SELECT
    assert not box.put_away()


def test_every_tool_has_a_key_of_its_own() -> None:
    assert [key for key, times in Counter(tool.keys for tool in Tool).items() if times > 1] == []


@pytest.mark.parametrize("tool", Tool, ids=lambda tool: tool.words)
def test_the_key_of_a_tool_takes_it_in_hand(box: ToolBox, tool: Tool) -> None:
    box.bindings()[tool.code]()
    assert box.tool is tool


def test_a_tool_is_laid_down_after_use(box: ToolBox) -> None:
    box.take(Tool.ARROW)
    box.used()
    assert box.tool is Tool.SELECT


def test_a_tool_that_is_kept_stays_in_hand(box: ToolBox) -> None:
    box.keep(True)
    box.take(Tool.ARROW)
    box.used()
    assert box.tool is Tool.ARROW


@pytest.mark.parametrize("tool", [Tool.HIGHLIGHTER, Tool.ERASER, Tool.HAND])
def test_what_is_used_again_and_again_stays_in_hand(box: ToolBox, tool: Tool) -> None:
    box.take(tool)
    box.used()
    assert box.tool is tool


def test_a_change_is_told_once(box: ToolBox) -> None:
    told: list[Tool] = []
    box.changed.connect(told.append)
    box.take(Tool.TEXT)
    box.take(Tool.TEXT)
    assert box.put_away()
    assert told == [Tool.TEXT, Tool.SELECT]
