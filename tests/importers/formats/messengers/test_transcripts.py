"""Transcripts of recordings: who said what, counted from the start."""

from datetime import UTC, datetime

import pytest

from tests.importers.formats.reading import read_text, told

TEAMS = """WEBVTT

3b3f2f2e-1/12-0
00:00:05.123 --> 00:00:08.123
<v Ines Duarte>Card payments fail.</v>

3b3f2f2e-1/13-0
00:01:09.000 --> 00:01:12.000
<v Bo Lund>I look &amp; tell</v>
"""
ZOOM = """WEBVTT

1
00:00:05.000 --> 00:00:08.000
Ines Duarte: Card payments fail.

2
00:01:09.000 --> 00:01:12.000
Bo Lund: I look & tell
"""
SUBRIP = """1
00:00:05,000 --> 00:00:08,000
Ines Duarte: Card payments fail.

2
00:01:09,000 --> 00:01:12,000
Bo Lund: I look
& tell
"""
SHORT = """WEBVTT - meeting

NOTE made by a machine

00:05.000 --> 00:08.000 align:start
<v.loud Ines Duarte>Card <i>payments</i> fail.

01:09.000 --> 01:12.000
<v Bo Lund>I <00:01:10.000>look &amp; tell
"""


@pytest.mark.parametrize("text", [TEAMS, ZOOM, SUBRIP, SHORT])
def test_what_was_said_is_counted_from_the_start_that_the_name_tells(text: str) -> None:
    draft = read_text(text, "GMT20260302-140500_Recording.transcript.vtt")
    assert draft.form == "Transcript of a recording"
    assert told(draft) == ["14:05 Ines Duarte: Card payments fail.", "14:06 Bo Lund: I look & tell"]
    assert draft.events[0].time == datetime(2026, 3, 2, 14, 5, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", [TEAMS, ZOOM, SUBRIP])
def test_without_a_start_no_time_is_made_up(text: str) -> None:
    draft = read_text(text, "meeting.vtt")
    assert [(each.time, each.text) for each in draft.events] == [
        (None, "T+00:00:05 Card payments fail."),
        (None, "T+00:01:09 I look & tell"),
    ]
    assert "count from the start of a recording" in draft.warnings[0].message
    assert {each.key: each.chosen for each in draft.choices} == {"clock": "elapsed"}


def test_a_sentence_that_runs_over_several_spans_is_one() -> None:
    text = (
        "WEBVTT\n\n00:00:05.000 --> 00:00:08.000\n<v Bo>the queue</v>\n\n"
        "00:00:08.100 --> 00:00:09.000\n<v Bo>is full.</v>\n\n"
        "00:00:09.100 --> 00:00:10.000\n<v Bo>I drain it</v>\n\n"
        "00:00:30.000 --> 00:00:31.000\n<v Bo>it is empty</v>\n\n"
        "00:00:31.100 --> 00:00:32.000\n<v Ines>thanks</v>\n"
    )
    draft = read_text(text, "GMT20260302-140500.vtt")
    assert [(each.line, each.source, each.text) for each in draft.events] == [
        (3, "Bo", "the queue is full."),
        (9, "Bo", "I drain it"),
        (12, "Bo", "it is empty"),
        (15, "Ines", "thanks"),
    ]


def test_a_colon_now_and_then_names_nobody() -> None:
    spans = [f"00:00:{n * 10}.000 --> 00:00:{n * 10 + 1}.000" for n in range(1, 5)]
    words = ["Note this: it is slow.", "We look.", "It is back.", "Good."]
    text = "WEBVTT\n\n" + "\n\n".join(map("\n".join, zip(spans, words, strict=True)))
    draft = read_text(text, "GMT20260302-140500.vtt")
    assert [(each.source, each.text) for each in draft.events] == [("", said) for said in words]


def test_a_range_that_somebody_writes_with_an_arrow_is_no_transcript() -> None:
    draft = read_text("Timeline of 2 March 2026\n\n14:05 --> 14:20 it rang\n14:30 it was back\n")
    assert draft.form != "Transcript of a recording"


def test_spans_without_words_are_no_events_and_cost_no_time() -> None:
    silent = "".join(f"{clock(n)} --> {clock(n + 1)}\n<b></b>\n\n" for n in range(20_000))
    said = f"{clock(20_000)} --> {clock(20_001)}\nAna: we roll back\n"
    (event,) = read_text(f"WEBVTT\n\n{silent}{said}").events
    assert (event.source, event.text.endswith("we roll back")) == ("Ana", True)


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"
