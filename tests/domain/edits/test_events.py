"""Edits of the timeline."""

from datetime import timedelta

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import events, setup
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, LaneBy, Precision
from tests.domain.conftest import NOW, apply

HOUR = timedelta(hours=1)


def add(board: Board, text: str = "Alert", timed: bool = True) -> str:
    return apply(board, events.add_event(board, text, NOW if timed else None))


def get(board: Board, id_: str) -> TimelineEvent:
    return board.need(TimelineEvent, id_)


def test_an_event_without_a_time_is_of_unknown_time(board: Board) -> None:
    assert get(board, add(board, timed=False)).precision is Precision.UNKNOWN
    assert get(board, add(board)).precision is Precision.EXACT


def test_an_event_goes_into_a_lane_as_the_review_draws_them(board: Board) -> None:
    id_ = add(board)
    board.apply(events.toggle(board, [id_], "agreed"))
    for lanes, field in ((LaneBy.SOURCE, "source"), (LaneBy.TEAM, "lane")):
        board.apply(setup.set_fields(board, lanes=lanes))
        board.apply(events.shift(board, [id_], timedelta(), "Payments"))
        assert getattr(get(board, id_), field) == "Payments"
        made = apply(board, events.add_event(board, "New", NOW, lane="Payments"))
        assert getattr(get(board, made), field) == "Payments"
    assert get(board, id_).agreed
    assert get(board, id_).time == NOW


def test_many_events_keep_the_order_they_came_in(board: Board) -> None:
    add(board)
    many = [TimelineEvent(f"e{n}", time=NOW, text=str(n)) for n in range(3)]
    board.apply(events.add_events(board, many))
    assert [event.text for event in board.events] == ["Alert", "0", "1", "2"]


def test_a_time_can_be_set_and_taken_away(board: Board) -> None:
    id_ = add(board, timed=False)
    board.apply(events.set_time(board, id_, NOW, NOW + HOUR))
    assert get(board, id_).precision is Precision.EXACT
    assert get(board, id_).end == NOW + HOUR
    board.apply(events.set_time(board, id_, None))
    assert (get(board, id_).time, get(board, id_).end) == (None, None)
    assert get(board, id_).precision is Precision.UNKNOWN


def test_setting_a_time_keeps_how_well_it_is_known(board: Board) -> None:
    id_ = add(board)
    board.apply(events.set_time(board, id_, NOW, precision=Precision.APPROXIMATE))
    board.apply(events.set_time(board, id_, NOW + HOUR))
    assert get(board, id_).precision is Precision.APPROXIMATE


def test_shifting_moves_ranges_whole_and_ends_the_agreement(board: Board) -> None:
    timed, untimed = add(board), add(board, timed=False)
    board.apply(events.set_time(board, timed, NOW, NOW + HOUR))
    board.apply(events.toggle(board, [timed], "agreed"))
    board.apply(events.shift(board, [timed, untimed], HOUR))
    moved = get(board, timed)
    assert (moved.time, moved.end, moved.agreed) == (NOW + HOUR, NOW + 2 * HOUR, False)
    assert get(board, untimed).time is None


def test_toggling_switches_all_on_before_it_switches_all_off(board: Board) -> None:
    one, two = add(board), add(board)
    board.apply(events.toggle(board, [one], "highlighted"))
    board.apply(events.toggle(board, [one, two], "highlighted"))
    assert [event.highlighted for event in board.events] == [True, True]
    board.apply(events.toggle(board, [one, two], "highlighted"))
    assert [event.highlighted for event in board.events] == [False, False]


def test_kind_and_text_can_be_changed(board: Board) -> None:
    id_ = add(board)
    board.apply(events.set_kind(board, [id_], EventKind.DETECTION))
    board.apply(events.set_text(board, id_, "Pager rang"))
    assert get(board, id_).kind is EventKind.DETECTION
    assert get(board, id_).text == "Pager rang"
