"""Entries that end with their time, below such as open with it."""

import pytest

from pm_facilitator.importers.draft import TimelineDraft
from pm_facilitator.importers.timeline.timeline_text import read_timeline

ABOVE = "2026-05-04 (UTC)\n{mark}10:00 deploy\n{mark}10:05 it rang\n"


def told(draft: TimelineDraft) -> list[tuple[str, str]]:
    return [(str(each.time)[11:16], each.text) for each in draft.events]


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("resolved at 10:40", "10:40"),
        ("Resolved 10:40.", "10:40"),
        ("all clear 10:45, comms sent", "10:45"),
        ("Mitigation applied 10:31", "10:31"),
        ("Mitigated at 10:20 – traffic moved", "10:20"),
        ("Service restored around 10:20", "10:20"),
    ],
)
def test_an_item_may_say_its_turn_of_events_first_and_is_asked_about(line: str, clock: str) -> None:
    draft = read_timeline(f"{ABOVE.format(mark='- ')}- {line}\n")
    assert told(draft)[2:] == [(clock, line)]
    assert any(each.line == 4 and "inside this text" in each.message for each in draft.warnings)


def test_lines_of_text_below_the_others_may_do_so_as_well() -> None:
    draft = read_timeline(
        f"{ABOVE.format(mark='')}\nMitigated at 10:20, traffic moved\nResolved at 10:40\n"
    )
    assert told(draft)[2:] == [
        ("10:20", "Mitigated at 10:20, traffic moved"),
        ("10:40", "Resolved at 10:40"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "resolved at 09:40",
        "the job that runs at 10:40 was fine",
        "the first of them had been resolved long before, at 10:40 by the clock of the lift",
        "resolved in 10:40 minutes of work",
        "logs of 10:10 and 10:12 are gone",
    ],
)
def test_what_only_mentions_a_time_stays_with_the_entry_above(line: str) -> None:
    draft = read_timeline(f"{ABOVE.format(mark='- ')}- {line}\n- 10:50 over\n")
    assert [text for _, text in told(draft)] == ["deploy", "it rang", "over"]
    assert line in draft.events[1].details


def test_a_sentence_that_was_wrapped_before_its_turn_goes_on() -> None:
    above = "10:05 the queue of the warehouse in the north had grown to a million, which was"
    text = f"2026-05-04\n\n10:00 deploy\n{above}\nResolved at 10:40 by more workers\n"
    assert [clock for clock, _ in told(read_timeline(text))] == ["10:00", "10:05"]


@pytest.mark.parametrize(
    ("line", "message"),
    [("we look at the lift", "has no time"), ("the lift turned 10:20", "stands inside")],
)
def test_an_item_that_is_kept_with_the_one_above_is_told_of_as_it_is(
    line: str, message: str
) -> None:
    draft = read_timeline(f"{ABOVE.format(mark='- ')}- {line}\n- 10:50 over\n")
    assert [message in each.message for each in draft.warnings if each.line == 4] == [True]


@pytest.mark.parametrize(
    "end",
    [
        "Thanks everyone!\n#inc-shop",
        "-- \nBen Okoro | +49 170 1234567",
        "Viele Grüße\nAna",
        "Cheers,\nBo",
    ],
)
def test_how_a_mail_ends_is_no_part_of_the_last_entry(end: str) -> None:
    draft = read_timeline(f"2026-05-04\n\n10:00 deploy\n10:40 all green\n\n{end}\n")
    assert [(each.text, each.details) for each in draft.events] == [
        ("deploy", ""),
        ("all green", ""),
    ]
