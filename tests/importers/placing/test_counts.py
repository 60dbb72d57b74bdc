"""Counts such as "+25 min" that would go back behind the entry above."""

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def test_a_count_that_would_go_back_is_one_from_the_entry_above_and_asked_about() -> None:
    text = "# 1 May 2026\n\n* 12:58 crash\n* +2 min stop\n* 14:20 compared\n"
    text += "* +25min found\n* +9 min back\n"
    draft = read_timeline(text)
    assert [f"{event.time:%H:%M}" for event in draft.events] == [
        "12:58",
        "13:00",
        "14:20",
        "14:45",
        "14:54",
    ]
    asked = [[answer.label for answer in each.answers] for each in draft.warnings if each.answers]
    assert asked == [["14:45", "13:23"], ["14:54", "13:07"]]


def test_counts_from_a_zero_that_is_told_are_kept_and_asked_about() -> None:
    text = "T0 = 12:58 on 1 May 2026\n\n* +2 min stop\n* +14 min warm\n* +9 min back\n"
    draft = read_timeline(text)
    assert [f"{event.time:%H:%M}" for event in draft.events] == ["13:00", "13:12", "13:07"]
    asked = [[answer.label for answer in each.answers] for each in draft.warnings if each.answers]
    assert asked == [["13:07", "13:21"]]


def test_counts_that_go_on_are_not_asked_about() -> None:
    text = "# 1 May 2026\n\n* 12:58 crash\n* T+2 min stop\n* T+14 min warm\n* 13:30 cold\n"
    assert not [each for each in read_timeline(text).warnings if each.answers]
