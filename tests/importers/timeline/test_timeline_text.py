from datetime import date, datetime

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import Doubt, EventDraft
from pm_facilitator.importers.timeline.timeline_text import read_timeline

DAY = date(2024, 2, 9)


def read(text: str) -> tuple[EventDraft, ...]:
    return read_timeline(text, day=DAY).events


def times(text: str) -> list[str]:
    return [f"{event.time:%d %H:%M}" for event in read(text) if isinstance(event.time, datetime)]


def texts(text: str) -> list[str]:
    return [event.text for event in read(text)]


class TestDays:
    """The day is carried on, from wherever it was said."""

    @pytest.mark.parametrize(
        "above",
        [
            "### 2024-02-07",
            "## Wednesday, 7 February 2024",
            "**7 February 2024**",
            "_2/7/2024_",
            "2024-02-07",
            "- 2024-02-07",
            "- 2024-02-07:",
            "# Timeline of 2024-02-07",
            "All times in UTC, on February 7th 2024.",
            "Date: 2024-02-07",
        ],
    )
    def test_a_date_above_is_the_day_of_what_follows(self, above: str) -> None:
        assert times(f"{above}\n\n- 10:00 a\n- 10:05 b") == ["07 10:00", "07 10:05"]

    def test_a_date_in_an_entry_is_carried_on(self) -> None:
        assert times("2024-02-07 10:00 a\n10:05 b\n2024-02-08 09:00 c\n09:01 d") == [
            "07 10:00",
            "07 10:05",
            "08 09:00",
            "08 09:01",
        ]

    def test_times_that_go_back_roll_over_midnight(self) -> None:
        assert times("23:50 a\n00:10 b\n08:00 c") == ["09 23:50", "10 00:10", "10 08:00"]

    def test_a_small_step_back_is_out_of_order_and_told_of(self) -> None:
        draft = read_timeline("10:00 a\n11:00 b\n10:30 c", day=DAY)
        assert [event.time for event in draft.events][2] == datetime(2024, 2, 9, 10, 30)
        assert [warning.line for warning in draft.warnings] == [3]

    def test_a_range_may_end_on_the_next_day(self) -> None:
        (event,) = read("23:50 - 00:10 x")
        assert event.end == datetime(2024, 2, 10, 0, 10)

    def test_a_missing_year_comes_from_the_day_that_is_known(self) -> None:
        assert times("Feb 7 10:00 a") == ["07 10:00"]

    def test_the_text_wins_over_the_day_handed_in(self) -> None:
        assert times("### 2024-02-07\n10:00 a") == ["07 10:00"]

    def test_a_year_that_lacks_a_digit_is_guessed_and_told_of(self) -> None:
        draft = read_timeline("10/14/2022 - a\n11/03/202 - b")
        assert [event.time for event in draft.events] == [date(2022, 10, 14), date(2022, 11, 3)]
        kinds = [(warning.line, warning.kind) for warning in draft.warnings]
        assert kinds == [(2, Doubt.DAY_OR_MONTH_FIRST), (2, Doubt.YEAR)]

    def test_a_day_of_the_week_moves_on(self) -> None:
        assert times("Friday 10:00 a\nMonday 09:00 b") == ["09 10:00", "12 09:00"]

    def test_days_may_be_counted(self) -> None:
        assert times("## Day 1\n- 10:00 a\n## Day 3: back\n- 09:00 b") == ["09 10:00", "11 09:00"]

    def test_the_next_day_is_the_next_day(self) -> None:
        assert times("- 22:00 a\n\n**The next day:**\n\n- 23:00 b") == ["09 22:00", "10 23:00"]

    def test_items_without_times_below_a_date_are_events_of_that_day(self) -> None:
        assert [(event.time, event.text) for event in read("**2024-02-07**\n- a\n- b\n  c")] == [
            (date(2024, 2, 7), "a"),
            (date(2024, 2, 7), "b c"),
        ]

    @pytest.mark.parametrize(("text", "told"), [("3/4/2024", True), ("3/4/2024, 3/25/2024", False)])
    def test_says_when_day_and_month_are_in_doubt(self, text: str, told: bool) -> None:
        warnings = read_timeline("\n".join(f"- {each}: a" for each in text.split(", "))).warnings
        assert any("other way round" in warning.message for warning in warnings) is told

    def test_without_any_date_the_clock_time_stays_with_the_text(self) -> None:
        draft = read_timeline("10:00 a\n10:05 b")
        assert [(event.time, event.text) for event in draft.events] == [
            (None, "10:00 a"),
            (None, "10:05 b"),
        ]
        assert [warning.line for warning in draft.warnings] == [1, 2]

    def test_a_date_without_a_time_is_an_event_where_it_has_a_text(self) -> None:
        (event, _) = read("- `Feb 7` The contract goes out\n- `10:00` x")
        assert (event.time, event.text) == (date(2024, 2, 7), "The contract goes out")

    def test_a_date_without_a_clock_goes_on_in_a_column_of_dates(self) -> None:
        text = "2024-02-07 10:00 a\n2024-02-07 (evening) b\n2024-02-08 Review\n"
        assert texts(text) == ["a", "(evening) b", "Review"]

    def test_a_date_line_with_a_paragraph_below_it_is_an_event(self) -> None:
        (first, second) = read(
            "January 29, 2024\nThe link was made.\n\nFebruary 7, 2024: 7:56am\nx"
        )
        assert (first.time, first.text) == (date(2024, 1, 29), "The link was made.")
        assert second.time == datetime(2024, 2, 7, 7, 56)


class TestZones:
    """The zone comes from the entry, from the words around it, or from the caller."""

    @pytest.mark.parametrize(
        "text",
        [
            "10:00 PST x",
            "All times in PST.\n\n10:00 x",
            "## Timeline (all times PST)\n\n10:00 x",
            "10:00 x\n\nTimes are PST.",
            "- All timestamps are PST\n- 10:00 x",
        ],
    )
    def test_finds_the_zone(self, text: str) -> None:
        draft = read_timeline(text, day=DAY)
        assert [str(event.time) for event in draft.events] == ["2024-02-09 10:00:00-08:00"]
        assert draft.zone == "America/Los_Angeles"

    def test_a_date_heading_may_change_it(self) -> None:
        draft = read_timeline("### 2024-02-07 UTC\n- 10:00 a\n### 2024-02-08 PST\n- 10:00 b")
        assert [str(event.time) for event in draft.events] == [
            "2024-02-07 10:00:00+00:00",
            "2024-02-08 10:00:00-08:00",
        ]

    @pytest.mark.parametrize("behind", ["(all times UTC)", "- times in UTC", "UTC", "(UTC):"])
    def test_the_words_behind_a_date_may_say_no_more_than_the_zone(self, behind: str) -> None:
        draft = read_timeline(f"## Timeline\n\n2024-02-07 {behind}\n\n- 10:00 a")
        assert [str(event.time) for event in draft.events] == ["2024-02-07 10:00:00+00:00"]

    def test_the_zone_handed_in_serves_where_the_text_names_none(self) -> None:
        text = "10:00 a\n10:05 UTC b"
        draft = read_timeline(text, day=DAY, zone="Europe/Oslo")
        assert [str(event.time) for event in draft.events] == [
            "2024-02-09 10:00:00+01:00",
            "2024-02-09 10:05:00+00:00",
        ]

    def test_without_a_zone_times_stay_wall_clocks(self) -> None:
        (event,) = read("10:00 x")
        assert event.time == datetime(2024, 2, 9, 10, 0)

    def test_a_winter_label_in_summer_is_told_of(self) -> None:
        draft = read_timeline("2024-07-01 10:00 PST x")
        assert "UTC-07:00" in draft.warnings[0].message


class TestBodies:
    """What belongs to an entry goes with it."""

    def test_wrapped_lines_belong_to_the_paragraph(self) -> None:
        assert texts("* [10:00] one\n       two\n* [10:05] three") == ["one two", "three"]

    def test_a_wrapped_line_may_begin_with_a_time(self) -> None:
        assert texts("- 10:00 the release planned for\n  10:30 was put off\n- 10:05 b") == [
            "the release planned for 10:30 was put off",
            "b",
        ]

    def test_nested_items_are_details(self) -> None:
        (first, _) = read("- 10:00 candidates\n    - one\n    - two\n- 10:05 b")
        assert (first.text, first.details) == ("candidates", "one\ntwo")

    def test_nested_items_with_times_are_entries(self) -> None:
        assert texts("- Context:\n  - 10:00 a\n  - 10:05 b") == ["a", "b"]

    def test_a_heading_takes_its_text_from_the_paragraph_below(self) -> None:
        (event,) = read(
            "### 10:00 - 10:10 ###\n\nOne line\nand another.\n\nMore.\n\n```\n11:00\n```"
        )
        assert (event.text, event.details) == ("One line and another.", "More.")

    def test_an_item_without_a_time_goes_with_the_one_above_and_is_told_of(self) -> None:
        draft = read_timeline("- 10:00 a\n- and then\n- 10:05 b", day=DAY)
        assert [event.details for event in draft.events] == ["and then", ""]
        assert [warning.line for warning in draft.warnings] == [2]

    @pytest.mark.parametrize(
        "decoy",
        [
            "```\n10:30 in a fence\n```",
            "> 10:30 in a quote",
            "2024-02-09 10:30:00 ERROR in a log",
            "<img alt='10:30'>",
            "It took from 10:30 on.",
        ],
    )
    def test_decoys_are_no_entries(self, decoy: str) -> None:
        assert times(f"- 10:00 a\n\n{decoy}\n\n- 10:45 b") == ["09 10:00", "09 10:45"]


class TestDocuments:
    """Of a whole document only the timeline is read, where a heading names it."""

    TEXT = """
# 2024-02-07 Kiln control lost

## Summary

- 09:00 is when the day starts.

## Timeline

All times in UTC.

### 10:00

The kiln stops.

### 10:10

It is back.

## Actions

- 11:00 meeting about it
"""

    def test_reads_what_is_below_the_heading(self) -> None:
        assert times(self.TEXT) == ["07 10:00", "07 10:10"]

    def test_reads_everything_when_there_is_nothing_below_it(self) -> None:
        assert texts("## Timeline\n\nSee below.\n\n## Log\n\n- 10:00 a") == ["a"]

    def test_an_entry_written_as_a_heading_does_not_end_the_timeline(self) -> None:
        assert texts("## Timeline\n\n## 10:00\n\na\n\n## 10:10\n\nb") == ["a", "b"]

    def test_the_title_is_no_entry(self) -> None:
        assert texts("# 2024-02-07, Kiln lost\n\nWords.") == []

    def test_prose_that_opens_with_a_date_is_none_either(self) -> None:
        assert texts("# Kiln\n\n## Summary\n\nOn February 7, 2024, the kiln stopped.") == []


def test_all_are_approximate_where_the_heading_says_so() -> None:
    text = "## Timeline. All times are approximate\n\n- 10:00 a"
    assert [event.approximate for event in read(text)] == [True]


def test_a_time_inside_a_line_of_its_own_is_told_of() -> None:
    draft = read_timeline("The kiln stopped at 10:00.", day=DAY)
    assert [warning.line for warning in draft.warnings] == [1]


@pytest.mark.parametrize("line", ["09.15 b", "0915 b", "2024-13-45 b", "13/45/2024 b"])
@pytest.mark.parametrize("before", ["", "10:00 a\n\n", "- 10:00 a\n- "])
def test_a_line_that_seems_to_open_with_a_time_is_told_of(before: str, line: str) -> None:
    draft = read_timeline(before + line, day=DAY)
    told = [warning.line for warning in draft.warnings if "seems to open" in warning.message]
    assert told == [before.count("\n") + 1]


@pytest.mark.parametrize(
    "line", ["2024 was the year", "1.5.0 is out", "2.5 million rows", "3 pods"]
)
def test_other_numbers_are_not_told_of(line: str) -> None:
    assert not read_timeline(line, day=DAY).warnings


@pytest.mark.parametrize(
    "text",
    [
        "<table>\n<tr><th>Time</th><th>What</th></tr>\n"
        "<tr><td>10:00</td>\n<td>a <b>b</b></td></tr>\n<tr><td>10:05<td>c\n</table>",
        "<table><tr><td>10:00</td><td>a b</td></tr><tr><td>10:05</td><td>c</td></tr></table>",
        "<ul>\n<li><b>10:00</b> - a b</li>\n<li>10:05 c</li>\n</ul>",
        "<p>10:00: a b</p>\n<p>10:05: c</p>",
        "- 10:00 a<br>b<br>10:05 c\n",
    ],
)
def test_html_is_read(text: str) -> None:
    assert times(text) == ["09 10:00", "09 10:05"]
    assert texts(text) == ["a b", "c"]


def test_links_on_the_time_are_evidence() -> None:
    (event,) = read("- [10:00](https://chat.example/1) a")
    assert event.evidence == ("https://chat.example/1",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The pager alert fires", EventKind.DETECTION),
        ("Kim rolled back the release", EventKind.MITIGATION),
        ("Incident resolved", EventKind.RESOLUTION),
        ("Status page set to investigating", EventKind.COMMUNICATION),
        ("The sun shines", EventKind.OTHER),
    ],
)
def test_guesses_the_kind_from_the_words(text: str, kind: EventKind) -> None:
    (event,) = read(f"10:00 {text}")
    assert event.kind is kind


def test_a_zone_that_is_handed_in_is_no_doubt_about_every_line() -> None:
    text = "14:02 Alert fires\n14:05 On-call takes the page\n"
    assert read_timeline(text, day=date(2026, 3, 2), zone="Europe/Copenhagen").warnings == ()


def test_lines_that_open_with_at_may_follow_others_without_a_gap() -> None:
    text = "6 March 2023\n\n14:03 it rang\nAt 14:05 we looked\nby 14:10 it was well\n"
    assert [event.text for event in read_timeline(text).events] == [
        "it rang",
        "we looked",
        "it was well",
    ]


def test_a_long_line_that_was_wrapped_before_its_time_goes_on() -> None:
    long = "14:03 somebody in the hall heard a noise that was not there before and went to look"
    text = f"6 March 2023\n\n{long}\nat 14:05 with a lamp\n14:10 it was well\n"
    assert [event.text[-11:] for event in read_timeline(text).events] == [
        "with a lamp",
        "it was well",
    ]


def test_of_several_times_in_front_of_a_text_the_first_counts() -> None:
    text = "6 March 2023\n\n0900 it rang\n0910, 0915, 0920: rang again\n0930 well\n"
    first, second, third = read_timeline(text).events
    assert (f"{second.time:%H:%M}", second.text, second.details) == (
        "09:10",
        "rang again",
        "0915, 0920",
    )
    assert (first.text, third.text) == ("it rang", "well")


def test_hours_alone_count_among_hours_with_minutes() -> None:
    text = "6 March 2023\n\n8h05 it rang\n8h40 we looked\n9h it was well\n"
    assert [event.text for event in read_timeline(text).events] == [
        "it rang",
        "we looked",
        "it was well",
    ]


def test_times_that_touch_the_next_text_are_below_theirs_when_the_last_one_has_nothing_below() -> (
    None
):
    text = (
        "Fernhill Status\n\nMar 2, 2026\n\nMaps do not load\n"
        "Resolved - Maps load again.\nMar 2, 15:20 UTC\n"
        "Identified - A disk is full.\nMar 2, 14:31 UTC\n"
        "Investigating - Some maps stay grey.\nMar 2, 14:03 UTC\n\n"
        "Mar 1, 2026\n\nNo incidents reported.\n"
    )
    told = [(str(event.time)[:16], event.text) for event in read_timeline(text).events]
    assert told == [
        ("2026-03-02 15:20", "Resolved - Maps load again."),
        ("2026-03-02 14:31", "Identified - A disk is full."),
        ("2026-03-02 14:03", "Investigating - Some maps stay grey."),
    ]


def test_a_line_of_several_fields_is_no_entry() -> None:
    text = (
        "Review: grey maps\nDate: Mar 2, 2026    Status: Draft    Owner: Ana Roth\n\n"
        "Timeline\n14:03 maps stay grey\n14:31 a disk is full\n15:20 maps load again\n"
    )
    assert [event.line for event in read_timeline(text).events] == [5, 6, 7]


def test_a_habit_may_have_two_times() -> None:
    text = (
        "What happened on 2 March 2026\n\nAt 14:03 the maps turned grey.\n\n"
        "At 14:31 Ana found a full disk.\n\nAt 15:20 the maps loaded again.\n\n"
        "The map room normally opens at 09:30 and closes at 17:00.\n"
    )
    assert [event.line for event in read_timeline(text).events] == [3, 5, 7]


def test_a_dot_may_stand_without_its_word_where_the_others_have_one() -> None:
    led = "kl. 11.47 samtal\nca kl. 11.52 larm\nkl. 12.00 beslut\n"
    draft = read_timeline(f"10 september 2024\n\n{led}13.20 klart\n")
    assert [event.text for event in draft.events][-1] == "klart"


@pytest.mark.parametrize(
    "behind", ["notes by Ana for the board", "labels: `disk`, `lab`", "Loggist: A. Ruiz"]
)
def test_who_wrote_the_notes_of_a_day_is_no_event(behind: str) -> None:
    draft = read_timeline(f"2024-02-09, {behind}\n\n14:03 it rang\n14:10 over\n")
    assert [event.text for event in draft.events] == ["it rang", "over"]


JOBS = (
    "# Jobs\n\n## Every night\n\n| Time | Job |\n|---|---|\n| 02:00 | export |\n| 02:20 | rate |\n"
)


def test_a_table_of_times_of_any_day_waits_for_a_day_and_says_so() -> None:
    draft = read_timeline(JOBS)
    assert draft.events == ()
    (asked,) = draft.warnings
    assert (asked.line, asked.kind) == (7, Doubt.NO_DAY)
    assert "say which day it was" in asked.message
    given = read_timeline(JOBS, day=date(2026, 3, 2))
    assert [event.text for event in given.events] == ["export", "rate"]


def test_a_timeline_that_was_drawn_in_a_block_of_code_is_read_without_its_lines() -> None:
    drawn = (
        "14:02 UTC — the gate opens\n        │\n        ├─ slowly\n        │   └─ and loudly\n"
        "14:05 UTC ─ it stands still\n          for a while\n   |\n   v\n14:09 UTC - it shuts\n"
    )
    draft = read_timeline(f"# 2026-03-02\n\n## Timeline\n\n```\n{drawn}```\n\n## Cause\n\nWind.\n")
    assert [(str(event.time)[11:16], event.text[:15]) for event in draft.events] == [
        ("14:02", "the gate opens"),
        ("14:05", "it stands still"),
        ("14:09", "it shuts"),
    ]
