"""The strip above the board leads a round step by step, by keys as well as by buttons."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator import round_formats
from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.canvas.spotlight import Spotlight
from pm_facilitator.domain import rounds
from pm_facilitator.domain.edits import round_notes
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.round_notes import Draft
from pm_facilitator.domain.entities import Note, NoteGroup, RoundGroup
from pm_facilitator.domain.vocabulary import NoteColor, Origin, RoundStep, Stage
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from pm_facilitator.ui.panels.still import StillSpinBox
from pm_facilitator.ui.rounds.notes_box import NotesBox
from pm_facilitator.ui.rounds.strip import RoundStrip
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.widgets.named_choice import NamedChoice
from pm_facilitator.ui.windows.room import Room
from tests.ui.conftest import HandClock
from tests.ui.hands import named, press, words_in
from tests.ui.rounds.conftest import begin, go_to, held, texts

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def strip(meeting: Room) -> RoundStrip:
    """Give the strip of a round that has just begun."""
    begin(meeting)
    return meeting.rounds.strip


def type_into(strip: RoundStrip, place: int, text: str, *, enter: bool = True) -> None:
    box = strip.writing.boxes()[place].box
    box.setFocus()
    QTest.keyClicks(box, text)
    if enter:
        QTest.keyClick(box, Qt.Key.Key_Return)


def button(strip: RoundStrip, words: str) -> QPushButton:
    (found,) = [b for b in strip.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    return found


def test_there_is_no_strip_while_there_is_no_round(meeting: Room) -> None:
    assert meeting.rounds.strip.isHidden()


def test_a_round_that_was_over_long_ago_is_not_brought_up_again(sample_room: Room) -> None:
    assert sample_room.rounds.lead.last() is not None
    assert sample_room.rounds.strip.isHidden()


def test_every_group_has_a_box_and_each_line_is_a_note_of_that_group(
    meeting: Room, strip: RoundStrip
) -> None:
    type_into(strip, 0, "The graph was green")
    type_into(strip, 1, "Support heard it first")
    blue, amber = meeting.session.board.all(RoundGroup)
    written = {n.text: n.small_group_id for n in meeting.session.board.all(Note)}
    assert written == {"The graph was green": blue.id, "Support heard it first": amber.id}
    assert strip.writing.boxes()[0].box.text() == ""


def test_esc_leaves_a_box_and_keeps_every_letter(meeting: Room, strip: RoundStrip) -> None:
    type_into(strip, 0, "Half a thou", enter=False)
    QTest.keyClick(strip.writing.boxes()[0].box, Qt.Key.Key_Escape)
    assert strip.writing.boxes()[0].box.text() == "Half a thou"
    assert meeting.page.views()[0].hasFocus()
    meeting.rounds.write()
    QTest.keyClicks(strip.writing.boxes()[0].box, "ght")
    assert strip.writing.boxes()[0].box.text() == "Half a thought"


def test_the_key_goes_from_one_groups_box_to_the_next(meeting: Room, strip: RoundStrip) -> None:
    boxes = [each.box for each in strip.writing.boxes()]
    assert boxes[0].hasFocus()
    meeting.rounds.write()
    assert boxes[1].hasFocus()
    meeting.rounds.write()
    assert boxes[0].hasFocus()


def test_what_is_still_in_a_box_becomes_a_note_when_the_step_ends(
    meeting: Room, strip: RoundStrip
) -> None:
    type_into(strip, 1, "Not entered yet", enter=False)
    meeting.rounds.step(1)
    assert texts(meeting) == ["Not entered yet"]


def test_pasted_lines_become_notes(meeting: Room, strip: RoundStrip) -> None:
    held_text = QMimeData()
    held_text.setText("One thing\n\n- Another thing\n")
    strip.writing.boxes()[0].box.insertFromMimeData(held_text)
    assert sorted(texts(meeting)) == ["Another thing", "One thing"]
    assert "2 notes" in meeting.notices.text()
    meeting.history.undo()
    assert texts(meeting) == []


def test_a_pasted_word_goes_where_the_caret_is(strip: RoundStrip) -> None:
    type_into(strip, 0, "The  was green", enter=False)
    box = strip.writing.boxes()[0].box
    caret = box.textCursor()
    caret.setPosition(4)
    box.setTextCursor(caret)
    word = QMimeData()
    word.setText("graph\n")
    box.insertFromMimeData(word)
    assert box.text() == "The graph was green"


def test_notes_are_read_in_no_order_that_tells_and_an_unfit_one_goes(
    meeting: Room, strip: RoundStrip
) -> None:
    for place, text in ((1, "Zebra"), (0, "Unfit"), (1, "Alpha")):
        type_into(strip, place, text)
    meeting.rounds.refresh()
    press(strip, "Read what is written")
    words = words_in(strip.writing.unfit)
    assert words.index("Alpha") < words.index("Unfit") < words.index("Zebra")
    assert not any(name in words for name in ("Blue", "Amber", "Amara"))
    press(strip, "Take out: Unfit")
    assert sorted(texts(meeting)) == ["Alpha", "Zebra"]


def test_in_a_round_with_names_the_writer_can_be_named(meeting: Room) -> None:
    begin(meeting, anonymous=False)
    strip = meeting.rounds.strip
    choice = named(strip, NamedChoice, "Who writes in Blue")
    assert [choice.itemText(n) for n in range(choice.count())] == [
        "No name",
        "Amara Osei",
        "Mei Tanaka",
    ]
    choice.set_name("mei")
    type_into(strip, 0, "The graph was green")
    assert [note.author_id for note in meeting.session.board.all(Note)] == ["mei"]


def test_in_an_anonymous_round_nobody_can_be_named_and_nobody_is_missed(
    strip: RoundStrip,
) -> None:
    choices = strip.writing.findChildren(NamedChoice)
    assert not any(each.isVisible() for each in choices)
    assert "Not heard" not in words_in(strip)


def test_whoever_has_not_been_heard_is_named_until_they_are(meeting: Room, qtbot: QtBot) -> None:
    begin(meeting, anonymous=False)
    meeting.rounds.refresh()
    strip = meeting.rounds.strip
    assert "Not heard from yet: Blue, Amber" in words_in(strip)
    type_into(strip, 0, "The graph was green")
    qtbot.waitUntil(lambda: "Not heard from yet: Amber" in words_in(strip))


def test_keys_go_through_all_steps_to_the_end(meeting: Room, strip: RoundStrip) -> None:
    seen = [held(meeting).step]
    while meeting.rounds.lead.held() is not None:
        meeting.rounds.step(1)
        seen.append(meeting.rounds.lead.last().step)  # type: ignore[union-attr]
    assert [step.value for step in seen] == [
        *("write", "share", "reveal", "report_back", "group", "vote", "discuss", "done")
    ]
    assert "The round is over" in words_in(strip)
    press(strip, "Put away")
    assert strip.isHidden()


def test_any_step_is_one_click_away_ahead_and_back(meeting: Room, strip: RoundStrip) -> None:
    press(strip, "Vote, go there")
    assert held(meeting).step is RoundStep.VOTE
    press(strip, "Write, go there")
    assert held(meeting).step is RoundStep.WRITE
    press(strip, "Next: Share in fours")
    assert held(meeting).step is RoundStep.SHARE
    press(strip, "Back")
    assert held(meeting).step is RoundStep.WRITE


def test_a_step_is_repeated_with_its_whole_time(
    meeting: Room, strip: RoundStrip, clock: HandClock
) -> None:
    clock.pass_seconds(100)
    meeting.rounds.clock.tick()
    assert strip.clock_text() == "1:20"
    meeting.rounds.again()
    assert strip.clock_text() == "3:00"


def test_pairs_are_joined_by_a_button_where_a_step_is_for_fours(
    meeting: Room, strip: RoundStrip
) -> None:
    assert "Join groups two by two" not in words_in(strip)
    meeting.rounds.step(1)
    press(strip, "Join groups two by two")
    assert len(meeting.session.board.all(RoundGroup)) == 1
    assert "Join groups two by two" not in words_in(strip)


def test_the_reveal_brings_the_notes_into_sight(meeting: Room, strip: RoundStrip) -> None:
    type_into(strip, 0, "The graph was green")
    meeting.rounds.step(2)
    go_to(meeting, RoundStep.REVEAL)
    (note,) = meeting.session.board.all(Note)
    view = meeting.page.views()[0]
    item = view.board_scene.item(("note", note.id))
    assert item is not None
    assert view.visible_rect().contains(item.home())
    assert "Everybody sees 1 note now" in words_in(strip)


def test_similar_notes_are_proposed_and_selected_ones_are_grouped(
    meeting: Room, strip: RoundStrip
) -> None:
    type_into(strip, 0, "The certificate had no owner")
    type_into(strip, 0, "Nobody was the owner of the certificate")
    go_to(meeting, RoundStep.GROUP)
    press(strip, "Gather similar notes")
    assert meeting.page.pane.gather.isVisible()  # type: ignore[attr-defined]
    meeting.page.scenes()[0].select([("note", n.id) for n in meeting.session.board.all(Note)])
    press(strip, "Group the selected")
    assert len(meeting.session.board.all(NoteGroup)) == 1
    meeting.rounds.refresh()
    assert "1 group, and 0 notes in none" in words_in(strip)


def test_a_group_is_called_out_of_turn_and_the_order_is_drawn_again(
    meeting: Room, strip: RoundStrip
) -> None:
    order = go_to(meeting, RoundStep.REPORT_BACK).report_order
    names = {group.id: group.name for group in meeting.session.board.all(RoundGroup)}
    press(strip, names[order[1]])
    assert held(meeting).reporting == order[1]
    press(strip, "Draw again")
    assert set(held(meeting).report_order) == set(order)
    assert held(meeting).reporting == held(meeting).report_order[0]
    press(strip, "Next group")
    assert held(meeting).reporting == held(meeting).report_order[1]
    assert not button(strip, "Next group").isEnabled()


def test_the_ballot_in_hand_is_shown_and_no_count_is(meeting: Room, strip: RoundStrip) -> None:
    type_into(strip, 0, "The graph was green")
    go_to(meeting, RoundStep.VOTE)
    (note,) = meeting.session.board.all(Note)
    meeting.page.scenes()[0].select([("note", note.id)])
    view = meeting.page.views()[0]
    QTest.keyClick(view, Qt.Key.Key_Plus)
    meeting.rounds.refresh()
    assert "●●○" in words_in(strip)
    assert "The graph was green 1" in words_in(strip)
    press(strip, "Next person")
    assert "●●●" in words_in(strip)
    assert "The graph was green" not in words_in(strip)


def test_topics_are_lit_one_after_the_other_in_both_windows(
    meeting: Room, strip: RoundStrip
) -> None:
    for text in ("Two votes", "One vote", "No vote"):
        type_into(strip, 0, text)
    meeting.toggle_audience()
    go_to(meeting, RoundStep.VOTE)
    by_text = {note.text: ("note", note.id) for note in meeting.session.board.all(Note)}
    for text in ("Two votes", "Two votes", "One vote"):
        meeting.rounds.lead.ballot.vote(by_text[text], 1)
    go_to(meeting, RoundStep.DISCUSS)
    pointing = meeting.page.pointing()
    assert pointing is not None
    assert meeting.audience is not None
    lights = meeting.audience.pointing.lights[Stage.REFLECT]
    assert lit(pointing, lights) == [by_text["Two votes"]] * 2
    press(strip, "Next topic")
    assert lit(pointing, lights) == [by_text["One vote"]] * 2
    assert not button(strip, "Next topic").isEnabled()
    press(strip, "Topic before")
    assert lit(pointing, lights) == [by_text["Two votes"]] * 2
    meeting.rounds.step(1)
    assert lit(pointing, lights) == [None, None]


def lit(pointing: Pointing, lights: Spotlight) -> list[Key | None]:
    return [pointing.spotlight.key, lights.key]


def test_hands_are_counted_for_the_closing_check(meeting: Room) -> None:
    check = round_formats.round_formats()["closing_check"]
    begin(meeting, steps=check.steps, people=(), names=(), format=check.name)
    strip = meeting.rounds.strip
    named(strip, StillSpinBox, "People asked").setValue(6)
    named(strip, StillSpinBox, "Learned something").setValue(5)
    named(strip, StillSpinBox, "Would come again").setValue(4)
    now = held(meeting)
    assert (now.answered, now.learned, now.again) == (6, 5, 4)
    meeting.rounds.end()
    assert "5 of 6 learned something, 4 would come again" in words_in(strip)


def test_another_round_is_prepared_from_the_one_that_is_over(
    meeting: Room, strip: RoundStrip
) -> None:
    meeting.rounds.end()
    press(strip, "Another round")
    assert meeting.rounds.setup is not None
    assert meeting.rounds.setup.isVisible()


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
