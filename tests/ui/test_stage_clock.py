"""The meeting's clock keeps going through whatever happens to the laptop."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.clock import Moment, Pace
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from pm_facilitator.ui.history import History
from pm_facilitator.ui.stage_clock import StageClock, as_clock, pace_words
from tests.ui.conftest import HandClock


@pytest.fixture
def stage_clock(qtbot: QtBot, session: Session, clock: HandClock) -> Iterator[StageClock]:
    made = StageClock(session, clock.moment)
    yield made
    made.close()


def test_it_starts_and_pauses(stage_clock: StageClock, clock: HandClock) -> None:
    planned = stage_clock.face().planned
    stage_clock.toggle()
    clock.pass_seconds(60)
    assert stage_clock.face().remaining == planned - 60
    stage_clock.toggle()
    clock.pass_seconds(600)
    assert stage_clock.face().remaining == planned - 60
    assert not stage_clock.face().running


def test_minutes_can_be_added(stage_clock: StageClock) -> None:
    planned = stage_clock.face().planned
    stage_clock.extend(2)
    assert stage_clock.face().remaining == planned + 120


def test_moving_on_takes_the_running_clock_along(
    stage_clock: StageClock, session: Session, clock: HandClock, qtbot: QtBot
) -> None:
    stage_clock.toggle()
    clock.pass_seconds(90)
    session.commit(setup.go_to_stage(session.board, Stage.RECAP))
    face = stage_clock.face()
    assert face.stage is Stage.RECAP
    assert face.running
    assert face.spent == 0
    opened = session.board.slot(Stage.OPEN)
    assert opened is not None
    assert opened.spent == 90


def test_moving_on_with_a_standing_clock_does_not_start_it(
    stage_clock: StageClock, session: Session
) -> None:
    session.commit(setup.go_to_stage(session.board, Stage.RECAP))
    assert not stage_clock.face().running


def test_an_accidental_step_undone_goes_on_with_the_old_stage(
    stage_clock: StageClock, session: Session, clock: HandClock
) -> None:
    history = History(session)
    stage_clock.toggle()
    clock.pass_seconds(30)
    history.do("Go to Recap", setup.go_to_stage(session.board, Stage.RECAP))
    clock.pass_seconds(2)
    history.undo()
    face = stage_clock.face()
    assert (face.stage, face.running) == (Stage.OPEN, True)
    assert face.spent == 30


def test_it_says_once_that_the_time_is_up(
    stage_clock: StageClock, clock: HandClock, qtbot: QtBot
) -> None:
    stage_clock.toggle()
    stage_clock.tick()
    clock.pass_seconds(stage_clock.face().planned + 1)
    with qtbot.waitSignal(stage_clock.timeUp) as told:
        stage_clock.tick()
    assert told.args == [Stage.OPEN]
    with qtbot.assertNotEmitted(stage_clock.timeUp):
        stage_clock.tick()


def test_a_changed_wall_clock_counts_for_nothing(stage_clock: StageClock, clock: HandClock) -> None:
    stage_clock.toggle()
    clock.pass_seconds(60)
    clock.set_wall(clock.wall - timedelta(hours=3))
    assert stage_clock.face().spent == 60


def test_it_survives_the_death_of_the_app(
    stage_clock: StageClock, session: Session, library: Library, clock: HandClock, qtbot: QtBot
) -> None:
    stage_clock.toggle()
    clock.pass_seconds(60)
    stage_clock.close()
    clock.pass_seconds(45)
    clock.boot, clock.steady = "boot-2", 3.0
    again = Session(library.load(session.board.review.id), session._journal, clock.now)
    revived = StageClock(again, clock.moment)
    assert revived.face().running
    assert revived.face().spent == 105
    revived.close()


def test_a_clock_left_running_for_hours_can_be_stopped_as_of_then(
    stage_clock: StageClock, clock: HandClock
) -> None:
    stage_clock.toggle()
    clock.pass_seconds(300)
    seen = Moment(clock.wall, 0.0, "")
    clock.pass_seconds(9 * 3600)
    assert stage_clock.away(seen) == 9 * 3600
    stage_clock.stop_at(seen)
    assert stage_clock.face().spent == 300
    assert not stage_clock.face().running


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(300, "5:00"), (299.5, "5:00"), (59, "0:59"), (0, "0:00"), (-1, "+0:01"), (-90, "+1:30")],
)
def test_the_time_is_written_as_on_a_clock(seconds: float, shown: str) -> None:
    assert as_clock(seconds) == shown


@pytest.mark.parametrize(
    ("behind", "stage", "left", "words"),
    [
        (0, Stage.IMPROVE, 900, "On time"),
        (-120, Stage.IMPROVE, 900, "2 min in hand"),
        (360, Stage.IMPROVE, 540, "6 min over; if you stay, Improve has 9"),
        (60, None, 0, "1 min over"),
    ],
)
def test_the_pace_is_said_in_a_few_words(
    behind: float, stage: Stage | None, left: float, words: str
) -> None:
    assert pace_words(Pace(3600, 0, behind, stage, left)) == words
