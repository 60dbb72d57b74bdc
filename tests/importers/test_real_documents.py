"""Real incident documents come in: nothing fails, nothing is out of order, nothing is lost."""

import re
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import SectionText
from pm_facilitator.importers.accepting.convert import review_changes
from pm_facilitator.importers.intake.files import read_file
from tests.importers.real import each_document, needs_postmortems, postmortems

pytestmark = needs_postmortems

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HEADING = re.compile(r"^#+\s.*(?:time\s?line|chronology)", re.I | re.M)
ENTRY = re.compile(r"^\W{0,8}(?:\d{4}-\d\d-\d\d\s)?\d\d:\d\d\b", re.M)


def imported(path: Path) -> Board:
    board = Board()
    changes, _ = review_changes(read_file(path), NOW, "UTC", name=path.stem)
    board.apply(changes)
    return board


@each_document
def test_a_document_becomes_a_review_with_a_title_and_a_story(path: Path) -> None:
    board = imported(path)
    assert board.review.title
    assert board.review.summary or board.events


@each_document
def test_where_there_is_a_timeline_with_times_there_are_events(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    _, *told = HEADING.split(text, maxsplit=1)
    if told and (entries := ENTRY.findall(told[0].partition("\n## ")[0])):
        assert len(imported(path).events) >= len(entries)


@each_document
def test_every_event_says_something(path: Path) -> None:
    assert [each.line for each in read_file(path).events if not each.text.strip()] == []


@each_document
def test_events_stay_in_the_order_of_their_day(path: Path) -> None:
    times = [each.time for each in read_file(path).events if isinstance(each.time, datetime)]
    backwards = sum(later < earlier for earlier, later in pairwise(times))
    assert backwards <= 2  # some authors wrote an entry or two out of order


def test_together_they_fill_every_part_of_a_review() -> None:
    boards = [imported(path) for path in postmortems()]
    found = Counter(
        {
            "events": sum(len(board.events) for board in boards),
            "factors": sum(len(board.factors) for board in boards),
            "texts": sum(len(board.all(SectionText)) for board in boards),
            "insights": sum(len(board.insights) for board in boards),
            "actions": sum(len(board.actions) for board in boards),
            "people": sum(len(board.people) for board in boards),
        }
    )
    # What led up to an incident is a text, and no factor.
    least = Counter(events=300, factors=45, texts=3, insights=40, actions=70, people=20)
    assert not least - found
