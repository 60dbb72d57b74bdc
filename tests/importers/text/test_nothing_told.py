"""What says that there is nothing, or only asks for it."""

import pytest

from pm_facilitator.importers.text.nothing_told import is_prompt, says_none


@pytest.mark.parametrize(
    "text",
    [
        "None at this time",
        "None - it was a drill",
        "N/A, see the ticket",
        "No further action needed.",
        "No action items: all is done",
        "There are no open follow-ups",
        "Nothing to report",
        "None landed yet. See the plan",
        "No contributing factors identified yet",
    ],
)
def test_it_is_said_in_many_words_that_there_is_nothing(text: str) -> None:
    assert says_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "No merges after four",
        "No action without two people",
        "None of the hosts had a clock",
        "Nothing told us of the heat",
        "No alert was set up",
    ],
)
def test_what_was_missing_is_something(text: str) -> None:
    assert not says_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "List anything the team did well and want to call out.",
        "*Include a short description of what happened.*",
        "Briefly describe what made it worse",
        "Be very specific here.",
        "All the following sections should be filled out together.",
    ],
)
def test_lines_of_a_template_ask_whoever_writes(text: str) -> None:
    assert is_prompt(text)


@pytest.mark.parametrize(
    "text",
    [
        "List all certificates in one place",
        "Include the night shift in drills",
        "Describe the cog in the handbook",
        "The following sections of the line were closed",
    ],
)
def test_what_was_learned_asks_nobody_for_a_text(text: str) -> None:
    assert not is_prompt(text)
