from datetime import date

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline


@pytest.mark.parametrize(
    "said",
    [
        "Stamps below are time since start of recording.",
        "Times count from the beginning of the call.",
        "All timestamps are relative to the start.",
        "Timecodes: hh:mm:ss into the recording",
    ],
)
def test_stamps_count_from_the_start_of_a_call_where_the_text_says_so(said: str) -> None:
    text = (
        f"Call about the valves\nRecording started 2026-03-02 14:00:00 UTC.\n{said}\n\n"
        "00:03:10  Ana Roth\nthe north valve is stuck\n"
        "00:10:05  Ben Falk\nI close the south valve\n"
        "01:02:00  Ana Roth\nboth valves move again\n"
    )
    told = [
        (str(event.time)[11:19], event.text, event.source) for event in read_timeline(text).events
    ]
    assert told == [
        ("14:03:10", "the north valve is stuck", "Ana Roth"),
        ("14:10:05", "I close the south valve", "Ben Falk"),
        ("15:02:00", "both valves move again", "Ana Roth"),
    ]


def test_stamps_that_count_from_an_unknown_start_are_in_doubt() -> None:
    text = "Times are from the start of the call.\n\n00:03:10 valve stuck\n00:10:05 valve moves\n"
    draft = read_timeline(text, day=date(2026, 3, 2))
    assert {warning.kind for warning in draft.warnings} == {Doubt.DAY}
