"""Whatever is corrected, settled and taken back, in any order: what is shown is what comes in."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.entities import Entity, TimelineEvent
from pm_facilitator.session import Session
from pm_facilitator.ui.history import History
from pm_facilitator.ui.pages.import_preview import ImportPreviewPage
from pm_facilitator.ui.pages.import_result import changes_of
from pm_facilitator.ui.pages.import_row import Row
from pm_facilitator.ui.pages.import_rows import COLUMNS
from pm_facilitator.ui.tasks import Tasks
from tests.helpers.make import at, make_event
from tests.ui.import_hands import rest

CHAT = """14:02 Alert: card payments below ten
14:20 On-call takes the page
14:05 Support hears of it
14:30 - 14:10 Traffic moved to the second region
"""

rows = st.integers(0, 3)
acts = st.one_of(
    st.tuples(st.just("tick"), rows, st.booleans()),
    st.tuples(st.just("text"), rows, st.sampled_from(["Alert", "", "Rückruf"])),
    st.tuples(st.just("time"), rows, st.sampled_from(["01:33", "2026-03-03", "~02:00", ""])),
    st.tuples(st.just("zone"), rows, st.sampled_from(["UTC", "Europe/Copenhagen"])),
    st.tuples(st.just("day"), rows, st.sampled_from(["", "2026-03-05"])),
    st.tuples(st.just("write"), rows, st.sampled_from(["13:00 Deployment\n" + CHAT, CHAT[:60]])),
    st.tuples(st.just("settle"), rows, st.booleans()),
    st.tuples(st.just("undo"), rows, st.none()),
)


@pytest.fixture
def known(session: Session) -> Session:
    """Give a review that tells one of the events already."""
    event = make_event(time=at("13:02"), text="Alert: card payments below ten")
    session.commit([Added(event)])
    return session


@pytest.fixture
def page(known: Session, tasks: Tasks, qtbot: QtBot) -> Iterator[ImportPreviewPage]:
    made = ImportPreviewPage(known.board, tasks)
    qtbot.addWidget(made)
    yield made
    made.leave()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(acts, max_size=8))
def test_accepting_gives_what_is_shown_and_undo_gives_back_what_was(
    known: Session,
    history: History,
    page: ImportPreviewPage,
    qtbot: QtBot,
    many: list[tuple[str, int, object]],
) -> None:
    while page.work.can_undo():
        page.undo()
    hand_in(page, qtbot, CHAT)
    for what, number, value in many:
        act(page, what, number, value)
        hand_in(page, qtbot)
    before = records(known)
    model = page.table.rows
    shown = [model.row(n) for n in range(model.rowCount())]
    taken = [row for row in shown if row is not None and row.is_taken]
    assert page.take.isEnabled() == bool(taken)
    batch = history.do("Import", changes_of(known.board, taken, known.keep_picture))
    assert [said(known, row) for row in taken] == [
        (row.event.time, row.event.end, row.event.precision, row.event.text, row.event.kind)
        for row in taken
    ]
    if batch is not None:
        history.undo()
    assert records(known) == before


def hand_in(page: ImportPreviewPage, qtbot: QtBot, text: str = "") -> None:
    """Write a text, if there is one, and wait until everything is read."""
    if text:
        page.text.setPlainText(text)
    rest(qtbot, page)


def act(page: ImportPreviewPage, what: str, number: int, value: object) -> None:
    """Do one thing a person can do on the page."""
    model = page.table.rows
    if what == "tick":
        state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        model.setData(model.index(number, 0), state, Qt.ItemDataRole.CheckStateRole)
    elif what in ("text", "time"):
        model.setData(model.index(number, COLUMNS.index(what)), value)
    elif what == "zone":
        page.defaults.zone.set_zone(str(value))
    elif what == "day":
        page.defaults.day.setText(str(value))
    elif what == "write":
        page.text.setPlainText(str(value))
    elif what == "settle" and page.work.outcome.doubts:
        doubt = page.work.outcome.doubts[number % len(page.work.outcome.doubts)]
        page.work.settle(doubt, next(iter(doubt.alike)), all_alike=bool(value))
    else:
        page.undo()


def said(session: Session, row: Row) -> tuple[object, ...]:
    """Give what the review says of the event that a row became."""
    id_ = row.into.id if row.into is not None else row.event.id
    event = session.board.need(TimelineEvent, id_)
    return event.time, event.end, event.precision, event.text, event.kind


def records(session: Session) -> list[Entity]:
    return sorted(session.board.entities(), key=lambda each: each.id)
