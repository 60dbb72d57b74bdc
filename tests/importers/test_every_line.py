"""No line of a timeline is lost, whatever its text says: commas, other times, days and lengths."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.timeline.timeline_text import read_timeline

SAID = (
    "starting at 14:20 UTC, it was down, as Bo saw",
    "On Monday, October 1 at 01:00 it will be moved",
    "Provider confirms what went wrong",
    "the chiller was off from 2:45 to 7:00; nobody rang",
    "Cache drained, 40 minutes, 3 of 12 hosts",
    'Ana: "no idea, it\'s 9:05 here"',
    "rolled back to 4.18.0 (see #1204, https://git.example/x/1204)",
    "Impact: 5% of requests, peak 12:1",
    "It was over until 16:30, and then again",
    "error rate 0.4 -> 12.5 %, p99 = 9:30 min",
    "Ticket 2023-11 opened by the desk in Lisbon",
    "no change",
    "No change.",
    "Bo and Ana, on the phone with the vendor, find it",
    "root cause found: disk full",
    "next day a review is planned, at 10:00",
    "`systemctl restart db@a`; it hangs",
    "Deploy 20240305.2, 12 pods",
)
OPENINGS: tuple[str, ...] = (
    "- {time} {text}",
    "- **{time}** - {text}",
    "* {time}: {text}",
    "{time} — {text}\n",
)
OPENINGS += (
    "| {time} | {text} |",
    "- [{time}] {text}",
    "1. `{time}` {text}",
    "### {time} - {text}\n",
)
FORMS = ("%H:%M", "%H:%M UTC", "%H:%M:%S", "%Y-%m-%d %H:%M")


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(st.sampled_from(SAID), min_size=4, max_size=9),
    opening=st.sampled_from(OPENINGS),
    form=st.sampled_from(FORMS),
    steps=st.lists(st.integers(1, 40), min_size=9, max_size=9),
)
def test_every_line_is_an_event_of_its_time(
    texts: list[str], opening: str, form: str, steps: list[int]
) -> None:
    times = [datetime(2024, 3, 5, 8, 12)]
    times += [times[-1] + timedelta(minutes=sum(steps[: n + 1])) for n in range(len(texts) - 1)]
    rows = (
        opening.format(time=f"{time:{form}}", text=text)
        for time, text in zip(times, texts, strict=True)
    )
    table = "| Time | Event |\n|---|---|\n" if opening.startswith("|") else ""
    text = f"# Outage\n\n## Timeline (5 March 2024, UTC)\n\n{table}" + "\n".join(rows)
    events = read_timeline(text).events
    told = [f"{time:%Y-%m-%d %H:%M}" for time in times]
    assert [str(event.time)[:16] for event in events] == told, text


@pytest.mark.parametrize("opening", OPENINGS)
def test_every_text_is_read_below_every_other(opening: str) -> None:
    table = "| Time | Event |\n|---|---|\n" if opening.startswith("|") else ""
    for above, below in pairwise((*SAID, *SAID[::2], *SAID[::3])):
        rows = [
            opening.format(time=f"09:{at:02} UTC", text=text)
            for at, text in ((1, "it rang"), (5, above), (9, below), (20, "over"))
        ]
        text = f"## Timeline (5 March 2024)\n\n{table}" + "\n".join(rows)
        assert len(read_timeline(text).events) == 4, text
