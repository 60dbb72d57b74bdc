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


def test_what_one_headed_entry_lists_is_not_all_of_the_timeline() -> None:
    text = (
        "### ~20:25 - The mill is built anew\n\n**Timeline:**\n- 20:40 - The wheel turns\n\n"
        "### ~23:40 - It is built once more\n\nWith other stones.\n"
    )
    said = [event.text for event in read_timeline(f"# 30 January 2026\n\n{text}").events]
    assert said == ["The mill is built anew", "The wheel turns", "It is built once more"]


def test_below_a_single_heading_with_a_time_a_timeline_is_all_of_it() -> None:
    text = "## 20:25 The mill stands\n\n**Timeline:**\n- 20:40 - The wheel turns\n- 21:00 - b\n"
    said = [event.text for event in read_timeline(f"# 30 January 2026\n\n{text}").events]
    assert said == ["The wheel turns", "b"]


@pytest.mark.parametrize(
    ("timeline", "cause"),
    [("Verlauf", "Ursache"), ("Ablauf", "Ursachen"), ("Déroulé", "Causes racines")],
)
def test_a_part_behind_the_timeline_holds_none_of_its_entries(timeline: str, cause: str) -> None:
    text = f"# 2024-03-05\n\n## {timeline}\n\n- 09:00 aus\n\n## {cause}\n\n- 10:00 ohne\n"
    assert [event.text for event in read_timeline(text).events] == ["aus"]


def test_the_wide_colon_behind_a_label_is_no_part_of_what_it_says() -> None:
    assert label_and_rest("**原因**：証明書が切れた。") == ("原因", "証明書が切れた。")
    assert label_and_rest("**原因：** 証明書が切れた。") == ("原因", "証明書が切れた。")
