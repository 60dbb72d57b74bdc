"""What was written in any form comes back as it was: times, texts, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.accepting.convert import to_events
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from tests.importers.rendering import FORMS, Entry

SUBJECTS = ["the kiln", "Ana", "@bo", "checkout", "a customer", "two nodes", "nobody", "on-call"]
VERBS = ["stops", "rolls back 1.20", "sees errors since 14:20", "asks for 10:1", "waits till noon"]
MORE = ["", " (see INC-12)", ", again", " - then calls Kim", "; 5 of 12 are left", " at 100%"]
TEXTS = st.tuples(*map(st.sampled_from, (SUBJECTS, VERBS, MORE))).map(
    lambda said: f"{said[0]} {said[1]}{said[2]}"
)


@st.composite
def timelines(draw: st.DrawFn) -> list[Entry]:
    """Draw entries that follow one another, over midnight too, some at the same minute."""
    time = draw(st.datetimes(datetime(2001, 1, 1), datetime(2037, 1, 1)))
    time = time.replace(second=0, microsecond=0, tzinfo=UTC)
    entries = []
    for _ in range(draw(st.integers(3, 8))):
        entries.append((time, draw(TEXTS)))
        time += timedelta(minutes=draw(st.integers(0, 200)))
    return entries


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None)
@given(timelines())
def test_a_timeline_comes_back(form: str, entries: list[Entry]) -> None:
    draft = read_timeline(FORMS[form](entries))
    expected = entries[::-1] if form == "newest first" else entries
    events = to_events(draft, "UTC")
    assert [event.time for event in events] == [time for time, _ in expected]
    for event, (_, text) in zip(events, expected, strict=True):
        assert event.text.strip(".") == text


@settings(max_examples=50, deadline=None)
@given(timelines(), st.data())
def test_a_slip_between_others_comes_back_and_is_told_of(
    entries: list[Entry], data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(entries) - 2), label="which")
    parts = data.draw(st.sampled_from(";."), label="written with")
    lines = [f"- {time:%H:%M} {text}" for time, text in entries]
    lines[number] = lines[number].replace(":", parts, 1)
    draft = read_timeline(f"{entries[0][0]:%Y-%m-%d}\n\n" + "\n".join(lines))
    assert [event.text for event in draft.events] == [text for _, text in entries]
    told = [event.time for event in draft.events if isinstance(event.time, datetime)]
    assert [f"{time:%H:%M}" for time in told] == [f"{time:%H:%M}" for time, _ in entries]
    assert any(warning.line == number + 3 for warning in draft.warnings)
