"""Where things lie is told by their records alone."""

from pm_facilitator.domain.areas import Area, around, around_any
from pm_facilitator.domain.entities import Arrow, BoardText, Note, Stroke, TimelineEvent
from pm_facilitator.domain.placing import box_of, placed, points_of
from pm_facilitator.domain.vocabulary import Stage
from tests.helpers.make import make_board, make_event, make_note


def test_a_box_knows_what_it_holds_and_touches() -> None:
    box = Area(0, 0, 100, 100)
    assert box.holds(Area(0, 0, 100, 100))
    assert not box.holds(Area(50, 50, 60, 10))
    assert box.touches(Area(90, 90, 50, 50))
    assert not box.touches(Area(100, 0, 50, 50))


def test_nothing_has_no_box_around_it() -> None:
    assert around_any([]) is None
    assert around([]) == Area(0, 0, 0, 0)
    assert around([Area(0, 0, 1, 1), Area(5, -2, 2, 2)]) == Area(0, -2, 7, 3)


def test_a_text_grows_taller_with_its_words() -> None:
    short, long = BoardText("a", "Words"), BoardText("b", "Many words in a row " * 9)
    boxes = box_of(short), box_of(long)
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[1].height > 3 * boxes[0].height


def test_an_arrow_that_hangs_on_a_record_has_no_box_of_its_own() -> None:
    assert box_of(Arrow("a", x1=5.0, x2=1.0)) == Area(1, 0, 4, 0)
    assert box_of(Arrow("a", from_kind="note", from_id="n")) is None


def test_what_is_no_point_of_a_line_is_passed_over() -> None:
    assert points_of(Stroke("s", ("1,2", "x", "", "3,4"))) == [(1, 2), (3, 4)]
    assert box_of(Stroke("s")) is None


def test_only_what_has_a_place_on_that_stage_is_given() -> None:
    note = make_note(stage=Stage.RECAP)
    board = make_board(note, make_note(), make_event())
    assert placed(board, Stage.RECAP) == [note]
    assert box_of(TimelineEvent("e")) is None
    assert box_of(Note("n")) == Area(0, 0, 168, 120)
