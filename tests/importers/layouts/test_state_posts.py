"""Posts of status pages that open with their state and have their time below."""

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import TimelineDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(draft: TimelineDraft) -> list[tuple[str, str]]:
    return [(str(event.time)[:16], event.text) for event in draft.events]


def test_each_post_has_the_time_below_it_and_not_that_below_the_one_above() -> None:
    text = (
        "Paylantern\nSUBSCRIBE TO UPDATES\nErrors of the API\nPostmortem\nSummary\n\n"
        "It was down on June 12.\n\nWhat went wrong\n\nA test.\n\nWhat we are doing\n\nMore.\n\n"
        "Posted 8 months ago. Jun 17, 2025 - 10:22 PDT\nResolved\nAll payouts are out.\n"
        "Posted 8 months ago. Jun 12, 2025 - 13:20 PDT\nMonitoring\nErrors are gone.\n"
        "Posted 8 months ago. Jun 12, 2025 - 12:14 PDT\nInvestigating\nWe look.\n"
        "Posted 8 months ago. Jun 12, 2025 - 09:52 PDT\nThis incident affected: the API.\n"
    )
    assert told(read_timeline(text))[-3:] == [
        ("2025-06-12 13:20", "Resolved All payouts are out."),
        ("2025-06-12 12:14", "Monitoring Errors are gone."),
        ("2025-06-12 09:52", "Investigating We look."),
    ]


def test_the_year_of_a_post_stands_in_the_day_above_its_incident() -> None:
    text = (
        "Past Incidents\nJan 3, 2024\nNo incidents reported today.\nJan 2, 2024\nWebhooks delayed\n"
        "Resolved - The backlog is gone.\nJan 2, 00:44 UTC\nInvestigating - They are late.\n"
        "Dec 31, 23:02 UTC\nJan 1, 2024\nNo incidents reported.\n"
    )
    assert told(read_timeline(text)) == [
        ("2024-01-02 00:44", "Resolved - The backlog is gone."),
        ("2023-12-31 23:02", "Investigating - They are late."),
    ]


def test_states_and_days_may_be_told_in_other_languages() -> None:
    text = (
        "Coupure électrique\nlundi 14 mars 2022 09:12:44\nNous constatons une coupure.\n\n"
        "Enquête en cours\nL'onduleur est arrêté.\nlundi 14 mars 2022 09:31:20\nIdentifié\n"
        "Un condensateur a lâché.\nlundi 14 mars 2022 10:04:57\nCorrigé\nRéparé.\n"
        "mardi 15 mars 2022 09:00:12\nComposants touchés\n"
    )
    draft = read_source(Source.pasted(text), Hints())
    assert [(f"{event.time:%d %H:%M}", event.text[:12]) for event in draft.events][1:] == [
        ("14 09:31", "Enquête en c"),
        ("14 10:04", "Identifié Un"),
        ("15 09:00", "Corrigé Répa"),
    ]


def test_times_above_their_states_stay_there() -> None:
    text = (
        "# Errors of March 14, 2022\n\n**Resolved**\n\n## Updates\n\n"
        "Mar 14, 18:35 UTC\n**Resolved** - Over.\n\n"
        "Mar 14, 16:20 UTC\n**Monitoring** - A fix is in.\n\n"
        "Mar 14, 14:41 UTC\n**Investigating** - We look.\n\n---\nThis affected: all.\n"
    )
    times = [f"{event.time:%H:%M}" for event in read_timeline(text).events]
    assert times == ["18:35", "16:20", "14:41"]


def test_a_day_may_stand_behind_the_time_at_the_end_of_a_post() -> None:
    text = (
        "October 3, 2023\n\nResolved - All mirrors are up. (13:51 UTC — Oct 3)\n\n"
        "Monitoring - Two are up. (12:20 UTC — Oct 3)\n\n"
        "Identified - They cannot log in. (11:02 UTC — Oct 3)\n\n"
        "Investigating - Several report it. (09:37 UTC — Oct 3)\n"
    )
    assert [f"{event.time:%H:%M}" for event in read_timeline(text).events] == [
        "13:51",
        "12:20",
        "11:02",
        "09:37",
    ]


def test_a_time_between_a_state_and_its_words_is_that_of_the_words() -> None:
    text = (
        "Builds are stuck\n\nRESOLVED\nMar 4, 2025 11:40 UTC\nThe backlog is gone.\n\n"
        "MONITORING\nMar 4, 2025 11:21 UTC\nThe scheduler is up.\n\n"
        "INVESTIGATING\nMar 4, 2025 09:02 UTC\nBuilds wait in Frankfurt.\n"
    )
    events = read_timeline(text).events
    assert [f"{event.time:%H:%M}" for event in events] == ["11:40", "11:21", "09:02"]
    assert [event.text for event in events] == [
        "RESOLVED - The backlog is gone.",
        "MONITORING - The scheduler is up.",
        "INVESTIGATING - Builds wait in Frankfurt.",
    ]
    assert [event.details for event in events] == ["", "", ""]
    assert events[0].kind is EventKind.RESOLUTION


def test_that_a_post_mortem_was_posted_is_a_state_with_its_moment() -> None:
    below = (
        "Postmortem posted\nA queue was full.\nMar 9, 2026 10:00 UTC\nResolved - Over.\n"
        "Mar 2, 2026 14:31 UTC\nInvestigating - We look.\nMar 2, 2026 13:31 UTC\n"
    )
    assert told(read_timeline(f"Checkout errors\n\n{below}"))[0] == (
        "2026-03-09 10:00",
        "Postmortem posted A queue was full.",
    )
    beside = (
        "**Postmortem posted** Mar 9, 2026 10:00 UTC - A queue was full.\n\n"
        "**Resolved** Mar 2, 2026 14:31 UTC - Over.\n"
    )
    draft = read_timeline(beside)
    assert told(draft)[0] == ("2026-03-09 10:00", "Postmortem posted - A queue was full.")
    assert (draft.events[0].kind, draft.events[0].source) == (EventKind.COMMUNICATION, "")


def test_states_may_be_headings_over_the_time_of_the_post() -> None:
    text = (
        "## Resolved\n\n*Posted Sep 28, 2023 - 19:39 UTC*\n\nNo more errors are told of.\n\n"
        "## Monitoring\n\n*Posted Sep 28, 2023 - 17:55 UTC*\n\nWe watch it.\n"
    )
    assert told(read_timeline(text)) == [
        ("2023-09-28 19:39", "Resolved - No more errors are told of."),
        ("2023-09-28 17:55", "Monitoring - We watch it."),
    ]
