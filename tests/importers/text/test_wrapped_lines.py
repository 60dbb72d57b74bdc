"""Timelines in texts whose lines were broken at a width: what is told goes on in the next line."""

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.layouts.trailing import with_tails_joined
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from tests.importers.gold import read

DAY = "## Timeline, 2024-03-05 (UTC)\n\n"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "14:20 Errors rose and the pager rang. We looked at what came in between 14:21 and",
            "14:25.",
        ),
        (
            "14:20 The backlog of the queue was thought to be worked off by Ana and Bo until",
            "14:25, no",
        ),
        ("14:20 The backlog of the queue was thought to be worked off completely by", "(14:25)."),
        (
            "14:20 Rolled back on all hosts, the first of which had answered again",
            "at 14:25 at last",
        ),
        (
            "14:20 The window of the vendor, who had not told us, was open from 14:00 -",
            "14:25 that day",
        ),
    ],
)
def test_a_sentence_goes_on_with_the_time_in_the_next_line(above: str, below: str) -> None:
    text = f"{DAY}14:02 Deployed.\n\n{above}\n{below}\n\n14:40 It was over."
    assert [each.text for each in read_timeline(text).events] == [
        "Deployed.",
        f"{above.removeprefix('14:20 ')} {below}",
        "It was over.",
    ]


@pytest.mark.parametrize(
    "above",
    [
        "at 14:20 the whole of the system of the shop was deployed by the release team",
        "14:20 Short",
    ],
)
def test_what_begins_like_the_line_above_or_below_a_short_one_is_told_anew(above: str) -> None:
    text = f"{DAY}{above}\nat 14:25 we saw errors everywhere, and the pager rang"
    assert [str(each.time)[11:16] for each in read_timeline(text).events] == ["14:20", "14:25"]


def test_a_time_that_ends_a_wrapped_sentence_of_prose_is_no_event() -> None:
    text = (
        "# Orders slow\n\nSince the change of the vendor all of the orders were slow until\n"
        f"15:10.\n\n{DAY}- 14:02 Deployed\n- 15:10 Rolled back\n"
    )
    assert [each.text for each in read_timeline(text).events] == ["Deployed", "Rolled back"]


def test_a_range_in_the_midst_of_a_sentence_is_no_event() -> None:
    text = (
        f"{DAY}14:20 It rang.\n\nA fix is in place and we are looking at what it does. Requests\n"
        "between 14:21 and 14:30 have to be sent again.\n"
    )
    assert [each.text[:9] for each in read_timeline(text).events] == ["It rang."]


def test_the_zone_of_all_times_may_be_told_over_two_lines() -> None:
    text = (
        "# 2024-03-05\n\nWe have fully recovered from an outage that began in the morning Eastern\n"
        "time. We are sorry.\n\n- 9:57 PM Alert\n- 10:20 PM Gone\n"
    )
    assert [str(each.time)[-6:] for each in read_timeline(text).events] == ["-05:00", "-05:00"]


@pytest.mark.parametrize("word", ["ist", "est"])
def test_a_word_that_is_left_over_on_its_line_is_no_zone(word: str) -> None:
    text = (
        "# 2024-03-05\n\nWir melden uns wieder, sobald der Login für alle wieder frei gegeben\n"
        f"{word}.\n\n- 10:05 Alarm\n- 10:20 Ende\n"
    )
    assert [str(each.time)[19:] for each in read_timeline(text).events] == ["", ""]


def test_times_with_a_dot_are_told_by_how_paragraphs_open_not_by_their_lines() -> None:
    told = "and one more line that was broken\nand another one of them\nand the last"
    text = "## Monday 4 September 2023\n\n" + "\n\n".join(
        f"{time} Ana looked at the graphs {told}" for time in ("08.46", "09.12", "9.27", "9.43")
    )
    times = [str(each.time)[11:16] for each in read_timeline(text).events]
    assert times == ["08:46", "09:12", "09:27", "09:43"]


WRAPPED = """\
1. Mirror upgraded by the nightly playbook (02:00 UTC)
2. First nightly build fails (02:17 UTC)
3. Ana suspects the limit of the registry and logs the mirror in
   with an account, no change (07:55 UTC)
4. Bo finds that the setting was dropped (08:40
   UTC)
5. Downgrade of the mirror (08:46 UTC)
"""


def test_times_at_the_end_of_items_may_stand_in_the_second_line() -> None:
    events = read_timeline(f"{DAY}{WRAPPED}").events
    assert [str(each.time)[11:16] for each in events] == [
        "02:00",
        "02:17",
        "07:55",
        "08:40",
        "08:46",
    ]
    assert events[2].text == (
        "Ana suspects the limit of the registry and logs the mirror in with an account, no change"
    )
    assert events[3].line == 7


def test_a_time_alone_below_an_item_is_that_of_what_follows() -> None:
    said = "-\n03:40\n- Ana is paged -\n03:47\n- She calls -\n03:53\n- Bo posts it -\n04:05\n- over"
    text = f"{DAY}{said}"
    assert [str(each.time)[11:16] for each in read_timeline(text).events][1:3] == ["03:47", "03:53"]


def test_items_with_one_time_at_their_end_by_chance_stay_apart() -> None:
    from pm_facilitator.importers.text.lines import split_lines

    lines = split_lines("- we met\n  again (14:10)\n- and went home")
    assert with_tails_joined(lines) == lines


BLOG = """\
---
title: Gates down
date: 2024-06-20 09:00:00 +0200
---

{told}

## How the day went (UTC)

- 06:30 First boarding of the day
- 07:00 The gates fetch the new list
"""


@pytest.mark.parametrize(
    "told",
    [
        "On Saturday, June 8th, our gates refused valid tickets.",
        "Earlier this month the gates were shut for hours. On June 8th no ticket could be sold.",
        "For three hours, and nobody could tell us why, our gates refused tickets on\nJune 8th.",
    ],
)
def test_below_the_date_of_a_blog_the_day_that_is_told_goes_first(told: str) -> None:
    draft = read(BLOG.format(told=told), day=None, zone=None)
    assert [str(each.time)[:16] for each in draft.events] == [
        "2024-06-08 06:30",
        "2024-06-08 07:00",
    ]


def test_where_only_the_date_of_a_blog_tells_the_day_there_is_a_doubt() -> None:
    draft = read(BLOG.format(told="Yesterday our gates refused tickets."), day=None, zone=None)
    assert str(draft.events[0].time)[:10] == "2024-06-20"
    assert Doubt.DAY in {each.kind for each in draft.warnings}


def test_how_long_something_takes_is_no_time() -> None:
    posted = "*Posted on 15 June 2022. Reading time:\n3:30 minutes.*"
    text = f"{posted}\n\nAt 13:55 UTC, on 7 June, it failed.\n"
    assert [str(each.time)[:16] for each in read_timeline(text).events] == ["2022-06-07 13:55"]


@pytest.mark.parametrize(
    "head", ["Miércoles, 9 de octubre de\n2024", "Outage of the shop on the 9th of October\n2024"]
)
def test_a_date_may_be_broken_before_its_year(head: str) -> None:
    times = "- 13.40 h: salta\n- 13.43 h: aviso\n- 13.55 h: fin\n"
    text = f"Facultad de Letras, corte de luz en el CPD. {head}\n\n{times}"
    assert {str(each.time)[:10] for each in read_timeline(text).events} == {"2024-10-09"}


def test_a_moment_in_brackets_that_ends_an_item_is_no_event() -> None:
    text = (
        "# 2026-07-14\n\n* **Exposure:** the first was at **06:58 UTC (08:58 CEST)**, the last at "
        "**11:18 UTC\n  (13:18 CEST)**.\n\n## Timeline\n\n- 05:04 UTC it starts\n- 05:08 UTC more\n"
    )
    assert [str(each.time)[11:16] for each in read_timeline(text).events] == ["05:04", "05:08"]
