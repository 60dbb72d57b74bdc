"""The details of what is selected can all be changed, and each change is on the board at once."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.agreement import since_agreement
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits import agreement
from pm_facilitator.domain.entities import (
    Action,
    Decision,
    Entity,
    Factor,
    Frame,
    Insight,
    LockerItem,
    Note,
    NoteGroup,
    OpenQuestion,
    Person,
    Picture,
    Stroke,
    TimelineEvent,
    WhyStep,
    kind_of,
)
from pm_facilitator.domain.vocabulary import EventKind, Precision, Priority
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.panels.details import DetailsPanel
from pm_facilitator.ui.panels.fields import (
    ChoiceField,
    LineField,
    LinesField,
    LinksField,
    PriorityField,
    TextField,
)
from pm_facilitator.ui.panels.record_form import RecordForm
from tests.ui.hands import press, words_in, write

AT = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


def records(session: Session) -> list[Entity]:
    bone = session.board.bones[1].id
    return [
        TimelineEvent("e", time=AT, text="Cards are refused", agreed=True),
        TimelineEvent("u", text="A reminder was sent", precision=Precision.UNKNOWN),
        Note("n", "Nobody owned it"),
        Factor("f", "Renewed by hand", bone),
        WhyStep("w", "f", text="It predates the tool"),
        Action("a", "Watch the end dates"),
        Decision("d", "Leave the pool as it is"),
        LockerItem("l", "Buy a tool"),
        OpenQuestion("q", "Who else renews by hand?"),
        Insight("i", text="Dates need an owner"),
        Person("p", "Kim"),
    ]


@pytest.fixture
def panel(session: Session, controller: BoardController, qtbot: QtBot) -> DetailsPanel:
    session.commit([Added(record) for record in records(session)])
    made = DetailsPanel(session.board, controller)
    qtbot.addWidget(made)
    end = session.subscribe(made.react)
    made.destroyed.connect(end)
    made.resize(320, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_nothing_selected_says_what_this_place_is_for(panel: DetailsPanel) -> None:
    assert "Select one thing" in words_in(panel)


def test_every_sort_of_record_has_its_form(panel: DetailsPanel, session: Session) -> None:
    for record in records(session):
        panel.show_key((kind_of(record), record.id))
        assert panel.key() == (kind_of(record), record.id)
        assert panel.findChildren(QPlainTextEdit) or kind_of(record) == "person"


def test_every_field_has_a_name_for_a_screen_reader(panel: DetailsPanel) -> None:
    for key in (("event", "e"), ("action", "a"), ("factor", "f"), ("person", "p")):
        panel.show_key(key)
        fields = [panel.field(name) for name in ("text", "name", "role") if name in panel.fields()]
        assert fields
        assert all(field.accessibleName() for field in fields)


def test_typing_is_on_the_board_with_the_first_letter(
    panel: DetailsPanel, session: Session
) -> None:
    panel.show_key(("event", "e"))
    write(panel.field("visible_then"), "All green")
    assert session.board.need(TimelineEvent, "e").visible_then == "All green"


@pytest.mark.qt_log_ignore("does not support")
def test_typing_is_one_step_to_undo(
    panel: DetailsPanel, session: Session, history: History
) -> None:
    panel.show_key(("action", "a"))
    write(panel.field("owner"), "Kim")
    history.undo()
    assert session.board.need(Action, "a").owner == ""


def test_a_new_time_is_no_longer_agreed_on(panel: DetailsPanel, session: Session) -> None:
    panel.show_key(("event", "e"))
    write(panel.field("time"), "16:00")
    event = session.board.need(TimelineEvent, "e")
    assert event.time == datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    assert not event.agreed


def test_a_time_that_becomes_known_leaves_the_tray(panel: DetailsPanel, session: Session) -> None:
    panel.show_key(("event", "u"))
    write(panel.field("time"), "16:00")
    assert session.board.need(TimelineEvent, "u").precision is Precision.EXACT
    write(panel.field("time"), "")
    assert session.board.need(TimelineEvent, "u").precision is Precision.UNKNOWN


def test_the_kind_is_chosen_by_key(panel: DetailsPanel, session: Session) -> None:
    panel.show_key(("event", "e"))
    kind = panel.field("kind")
    assert isinstance(kind, ChoiceField)
    kind.setFocus()
    QTest.keyClicks(kind, EventKind.DETECTION.label[:4])
    assert session.board.need(TimelineEvent, "e").kind is EventKind.DETECTION


def test_a_due_date_is_read_as_people_write_it(panel: DetailsPanel, session: Session) -> None:
    panel.show_key(("action", "a"))
    write(panel.field("due"), "in 2 weeks")
    assert session.board.need(Action, "a").due == date(2026, 3, 18)


def test_an_action_is_linked_to_the_factors_that_it_removes(
    panel: DetailsPanel, session: Session
) -> None:
    panel.show_key(("action", "a"))
    links = panel.field("factor_ids")
    assert isinstance(links, LinksField)
    links.setCurrentRow(0)
    QTest.keyClick(links, Qt.Key.Key_Space)
    assert session.board.need(Action, "a").factor_ids == ("f",)


def test_events_to_link_to_are_listed_by_their_time(panel: DetailsPanel, session: Session) -> None:
    midnight = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)
    day = TimelineEvent("d2", time=midnight, text="A freeze begins", precision=Precision.DAY)
    session.commit([Added(day)])
    panel.show_key(("factor", "f"))
    links = panel.field("event_ids")
    assert isinstance(links, LinksField)
    assert [links.item(place).text() for place in range(links.count())] == [
        "02 Mar  A freeze begins",
        "15:05  Cards are refused",
        "A reminder was sent",
    ]


@pytest.mark.parametrize("key", [("event", "e"), ("note", "n")])
def test_a_factor_is_made_of_an_event_or_a_note_in_the_category_chosen(
    panel: DetailsPanel, session: Session, key: tuple[str, str]
) -> None:
    panel.show_key(key)
    menu = next(m for m in panel.findChildren(QMenu))
    menu.aboutToShow.emit()
    labels = [entry.text() for entry in menu.actions()]
    assert labels == [bone.label for bone in session.board.bones]
    menu.actions()[2].trigger()
    made = next(f for f in session.board.factors if f.id != "f")
    assert made.bone_id == session.board.bones[2].id
    assert made.event_ids + made.note_ids == (key[1],)
    assert session.board.find(*key) is not None


def test_the_factors_of_an_event_are_links_to_the_fishbone(
    panel: DetailsPanel, session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    panel.show_key(("event", "e"))
    controller.set_field("factor", "f", "event_ids", ("e",))
    with qtbot.waitSignal(panel.visit) as told:
        press(panel, "Renewed by hand")
    assert told.args == [("factor", "f")]


def test_a_record_that_was_deleted_leaves_the_panel(
    panel: DetailsPanel, controller: BoardController
) -> None:
    panel.show_key(("note", "n"))
    controller.remove([("note", "n")])
    assert panel.key() is None
    assert "Select one thing" in words_in(panel)


def test_deleting_while_typing_is_no_trouble(
    panel: DetailsPanel, controller: BoardController, session: Session, history: History
) -> None:
    panel.show_key(("note", "n"))
    panel.field("text").setFocus()
    controller.remove([("note", "n")])
    history.undo()
    assert session.board.need(Note, "n").text == "Nobody owned it"


def test_undo_shows_in_the_field_that_has_the_focus(panel: DetailsPanel, history: History) -> None:
    panel.show_key(("note", "n"))
    text = panel.field("text")
    assert isinstance(text, TextField)
    write(text, "Other words")
    history.undo()
    assert text.toPlainText() == "Nobody owned it"


def test_asking_goes_to_the_reason_of_a_decision(panel: DetailsPanel) -> None:
    panel.show_key(("decision", "d"))
    panel.ask()
    assert panel.field("reason").hasFocus()


def test_the_caption_of_a_form_says_what_it_is(panel: DetailsPanel) -> None:
    panel.show_key(("decision", "d"))
    titles = [label.text() for label in panel.findChildren(QLabel)]
    assert "Decision not to act" in titles


@pytest.mark.parametrize("kind", ["review", "bone", "note_group", "frame", "stroke"])
def test_what_has_its_words_elsewhere_shows_those(
    panel: DetailsPanel, session: Session, kind: str
) -> None:
    added = (NoteGroup("g", title="Paging"), Frame("f"), Stroke("s"))
    session.commit([Added(each) for each in added])
    entity = next(each for each in session.board.entities() if kind_of(each) == kind)
    panel.show_key((kind, entity.id))
    fields = {"review": "problem", "bone": "label", "stroke": ""}
    assert panel.fields() == tuple(filter(None, [fields.get(kind, "title")]))


def test_an_event_with_details_is_offered_on_one_line(
    panel: DetailsPanel, session: Session
) -> None:
    event = session.board.need(TimelineEvent, "e")
    session.commit(patch(event, text="It rang\nlevel: high"))
    session.commit([Added(Picture("pic", event_id="e"))])
    panel.show_key(("picture", "pic"))
    field = panel.field("event_id")
    assert isinstance(field, QComboBox)
    assert field.currentText().endswith("  It rang")


def test_a_picture_can_be_the_evidence_of_an_event(panel: DetailsPanel, session: Session) -> None:
    session.commit([Added(Picture("pic", caption="Errors by minute"))])
    panel.show_key(("picture", "pic"))
    assert panel.fields() == ("caption", "event_id", "locked")
    field = panel.field("event_id")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert session.board.need(Picture, "pic").event_id == "e"
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert session.board.need(Picture, "pic").event_id is None


def test_a_form_is_kept_and_shows_one_record_after_the_other(
    panel: DetailsPanel, session: Session, controller: BoardController
) -> None:
    session.commit([Added(Note("m", "Nobody saw it", order=2.0))])
    panel.show_key(("note", "n"))
    text = panel.field("text")
    assert isinstance(text, TextField)
    write(text, "The first one")
    panel.show_key(("event", "e"))
    panel.show_key(("note", "m"))
    assert panel.field("text") is text
    assert text.toPlainText() == "Nobody saw it"
    write(text, "The second one")
    assert session.board.need(Note, "n").text == "The first one"
    assert session.board.need(Note, "m").text == "The second one"


def test_the_keyboard_leaves_a_form_that_shows_another_record(
    panel: DetailsPanel, session: Session
) -> None:
    panel.show_key(("action", "a"))
    due = panel.field("due")
    due.setFocus()
    QTest.keyClicks(due, "in 2 weeks")
    session.commit([Added(Action("b", "Write the runbook"))])
    panel.show_key(("action", "b"))
    assert not due.hasFocus()
    assert session.board.need(Action, "b").due is None
    assert session.board.need(Action, "a").due is None


def test_links_and_questions_follow_the_record_of_a_kept_form(
    panel: DetailsPanel, session: Session
) -> None:
    bone = session.board.bones[0].id
    session.commit([Added(Factor("g", "No alert", bone, event_ids=("e",)))])
    panel.show_key(("factor", "f"))
    links = panel.links()
    assert links is not None
    assert words_in(links) == ""
    panel.show_key(("factor", "g"))
    assert panel.links() is links
    assert "Cards are refused" in words_in(links)
    press(panel, "Ask why")
    assert [step.factor_id for step in session.board.all(WhyStep)] == ["f", "g"]


@pytest.mark.qt_log_ignore("does not support")
def test_people_who_come_later_are_offered_as_owners(panel: DetailsPanel, session: Session) -> None:
    panel.show_key(("action", "a"))
    session.commit([Added(Person("r", "Robin"))])
    owner = panel.field("owner")
    assert isinstance(owner, LineField)
    owner.setFocus()
    QTest.keyClicks(owner, "Rob")
    assert owner.completer().currentCompletion() == "Robin"


def test_an_event_says_how_it_was_told_and_where_it_was_read(
    panel: DetailsPanel, session: Session
) -> None:
    panel.show_key(("event", "e"))
    assert "Where it was read" not in words_in(panel)
    origins = ("chat.txt, line 3: 6 am PT cards", "pager: INC-3")
    event = session.board.need(TimelineEvent, "e")
    session.commit(patch(event, told="6 am PT", origins=origins))
    assert "Told as “6 am PT”" in words_in(panel)
    assert "chat.txt, line 3: 6 am PT cards" in words_in(panel)
    assert "pager: INC-3" in words_in(panel)
    panel.show_key(("event", "u"))
    assert "pager: INC-3" not in words_in(panel)


def test_what_changed_since_the_agreement_can_be_agreed_on_as_it_is(
    panel: DetailsPanel, session: Session
) -> None:
    session.commit(agreement.agree(session.board, AT))
    panel.show_key(("event", "e"))
    assert "Since the agreement" not in words_in(panel)
    write(panel.field("text"), "Cards were refused")
    assert "Agreed as: 2 Mar 15:05, Cards are refused" in words_in(panel)
    press(panel, "Agree as it is")
    assert "Since the agreement" not in words_in(panel)
    assert since_agreement(session.board).count == 0


def test_the_form_follows_what_is_typed_on_the_board_once_the_hand_pauses(
    panel: DetailsPanel, controller: BoardController, qtbot: QtBot
) -> None:
    panel.show_key(("note", "n"))
    text = panel.field("text")
    assert isinstance(text, TextField)
    board = object()
    for end in range(1, 6):
        controller.type_text("note", "n", "Other words"[: 2 * end], source=board)
    assert text.toPlainText() == "Nobody owned it"
    qtbot.waitUntil(lambda: text.toPlainText() == "Other word")


def test_a_field_is_up_to_date_before_anybody_types_into_it(
    panel: DetailsPanel, controller: BoardController, session: Session
) -> None:
    panel.show_key(("note", "n"))
    controller.type_text("note", "n", "Other words", source=object())
    text = panel.field("text")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_End)
    QTest.keyClicks(text, "!")
    assert session.board.need(Note, "n").text == "Other words!"


def test_a_priority_is_suggested_where_none_was_chosen_and_its_reason_told(
    panel: DetailsPanel, session: Session, controller: BoardController
) -> None:
    panel.show_key(("action", "a"))
    priority = panel.field("priority")
    assert isinstance(priority, PriorityField)
    assert priority.currentText() == "–"
    for field, value in (("impact", 5), ("effort", 1)):
        controller.set_field("action", "a", field, value)
    assert priority.currentText() == "– (High suggested)"
    controller.set_field("action", "a", "priority", Priority.LOW)
    assert priority.currentText() == "Low"
    assert priority.toolTip() == "High is suggested: impact 5, effort 1"


def scrolled(panel: DetailsPanel, over: QPlainTextEdit) -> int:
    """Turn the wheel over a field by one notch, and give how far the panel went."""
    QApplication.processEvents()
    bar, port = panel.verticalScrollBar(), over.viewport()
    place = over.mapTo(panel, over.rect().center())
    bar.setValue(bar.value() + place.y() - panel.height() // 2)
    before = bar.value()
    at = QPointF(port.mapTo(panel, port.rect().center()))
    QTest.wheelEvent(panel.windowHandle(), at, QPoint(0, -120))
    return bar.value() - before


def test_the_wheel_scrolls_past_the_evidence_however_long_it_is(
    panel: DetailsPanel, session: Session
) -> None:
    links = tuple(f"https://graphs.example/{number}" for number in range(9))
    session.commit(patch(session.board.events[0], evidence=links))
    panel.resize(320, 240)
    panel.show_key(("event", "e"))
    field = panel.field("evidence")
    assert isinstance(field, LinesField)
    assert scrolled(panel, field) > 0
    assert field.verticalScrollBar().value() == 0
    field.setFocus()
    assert scrolled(panel, field) == 0
    assert field.verticalScrollBar().value() > 0


def test_a_few_links_stand_whole_in_the_evidence(panel: DetailsPanel, session: Session) -> None:
    panel.show_key(("event", "e"))
    field = panel.field("evidence")
    assert isinstance(field, LinesField)
    bare = field.height()
    links = tuple(f"https://a.example/{number}" for number in range(4))
    session.commit(patch(session.board.events[0], evidence=links))
    assert field.height() > bare
    assert field.verticalScrollBar().maximum() == 0


def test_the_first_note_finds_its_form_ready(panel: DetailsPanel, qtbot: QtBot) -> None:
    panel.show()
    qtbot.waitUntil(lambda: len(panel.findChildren(RecordForm)) == 1)
    [form] = panel.findChildren(RecordForm)
    assert not form.isVisible()
    panel.show_key(("note", "n"))
    assert panel.findChildren(RecordForm) == [form]
    assert form.isVisible()
