"""What the group sees is right also where only a part of its window was asked for."""

import pytest
from PySide6.QtWidgets import QApplication

from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.palette import palette
from pm_facilitator.session import Session
from pm_facilitator.ui.windows.audience import AudienceWindow
from pm_facilitator.ui.windows.room import Room
from tests.helpers.sight import as_opened_now, comes_to_show, looks_alike, on_screen, until

LINES = " It went on for a while, so that this card needs a line more than it did before."


@pytest.fixture
def group(tile_by_tile: None, sample_room: Room) -> AudienceWindow:
    """Give the audience window on the timeline of the sample review."""
    sample_room.go_to(Stage.RECAP)
    sample_room.toggle_audience()
    assert sample_room.audience is not None
    assert comes_to_show(sample_room.audience.views[Stage.RECAP])
    return sample_room.audience


def lengthen(session: Session, place: int) -> None:
    """Have one event tell more."""
    event = session.board.events[place]
    session.commit(patch(event, text=event.text + LINES))


def test_a_card_that_grows_is_shown_to_the_group(group: AudienceWindow, sample: Session) -> None:
    view = group.views[Stage.RECAP]
    before = on_screen(view)
    lengthen(sample, 2)
    assert comes_to_show(view)
    assert not looks_alike(on_screen(view), before)


@pytest.mark.parametrize("cover", ["black", "white"])
def test_behind_a_cover_the_board_goes_on(
    group: AudienceWindow, sample: Session, cover: str
) -> None:
    view = group.views[Stage.RECAP]
    group.toggle_curtain(cover)
    lengthen(sample, 2)
    QApplication.processEvents()
    lengthen(sample, 3)
    group.toggle_curtain(cover)
    assert comes_to_show(view)


def test_a_picture_that_goes_on_shows_what_came_meanwhile(
    group: AudienceWindow, sample_room: Room, sample: Session
) -> None:
    view = group.views[Stage.RECAP]
    group.toggle_frozen()
    lengthen(sample, 2)
    sample_room.go_to(Stage.REFLECT)
    group.set_palette(palette("dark"))
    sample_room.go_to(Stage.RECAP)
    group.resize(900, 640)
    group.toggle_frozen()
    assert comes_to_show(view)


def test_a_picture_is_held_sharp_and_at_rest(group: AudienceWindow, sample: Session) -> None:
    view = group.views[Stage.RECAP]
    lengthen(sample, 2)
    view.zoom_by(1.3)
    QApplication.processEvents()
    group.toggle_frozen()
    wanted = as_opened_now(view)
    assert until(lambda: looks_alike(on_screen(view), wanted))
    lengthen(sample, 4)
    QApplication.processEvents()
    assert looks_alike(on_screen(view), wanted)
