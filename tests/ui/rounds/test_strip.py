"""The strip above the board leads a round step by step, by keys as well as by buttons."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator import round_formats
from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.canvas.spotlight import Spotlight
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, NoteGroup, RoundGroup
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.ui.panels.still import StillSpinBox
from pm_facilitator.ui.rounds.strip import RoundStrip
from pm_facilitator.ui.widgets.named_choice import NamedChoice
from pm_facilitator.ui.windows.room import Room
from tests.ui.conftest import HandClock
from tests.ui.hands import named, press, words_in
from tests.ui.rounds.conftest import begin, go_to, held, texts, type_into

NONE = Qt.KeyboardModifier.NoModifier


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
