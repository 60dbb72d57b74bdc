from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Removed, patch
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Note, TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, LaneBy, Stage
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import NOON, Desk, a_review

SHIFT = Qt.KeyboardModifier.ShiftModifier
Recap = Desk[TimelineScene]


def minutes_to_the_right(recap: Recap, id_: str, minutes: float) -> tuple[QPointF, QPointF]:
    event = recap.board.need(TimelineEvent, id_)
    assert event.time is not None
    start = recap.place("event", id_)
    x_at = recap.scene.timeline.x_at
    return start, start + QPointF(
        x_at(event.time + timedelta(minutes=minutes)) - x_at(event.time), 0
    )


def test_a_card_dragged_along_the_axis_asks_for_whole_minutes(recap: Recap) -> None:
    start, end = minutes_to_the_right(recap, "e1", 7.2)
    recap.drag(start, end)
    assert recap.wishes == [want.ShiftEvents(("e1",), timedelta(minutes=7))]


def test_shift_drags_to_the_second(recap: Recap) -> None:
    start, end = minutes_to_the_right(recap, "e1", 7.2)
    recap.drag(start, end, SHIFT)
    [wish] = recap.wishes
    assert isinstance(wish, want.ShiftEvents)
    assert wish.by.total_seconds() % 60 != 0


def test_the_old_and_the_new_time_are_shown_during_the_drag(recap: Recap) -> None:
    start, end = minutes_to_the_right(recap, "e1", 5)
    recap.press(start)
    recap.move(end)
    assert recap.scene.said() == "12:20  →  12:25"
    recap.release(end)
    assert recap.scene.said() == ""


def test_height_means_nothing(recap: Recap) -> None:
    start = recap.place("event", "e1")
    recap.press(start)
    recap.move(start + QPointF(0, 90))
    item = recap.scene.item(("event", "e1"))
    assert item is not None
    assert item.pos().y() == item.home().y()
    recap.release(start + QPointF(0, 90))
    assert recap.wishes == []


def in_lanes(recap: Recap) -> None:
    """Draw the events in the lanes of three sources."""
    changes = setup.set_fields(recap.board, lanes=LaneBy.SOURCE)
    for id_, source in (("e0", "Chat"), ("e1", "Pager"), ("e2", "Pager")):
        changes += patch(recap.board.need(TimelineEvent, id_), source=source)
    recap.commit(changes)


def test_a_card_dragged_straight_into_another_lane_keeps_its_time(recap: Recap) -> None:
    in_lanes(recap)
    start = recap.place("event", "e1")
    recap.press(start)
    recap.move(QPointF(start.x() + 4, recap.place("event", "e0").y()))
    assert recap.scene.said() == "12:20  ·  Chat"
    recap.release(QPointF(start.x() + 4, recap.place("event", "e0").y()))
    assert recap.wishes == [want.ShiftEvents(("e1",), timedelta(), "Chat")]


def test_a_double_click_in_a_lane_adds_an_event_to_it(recap: Recap) -> None:
    in_lanes(recap)
    layout = recap.scene.timeline
    lane = next(lane for lane in layout.lanes if lane.name == "Chat")
    recap.double_click(QPointF(layout.width - 30, lane.y - layout.axis_y + lane.height - 6))
    [wish] = recap.wishes
    assert isinstance(wish, want.AddEvent)
    assert wish.lane == "Chat"


def test_selected_events_move_together(recap: Recap) -> None:
    recap.scene.select([("event", "e0"), ("event", "e1")])
    recap.drag(*minutes_to_the_right(recap, "e1", 5))
    assert recap.wishes == [want.ShiftEvents(("e0", "e1"), timedelta(minutes=5))]


def test_escape_breaks_a_drag_off_and_puts_the_card_back(recap: Recap) -> None:
    start, end = minutes_to_the_right(recap, "e1", 9)
    recap.press(start)
    recap.move(end)
    recap.key(Qt.Key.Key_Escape)
    recap.release(end)
    item = recap.scene.item(("event", "e1"))
    assert item is not None
    assert item.pos() == item.home().topLeft()
    assert recap.wishes == []


def test_dropping_from_the_tray_on_the_axis_gives_a_time(recap: Recap) -> None:
    wanted = NOON + timedelta(minutes=30)
    recap.drag(recap.place("event", "later"), QPointF(recap.scene.timeline.x_at(wanted), 0))
    assert recap.wishes == [want.SetEventTime("later", wanted)]


def test_dropping_back_into_the_tray_asks_for_nothing(recap: Recap) -> None:
    start = recap.place("event", "later")
    recap.drag(start, start + QPointF(60, 60))
    assert recap.wishes == []


def test_a_double_click_clear_of_the_timeline_asks_for_a_note_there(recap: Recap) -> None:
    place = QPointF(recap.scene.timeline.width + 200, 0)
    recap.view.look_at(place)
    recap.double_click(place)
    [wish] = recap.wishes
    assert isinstance(wish, want.AddNotes)


def test_a_double_click_on_the_axis_adds_an_event_at_that_time(recap: Recap) -> None:
    recap.double_click(QPointF(recap.scene.timeline.x_at(NOON + timedelta(minutes=33)), 14))
    [wish] = recap.wishes
    assert isinstance(wish, want.AddEvent)
    assert wish.time is not None
    assert abs(wish.time - NOON - timedelta(minutes=33)) <= timedelta(minutes=1)


def test_keys_highlight_agree_and_nudge(recap: Recap) -> None:
    recap.click(recap.place("event", "e2"))
    recap.key(Qt.Key.Key_H)
    recap.key(Qt.Key.Key_G)
    recap.key(Qt.Key.Key_Left)
    recap.key(Qt.Key.Key_Right, SHIFT)
    assert recap.wishes == [
        want.ToggleEvents(("e2",), "highlighted"),
        want.ToggleEvents(("e2",), "agreed"),
        want.ShiftEvents(("e2",), timedelta(minutes=-1)),
        want.ShiftEvents(("e2",), timedelta(minutes=10)),
    ]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_k_offers_the_kinds_and_the_chosen_one_is_asked_for(recap: Recap) -> None:
    recap.click(recap.place("event", "e1"))
    recap.key(Qt.Key.Key_K)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries: dict[str, QAction] = {action.text(): action for action in menu.actions()}
    assert entries["Detection"].isChecked()
    entries["Decision"].trigger()
    menu.close()
    assert recap.wishes == [want.SetEventKind(("e1",), EventKind.DECISION)]


def test_a_moved_event_keeps_its_item_and_its_selection(recap: Recap) -> None:
    recap.grant()
    recap.click(recap.place("event", "e1"))
    item = recap.scene.item(("event", "e1"))
    recap.key(Qt.Key.Key_Right)
    assert recap.scene.item(("event", "e1")) is item
    assert recap.chosen() == [("event", "e1")]
    assert recap.board.need(TimelineEvent, "e1").time == NOON + timedelta(minutes=21)


def test_events_that_come_and_go_appear_and_vanish(recap: Recap) -> None:
    extra = TimelineEvent(id="x", time=NOON + timedelta(minutes=50), text="All is well")
    recap.commit([Added(extra)])
    assert recap.scene.item(("event", "x")) is not None
    recap.commit([Removed(extra)])
    assert recap.scene.item(("event", "x")) is None


def test_the_axis_stays_in_place_when_cards_are_stacked_higher(recap: Recap) -> None:
    more = [
        TimelineEvent(
            id=f"x{i}", time=NOON + timedelta(minutes=20, seconds=i), text=f"Again {chr(97 + i)}"
        )
        for i in range(12)
    ]
    recap.commit([Added(event) for event in more])
    assert recap.scene.timeline.axis_y > 200
    top = min(item.home().top() for item in recap.scene.projection.all())
    assert top < -200


def test_the_outline_reads_by_time(recap: Recap) -> None:
    said = [text for _, _, text in recap.scene.outline()]
    assert said[0] == "12:00, Trigger, Index rebuild starts"
    assert said[-1] == "Time not known, Other, Cache was warmed"


def test_a_note_does_not_lay_the_timeline_out_again(recap: Recap) -> None:
    layout = recap.scene.timeline
    recap.commit([Added(Note(id="n", stage=Stage.RECAP))])
    assert recap.scene.item(("note", "n")) is not None
    assert recap.scene.timeline is layout


def test_an_empty_timeline_says_what_it_is_for(recap: Recap) -> None:
    scene = TimelineScene(Board([a_review()]), palette("light"), audience=False)
    texts = [getattr(shape, "text", "") for shape in scene.shapes]
    assert "What happened, and when?" in texts


def test_the_mark_of_an_event_is_painted_also_where_it_stands_out_beyond_the_card(
    recap: Recap,
) -> None:
    recap.commit(patch(recap.board.need(TimelineEvent, "e0"), kind=EventKind.TRIGGER))
    item = recap.scene.item(("event", "e0"))
    assert item is not None
    corner = item.home().topLeft()
    picture = QImage(3, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.translate(7 - corner.x(), 2 - corner.y())
    # As a tile does whose edge lies between the mark's outer part and the card.
    recap.scene.paint_area(painter, QRectF(corner.x() - 7, corner.y() - 2, 3, 8), 1.0)
    painter.end()
    disc = QColor(palette("light").event["trigger"])
    assert picture.pixelColor(2, 4) == disc
