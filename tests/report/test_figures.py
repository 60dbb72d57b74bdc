"""Which events the figure shows, and that no text breaks Mermaid."""

import re
from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Bone, Factor, Review, TimelineEvent, WhyStep
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.figures.shapes import Text
from pm_facilitator.report.blocks import Drawing
from pm_facilitator.report.context import Context
from pm_facilitator.report.drawings import chain_drawings, timeline_drawing
from pm_facilitator.report.key_events import MOST_EVENTS, key_events
from pm_facilitator.report.mermaid import chain_words, fishbone_words, matrix_words, timeline_words
from pm_facilitator.report.timeline_parts import timeline_parts
from pm_facilitator.report.when import Times
from tests.report.boards import START, long_board, options, rich_board

TIMELINE = re.compile(r"    (section [^:#;\n]+|[^:#;`%\n]+ : [^:#;`%\n]+)")
FLOWCHART = re.compile(r'    \w+\(?[\[(]+"[^"`#;<>{}\n]+"[\])]+( --> \w+)?')


def test_a_short_timeline_is_shown_whole() -> None:
    events = long_board(MOST_EVENTS).events
    assert key_events(events) == events


def test_of_a_long_timeline_the_highlighted_and_turning_points_are_shown() -> None:
    events = [
        TimelineEvent(
            f"{n:03}",
            START + timedelta(minutes=n),
            highlighted=n % 30 == 0,
            kind=EventKind.DETECTION if n % 31 == 0 else EventKind.OTHER,
        )
        for n in range(120)
    ]
    ids = {int(event.id) for event in key_events(events)}
    assert ids >= {0, 30, 60, 90, 31, 62, 93}
    assert len(ids) <= MOST_EVENTS


def test_many_highlights_are_thinned_evenly() -> None:
    events = [TimelineEvent(f"{n:03}", START, highlighted=True) for n in range(200)]
    chosen = [int(event.id) for event in key_events(events)]
    assert len(chosen) == MOST_EVENTS
    assert (chosen[0], chosen[-1]) == (0, 199)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_no_text_breaks_the_mermaid_timeline(text: str) -> None:
    events = [TimelineEvent("e", START, text=text)]
    first, *lines = timeline_words(events, Times(Board([Review("r"), *events]))).split("\n")
    assert first == "timeline"
    assert all(TIMELINE.fullmatch(line) for line in lines)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_no_text_breaks_the_mermaid_fishbone(text: str) -> None:
    board = Board([Review("r", problem=text), Bone("b", text), Factor("f", text, "b")])
    first, *lines = fishbone_words(board).split("\n")
    assert first == "flowchart LR"
    assert len(lines) == 3
    assert all(FLOWCHART.fullmatch(line) for line in lines)


def test_the_matrix_names_the_actions_by_number() -> None:
    words = matrix_words(rich_board().actions)
    assert '"1": [0.30, 0.90]' in words
    assert '"2": [0.70, 0.50]' in words


def test_a_burst_takes_the_room_of_one_event() -> None:
    alerts = [
        TimelineEvent(f"a{n:02}", START + timedelta(seconds=10 * n), text=f"Disk {n} is full")
        for n in range(40)
    ]
    others = [
        TimelineEvent(f"o{n}", START + timedelta(minutes=9 * n), text="x" * n) for n in range(20)
    ]
    assert len(key_events([*alerts, *others])) == 60


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60))
def test_no_text_breaks_the_mermaid_chain(text: str) -> None:
    factor = Factor("f", text, "b")
    steps = [WhyStep(id_, "f", None, text) for id_ in ("w", "x")]
    board = Board([Review("r"), Bone("b"), factor, *steps])
    first, *lines = chain_words(board, factor).split("\n")
    assert first == "flowchart TD"
    joins = [line for line in lines if line.endswith(" --> gf")]
    assert len(joins) == 2
    assert all(FLOWCHART.fullmatch(line) for line in lines if line not in joins)


def test_a_chain_that_does_not_branch_is_not_drawn() -> None:
    straight = Board([e for e in rich_board().entities() if e.id not in ("w3", "w4")])
    assert _drawn_chains(straight) == []
    assert _drawn_chains(rich_board()) == ["why-1"]


def _drawn_chains(board: Board) -> list[str]:
    return [drawing.name for drawing in chain_drawings(Context(board, options(), Times(board)))]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 2000), min_size=25, max_size=150))
def test_a_long_timeline_is_cut_without_losing_or_doubling_an_event(minutes: list[int]) -> None:
    times = [START + timedelta(minutes=minute) for minute in sorted(minutes)]
    events = [TimelineEvent(f"{n:03}", time, text=f"{n}") for n, time in enumerate(times)]
    parts = timeline_parts([*events, TimelineEvent("unknown", None)])
    assert [event for part in parts for event in part] in ([], events)
    assert all(parts)


def steps(minutes: Sequence[int]) -> list[TimelineEvent]:
    """Give events that differ in their words, so that no burst takes them together."""
    words = [f"{chr(97 + n % 26) * 6} {chr(97 + n // 26) * 6}" for n in range(len(minutes))]
    return [
        TimelineEvent(f"{n:03}", START + timedelta(minutes=minute), text=words[n])
        for n, minute in enumerate(minutes)
    ]


def test_a_long_timeline_is_cut_where_little_happened() -> None:
    events = steps([*range(0, 68, 4), *range(400, 460, 4)])
    assert [len(part) for part in timeline_parts(events)] == [17, 15]


def drawn(count: int) -> list[Drawing]:
    board = Board([Review("r"), *steps(range(0, 5 * count, 5))])
    return timeline_drawing(Context(board, options(), Times(board)))


def test_a_timeline_of_hundreds_of_events_shows_its_key_moments_only() -> None:
    [only] = drawn(400)
    assert "of 400 events" in only.caption


def test_a_timeline_of_more_than_a_page_follows_in_parts() -> None:
    whole, *parts = drawn(100)
    assert "of 100 events" in whole.caption
    assert [part.name for part in parts] == [f"timeline-{n}" for n in range(1, 6)]
    assert parts[0].caption.startswith("The timeline, part 1 of 5: 9 Mar 21:40 to ")
    shapes = [shape for part in parts for shape in part.light.shapes]
    said = [shape.text for shape in shapes if isinstance(shape, Text)]
    assert all(event.text in said for event in steps(range(0, 500, 5)))
