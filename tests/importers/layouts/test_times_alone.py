"""Days without a time, and times that stand above their texts."""

from datetime import date, datetime

from pm_facilitator.importers.draft import EventDraft
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def read(text: str) -> tuple[EventDraft, ...]:
    return read_timeline(text, day=date(2024, 2, 9)).events


def times(text: str) -> list[str]:
    return [f"{event.time:%d %H:%M}" for event in read(text) if isinstance(event.time, datetime)]


def texts(text: str) -> list[str]:
    return [event.text for event in read(text)]


class TestDaysAlone:
    """Entries that have a day and no time."""

    def test_the_same_day_is_that_of_the_entry_above(self) -> None:
        text = "- 2024-02-07: a\n- Same day: b\n- **Later that day** \u2014 c\n- 2024-02-09: d\n"
        assert [(str(event.time), event.text) for event in read(text)] == [
            ("2024-02-07", "a"),
            ("2024-02-07", "b"),
            ("2024-02-07", "c"),
            ("2024-02-09", "d"),
        ]

    def test_a_day_may_be_unknown(self) -> None:
        text = "- **2024-02-07** - a\n- **date unrecovered** - b\n- **2024-02-09** - c\n"
        assert [event.time and str(event.time) for event in read(text)] == [
            "2024-02-07",
            None,
            "2024-02-09",
        ]


class TestTimesAlone:
    """Times that stand above their texts, as headings or on lines of their own."""

    def test_a_day_that_the_text_speaks_of_does_not_become_the_day(self) -> None:
        text = (
            "## Timeline of 2024-01-16\n\n### 09:15\n\nThe copy is empty\n\n### 09:22\n\n"
            "The last good copy is of 2024-01-13 03:00; it was tried at 04:10\n\n### 09:30\n\nok\n"
        )
        assert times(text) == ["16 09:15", "16 09:22", "16 09:30"]
        assert texts(text)[1] == "The last good copy is of 2024-01-13 03:00; it was tried at 04:10"

    def test_a_day_between_them_is_that_of_the_times_below_it(self) -> None:
        for days in (("2024-02-07", "2024-02-09"), ("**Wed, Feb 7**", "**Fri, Feb 9**")):
            first, second = days
            text = f"{first}\n\n### 22:15\n\nIt stops.\n\n{second}\n\n### 08:40\n\nIt runs.\n"
            assert times(text) == ["07 22:15", "09 08:40"], days
            assert [event.details for event in read(text)] == ["", ""], days

    def test_times_below_a_heading_of_a_span_are_entries_within_it(self) -> None:
        text = (
            "## 2024-02-07\n\n### 22:04-23:00: The network splits\n22:05 Errors are reported\n"
            "22:40 The cause is found\n\n### 23:10: A mend\n23:12 is when it was put in\n"
        )
        assert times(text) == ["07 22:04", "07 22:05", "07 22:40", "07 23:10"]

    def test_a_text_that_ends_with_a_time_is_that_of_the_time_above_it(self) -> None:
        text = "**07:21**\nOn hold until 08:00\n\n**08:00**\nThe next wave is due at 08:30\n"
        assert times(text) == ["09 07:21", "09 08:00"]


def test_the_day_in_the_name_of_a_picture_is_not_that_of_the_times_below_it() -> None:
    picture = "![Screen Shot 2024-02-12 at 10.00.23](https://img.example/1.png)"
    text = f"2024-02-07\n\n- 10:00 a\n- 10:10 b\n\n{picture}\n\n- 10:20 c\n"
    assert times(text) == ["07 10:00", "07 10:10", "07 10:20"]
    assert times(f"{picture}\n\n{text}") == ["07 10:00", "07 10:10", "07 10:20"]
