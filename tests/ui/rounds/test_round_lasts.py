"""A round loses nothing and is in nobody's way: its time, a restart, undo, a small screen."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.domain import rounds
from pm_facilitator.domain.edits import round_notes
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Note, RoundGroup
from pm_facilitator.domain.vocabulary import NoteColor, Origin, RoundStep
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from pm_facilitator.ui.rounds.notes_box import NotesBox
from pm_facilitator.ui.rounds.strip import RoundStrip
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.room import Room
from tests.ui.conftest import HandClock
from tests.ui.hands import words_in
from tests.ui.rounds.conftest import begin, held, texts, type_into

NONE = Qt.KeyboardModifier.NoModifier


def test_the_time_that_is_up_is_said_once_and_locks_nothing(
    meeting: Room, strip: RoundStrip, clock: HandClock
) -> None:
    clock.pass_seconds(179)
    meeting.rounds.clock.tick()
    assert "time" not in meeting.notices.text()
    clock.pass_seconds(2)
    meeting.rounds.clock.tick()
    assert "The time for this step is up: Write." in meeting.notices.text()
    assert strip.clock_text() == "+0:01"
    type_into(strip, 0, "A late thought")
    assert texts(meeting) == ["A late thought"]
    meeting.notices.act()
    assert strip.clock_text() == "0:59"


def test_the_notice_about_the_time_goes_with_the_step(
    meeting: Room, strip: RoundStrip, clock: HandClock
) -> None:
    clock.pass_seconds(179)
    meeting.rounds.clock.tick()
    clock.pass_seconds(2)
    meeting.rounds.clock.tick()
    meeting.rounds.step(1)
    assert meeting.notices.text() == ""


def test_the_stages_clock_goes_on_by_itself(meeting: Room, clock: HandClock) -> None:
    meeting.clock.toggle()
    begin(meeting)
    meeting.rounds.clock.toggle()
    clock.pass_seconds(60)
    meeting.clock.tick()
    meeting.rounds.clock.tick()
    assert meeting.bar.clock_text() == "29:00"
    assert meeting.rounds.strip.clock_text() == "3:00"


def test_a_round_survives_the_end_of_the_app_in_the_middle_of_a_step(
    meeting: Room,
    strip: RoundStrip,
    clock: HandClock,
    library: Library,
    theme: Theme,
    tasks: Tasks,
) -> None:
    type_into(strip, 0, "Entered")
    type_into(strip, 1, "Still in the box", enter=False)
    id_ = meeting.session.board.review.id
    meeting.close()
    clock.pass_seconds(60)
    session = Session(library.load(id_), library.journal(id_), clock.now, library)
    again = Room(session, theme, clock.moment, tasks)
    again.show()
    again.toggle_audience()
    assert again.rounds.strip.clock_text() == "2:00"
    assert held(again).step is RoundStep.WRITE
    assert sorted(texts(again)) == ["Entered", "Still in the box"]
    assert again.audience is not None
    assert "2 notes written" in words_in(again.audience)
    assert [box.accessibleName() for box in boxes_of(again)] == ["Notes of Blue", "Notes of Amber"]
    again.close()
    again.deleteLater()


def boxes_of(room: Room) -> list[NotesBox]:
    return [each.box for each in room.rounds.strip.writing.boxes()]


def test_the_key_leads_to_the_round_that_is_held(meeting: Room, strip: RoundStrip) -> None:
    meeting.page.take_focus()
    meeting.rounds.open()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert strip.isAncestorOf(focus)


def test_a_hidden_note_is_not_what_the_next_question_is_about(
    meeting: Room, strip: RoundStrip
) -> None:
    before = meeting.panel.question.question()
    type_into(strip, 0, "I knew that the cache was cold")
    assert meeting.panel.question.question() == before


def test_undoing_the_start_keeps_what_a_device_has_written_meanwhile(
    meeting: Room, strip: RoundStrip
) -> None:
    board, now = meeting.session.board, held(meeting)
    drafts = [Draft("From a phone", "k" * 32)]
    meeting.session.commit(round_notes.write(board, now.id, drafts), Origin.PARTICIPANT)
    meeting.history.undo()
    assert texts(meeting) == ["From a phone"]
    assert rounds.running(board) is None


def test_no_step_asks_a_small_laptop_for_more_room(meeting: Room) -> None:
    before = meeting.minimumSizeHint()
    begin(meeting)
    for _ in held(meeting).steps:
        meeting.resize(960, 600)
        QApplication.processEvents()
        assert meeting.minimumSizeHint().width() == before.width()
        assert meeting.height() == 600
        meeting.rounds.step(1)


def test_nothing_is_ever_a_window_of_its_own(meeting: Room, qtbot: QtBot) -> None:
    watch = _Windows()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    meeting.rounds.open()
    begin(meeting, anonymous=False)
    meeting.rounds.lead.write(["One"])
    for _ in held(meeting).steps:
        meeting.rounds.step(1)
    app.removeEventFilter(watch)
    assert watch.shown == []


class _Windows(QObject):
    """Notes what is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


def test_typed_notes_have_the_colour_of_their_format(meeting: Room) -> None:
    begin(meeting, format="surprises")
    type_into(meeting.rounds.strip, 0, "It was quiet")
    assert [note.color for note in meeting.session.board.all(Note)] == [NoteColor.SURPRISE]


def test_a_round_is_taken_back_with_what_nobody_has_seen_and_undo_brings_it_again(
    meeting: Room, strip: RoundStrip
) -> None:
    type_into(strip, 0, "The graph was green")
    meeting.rounds.discard()
    assert (texts(meeting), meeting.session.board.all(RoundGroup)) == ([], [])
    assert strip.isHidden()
    meeting.notices.act()
    assert texts(meeting) == ["The graph was green"]
    assert held(meeting).step is RoundStep.WRITE
    assert strip.isVisible()
