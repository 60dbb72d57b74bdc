"""Where the text above times without a date tells an earlier day, the facilitator is asked."""

from collections.abc import Callable
from datetime import date

import pytest

from pm_facilitator.importers.accepting.settling import settle
from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.draft import Doubt, ImportWarning, ReviewDraft, TimelineDraft
from pm_facilitator.importers.timeline.timeline_text import read_timeline

ROWS = (
    "## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n"
    "| 07:16 | the recorder starts |\n| 14:01 | two tracks are silent |\n"
)
NEXT = "| 2026-04-26 09:00 | the tracks are heard again |\n| 09:20 | told to all |\n"


def report(said: str) -> str:
    return f"# Silent tracks\n\n**Date:** 2026-04-28\n\n## Summary\n\n{said}\n\n{ROWS}{NEXT}"


def asked(draft: TimelineDraft | ReviewDraft) -> list[ImportWarning]:
    return [each for each in draft.warnings if each.kind is Doubt.DAY and each.answers]


@pytest.mark.parametrize(
    "said",
    [
        "From 14:01 on Friday 2026-04-24 two tracks were silent.",
        "It went on from 24 April 2026 to the end of that day.",
        "It went on from 24\nApril 2026 to the end of that day.",
        "First on 2026-04-20, and then on 2026-04-24 it was silent.",
    ],
)
def test_an_earlier_day_in_the_summary_is_asked_about_once(said: str) -> None:
    draft = read_timeline(report(said))
    (warning,) = asked(draft)
    assert [str(answer.time)[:10] for answer in warning.answers] == ["2026-04-28", "2026-04-24"]
    assert warning.line == draft.events[0].line


@pytest.mark.parametrize(
    "following",
    [
        NEXT,
        "\n## 2026-04-26\n\n- 09:00 the tracks are heard again\n- 09:20 told to all\n",
        "\n- 2026-04-26 09:00 the tracks are heard again\n- 09:20 told to all\n",
    ],
)
def test_the_answer_moves_all_times_of_that_day_and_no_others(following: str) -> None:
    text = report("From 14:01 on Friday 2026-04-24 two tracks were silent.").removesuffix(NEXT)
    draft = read_timeline(text + following)
    (warning,) = asked(draft)
    events, left = settle(draft.events, draft.warnings, Doubt.DAY, "day_told", warning.line)
    assert [str(event.time)[:16] for event in events] == [
        "2026-04-24 07:16",
        "2026-04-24 14:01",
        "2026-04-26 09:00",
        "2026-04-26 09:20",
    ]
    assert warning not in left


@pytest.mark.parametrize(
    "said",
    [
        "On 2026-04-28 two tracks were silent.",
        "A new recorder was bought on 2026-03-02.",
        "It was mended on 2026-04-30.",
        "Written on 2026-04-24 by Ana.",
        "Written on 24\nApril 2026 by Ana.",
        "The deadline for all recorders was 2026-04-24.",
        "Two tracks were silent.",
    ],
)
def test_nothing_is_asked_where_no_other_day_may_be_meant(said: str) -> None:
    assert asked(read_timeline(report(said))) == []


def test_nothing_is_asked_where_the_day_was_given_or_stands_with_the_times() -> None:
    text = report("From 14:01 on Friday 2026-04-24 two tracks were silent.")
    assert asked(read_timeline(text, day=date(2026, 4, 28))) == []
    assert asked(read_timeline(text.replace("| 07:16", "| 2026-04-28 07:16"))) == []
    assert asked(read_timeline(text.replace("(UTC)", "of 2026-04-28"))) == []


@pytest.mark.parametrize("read", [read_timeline, read_markdown])
@pytest.mark.parametrize("day", [date(2026, 6, 1), date(2026, 3, 1)])
def test_a_text_that_tells_no_other_day_than_one_that_was_not_given_is_asked_about(
    read: Callable[..., TimelineDraft | ReviewDraft], day: date
) -> None:
    text = "Cards were refused for an hour, as said on 24 April 2026.\n\n14:02 alert\n14:20 calm\n"
    (warning,) = asked(read(text, day=day))
    assert [str(answer.time)[:10] for answer in warning.answers] == [str(day), "2026-04-24"]


@pytest.mark.parametrize(
    "above",
    [
        "# Outage of 2026-04-28\n\nThe last deploy was on 2026-04-24.",
        "**Incident date:** 2026-04-28\n\n**Last good backup:** 2026-04-24",
        "| Field | Value |\n|---|---|\n| Incident start | 2026-04-28 07:16 |\n\nSince 2026-04-24.",
        "Silent for hours on 2026-04-28.\n\nA change was made at 16:40 on 2026-04-27.",
        "Night of 27 to 28 April 2026",
    ],
)
def test_nothing_is_asked_where_something_happened_on_the_day_that_was_taken(above: str) -> None:
    assert asked(read_timeline(f"{above}\n\n{ROWS}")) == []


def test_the_day_of_a_report_may_be_that_of_writing() -> None:
    above = "# Postmortem 2026-04-28\n\nTwo tracks were silent on 2026-04-24."
    assert len(asked(read_timeline(f"{above}\n\n{ROWS}"))) == 1


def test_a_whole_document_is_asked_about_too_but_not_where_the_day_was_given() -> None:
    text = report("From 14:01 on Friday 2026-04-24 two tracks were silent.")
    assert len(asked(read_markdown(text))) == 1
    assert asked(read_markdown(text, day=date(2026, 4, 28))) == []


@pytest.mark.parametrize(
    "entries",
    [
        "- 2026-04-28: the recorder is bought\n- 07:16 it starts\n",
        "- Started at 07:16 on 28 April 2026\n- Stopped at 07:20\n",
    ],
)
def test_nothing_is_asked_where_the_entries_themselves_tell_the_day(entries: str) -> None:
    above = "**Date:** 2026-04-28\n\nTwo tracks were silent since 2026-04-24."
    draft = read_timeline(f"{above}\n\n## Timeline\n\n{entries}")
    assert draft.events
    assert asked(draft) == []


def test_the_question_stands_in_place_of_the_bare_note_about_the_day() -> None:
    text = f"Report, 2026-04-28\n\nTwo tracks were silent on 2026-04-24.\n\n{ROWS}"
    draft = read_timeline(text)
    assert [each.kind for each in draft.warnings if each.line == draft.events[0].line].count(
        Doubt.DAY
    ) == 1
    assert len(asked(draft)) == 1


def test_a_report_of_one_day_about_another_is_asked_about() -> None:
    text = f"Report of 2026-04-28 about what happened on 2026-04-24\n\n{ROWS}"
    assert len(asked(read_timeline(text))) == 1


BACKGROUND = """\
# Orders lost

**Date:** 2026-03-17

| Time (PDT) | Event |
| --- | --- |
| ~3/16 | the price goes up |
| 05:35 | the robot restarts |
| 05:47 | it is told |
"""


def test_below_a_day_that_only_tells_the_background_times_are_of_the_day_of_the_report() -> None:
    draft = read_timeline(BACKGROUND)
    assert [str(event.time)[:10] for event in draft.events] == [
        "2026-03-16",
        "2026-03-17",
        "2026-03-17",
    ]
    doubts = asked(draft)
    assert [each.line for each in doubts] == [8]
    assert [answer.label for answer in doubts[0].answers] == ["Tue 17 Mar 2026", "Mon 16 Mar 2026"]


def test_nothing_is_asked_below_the_background_where_a_time_says_its_day() -> None:
    assert asked(read_timeline(BACKGROUND.replace("| 05:35", "| 03-16 05:35"))) == []


def test_what_is_nested_below_a_day_is_of_it_and_not_asked_about() -> None:
    text = (
        "# Incident 2024-03-20\n\n- 2024-03-15: The attackers got in through the old server.\n"
        "  - 14:03 login\n- 2024-03-20: We found it.\n"
    )
    draft = read_timeline(text)
    assert str(draft.events[1].time) == "2024-03-15 14:03:00"
    assert asked(draft) == []


def test_a_day_that_is_told_as_written_carries_on_and_is_asked_about() -> None:
    draft = read_timeline("# Review 2024-03-20\n\n- 2024-03-15: they got in\n- 14:03 login\n")
    assert str(draft.events[1].time) == "2024-03-15 14:03:00"
    assert len(asked(draft)) == 1


def test_the_first_of_several_days_is_told_of_where_it_was_taken() -> None:
    text = "Log of week 42 (17-23 October 2016), Wednesday\n\n15:12 stuck\n15:16 called\n"
    draft = read_timeline(text)
    assert str(draft.events[0].time)[:10] == "2016-10-17"
    assert any("days from 17 to 23 October" in each.message for each in draft.warnings)


def test_the_two_days_of_a_night_are_not_told_of() -> None:
    text = "Night of 17-18 October 2016\n\n23:12 stuck\n00:16 called\n"
    assert not any("days from" in each.message for each in read_timeline(text).warnings)


def test_a_morning_below_two_days_may_be_that_of_the_second_one() -> None:
    text = "SMTP outage on September 15-16, 2024\n\n- 4:19 responded\n- 9:16 mended\n"
    asked = [each for each in read_timeline(text).warnings if each.line == 3 and each.answers]
    assert [answer.label for answer in asked[0].answers] == ["Sun 15 Sep 2024", "Mon 16 Sep 2024"]


def test_an_evening_below_two_days_is_that_of_the_first_one() -> None:
    text = "SMTP outage on September 15-16, 2024\n\n- 22:19 responded\n- 23:16 mended\n"
    assert not [each for each in read_timeline(text).warnings if each.answers]


def test_below_a_day_alone_it_is_asked_whether_times_are_of_the_day_that_was_given() -> None:
    text = (
        "All times UTC.\n\n- `Jan 17` The upgrade is announced\n- `14:30` All meet\n- `15:00` Go\n"
    )
    told = read_timeline(text, day=date(2026, 1, 18))
    assert [str(each.time)[:10] for each in told.events] == ["2026-01-17"] * 3
    (warning,) = [each for each in told.warnings if each.answers and each.kind is Doubt.DAY]
    assert (warning.line, warning.answers[0].until) == (4, 5)
    same = read_timeline(text, day=date(2026, 1, 17))
    assert [each for each in same.warnings if each.kind is Doubt.DAY] == []


@pytest.mark.parametrize(
    "lead",
    [
        "The log of the pumps lies beside the list,\nand all of the night is in it (Aug 4):",
        "Das Log der Pumpen, neben die Liste der Läufe gelegt,\nso wie sie dort standen (04.08.):",
        "On 4 August 2026 the pump stood still.",
    ],
)
def test_what_leads_to_times_tells_their_day_rather_than_when_it_was_mended(lead: str) -> None:
    text = f"### Pump stands, fixed 2026-08-07\n\n{lead}\n\n- 06:09 pump red\n- 06:10 green\n"
    times = [str(each.time) for each in read_timeline(text).events]
    assert times == ["2026-08-04 06:09:00", "2026-08-04 06:10:00"]


@pytest.mark.parametrize(
    "said", ["fixed 2026-08-07", "behoben am 07.08.2026", "✅ resolved 7 Aug 2026"]
)
def test_the_day_of_mending_is_taken_with_a_doubt(said: str) -> None:
    text = (
        "# Pumps\n\n## First, 2026-08-01\n\n- 06:09 pump red\n\n"
        f"## Second, {said}\n\n- 05:09 valve red\n- 05:11 valve green\n"
    )
    draft = read_timeline(text)
    assert [str(each.time) for each in draft.events][1:] == [
        "2026-08-07 05:09:00",
        "2026-08-07 05:11:00",
    ]
    assert any(each.line == 9 and each.kind is Doubt.DAY for each in draft.warnings)
