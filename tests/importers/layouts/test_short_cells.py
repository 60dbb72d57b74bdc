"""Times in the cells of a table that are written shorter than elsewhere."""

from datetime import time

import pytest

from tests.importers.gold import read

_TABLE = (
    "## 2026-07-21\n\n| Time | Event |\n|---|---|\n"
    "| 05:58 | refused |\n| {} | many more |\n| 22:13 | let in |\n"
)


@pytest.mark.parametrize(
    "cell", ["07–09u", "7-9h", "7–9 Uhr", "07–09 Uhr", "7 – 9 uur", "**7-9 h**", "07-09h"]
)
def test_two_hours_may_share_their_word(cell: str) -> None:
    event = read(_TABLE.format(cell)).events[1]
    assert (str(event.time), str(event.end), event.text) == (
        "2026-07-21 07:00:00",
        "2026-07-21 09:00:00",
        "many more",
    )


@pytest.mark.parametrize("cell", ["12 h ~10", "12h~10", "12:~10", "12 h vers 10", "12 Uhr etwa 10"])
def test_only_the_minute_may_be_about_right(cell: str) -> None:
    event = read(_TABLE.format(cell)).events[1]
    assert event.time is not None
    assert str(event.time)[11:] == str(time(12, 10))
    assert event.approximate


def test_hours_that_are_all_lengths_make_no_timeline() -> None:
    text = (
        "# 2026-07-21\n\n## Timeline\n\n- 10:00 moved\n\n## Plan\n\n"
        "| Step | Time |\n|---|---|\n| pack | 2-4h |\n| drive | 1-2 h |\n"
    )
    assert [event.text for event in read(text).events] == ["moved"]


def test_hours_that_run_backwards_are_told_of() -> None:
    draft = read(_TABLE.format("9-7h"))
    assert draft.events[1].time is None
    assert any("'9-7h'" in each.message for each in draft.warnings)
