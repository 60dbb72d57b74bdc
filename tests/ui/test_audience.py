"""The group sees the board, the stage and the clock, and nothing that is the facilitator's."""

from datetime import timedelta

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.canvas.intents import ToggleEvents
from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import (
    Action,
    TimelineEvent,
)
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.matrix import EFFORT, RISK
from pm_facilitator.figures.shapes import Text
from pm_facilitator.session import Session
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import window_of
from tests.ui.conftest import START, HandClock
from tests.ui.hands import only, write
from tests.ui.private_things import ALWAYS_PRIVATE, BLAME, press
from tests.ui.seen import everything_in, items_of


def test_what_is_known_now_is_there_once_it_is_shown_and_gone_when_taken_back(
    shared: Room,
) -> None:
    shared.go_to(Stage.RECAP)
    window = window_of(shared)
    assert "Dashboards are green" in everything_in(window)
    shared.controller.handle(ToggleEvents(("event",), "known_shown"))
    assert "KNOWN-NOW" in everything_in(window)
    shared.history.undo()
    assert "KNOWN-NOW" not in everything_in(window)


def test_nothing_private_is_anywhere_in_the_window(shared: Room) -> None:
    for stage in (Stage.RECAP, Stage.REFLECT, *Stage):
        shared.go_to(stage)
        shared.visit(("event", "event"))
        shared.visit(("factor", "factor"))
        seen = everything_in(window_of(shared))
        asked = [prompt.text for prompt in presets.stage_prompts(stage)]
        private = (*ALWAYS_PRIVATE, *asked, *presets.opening_script())
        assert [text for text in private if text in seen] == [], stage


def test_the_locker_stays_shut_until_improve(shared: Room) -> None:
    for stage in (Stage.OPEN, Stage.RECAP, Stage.REFLECT):
        shared.go_to(stage)
        assert "LOCKER-IDEA" not in everything_in(window_of(shared)), stage


def test_the_locker_opens_in_improve_and_shuts_again(shared: Room) -> None:
    shared.go_to(Stage.IMPROVE)
    assert "LOCKER-IDEA" in window_of(shared).action_page.texts()
    assert "OLD-IDEA" not in everything_in(window_of(shared))
    shared.go_to(Stage.REFLECT)
    shared.controller.park("NEW-IDEA")
    assert "NEW-IDEA" not in everything_in(window_of(shared))


def test_an_idea_that_is_parked_aloud_is_not_shown_while_it_is_parked(shared: Room) -> None:
    shared.go_to(Stage.RECAP)
    shared.park_idea()
    write(only(shared.quick, QLineEdit), "PARKED-NOW")
    assert "PARKED-NOW" not in everything_in(window_of(shared))


def test_the_walk_over_the_window_would_find_what_is_there(shared: Room) -> None:
    seen = everything_in(window_of(shared))
    for public in ("Cards are refused", "Certificates are renewed by hand", BLAME):
        assert public in seen


def test_what_the_coach_says_is_for_the_facilitator_alone(shared: Room) -> None:
    shared.go_to(Stage.REFLECT)
    heard = shared.watch.findings(("note", "blame"))
    assert heard, "the coach should have something to say here"
    seen = everything_in(window_of(shared))
    assert not any(each.finding.message in seen for each in heard)
    items = items_of(window_of(shared))
    assert items
    assert all(item.marks == () for item in items)


def test_selecting_and_typing_leave_no_trace(shared: Room) -> None:
    shared.go_to(Stage.REFLECT)
    shared.reflect.edit("note", "blame")
    assert shared.reflect.pane.view.is_editing()
    window = window_of(shared)
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        assert window.findChildren(kind) == []
    for item in items_of(window):
        assert not item.chosen
        assert not item.ringed


def test_keys_and_clicks_in_the_window_change_nothing(shared: Room) -> None:
    shared.go_to(Stage.REFLECT)
    before = list(shared.session.board.entities())
    view = window_of(shared).views[Stage.REFLECT]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_A):
        QTest.keyClick(view, key)
        press(window_of(shared), key)
    assert list(shared.session.board.entities()) == before


def test_a_revealed_note_appears(shared: Room) -> None:
    shared.go_to(Stage.REFLECT)
    shared.controller.set_field("note", f"n-{Stage.REFLECT.value}", "hidden", False)
    assert "HIDDEN-NOTE" in everything_in(window_of(shared))


def test_the_facilitator_is_told_what_the_group_sees(shared: Room) -> None:
    assert shared.bar.audience_text() == "Audience"
    window_of(shared).toggle_frozen()
    assert shared.bar.audience_text() == "Picture held"
    window_of(shared).toggle_curtain("black")
    assert shared.bar.audience_text() == "Black"
    shared.toggle_audience()
    assert shared.bar.audience_text() == "Audience"


def test_the_clock_counts_down_and_then_up(shared: Room, clock: HandClock) -> None:
    shared.clock.toggle()
    clock.pass_seconds(60)
    shared.clock.tick()
    assert window_of(shared).clock_text() == "4:00"
    clock.pass_seconds(timedelta(minutes=5, seconds=30).total_seconds())
    shared.clock.tick()
    assert window_of(shared).clock_text() == "+1:30"


def test_the_back_row_can_read_it(sample_room: Room) -> None:
    sample_room.toggle_audience()
    window = window_of(sample_room)
    window.resize(1920, 1080)
    sample_room.improving.show_matrix(True)
    clock = window.findChild(QLabel, "audienceClock")
    assert clock is not None
    for stage in Stage:
        sample_room.go_to(stage)
        window_of(sample_room)  # once it follows
        labels = [each for each in window.findChildren(QLabel) if each.text() and each.isVisible()]
        assert labels, stage
        assert min(label.fontInfo().pixelSize() for label in labels) >= 22, stage
        assert clock.fontInfo().pixelSize() >= 96, stage
        if stage in window.views:
            view = window.views[stage]
            assert view.isVisible(), stage
            sizes = [shape.size for item in items_of(window) for shape in _texts(item)]
            assert min(sizes) * view.zoom >= 21.9, stage


def _texts(item: BoardItem) -> list[Text]:
    return [shape for shape in item.card.shapes if isinstance(shape, Text)]


def test_many_actions_go_into_two_columns_rather_than_become_small(
    session: Session, theme: Theme, qtbot: QtBot
) -> None:
    session.commit([Added(Action(f"a{n}", f"Action number {n}", order=n)) for n in range(14)])
    session.commit(setup.go_to_stage(session.board, Stage.IMPROVE))
    window = AudienceWindow(session.board, theme.palette)
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    lefts = {label.x() for label in window.action_page.findChildren(QLabel)}
    assert len(lefts) == 2
    assert window.action_page.text_pixels() >= 28


def test_a_window_opened_late_shows_what_the_facilitator_shows(shared: Room) -> None:
    shared.toggle_audience()
    shared.go_to(Stage.IMPROVE)
    shared.improving.show_matrix(True)
    shared.toggle_audience()
    assert window_of(shared).views[Stage.IMPROVE].isVisible()


def test_following_brings_what_is_selected_into_view(sample_room: Room, qtbot: QtBot) -> None:
    sample_room.toggle_audience()
    sample_room.go_to(Stage.RECAP)
    last = sample_room.session.board.events[-3]
    sample_room.visit(("event", last.id))
    view = window_of(sample_room).views[Stage.RECAP]
    item = view.board_scene.item(("event", last.id))
    assert item is not None
    # Also after the facilitator's own view has told what it shows.
    qtbot.waitUntil(lambda: view.visible_rect().contains(item.home()))
    sample_room.pages[Stage.RECAP].views()[0].view_rect_changed.emit(
        sample_room.pages[Stage.RECAP].views()[0].visible_rect()
    )
    assert view.visible_rect().contains(item.home())


# The timeline as the facilitator draws it.


def uncovered(room: Room) -> list[str]:
    items = window_of(room).timeline.projection.all()
    return sorted(item.key[1] for item in items if item.key[0] == "event")


def test_what_is_still_covered_does_not_exist_for_the_group(shared: Room) -> None:
    shared.session.commit([Added(TimelineEvent("later", START + timedelta(hours=1), text="LATER"))])
    shared.go_to(Stage.RECAP)
    player = shared.recap.scene.player
    player.start()
    assert uncovered(shared) == []
    player.step(1)
    assert uncovered(shared) == ["event"]
    assert shared.audience is not None
    assert "LATER" not in everything_in(shared.audience)
    player.stop()
    assert uncovered(shared) == ["event", "later"]


def test_a_window_opened_while_playing_shows_what_is_uncovered(shared: Room) -> None:
    shared.go_to(Stage.RECAP)
    shared.toggle_audience()
    shared.recap.scene.player.start()
    shared.toggle_audience()
    assert uncovered(shared) == []


def test_a_held_picture_catches_up_with_the_playing(shared: Room) -> None:
    shared.go_to(Stage.RECAP)
    assert shared.audience is not None
    shared.audience.toggle_frozen()
    shared.recap.scene.player.start()
    assert uncovered(shared) == ["event"]
    shared.audience.toggle_frozen()
    assert uncovered(shared) == []


def test_the_group_sees_the_same_stretch_of_time(shared: Room) -> None:
    shared.go_to(Stage.RECAP)
    shared.recap.pane.view.stretch_at(QPointF(100, 100), 2.0)
    assert window_of(shared).timeline.timeline == shared.recap.scene.timeline


def test_both_windows_share_what_is_laid_out(shared: Room) -> None:
    shared.controller.type_text("event", shared.session.board.events[0].id, "Another text")
    shared.controller.type_text("factor", "factor", "Renewed by nobody")
    window = window_of(shared)
    assert window.timeline.whole is shared.recap.scene.whole
    assert window.reflect.fishbone is shared.reflect.scene.fishbone


def test_the_group_sees_the_view_of_the_matrix_that_is_talked_about(shared: Room) -> None:
    window = window_of(shared)
    shared.go_to(Stage.IMPROVE)
    shared.improving.show_matrix(True)
    shared.improving.scene.show_axes(RISK)
    assert window.matrix.axes is RISK
    window.toggle_frozen()
    shared.improving.scene.show_axes(EFFORT)
    assert window.matrix.axes is RISK
    window.toggle_frozen()
    assert window.matrix.axes is EFFORT
