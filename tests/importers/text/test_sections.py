"""Which parts of a document may hold a timeline, by what heads them."""

import pytest

from pm_facilitator.importers.text.sections import label_and_rest
from pm_facilitator.importers.timeline.timeline_text import read_timeline

ITEMS = "* 2024-12-16 The mill was taken apart.\n* 2024-11-25 We saw that the wheel stands still.\n"


@pytest.mark.parametrize("head", ["## {}", "==========\n{}\n=========="])
def test_lists_of_days_below_years_are_a_timeline(head: str) -> None:
    text = f"{head.format(2024)}\n\n{ITEMS}\n{head.format(2023)}\n\n* 2023-05-04 The mill ran.\n"
    days = [str(event.time) for event in read_timeline(text).events]
    assert days == ["2024-12-16", "2024-11-25", "2023-05-04"]


def test_lists_of_days_below_headings_of_which_nothing_is_known_are_none() -> None:
    text = f"## The mill\n\n{ITEMS}\n## The wheel\n\n* 2023-05-04 The wheel ran.\n"
    assert not read_timeline(text).events


def test_the_wide_colon_behind_a_label_is_no_part_of_what_it_says() -> None:
    assert label_and_rest("**原因**：証明書が切れた。") == ("原因", "証明書が切れた。")
    assert label_and_rest("**原因：** 証明書が切れた。") == ("原因", "証明書が切れた。")
