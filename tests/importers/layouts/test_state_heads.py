import pytest

from pm_facilitator.importers.layouts.state_heads import with_states_behind
from pm_facilitator.importers.text.lines import split_lines
from pm_facilitator.importers.timeline.timeline_text import read_timeline

STATES = ("investigating", "Identified", "update", "IN PROGRESS", "Resolved", "postmortem")


def told(text: str) -> list[tuple[str, str]]:
    draft = read_timeline(text)
    assert not draft.warnings
    return [(f"{event.time:%d %H:%M}", event.text) for event in draft.events]


@pytest.mark.parametrize("post", ["- {}\n  {}\n", "{}\n{}\n\n", "{}\n\n{}\n\n", "* {}\n\n  {}\n\n"])
def test_a_state_and_its_moment_head_the_words_below(post: str) -> None:
    text = "Gates of the harbour\n\nUpdates\n\n" + "".join(
        post.format(f"{state} May 11, 2021, 0{hour}:35 PM UTC", f"Gate {hour} is looked at.")
        for hour, state in enumerate(STATES, 1)
    )
    said = [f"{state} - Gate {hour} is looked at." for hour, state in enumerate(STATES, 1)]
    said[2] = "Gate 3 is looked at."  # an update tells no state
    assert told(text) == [(f"11 {12 + hour}:35", each) for hour, each in enumerate(said, 1)]


def test_what_else_is_told_of_an_update_stays_below_it() -> None:
    text = (
        "- resolved 11 May 2021, 14:35 UTC\n  It is open.\n\n"
        "- update 11 May 2021, 14:05 UTC\n  The gate is\n  half open.\n\n  Boats may wait.\n"
    )
    event = read_timeline(text).events[1]
    assert (event.text, event.details) == ("The gate is half open.", "Boats may wait.")


@pytest.mark.parametrize(
    "text",
    [
        "Identified 2024-03-12 15:20\nResolved 2024-03-12 16:20\nIt was a pump.\n",
        "Resolved 2024-03-12 16:20\n\nIt was a pump.\n",
        "- resolved by Mo, 12 March 2024, 16:20\n  It runs.\n- resolved it on 12 March 2024, 15:20",
        "- Jo Resolved 12 March 2024 16:20\n  a\n- Jo Updated 12 March 2024 16:40\n  b\n",
    ],
)
def test_fields_and_sentences_are_no_heads(text: str) -> None:
    lines = split_lines(text)
    assert with_states_behind(lines) == lines
