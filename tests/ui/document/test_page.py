"""Filling the document section by section, and reading it as each reader gets it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits.document import section_text, write_section
from pm_facilitator.domain.entities import Person, SectionText, TimelineEvent
from pm_facilitator.domain.vocabulary import Confidentiality, DocumentTemplate, PersonRole, Stage
from pm_facilitator.report.template import shipped
from pm_facilitator.store.library import Library
from pm_facilitator.ui.document.page import DocumentPage
from pm_facilitator.ui.panels.fields import TextField
from pm_facilitator.ui.shortcuts import GROUPS
from pm_facilitator.ui.windows.room import Room
from tests.ui.document.fields import choose, field, open_tab
from tests.ui.hands import named, press, words_in, write


def items(page: DocumentPage) -> list[str]:
    return [page.sections.item(place).text() for place in range(page.sections.count())]


def previewed(page: DocumentPage) -> str:
    return page.preview.toPlainText()


def test_every_section_of_the_template_is_listed_with_how_it_stands(page: DocumentPage) -> None:
    titles = [each.title for each in shipped(DocumentTemplate.GENERAL).sections]
    assert [text.split("\n")[0] for text in items(page)] == titles
    assert "Executive summary\nempty" in items(page)
    assert "Lessons\nnot filled" in items(page)
    assert "Details and times" in items(page)


def test_a_section_is_shown_with_its_help_beside_what_is_written(page: DocumentPage) -> None:
    page.sections.choose("impact")
    assert "What customers noticed, what it cost the business" in words_in(page.editor)


def test_what_is_typed_is_on_the_board_and_soon_in_the_preview(
    page: DocumentPage, room: Room, qtbot: QtBot
) -> None:
    write(field(page, QPlainTextEdit, "Summary"), "Cards were refused.")
    assert room.session.board.review.summary == "Cards were refused."
    qtbot.waitUntil(lambda: "Cards were refused." in previewed(page))
    assert "Executive summary" in items(page)


def test_own_words_of_a_section_are_one_step_of_undo(page: DocumentPage, room: Room) -> None:
    page.sections.choose("timeline")
    write(field(page, QPlainTextEdit, "Text of Timeline"), "It began earlier.")
    found = section_text(room.session.board, "timeline")
    assert found is not None
    assert found.text == "It began earlier."
    room.history.undo()
    assert room.session.board.all(SectionText) == []
    assert field(page, QPlainTextEdit, "Text of Timeline").toPlainText() == ""


def test_what_a_board_fills_leads_to_its_stage_and_the_meeting_stays(
    page: DocumentPage, room: Room
) -> None:
    page.sections.choose("timeline")
    assert "Timeline: nothing yet" in words_in(page.editor)
    press(page.editor, "Go to Recap")
    assert room.page is room.pages[Stage.RECAP]
    assert room.stage is Stage.OPEN


def test_another_template_brings_other_sections_and_keeps_what_was_written(
    page: DocumentPage, room: Room
) -> None:
    page.sections.choose("lessons")
    write(field(page, QPlainTextEdit, "Text of Lessons"), "Dates need an owner.")
    choose(page, "Template of the document", DocumentTemplate.SHORT.label)
    assert room.session.board.review.template is DocumentTemplate.SHORT
    assert [text.split("\n")[0] for text in items(page)] == [
        each.title for each in shipped(DocumentTemplate.SHORT).sections
    ]
    page.sections.choose("lessons")
    text = field(page, QPlainTextEdit, "Text of What we learned")
    assert text.toPlainText() == "Dates need an owner."


def test_an_own_template_is_taken_from_a_file(
    page: DocumentPage, room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    file.write_text('title = "Ours"\n[[section]]\nname = "a"\ntitle = "Apart"\n', encoding="utf-8")
    page.template.take_file(file)
    assert items(page) == ["Apart\nnot filled"]
    assert named(page, QComboBox, "Template of the document").currentText() == "Own: Ours"
    choose(page, "Template of the document", "General")
    assert room.session.board.review.own_template == ""


def test_a_template_that_is_not_right_is_told_by_its_line_and_changes_nothing(
    page: DocumentPage, room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[[section]]\nname = "a"\n', encoding="utf-8")
    page.template.take_file(file)
    assert "line 1: The section a has no title." in words_in(room.notices)
    assert len(items(page)) > 3


def test_the_preview_shows_what_each_reader_gets(
    page: DocumentPage, room: Room, qtbot: QtBot
) -> None:
    board = room.session.board
    mira = Person("p", "Mira Holt", PersonRole.COORDINATOR)
    room.session.commit([Added(mira), Added(TimelineEvent("e", text="Mira Holt saw it"))])
    qtbot.waitUntil(lambda: "Mira Holt saw it" in previewed(page))
    choose(page, "Reader of the preview", "Readers outside")
    assert "The coordinator saw it" in previewed(page)
    assert "Mira" not in previewed(page)
    choose(page, "Reader of the preview", "Leadership")
    assert "Key actions and dates" in previewed(page)
    assert board.find("person", "p") == mira


def test_what_is_needed_is_listed_with_a_way_to_it(page: DocumentPage, qtbot: QtBot) -> None:
    open_tab(page, 1)
    qtbot.waitUntil(lambda: "Impact is empty." in words_in(page.to_do))
    assert "Lessons could be filled." in words_in(page.to_do)
    press(page.to_do, "Show: Impact is empty.")
    assert page.sections.section() == "impact"
    qtbot.waitUntil(field(page, QPlainTextEdit, "Impact on customers").hasFocus)


def test_before_it_leaves_the_author_sees_what_outsiders_do_not(
    page: DocumentPage, room: Room, qtbot: QtBot
) -> None:
    mira = Person("p", "Mira Holt", PersonRole.COORDINATOR)
    said = TimelineEvent("e", text="Mira Holt asked Zyloth, and then Zyloth answered")
    room.session.commit([Added(mira), Added(said)])
    choose(page, "Reader of the preview", "Readers outside")
    open_tab(page, 1)
    qtbot.waitUntil(lambda: "Mira Holt → the coordinator" in words_in(page.to_do))
    assert "A name of something or somebody: Zyloth." in words_in(page.to_do)


def test_wordings_are_listed_lead_to_their_place_and_can_be_left(
    page: DocumentPage, room: Room, qtbot: QtBot
) -> None:
    words = "The shops were closed and that was a disaster for all of us in the team."
    room.session.commit(write_section(room.session.board, "lessons", words))
    open_tab(page, 1)
    qtbot.waitUntil(lambda: "“disaster”: Say what could be seen" in words_in(page.to_do))
    said = "“disaster”: Say what could be seen or counted."
    press(page.to_do, f"Show: {said}")
    assert page.sections.section() == "lessons"
    press(page.to_do, f"Leave it: {said}")
    qtbot.waitUntil(lambda: "disaster" not in words_in(page.to_do))
    room.history.undo()
    qtbot.waitUntil(lambda: "disaster" in words_in(page.to_do))


def test_a_wording_on_a_board_leads_to_its_record(
    page: DocumentPage, room: Room, qtbot: QtBot
) -> None:
    room.session.commit([Added(TimelineEvent("e", text="The QZP fills"))])
    open_tab(page, 1)
    qtbot.waitUntil(lambda: "“QZP”" in words_in(page.to_do))
    say = "Say it in full where it comes first, such as “time to live (TTL)”."
    press(page.to_do, f"Show: “QZP”: {say}")
    assert room.page is room.pages[Stage.RECAP]


def test_names_become_roles_in_one_step(page: DocumentPage, room: Room, qtbot: QtBot) -> None:
    mira = Person("p", "Mira Holt", PersonRole.COORDINATOR)
    room.session.commit([Added(mira), Added(TimelineEvent("e", text="Mira Holt saw it"))])
    open_tab(page, 1)
    qtbot.waitUntil(lambda: "1 text names somebody" in words_in(page.to_do))
    press(page.to_do, "Use roles")
    assert room.session.board.events[0].text == "The coordinator saw it"
    room.history.undo()
    assert room.session.board.events[0].text == "Mira Holt saw it"


def test_the_coach_hears_the_texts_of_sections_and_leads_there(
    page: DocumentPage, room: Room, qtbot: QtBot
) -> None:
    page.sections.choose("lessons")
    write(field(page, QPlainTextEdit, "Text of Lessons"), "Tom forgot to rotate the certificate.")
    (written,) = room.session.board.all(SectionText)
    key = ("section_text", written.id)
    qtbot.waitUntil(lambda: room.watch.findings(key) != [])
    room.look_at(Stage.RECAP)
    page.sections.choose("impact")
    room.visit(key)
    assert room.showing() is page
    assert page.sections.section() == "lessons"


def test_compliance_reads_the_log_in_the_preview_too(
    room: Room, library: Library, qtbot: QtBot
) -> None:
    review = room.session.board.review
    room.documenting.log = lambda: library.log(review.id)
    room.show()
    room.documenting.toggle()
    page = room.documenting.page
    assert page is not None
    room.controller.set_field("review", review.id, "confidentiality", Confidentiality.RESTRICTED)
    choose(page, "Reader of the preview", "Compliance")
    qtbot.waitUntil(lambda: "Confidentiality: Internal → Restricted" in previewed(page))
    assert "Restricted: named readers only · compliance version" in previewed(page)


class TestKeys:
    """The page by keyboard."""

    def test_one_key_brings_the_document_and_takes_it_away(
        self, room: Room, page: DocumentPage
    ) -> None:
        assert room.showing() is page
        room.documenting.toggle()
        assert room.page is room.pages[Stage.OPEN]

    def test_every_listed_key_is_one_of_the_page(self, page: DocumentPage) -> None:
        listed = next(group for group in GROUPS if group.title == "The document")
        known = {each.key().toString() for each in page.findChildren(QShortcut)}
        assert {QKeySequence(keys).toString() for keys, _ in listed.lines} <= known

    def test_keys_go_from_section_to_section(self, page: DocumentPage, qtbot: QtBot) -> None:
        qtbot.waitUntil(page.sections.hasFocus)
        alt = Qt.KeyboardModifier.AltModifier
        QTest.keyClick(page.sections, Qt.Key.Key_Down, alt)
        assert page.sections.section() == "details"
        QTest.keyClick(page.sections, Qt.Key.Key_Right, alt)
        assert page.sections.section() == "impact"
        QTest.keyClick(page.sections, Qt.Key.Key_Up, alt)
        assert page.sections.section() == "details"
        QTest.keyClick(page.sections, Qt.Key.Key_Right, alt)
        QTest.keyClick(page.sections, Qt.Key.Key_Return, alt)
        assert field(page, QPlainTextEdit, "Impact on customers").hasFocus()


def test_the_bar_shows_that_the_document_is_in_front(page: DocumentPage, room: Room) -> None:
    button = named(room.bar, QPushButton, "Document")
    button.click()
    assert room.page is room.pages[Stage.OPEN]
    button.click()
    assert room.showing() is page


@pytest.mark.parametrize("width", range(1250, 1400, 20))
def test_no_text_is_wrapped_wider_than_its_field(sample_room: Room, width: int) -> None:
    sample_room.resize(width, 820)
    QApplication.processEvents()
    sample_room.bar.documentWanted.emit()
    QApplication.processEvents()
    shown = [each for each in sample_room.findChildren(TextField) if each.isVisible()]
    assert shown
    assert [each.horizontalScrollBar().maximum() for each in shown] == [0] * len(shown)
