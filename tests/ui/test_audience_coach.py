"""The group's picture tells nothing of the coach."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Action, Factor, Note, TimelineEvent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.windows.room import Room
from tests.helpers.mirrored import group_follows, window_of
from tests.helpers.sight import is_at_rest
from tests.ui.conftest import START


@pytest.fixture
def sharing(sample_room: Room) -> Room:
    """Give the room of the sample review with the audience window open."""
    sample_room.toggle_audience()
    return sample_room


def pictured(widget: QWidget) -> bytes:
    """Give the bytes of the picture that a window shows."""
    group_follows()
    picture = widget.grab().toImage()
    return bytes(picture.constBits())


def rests(window: QWidget) -> bool:
    """Tell whether the boards in sight are painted as they will stay, at any zoom."""
    shown = [view for view in window.findChildren(BoardView) if view.isVisible()]
    sharp = all(view.tiles.draws_sharply(view.visible_rect()) for view in shown)
    return sharp and all(map(is_at_rest, shown))


def write_blame_everywhere(room: Room) -> list[Key]:
    """Put wording that the coach hears on every board, and give its records."""
    bone = room.session.board.bones[0].id
    room.session.commit(
        [
            Added(TimelineEvent("heard-event", START, text="Tom forgot to check the log")),
            Added(Factor("heard-factor", "Tom forgot to renew the certificate", bone)),
            Added(Note("heard-note", "Tom forgot to tell support", Stage.REFLECT)),
            Added(Note("heard-recap", "Who dropped the index?", Stage.RECAP)),
            Added(Note("heard-improve", "Why didn't ops roll back?", Stage.IMPROVE)),
            Added(Action("heard-action", "Be more careful")),
        ]
    )
    notes = [("note", f"heard-{each}") for each in ("note", "recap", "improve")]
    others = [(kind, f"heard-{kind}") for kind in ("event", "factor", "action")]
    return notes + others


@pytest.mark.parametrize(
    ("stage", "key"),
    [
        (Stage.RECAP, ("event", "heard-event")),
        (Stage.RECAP, ("note", "heard-recap")),
        (Stage.REFLECT, ("note", "heard-note")),
        (Stage.REFLECT, ("factor", "heard-factor")),
        (Stage.IMPROVE, ("note", "heard-improve")),
        (Stage.IMPROVE, ("action", "heard-action")),
    ],
    ids=["timeline", "notes at the timeline", "notes", "fishbone", "notes of improve", "actions"],
)
def test_the_picture_is_the_same_to_the_byte_with_the_coach_on_and_off(
    sharing: Room, qtbot: QtBot, stage: Stage, key: Key
) -> None:
    keys = write_blame_everywhere(sharing)
    sharing.go_to(stage)
    sharing.visit(key)
    qtbot.waitUntil(lambda: all(sharing.watch.findings(each) for each in keys))
    window = window_of(sharing)
    window.show()
    qtbot.waitUntil(lambda: rests(window) and pictured(window) == pictured(window))
    on = pictured(window)
    sharing.panel.show_tab("Wording")
    assert pictured(window) == on
    sharing.watch.switch(False)
    assert sharing.watch.findings() == []
    assert pictured(window) == on
    sharing.watch.switch(True)
    qtbot.waitUntil(lambda: all(sharing.watch.findings(each) for each in keys))
    assert pictured(window) == on


def test_the_picture_would_tell_of_another_word(sharing: Room, qtbot: QtBot) -> None:
    write_blame_everywhere(sharing)
    sharing.go_to(Stage.REFLECT)
    sharing.visit(("note", "heard-note"))
    window = window_of(sharing)
    window.show()
    qtbot.waitUntil(lambda: rests(window) and pictured(window) == pictured(window))
    before = pictured(window)
    sharing.session.commit(
        patch(sharing.session.board.need(Note, "heard-note"), text="Said otherwise")
    )
    qtbot.waitUntil(lambda: pictured(window) != before)
