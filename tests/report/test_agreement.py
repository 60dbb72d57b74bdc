"""What the document says of the agreement on the timeline, of told times and of hindsight."""

from dataclasses import replace

import pytest

from pm_facilitator.domain.agreement import Since, Stated
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import agreement, common, events, setup
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import Precision, RemarkKind
from pm_facilitator.report.audience import for_audience
from pm_facilitator.report.build import build
from pm_facilitator.report.markdown import render_markdown
from pm_facilitator.report.options import Audience
from pm_facilitator.report.sections.agreement import changes_in_words
from tests.report.boards import after, options
from tests.report.test_build import text_of


def document(board: Board, audience: Audience = "internal") -> str:
    return render_markdown(build(board, options(audience)))


@pytest.fixture
def changed(rich: Board) -> Board:
    """A board of which the timeline was agreed on, and three events were touched afterwards."""
    for text, kind in (("The restart", RemarkKind.MISSING), ("Not so", RemarkKind.OBJECTION)):
        rich.apply(agreement.add_remark(rich, text, kind, after(3000))[0])
    rich.apply(agreement.agree(rich, after(3010)))
    rich.apply(events.set_text(rich, "e2", "Nobody is paged"))
    rich.apply(common.remove(rich, [("event", "e3")]))
    rich.apply(events.add_event(rich, "A second disk fails", after(20))[0])
    return rich


def test_later_changes_are_marked_and_what_was_agreed_on_is_kept(changed: Board) -> None:
    text = text_of(changed, "timeline")
    assert "Since then 1 event was changed, 1 added and 1 removed." in text
    assert text.count("Changed after the agreement") == 1
    assert text.count("Added after the agreement") == 1
    assert "Agreed as: " in text
    assert "pager rings" in text
    _, _, removed = text.partition("Removed after the agreement")
    assert "José restores the first half" in removed


def test_what_was_said_and_objections_stay_in_the_document(changed: Board) -> None:
    text = text_of(changed, "timeline")
    assert text.index("Said to be missing") < text.index("The restart")
    assert text.index("Objections") < text.index("Not so")


def test_outsiders_read_nothing_of_it(changed: Board) -> None:
    text = document(changed, "external")
    for word in ("after the agreement", "The restart", "Not so", "pager rings"):
        assert word not in text


def test_what_was_visible_then_and_is_known_now_stand_side_by_side(rich: Board) -> None:
    for shown in (False, True):
        event = rich.need(TimelineEvent, "e1")
        board = Board(
            replace(event, known_now="The *mirror* had failed", known_shown=shown)
            if entity is event
            else entity
            for entity in rich.entities()
        )
        text = text_of(board, "timeline")
        assert text.index("Visible then: ") < text.index("Known now: ")
        assert "mirror" not in document(board, "external")


def test_a_time_told_in_another_zone_is_said_as_it_was_told(rich: Board) -> None:
    told = replace(rich.need(TimelineEvent, "e1"), told="4 am PT", told_zone="America/Los_Angeles")
    home = replace(rich.need(TimelineEvent, "e2"), told="13:12", told_zone=rich.review.zone)
    rest = (each for each in rich.entities() if each.id not in ("e1", "e2"))
    text = text_of(Board([*rest, told, home]), "timeline")
    assert "told as “4 am PT”" in text
    assert "13:12”" not in text


def test_times_that_nobody_set_come_from_the_events_and_say_so(rich: Board) -> None:
    rich.apply(setup.set_fields(rich, detected_at=after(10), resolved_at=None))
    text = text_of(rich, "details")
    assert "set by hand; 2 min less than the events say" in text
    assert "Time to resolve: partly" not in text
    assert text.count(", from the events") == 2


def test_the_audience_of_outsiders_keeps_no_statement_of_events(changed: Board) -> None:
    kinds = {type(entity).__name__ for entity in for_audience(changed, "external").entities()}
    assert kinds.isdisjoint({"Remark", "Agreement"})


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((1, 0, 0), "1 event was changed"),
        ((0, 2, 0), "2 events were added"),
        ((2, 0, 1), "2 events were changed and 1 removed"),
        ((1, 2, 3), "1 event was changed, 2 added and 3 removed"),
    ],
)
def test_changes_are_counted_in_words(numbers: tuple[int, int, int], said: str) -> None:
    stated = Stated("e", None, None, Precision.UNKNOWN, "")
    changed, added, removed = numbers
    since = Since(
        {str(n): stated for n in range(changed)},
        frozenset(map(str, range(added))),
        (stated,) * removed,
    )
    assert changes_in_words(since) == said
