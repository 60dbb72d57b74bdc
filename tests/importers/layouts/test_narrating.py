"""Timelines that are told in running text."""

from datetime import datetime

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(text: str) -> list[tuple[str, str]]:
    events = read_timeline(text).events
    return [(f"{e.time:%d %H:%M}", e.text) for e in events if isinstance(e.time, datetime)]


STORY = """# Why the lifts stood still

{above}

{first} the lifts stopped. Nobody was inside. At 10:20 a porter rang us.
By 11:40 all lifts ran again.
"""


@pytest.mark.parametrize(
    "first",
    [
        "On Monday, 6 March 2023, at 10:05",
        "On March 6th, 2023, shortly after 10:05",
        "On 2023-03-06 at 10:05",
    ],
)
def test_the_date_in_front_of_a_time_is_its_day(first: str) -> None:
    found = told(STORY.format(first=first, above="This is what we know."))
    assert [when for when, _ in found] == ["06 10:05", "06 10:20", "06 11:40"]


@pytest.mark.parametrize(
    "above",
    [
        "*Posted by the works team on 19 March 2023. Reading time: 2:30 minutes.*",
        "Last updated: 2023-03-19",
        "Report prepared by Ottilie, 19 March 2023",
    ],
)
def test_the_day_of_writing_is_not_that_of_the_incident(above: str) -> None:
    found = told(STORY.format(first="On 6 March 2023 at 10:05", above=above))
    assert found[0] == ("06 10:05", "the lifts stopped. Nobody was inside.")
    assert found[-1][0] == "06 11:40"


def test_the_day_of_writing_serves_where_no_other_is_told() -> None:
    found = told(STORY.format(first="At 10:05", above="Published on 7 March 2023"))
    assert [when for when, _ in found] == ["07 10:05", "07 10:20", "07 11:40"]


def test_one_sentence_may_tell_two_times() -> None:
    text = (
        "# Ovens, 6 March 2023\n\n"
        "At 10:05 the ovens went cold, and at 10:20 the baker rang. "
        "Bread came at 11:40; by 12:10 it was sold."
    )
    assert told(text) == [
        ("06 10:05", "the ovens went cold"),
        ("06 10:20", "the baker rang."),
        ("06 11:40", "Bread came at 11:40"),
        ("06 12:10", "it was sold."),
    ]


def test_hours_that_are_kept_are_no_time_of_the_story() -> None:
    text = (
        "# Ovens, 6 March 2023\n\n"
        "At 10:05 the ovens went cold (we bake 04:00–12:00). "
        "At 10:20 the baker rang. By 11:40 it was warm."
    )
    assert [when for when, _ in told(text)] == ["06 10:05", "06 10:20", "06 11:40"]


def test_dotted_times_may_end_the_items_of_a_list() -> None:
    text = (
        "# Buns, 9 May 2024\n\n * The oven is lit as on every day (04.00)\n"
        " * The timer counts a day too many,\n   so it is lit again (04.01)\n"
        "     * the baker rings the works (klo 9.37)\n * The first van leaves at 9.35\n"
        " * The rest is given away — 13.15\n"
    )
    assert [when for when, _ in told(text)] == [
        "09 04:00",
        "09 04:01",
        "09 09:37",
        "09 09:35",
        "09 13:15",
    ]


def test_the_date_that_closes_a_line_wins_over_the_times_in_it() -> None:
    text = (
        '*Resolved* - All is back. {{< track "2024-05-09 15:02:00" >}}\n\n'
        '*Monitoring* - Calls from before 12:00 come first. {{< track "2024-05-09 13:41:00" >}}\n\n'
        '*Identified* - The exchange is silent since 10:47. {{< track "2024-05-09 12:10:00" >}}\n'
    )
    draft = read_timeline(text)
    assert [str(event.time) for event in draft.events] == [
        "2024-05-09 15:02:00",
        "2024-05-09 13:41:00",
        "2024-05-09 12:10:00",
    ]
    assert all("{{" not in event.text for event in draft.events)
    assert [told.line for told in draft.warnings if told.kind is Doubt.ORDER] == [1]


@pytest.mark.parametrize("verb", ["is when the doors open", "was too late for us"])
def test_a_sentence_about_a_time_is_no_event(verb: str) -> None:
    text = (
        f"# Doors, 9 May 2024\n\n8:15 AM {verb}.\n\n- 6:50 AM the lock jams\n- 7:02 AM it gives\n"
    )
    assert [when for when, _ in told(text)] == ["09 06:50", "09 07:02"]


def test_a_story_that_opens_with_its_time_is_still_a_story() -> None:
    text = (
        "### What happened?\n\nOn May 9, 2024 between 14:03 UTC and 14:40 UTC, bread was cold.\n\n"
        "The first call came at 14:05 UTC. We met at 14:07 and woke the baker. "
        "At approximately 14:20, she found the open door.\n"
    )
    draft = read_timeline(text)
    assert told(text) == [
        ("09 14:03", "bread was cold."),
        ("09 14:05", "The first call came at 14:05 UTC."),
        ("09 14:07", "We met at 14:07 and woke the baker."),
        ("09 14:20", "she found the open door."),
    ]
    assert f"{draft.events[0].end:%H:%M}" == "14:40"
    assert [event.approximate for event in draft.events] == [False, False, False, True]


def test_a_list_beside_a_story_is_the_timeline() -> None:
    text = (
        "# Bread, 9 May 2024\n\nAt 14:03 UTC it was cold. The baker was called at 14:10. "
        "She came at 14:20.\n\n- 14:03 the oven is off\n- 14:20 the baker comes\n"
    )
    assert told(text)[-2:] == [("09 14:03", "the oven is off"), ("09 14:20", "the baker comes")]


def test_a_folded_part_is_named_by_its_summary() -> None:
    text = (
        "<details><summary>Timeline (UTC) 2024-05-09</summary>\n<ul>\n<li>14:03 cold</li>\n"
        "<li>14:05 warm</li>\n</ul>\n</details>\n"
    )
    draft = read_timeline(text)
    assert [str(event.time) for event in draft.events] == [
        "2024-05-09 14:03:00+00:00",
        "2024-05-09 14:05:00+00:00",
    ]


def test_a_story_may_tell_midnight_in_words() -> None:
    text = (
        "# Ovens\n\nOn 8 May 2024 at 22:10 the ovens went cold. The baker was called at 22:52 "
        "and, at 23:05, rang the works. At around midnight they were warm.\n"
    )
    assert told(text) == [
        ("08 22:10", "the ovens went cold."),
        ("08 22:52", "The baker was called at 22:52"),
        ("08 23:05", "rang the works."),
        ("09 00:00", "they were warm."),
    ]


def test_a_sentence_that_looks_back_does_not_turn_the_story_round() -> None:
    text = (
        "# Ovens, 9 May 2024\n\nThe ovens were cold from 14:03 to 14:40. "
        "Bread of between 14:00 and 14:03 was kept.\n\n"
        "The switch had been loose since 2024-05-01 08:00.\n"
    )
    draft = read_timeline(text)
    assert told(text)[0][0] == "09 14:03"
    assert not [told for told in draft.warnings if "newest" in told.message]


def test_a_paragraph_that_leads_to_the_next_day_is_told_last() -> None:
    text = (
        "## What happened\n\nOn 9 May 2024, at 14:03 UTC, the ovens went cold. "
        "We were called at 14:05. The baker came at 14:20.\n\nThe following day at 09:00 we met.\n"
    )
    assert [when for when, _ in told(text)] == ["09 14:03", "09 14:05", "09 14:20", "10 09:00"]


def test_a_story_may_open_with_a_time_in_the_middle_of_its_first_sentence() -> None:
    text = (
        "# Ferries, 6 March 2023\n\n"
        "The trouble began at 9:15 AM UTC when the quay lost its power. By 9:30 AM, two ferries "
        "waited outside. The crew looked at the mains at 9:42. All was well again by 10:22.\n"
    )
    assert told(text) == [
        ("06 09:15", "The trouble began at 9:15 AM UTC when the quay lost its power."),
        ("06 09:30", "two ferries waited outside."),
        ("06 09:42", "The crew looked at the mains at 9:42."),
        ("06 10:22", "All was well again by 10:22."),
    ]


def test_of_times_inside_the_sentences_of_one_line_the_doubt_is_told_once() -> None:
    text = (
        "# Ferries, 6 March 2023\n\nThe trouble began at 09:15 UTC. The crew looked at the mains "
        "at 09:42. All was well again by 10:22.\n"
    )
    draft = read_timeline(text)
    assert [event.line for event in draft.events] == [3, 3, 3]
    assert [doubt.line for doubt in draft.warnings if "inside this text" in doubt.message] == [3]


def test_where_one_sentence_opens_with_its_time_a_second_one_makes_a_story() -> None:
    story = "By 09:30, two ferries waited. A tug came at 09:42.\n"
    text = f"# Ferries, 6 March 2023\n\n## Timeline\n\n{story}"
    assert told(text) == [("06 09:30", "two ferries waited."), ("06 09:42", "A tug came at 09:42.")]


def test_two_times_that_close_the_parts_of_a_sentence_are_two_events() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 10:05 the ovens went cold. The switch was pulled at 10:20, "
        "and the last oven was warm at 10:50. The fan stopped at 11:10 and ran again by 11:40.\n"
    )
    assert told(text) == [
        ("06 10:05", "the ovens went cold."),
        ("06 10:20", "The switch was pulled at 10:20"),
        ("06 10:50", "the last oven was warm at 10:50."),
        ("06 11:10", "The fan stopped at 11:10"),
        ("06 11:40", "ran again by 11:40."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Customers who came at 10:20 and left at 10:30 saw it.",
        "The doors were shut at 10:20 and guests waited until 10:30.",
        "The fan ran at 10:20 and 10:30.",
    ],
)
def test_what_is_told_of_one_thing_is_one_event(sentence: str) -> None:
    text = f"# Ovens, 6 March 2023\n\nAt 10:05 they went cold. {sentence} By 11:40 all was well.\n"
    assert told(text)[1] == ("06 10:20", sentence)
    assert [when for when, _ in told(text)] == ["06 10:05", "06 10:20", "06 11:40"]


def test_times_in_bold_open_sentences_as_plain_ones_do() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt **10:05** the ovens went cold.\nBy **10:20** the baker knew.\n"
        "Around `10:40` they were warm.\n"
    )
    draft = read_timeline(text)
    assert [(event.text, event.approximate) for event in draft.events] == [
        ("the ovens went cold.", False),
        ("the baker knew.", False),
        ("they were warm.", True),
    ]
    assert not draft.warnings


def test_a_story_may_count_on_from_what_it_told_last() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 10:05 the ovens went cold. Ten minutes later, the baker rang. "
        "Nobody came. The works rang back half an hour later. At 11:00 they were warm, and "
        "5 minutes later the first bread was in.\n"
    )
    assert [when for when, _ in told(text)] == [
        "06 10:05",
        "06 10:15",
        "06 10:45",
        "06 11:00",
        "06 11:05",
    ]


def test_spoken_times_are_told_in_stories_too() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt half past nine the ovens went cold. The baker rang at about "
        "quarter to ten. They were warm by nine o'clock that evening.\n"
    )
    assert [when for when, _ in told(text)] == ["06 09:30", "06 09:45", "06 21:00"]


def test_what_was_only_planned_is_no_event() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 10:05 the ovens went cold. A check was planned for Friday at "
        "15:00. By 10:20 the baker knew, and at 10:40 they were warm.\n"
    )
    assert [when for when, _ in told(text)] == ["06 10:05", "06 10:20", "06 10:40"]


def test_a_sentence_may_end_with_am_or_pm() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 10:05 a.m. the ovens went cold. The switch fell at 10:20 a.m. "
        "The baker rang at 10:25 a.m. Eastern time.\n"
    )
    assert [said for _, said in told(text)] == [
        "the ovens went cold.",
        "The switch fell at 10:20 a.m.",
        "The baker rang at 10:25 a.m. Eastern time.",
    ]


def test_each_verb_of_a_sentence_may_have_its_time() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 10:05 they went cold. A part was ordered at 10:20, arrived "
        "at 10:40, and was built in at 11:00. The baker, who was asleep, was told at 11:10 and "
        "came at 11:30. He tried at 11:32, at 11:35 and again at 11:40.\n"
    )
    assert told(text) == [
        ("06 10:05", "they went cold."),
        ("06 10:20", "A part was ordered at 10:20"),
        ("06 10:40", "arrived at 10:40"),
        ("06 11:00", "was built in at 11:00."),
        ("06 11:10", "The baker, who was asleep, was told at 11:10"),
        ("06 11:30", "came at 11:30."),
        ("06 11:32", "He tried at 11:32, at 11:35 and again at 11:40."),
    ]


def test_a_time_may_stand_in_brackets_or_have_a_dot_inside_a_sentence() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 10:05 they went cold. Within a quarter of an hour (10:20) the "
        "baker rang. We came around 10.40; nothing was to be seen. The gauge stood at 3.15 bar. "
        "It was well again by 11.10 and the fan ran.\n"
    )
    assert [when for when, _ in told(text)] == ["06 10:05", "06 10:20", "06 10:40", "06 11:10"]


def test_a_span_may_tell_its_days_behind_its_times() -> None:
    text = (
        "# Ovens\n\nStarting at 22:14 UTC on October 3, 2023 and lasting until 23:40 UTC, they "
        "were cold. Bread was short from 22:50 UTC on October 3 to 01:15 UTC on October 4. Three "
        "minutes later we closed. At 02:00 UTC all was well.\n"
    )
    first, second, third, last = read_timeline(text).events
    assert f"{first.time:%d %H:%M} {first.end:%d %H:%M}" == "03 22:14 03 23:40"
    assert first.text == "they were cold."
    assert f"{second.time:%d %H:%M} {second.end:%d %H:%M}" == "03 22:50 04 01:15"
    assert f"{third.time:%d %H:%M} {last.time:%d %H:%M}" == "03 22:53 04 02:00"


def test_a_label_in_front_of_a_story_is_no_part_of_it() -> None:
    text = (
        "Notice of 6 March 2023\n\nDescription: At 10:05 hrs the ovens went cold. The baker rang "
        "at 10:20 hrs. They were warm at 10:40 hrs.\n"
    )
    assert told(text)[0] == ("06 10:05", "the ovens went cold.")


def test_what_was_planned_from_one_time_until_another_is_no_event() -> None:
    text = (
        "# Works, 6 March 2023\n\n"
        "1  The line was planned to be blocked from 23:30 hrs until 07:00 hrs.\n\n"
        "2  At 06:02 hrs the foreman rang.\n\n3  At 06:11 hrs the block was lifted.\n\n"
        "4  At 06:20 hrs a train passed.\n"
    )
    assert told(text)[0] == ("06 06:02", "the foreman rang.")
    assert len(told(text)) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Loaves baked between 09:40 and 09:55 were thrown away.",
        "We bake at 04:00 every day.",
        "You can ring us from 09:00 to 17:00 on weekdays.",
        "The fan should have been on by 09:30.",
        "We must be done at 12:30.",
        "If it is cold at 09:10, ring us.",
        "The first loaf normally comes by 09:30.",
    ],
)
def test_what_tells_of_no_one_moment_is_no_event(sentence: str) -> None:
    story = f"At 10:05 they were cold. {sentence} By 11:40 a part came. At noon it was well."
    text = f"# Ovens, 6 March 2023\n\n{story}\n"
    assert [when for when, _ in told(text)] == ["06 10:05", "06 11:40", "06 12:00"]


def test_what_is_to_be_done_every_day_may_have_been_agreed_at_one_time() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 10:05 they were cold. By 11:40 a part came. "
        "Around 12.30, we met and agreed to look at it every month.\n"
    )
    draft = read_timeline(text)
    assert [when for when, _ in told(text)] == ["06 10:05", "06 11:40", "06 12:30"]
    assert draft.events[-1].approximate


def test_the_day_of_a_story_may_be_no_more_than_a_number() -> None:
    text = (
        "Minutes of 7 March 2023\n\nOtto says that on the 5th, at about 16:00, he smelled gas. "
        "He left at 17:00. At 21:30 it was worse.\n"
    )
    assert [when for when, _ in told(text)] == ["05 16:00", "05 17:00", "05 21:30"]


def test_short_forms_of_hours_and_of_about_are_told_in_stories() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 4:05pm the ovens went cold. The works came ~4:40pm. "
        "From 5 to 6:30pm we swept.\n"
    )
    draft = read_timeline(text)
    assert [when for when, _ in told(text)] == ["06 16:05", "06 16:40", "06 17:00"]
    assert [event.approximate for event in draft.events] == [False, True, False]
    assert draft.events[-1].end == datetime(2023, 3, 6, 18, 30)


def test_what_could_not_be_done_at_a_time_is_an_event() -> None:
    text = (
        "# Ovens, 6 March 2023\n\nAt 10:05 they were cold. The switch would not turn at 10:20. "
        "We could not light them at 10:40, and could use them again at 11:00.\n"
    )
    assert [when for when, _ in told(text)] == ["06 10:05", "06 10:20", "06 10:40", "06 11:00"]


def test_what_is_only_to_come_is_no_item_of_a_list_of_times() -> None:
    text = (
        "Minutes of 6 March 2023\n\n1. The ovens went cold on 2 March at 9:10 am.\n"
        "2. They were warm on 4 March at 3:20 pm.\n3. The feast will be on 5 November at 6 pm.\n"
    )
    assert [when for when, _ in told(text)] == ["02 09:10", "04 15:20"]


@pytest.mark.parametrize("day", ["2017-01-31", "2017/01/31", "2017.01.31"])
def test_a_day_may_stand_between_at_and_its_time(day: str) -> None:
    text = (
        f"# Outage\n\nAt {day} 18:00 UTC, we saw it. We looked into it.\n\n"
        f"At {day} 21:00 UTC, it was worse.\n\nAt {day} 22:00 UTC - we were called.\n"
    )
    assert [str(event.time) for event in read_timeline(text).events] == [
        f"2017-01-31 {hour}:00:00+00:00" for hour in (18, 21, 22)
    ]


def test_headings_of_days_stay_entries_where_a_sentence_without_a_time_stands_below_one() -> None:
    text = (
        "# Outage\n\n## 14 March 2026\n\nAt 10:00 Ana deployed. At 10:05 the shop went down.\n\n"
        "At 10:20 it came back.\n\n## 15 March 2026\n\nThe vendor wrote and all was closed.\n"
    )
    told = [str(event.time) for event in read_timeline(text).events]
    assert told == ["2026-03-14", "2026-03-15"]
