"""Times behind a word or two."""

from datetime import time

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.layouts.prefixes import headed_stamp, prefixed_stamp, status_stamp
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("**Update 2 (14:03 UTC):** the lock turns", ""),
        ("**First report (14:03 UTC):** the lock turns", "First report"),
        ("Detection [14:03 UTC] - the lock turns", "Detection"),
        ("__Update (14:03 UTC)__: the lock turns", ""),
        ("**Detection: 14:03 UTC** — the lock turns", "Detection"),
    ],
)
def test_a_label_may_hold_the_time_in_brackets(line: str, note: str) -> None:
    found = prefixed_stamp(line, Order.DAY_FIRST)
    assert found is not None
    source, stamp = found
    assert stamp.clock is not None
    assert (source, stamp.clock.time, stamp.text, stamp.note) == (
        "",
        time(14, 3),
        "the lock turns",
        note,
    )


@pytest.mark.parametrize(
    "line",
    ["**The lock (type 14:03 B):** it turns", "The lock (of 14:03) turns", "**The lock (14:03):**"],
)
def test_other_brackets_hold_none(line: str) -> None:
    assert prefixed_stamp(line, Order.DAY_FIRST) is None


def test_what_the_label_says_is_kept_below_the_event() -> None:
    text = (
        "## Doors open, 9 May 2024\n\n**First report (14:03 +0200):** the lock turns\n\n"
        "**Update 1 (14:20 +0200):** it is the motor\n\n> Jo wrote: (14:31) here too\n\n"
        "**Update 2 (10 May, 09:10 +0200):** mended\n"
    )
    events = read_timeline(text).events
    assert [str(event.time) for event in events] == [
        "2024-05-09 14:03:00+02:00",
        "2024-05-09 14:20:00+02:00",
        "2024-05-10 09:10:00+02:00",
    ]
    assert [event.text for event in events] == ["the lock turns", "it is the motor", "mended"]
    assert events[0].details == "First report"


@pytest.mark.parametrize(
    "line",
    [
        "**Update 14:20 UTC:** recovered",
        "Update 14:20 UTC: recovered",
        "EDIT, 14:20 UTC - recovered",
        "**Update 2, at 14:20 UTC:** recovered",
        "Update (14:20 UTC): recovered",
    ],
)
def test_an_update_among_other_entries_is_one(line: str) -> None:
    above = "12 March 2024\n\n- **14:03 UTC:** alert\n- 14:05 UTC: page\n- 14:10 UTC: restart\n"
    *others, event = read_timeline(f"{above}- {line}\n").events
    assert event.time is not None
    assert (len(others), f"{event.time:%H:%M}", event.text) == (3, "14:20", "recovered")


def test_a_state_among_other_entries_is_one_that_opens_with_it() -> None:
    text = (
        "12 March 2024\n\n- 14:03 UTC: alert\n- 14:10 UTC: restart\n- [Resolved 14:20 UTC] calm\n"
    )
    event = read_timeline(text).events[-1]
    assert (str(event.time)[11:16], event.text) == ("14:20", "Resolved - calm")


@pytest.mark.parametrize(
    "opening",
    [
        "**{}** 2 Mar 2026, 14:31 UTC - ",
        "**{}:** 2 Mar 2026, 14:31 UTC - ",
        "**{} (2 Mar 2026, 14:31 UTC):** ",
        "[{}] 2 Mar 2026, 14:31 UTC: ",
        "{} - 2 Mar 2026, 14:31 UTC - ",
        "- **{}** - 2 Mar 2026, 14:31 UTC: ",
        "- {} | 2 Mar 2026, 14:31 UTC | ",
        "### {} - 2 Mar 2026, 14:31 UTC\n\n",
        "**{} - 2 Mar 2026, 14:31 UTC**\n\n",
        "**{} - 2 Mar 2026, 14:31 UTC**\n",
    ],
)
def test_a_state_in_front_of_its_moment_opens_the_text_and_tells_the_kind(opening: str) -> None:
    states = ("Resolved", "Monitoring", "Investigating")
    text = "".join(f"{opening.format(each)}All clouds are grey.\n\n" for each in states)
    assert [(event.text, event.kind) for event in read_timeline(text).events] == [
        ("Resolved - All clouds are grey.", EventKind.RESOLUTION),
        ("Monitoring - All clouds are grey.", EventKind.RECOVERY),
        ("Investigating - All clouds are grey.", EventKind.DIAGNOSIS),
    ]


@pytest.mark.parametrize("word", ["Update", "EDIT", "Update 2", "Status update", "Last update"])
def test_behind_a_colon_the_time_of_an_update_needs_no_mark(word: str) -> None:
    stamp = status_stamp(f"{word}: 15:20 all is well", Order.MONTH_FIRST)
    assert stamp
    assert (stamp.words, stamp.text) == ("15:20", "all is well")
    assert status_stamp(f"{word} 15:20 all is well", Order.MONTH_FIRST) is None


def test_a_sentence_about_an_update_is_no_entry() -> None:
    for line in ("Update of 14:20 is wrong", "Update 14:20 was wrong"):
        text = f"12 March 2024\n\n- 14:03 alert\n- 14:05 page\n- 14:10 restart\n- {line}\n"
        assert len(read_timeline(text).events) == 3


def test_a_state_with_a_time_and_no_words_is_a_field() -> None:
    assert status_stamp("Resolved 2024-03-12 15:20", Order.MONTH_FIRST) is None
    assert status_stamp("Resolved 2024-03-12 15:20: it is hot", Order.MONTH_FIRST) is not None
    assert status_stamp("UPDATE #2 - 12 March 2024 15:20 GMT", Order.MONTH_FIRST) is not None


@pytest.mark.parametrize(
    "word", ["Update", "UPDATE #2", "Final update:", "Nachtrag", "Stand", "Mise à jour"]
)
def test_a_heading_may_say_that_it_is_an_update(word: str) -> None:
    text = (
        f"# Cards refused\n\n### {word} 2026-03-02 14:10\n\nAll is well again.\n\n"
        f"### {word} 2026-03-02 14:03:\n\nThe gateway refuses cards.\n"
    )
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2026-03-02 14:10:00", "All is well again."),
        ("2026-03-02 14:03:00", "The gateway refuses cards."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Update of the gateway 2026-03-02 14:10",
        "Update 2 of 14:10",
        "Updating at 14:10",
        "Last updated 2026-03-02 14:10",
        "Edit 2026-03-02 14:10",
        "Update 2026-03-02",
        "Resolved 2026-03-02 14:10 by a restart",
    ],
)
def test_a_heading_that_says_more_is_none(heading: str) -> None:
    assert headed_stamp(heading, Order.DAY_FIRST) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("**Update 09:40 UTC:** it is slow", "**Update 10:55 UTC:** a ticket is open"),
        (
            "**Update #1 - 1/29, 9:40AM UTC:** it is slow",
            "**Update #2 - 1/29, 10:55AM UTC:** a ticket is open",
        ),
        ("Edit 09:40 UTC: it is slow", "Edit 10:55 UTC: a ticket is open"),
    ],
)
def test_updates_may_be_all_that_there_is(first: str, second: str) -> None:
    text = f"# Stale index\n\nOpened by Ana on Jan 29, 2021\n\n{first}\n\n{second}\n"
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2021-01-29 09:40:00+00:00", "it is slow"),
        ("2021-01-29 10:55:00+00:00", "a ticket is open"),
    ]


@pytest.mark.parametrize("opening", ["[UPDATE {}]", "UPDATE {}:", "**Update {}:**"])
@pytest.mark.parametrize("when", ["14 APR 22:27", "14 Apr, 10:27 p.m.", "14 April 2008, 22:27"])
def test_the_day_behind_the_word_update_is_no_number_of_it(opening: str, when: str) -> None:
    stamp = status_stamp(f"{opening.format(when)} the lock is mended", Order.DAY_FIRST)
    assert stamp is not None
    assert stamp.date is not None
    assert stamp.clock is not None
    assert (stamp.date.month, stamp.date.day) == (4, 14)
    assert (stamp.clock.time, stamp.text) == (time(22, 27), "the lock is mended")


def test_the_number_of_an_update_may_stand_before_its_day() -> None:
    stamp = status_stamp("[Update 2 Apr 14 22:27] the lock is mended", Order.DAY_FIRST)
    assert stamp is not None
    assert stamp.date is not None
    assert (stamp.date.month, stamp.date.day) == (4, 14)


@pytest.mark.parametrize("state", ["RESOLVED", "FIXED", "Completed", "In progress"])
def test_a_state_may_stand_within_the_brackets_of_its_time(state: str) -> None:
    text = (
        f"# Locks, 14 April 2024\n\n[UPDATE 21:40] One lock turns.\n\n[{state} 22:44] All turn.\n"
    )
    assert [(f"{event.time:%d %H:%M}", event.text) for event in read_timeline(text).events] == [
        ("14 21:40", "One lock turns."),
        ("14 22:44", f"{state} - All turn."),
    ]


def test_one_update_alone_is_no_timeline() -> None:
    text = (
        "# Stale index\n\nSince 29 January it is slow.\n\n**Update 09:40 UTC:** a ticket is open\n"
    )
    assert read_timeline(text).events == ()


def test_a_status_with_its_moment_in_brackets_heads_the_text_below() -> None:
    text = (
        "Resolved [15/02/2022 23:09]\n\nIssue resolved.\n\nUpdate [14/02/2022 16:42]\n\n"
        "A fibre dropped.\n\nIdentified [11/02/2022 09:47]\n\nThe fibre is out.\n"
    )
    assert [str(event.time)[:16] for event in read_timeline(text).events] == [
        "2022-02-15 23:09",
        "2022-02-14 16:42",
        "2022-02-11 09:47",
    ]


@pytest.mark.parametrize("gap", [" ", "        "])
def test_labels_in_a_list_are_what_happened_whatever_is_noted_behind(gap: str) -> None:
    text = (
        f"## Timeline\n\n- **Incident Start:**{gap}2025-08-18 23:15 UTC\n"
        f"- **Time of Detection:**{gap}2025-08-18 23:16 UTC (by an alert)\n"
        f"- **Planned Restart:**{gap}2025-08-19 00:30 UTC\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "Incident Start",
        "Time of Detection (by an alert)",
        "Planned Restart",
    ]


def test_what_happened_may_stand_before_its_time_and_go_on_behind_it() -> None:
    text = (
        "## Timeline 2026-03-05\n\n- deploy @ 14:10, done @ 14:12\n- rollback @ 14:20, done\n"
        "- Ana @ 14:31: ok\n"
    )
    assert [(event.source, event.text) for event in read_timeline(text).events] == [
        ("", "deploy, done @ 14:12"),
        ("", "rollback, done"),
        ("Ana", "ok"),
    ]


def test_a_status_with_its_moment_and_a_colon_heads_the_text_below() -> None:
    text = (
        "UPDATE 15.01.2022 18:40 UTC:\nWe scan.\n\nUPDATE 15.01.2022 18:52 UTC:\nWe update.\n\n"
        "RESOLVED 15.01.2022 18:56 UTC:\nIt is up.\n"
    )
    assert [event.text for event in read_timeline(text).events][-1] == "RESOLVED - It is up."


def test_how_long_ago_a_post_was_is_left_out_of_its_opening() -> None:
    text = (
        "MONITORING about 3 years ago - at 07/29/2022 04:30PM\n\nErrors are gone.\n\n"
        "Monitoring 3 years ago - at 07/29/2022 04:03PM\n\nThe caches fill.\n\n"
        "IDENTIFIED over 3 years ago - at 07/29/2022 03:19PM\n\nThe cache is purged.\n"
    )
    assert [(str(event.time)[11:16], event.text) for event in read_timeline(text).events] == [
        ("16:30", "MONITORING - Errors are gone."),
        ("16:03", "Monitoring - The caches fill."),
        ("15:19", "IDENTIFIED - The cache is purged."),
    ]


def test_the_bounds_of_a_timeline_are_entries_where_a_text_stands_behind_their_times() -> None:
    text = (
        "What was the timeline of the outage?\n\n"
        "Start: 2026/03/02 12:55 - Orders hang.\n2026/03/02 13:30 - The cache is full.\n"
        "**End:** 2026/03/02 16:20 - All is well.\n"
    )
    assert [(f"{event.time:%H:%M}", event.text) for event in read_timeline(text).events] == [
        ("12:55", "Orders hang."),
        ("13:30", "The cache is full."),
        ("16:20", "All is well."),
    ]


def test_the_bounds_of_an_outage_are_fields_where_nothing_stands_behind_them() -> None:
    text = "Start: 2026-03-02 12:55\nEnd: 2026-03-02 16:20\n\n## Timeline\n\n- 13:00 it rings\n"
    assert [event.text for event in read_timeline(text).events] == ["it rings"]


def test_a_label_with_its_time_in_brackets_is_an_entry_beside_others() -> None:
    text = "# 2026-03-02\n\n- Build (10:57): begins\n- 11:05: it hangs\n- End (11:09): ok\n"
    assert [event.text for event in read_timeline(text).events] == ["begins", "it hangs", "ok"]


def test_an_entry_with_a_label_may_have_a_day_of_which_the_time_is_not_known() -> None:
    text = (
        "- **First errors:** 2026-03-02 (exact time unknown)\n- **Diagnosis:** ~18:00 UTC\n"
        "- **Fix:** ~20:00 UTC\n"
    )
    assert [(str(event.time)[:10], event.text) for event in read_timeline(text).events] == [
        ("2026-03-02", "First errors (exact time unknown)"),
        ("2026-03-02", "Diagnosis"),
        ("2026-03-02", "Fix"),
    ]


def test_a_bold_label_may_stand_in_front_of_the_brackets_of_a_time() -> None:
    text = (
        "### September 3rd, 2022\n\n- **Block 8,104,377** (22:14:36 UTC) – the chain halts\n"
        "- (~23:05 UTC) – we join\n"
    )
    assert [(f"{e.time:%H:%M:%S}", e.text) for e in read_timeline(text).events] == [
        ("22:14:36", "the chain halts"),
        ("23:05:00", "we join"),
    ]


@pytest.mark.parametrize("word", ["Initial", "Final", "Update", "First update"])
def test_the_first_and_the_last_of_several_notices_may_be_called_so(word: str) -> None:
    stamp = status_stamp(f"**{word} 13:31 BST:** links are slow", Order.DAY_FIRST)
    assert stamp is not None
    assert stamp.clock is not None
    assert (stamp.clock.time, stamp.text) == (time(13, 31), "links are slow")


def test_a_state_tells_the_kind_also_where_nobody_knows_the_year() -> None:
    text = "**Resolved** Mar 2, 14:31 UTC - Over\n\n**Monitoring** Mar 2, 13:31 UTC - We look\n"
    assert [(event.text, event.kind) for event in read_timeline(text).events] == [
        ("Mar 2, 14:31 UTC Resolved - Over", EventKind.RESOLUTION),
        ("Mar 2, 13:31 UTC Monitoring - We look", EventKind.RECOVERY),
    ]


@pytest.mark.parametrize("when", ["(2022-04-17 12:24:42 UTC)", "[Apr-17-2022 12:24:42 PM +UTC]"])
def test_what_was_linked_may_stand_in_front_of_its_time_and_goes_with_it(when: str) -> None:
    link = "https://scan.example/tx/0x5a"
    text = (
        f"1. [0x5a]({link}) {when}: the loan is taken\n\n"
        "- 12:41 PM UTC: somebody asks\n- 12:55 PM UTC: we are woken up\n- 1:20 PM UTC: over\n"
    )
    first, *others = read_timeline(text).events
    assert (str(first.time), first.text) == ("2022-04-17 12:24:42+00:00", "the loan is taken")
    assert first.evidence == (link,)
    assert [str(each.time)[:10] for each in others] == ["2022-04-17"] * 3


def test_a_notice_over_its_text_is_one_of_the_updates() -> None:
    text = (
        "#### Update, 2023-05-16 16:45 PDT\nThe queues are empty.\n\n"
        "#### Notice, 2023-05-16 14:05 PDT\nDisks hang.\n"
    )
    assert [each.text for each in read_timeline(text).events] == [
        "The queues are empty.",
        "Disks hang.",
    ]


def test_the_dot_that_ends_a_label_may_stand_inside_its_marks() -> None:
    found = prefixed_stamp("**Trigger (10:14).** The tag is empty.", Order.DAY_FIRST)
    assert found is not None
    assert (found[1].text, found[1].note) == ("The tag is empty.", "Trigger")


def test_labels_in_bold_may_be_numbered() -> None:
    text = (
        "- **Discovery**: January 10, 2025 05:00 UTC - found\n"
        "- **Partial fix #1**: January 10, 2025 05:45 UTC - a first one\n"
        "- **Partial fix #2**: January 10, 2025 05:58 UTC - a second one\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "found",
        "a first one",
        "a second one",
    ]


def test_a_state_in_brackets_before_a_mere_day_says_how_it_stands_by_now() -> None:
    text = (
        "# Notices\n\n- [RESOLVED] - Friday June 28, 2024 - All pumps get new seals."
        " The hall is closed from the 28th of June at 6AM EDT.\n\n"
        "- [ONGOING] Thursday, June 6, 2024: One pump is loud. It started at 7:00AM EDT.\n"
    )
    events = read_timeline(text).events
    assert [(str(event.time), event.details) for event in events] == [
        ("2024-06-28", "RESOLVED"),
        ("2024-06-06", "ONGOING"),
    ]
    assert events[1].text == "One pump is loud. It started at 7:00AM EDT."


def test_a_state_in_bold_before_a_mere_day_opens_the_text() -> None:
    stamp = status_stamp("**Resolved** - May 18, 2024 - All pumps run.", Order.MONTH_FIRST)
    assert stamp is not None
    assert (stamp.date_only, stamp.text) == (True, "Resolved - All pumps run.")


@pytest.mark.parametrize(
    "line",
    [
        "[SCHEDULED] - May 18, 2024 - New seals",
        "[RESOLVED] - May 18, 2024",
        "[RESOLVED] - May 18 - New seals",
        "[PUMPS] - May 18, 2024 - New seals",
        "[RESOLVED] - On May 18, 2024 all pumps got new seals",
        "**Resolved:** May 18, 2024 - by Mo",
    ],
)
def test_other_words_before_a_day_make_no_entry_of_it(line: str) -> None:
    assert status_stamp(line, Order.MONTH_FIRST) is None


@pytest.mark.parametrize("gap", ["   ", "          ", "\t"])
def test_a_field_with_another_one_on_its_line_is_no_entry(gap: str) -> None:
    line = f"Ticket Opened: 20240502 12:08 UTC{gap}Problem Ends : 20240502 20:35 UTC"
    assert prefixed_stamp(line, Order.DAY_FIRST) is None
    assert prefixed_stamp("Ticket Opened: 20240502 12:08 UTC   by Mo", Order.DAY_FIRST) is not None


@pytest.mark.parametrize("mark", ["*", "**", "_", "__"])
def test_an_update_with_its_time_may_be_emphasised(mark: str) -> None:
    said = (f"{mark}Update {clock} CEST{mark}: text\n" for clock in ("18:05", "16:00", "15:10"))
    text = "2022-08-04\n\n" + "\n".join(said)
    assert [f"{event.time:%H:%M}" for event in read_timeline(text).events] == [
        "18:05",
        "16:00",
        "15:10",
    ]
