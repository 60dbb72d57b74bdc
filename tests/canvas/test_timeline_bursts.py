"""A folded burst on the board: opened and folded by mouse and keys, edited as all its events."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Entity, TimelineEvent
from tests.canvas.conftest import NOON, Desk, a_review, some_events

IDS = tuple(f"a{i}" for i in range(6))
BURST = ("burst", "burst-a0")


def alert(id_: str, minutes: float) -> TimelineEvent:
    time = NOON + timedelta(minutes=minutes)
    return TimelineEvent(id_, time, text=f"Disk of db-{id_}1 is full", source="pager")


@pytest.fixture
def recap(qtbot: QtBot) -> Desk[TimelineScene]:
    alerts: list[Entity] = [alert(id_, 25 + i / 4) for i, id_ in enumerate(IDS)]
    made = Desk(qtbot, TimelineScene, [*some_events(), *alerts])
    made.grant()
    return made


def shown(recap: Desk[TimelineScene]) -> set[str]:
    return {id_ for kind, id_ in recap.scene.projection.order if kind == "event"}


def test_a_burst_is_one_item_that_says_how_many_there_were(recap: Desk[TimelineScene]) -> None:
    item = recap.scene.item(BURST)
    assert item is not None
    assert item.card.text.splitlines()[0] == "6 × Disk of … is full"
    assert "6 × Disk of … is full" in item.card.spoken
    assert item.card.spoken.endswith("burst, folded")
    assert not shown(recap) & set(IDS)


def test_a_double_click_opens_and_folds_it(recap: Desk[TimelineScene]) -> None:
    recap.double_click(recap.place(*BURST))
    assert shown(recap) >= set(IDS)
    recap.double_click(recap.place(*BURST))
    assert not shown(recap) & set(IDS)


def test_enter_opens_it_and_b_folds_it_from_one_of_its_events(recap: Desk[TimelineScene]) -> None:
    recap.scene.select([BURST])
    recap.key(Qt.Key.Key_Return)
    recap.click(recap.place("event", "a3"))
    recap.key(Qt.Key.Key_B)
    assert not shown(recap) & set(IDS)
    assert recap.chosen() == [BURST]


def test_b_with_nothing_selected_opens_all(recap: Desk[TimelineScene]) -> None:
    recap.key(Qt.Key.Key_B)
    assert shown(recap) >= set(IDS)


def test_dragging_it_moves_all_its_events(recap: Desk[TimelineScene]) -> None:
    start = recap.place(*BURST)
    x_at = recap.scene.timeline.x_at
    by = x_at(NOON + timedelta(minutes=29)) - x_at(NOON + timedelta(minutes=25))
    recap.drag(start, start + QPointF(by, 0))
    assert recap.wishes == [want.ShiftEvents(IDS, timedelta(minutes=4))]
    assert recap.scene.item(BURST) is not None


def test_keys_are_about_all_its_events(recap: Desk[TimelineScene]) -> None:
    recap.scene.select([BURST])
    recap.key(Qt.Key.Key_G)
    recap.key(Qt.Key.Key_Right)
    recap.key(Qt.Key.Key_H)
    assert recap.wishes == [
        want.ToggleEvents(IDS, "agreed"),
        want.ShiftEvents(IDS, timedelta(minutes=1)),
        want.ToggleEvents(IDS, "highlighted"),
    ]
    assert recap.chosen() == [BURST]


def test_a_burst_becomes_a_milestone_at_its_first_event(recap: Desk[TimelineScene]) -> None:
    recap.scene.select([BURST])
    recap.key(Qt.Key.Key_M)
    assert recap.wishes == [want.ToggleEvents(("a0",), "milestone")]
    assert [mark.id for mark in recap.scene.timeline.milestones] == ["a0"]


def test_deleting_it_deletes_its_events(recap: Desk[TimelineScene]) -> None:
    recap.scene.select([BURST])
    recap.key(Qt.Key.Key_Delete)
    assert recap.wishes == [want.Remove(tuple(("event", id_) for id_ in IDS))]


def test_an_event_under_the_hand_is_not_folded_away(recap: Desk[TimelineScene]) -> None:
    recap.commit([Added(TimelineEvent("new", NOON + timedelta(minutes=26), source="pager"))])
    recap.scene.edit("event", "new")
    recap.type("Disk of db-9 is full")
    assert recap.scene.item(("event", "new")) is not None
    assert recap.view.is_editing()
    recap.view.editor.close_editor()
    recap.scene.select([])
    assert recap.scene.item(("event", "new")) is None
    assert "new" in recap.scene.bursts.members(BURST[1])


def test_what_the_view_has_opened_is_told(recap: Desk[TimelineScene], qtbot: QtBot) -> None:
    with qtbot.waitSignal(recap.scene.look_changed) as told:
        recap.scene.bursts.unfold("a4")
    assert told.args == [recap.scene.look]
    assert recap.scene.look.opened == {"a0"}


def test_without_bursts_b_does_nothing(qtbot: QtBot) -> None:
    desk = Desk(qtbot, TimelineScene, [a_review(), alert("one", 0)])
    desk.key(Qt.Key.Key_B)
    assert not desk.scene.bursts.any()
    assert desk.scene.look.opened == frozenset()


def test_the_menu_offers_marks_for_all_its_events(recap: Desk[TimelineScene]) -> None:
    recap.scene.select([BURST])
    entries = {words: wish for words, wish, _ in recap.scene.menu_entries()}
    recap.scene.wish(entries["Agreed"])
    assert recap.wishes == [want.ToggleEvents(IDS, "agreed")]
    assert ("Agreed", True) in [(words, so) for words, _, so in recap.scene.menu_entries()]


def test_the_texts_of_a_whole_burst_can_be_found_and_copied(recap: Desk[TimelineScene]) -> None:
    item = recap.scene.item(BURST)
    assert item is not None
    assert "Disk of db-a41 is full" in item.card.text


def test_a_burst_that_goes_on_keeps_its_later_texts_to_itself(recap: Desk[TimelineScene]) -> None:
    recap.scene.player.start()
    recap.scene.player.step(1)
    recap.scene.player.step(1)
    recap.scene.player.step(1)
    item = recap.scene.item(BURST)
    assert item is not None
    assert item.card.text == "Disk of … is full"
