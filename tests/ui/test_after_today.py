"""A review is finished now, or looked at once more in two working days by a smaller group."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Action, Person
from pm_facilitator.domain.vocabulary import PersonRole, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.after_today import AfterToday
from pm_facilitator.ui.windows.room import Room
from tests.ui.hands import named, press, words_in, write


@pytest.fixture
def panel(session: Session, controller: BoardController, qtbot: QtBot) -> AfterToday:
    session.commit(
        [
            Added(Person("p", "Noor Haddad", order=1)),
            Added(Person("q", "Ida Berg", PersonRole.FACILITATOR, order=2)),
            Added(Person("x", "Tom Reyes", order=3)),
            Added(Action("a", "Add an alert", owner="Noor Haddad")),
        ]
    )
    made = AfterToday(session.board, controller)
    qtbot.addWidget(made)
    made.destroyed.connect(session.subscribe(lambda _: made.refresh()))
    made.resize(460, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_second_look_is_planned_by_one_click_and_taken_back_by_another(
    panel: AfterToday, session: Session, history: History
) -> None:
    press(panel, "Plan a second look")
    review = session.board.review
    # Wednesday, 4 March; the review's zone is Copenhagen.
    assert review.second_look_at == datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
    assert set(review.second_look_ids) == {"p", "q"}
    press(panel, "Finish now instead")
    assert session.board.review.second_look_at is None
    history.undo()
    assert session.board.review.second_look_at == review.second_look_at


def test_the_weekend_does_not_count(panel: AfterToday, session: Session) -> None:
    session.commit(patch(session.board.review, review_at=datetime(2026, 3, 4, 13, 0, tzinfo=UTC)))
    panel._controller._now = lambda: datetime(2026, 3, 5, 14, 0, tzinfo=UTC)
    press(panel, "Plan a second look")
    assert session.board.review.second_look_at == datetime(2026, 3, 9, 13, 0, tzinfo=UTC)


def test_time_and_group_are_moved_as_people_like(panel: AfterToday, session: Session) -> None:
    press(panel, "Plan a second look")
    write(named(panel, QLineEdit, "Second look at"), "2026-03-10 15:30")
    assert session.board.review.second_look_at == datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
    group = named(panel, QListWidget, "Who takes part in the second look")
    assert [group.item(row).text() for row in range(group.count())] == [
        "Noor Haddad",
        "Ida Berg",
        "Tom Reyes",
    ]
    group.item(2).setCheckState(Qt.CheckState.Checked)
    group.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert set(session.board.review.second_look_ids) == {"q", "x"}


def test_an_emptied_time_means_finished_now(panel: AfterToday, session: Session) -> None:
    press(panel, "Plan a second look")
    write(named(panel, QLineEdit, "Second look at"), "")
    review = session.board.review
    assert (review.second_look_at, review.second_look_ids) == (None, ())
    assert "Finished today." in words_in(panel)


def test_close_plans_the_follow_up_and_one_key_takes_both_back(room: Room) -> None:
    room.go_to(Stage.CLOSE)
    assert room.session.board.review.follow_up_on == date(2026, 4, 3)
    room.history.undo()
    review = room.session.board.review
    assert (review.stage, review.follow_up_on) == (Stage.OPEN, None)


def test_a_follow_up_that_is_planned_already_stays(room: Room) -> None:
    room.session.commit(patch(room.session.board.review, follow_up_on=date(2026, 5, 1)))
    room.go_to(Stage.CLOSE)
    assert room.session.board.review.follow_up_on == date(2026, 5, 1)


def test_the_group_sees_when_it_meets_again(room: Room) -> None:
    planned = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
    room.session.commit(patch(room.session.board.review, second_look_at=planned))
    room.toggle_audience()
    room.go_to(Stage.CLOSE)
    assert room.audience is not None
    said = words_in(room.audience)
    assert "A smaller group goes over the actions on 6 March 2026, 10:00." in said
    assert "We look again on 3 April 2026." in said
