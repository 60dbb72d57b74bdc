"""Pastes, pictures and dropped files become edits; what cannot be taken changes nothing."""

from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator.canvas.clip_intents import (
    AddPicture,
    AttachLinks,
    ClipIntent,
    PasteRecords,
    TakeFiles,
    TakeText,
)
from pm_facilitator.canvas.intents import AddNotes
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.clipping import Clipping, clip
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Note, Picture, TimelineEvent
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.history import History
from pm_facilitator.ui.picture_intake import BadPicture, take_picture
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.windows.room import Room
from tests.helpers.make import make_event
from tests.ui.table import Table


def an_image(width: int = 640, height: int = 320, kind: str = "PNG", **kw: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width, height), "#336699").save(written, kind, **kw)
    return written.getvalue()


def picture(session: Session) -> Picture:
    (found,) = session.board.all(Picture)
    return found


def take_in(controller: BoardController, intent: ClipIntent, qtbot: QtBot) -> list[Key]:
    """Ask for pictures and wait until they are on the board."""
    with qtbot.waitSignal(controller.arrived) as came:
        controller.handle(intent)
    keys: list[Key] = came.args[0]
    return keys


def test_an_image_is_kept_and_told_when_it_is_there(
    session: Session, controller: BoardController, history: History, library: Library, qtbot: QtBot
) -> None:
    [key] = take_in(controller, AddPicture(an_image(), Stage.REFLECT, (500.0, 300.0)), qtbot)
    made = picture(session)
    assert key == ("picture", made.id)
    assert (made.width, made.height, made.x, made.y) == (480.0, 240.0, 260.0, 180.0)
    assert Image.open(BytesIO(library.blob(made.blob))).size == (640, 320)
    assert session.picture(made.blob) == library.blob(made.blob)
    history.undo()
    assert not session.board.all(Picture)


def test_a_picture_may_be_the_evidence_of_an_event(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    made = controller.add_event_now()
    take_in(controller, AddPicture(an_image(), Stage.RECAP, None, made), qtbot)
    assert picture(session).event_id == made
    assert session.board.get(TimelineEvent, made) is not None


def test_nothing_hidden_in_a_file_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at the office"
    taken = take_picture(an_image(kind="JPEG", exif=exif))
    assert b"office" not in taken.data
    assert taken.media_type == "image/jpeg"


def test_a_large_picture_is_kept_smaller() -> None:
    taken = take_picture(an_image(4000, 1000))
    assert Image.open(BytesIO(taken.data)).size == (1600, 400)
    assert (taken.width, taken.height) == (480.0, 120.0)


@pytest.mark.parametrize("data", [b"", b"no image at all", an_image()[:100]])
def test_what_is_no_image_is_told_and_changes_nothing(
    session: Session, controller: BoardController, qtbot: QtBot, data: bytes
) -> None:
    with qtbot.waitSignal(controller.failed) as told:
        controller.handle(AddPicture(data, Stage.REFLECT, None))
    assert "no picture" in str(told.args[0])
    assert not session.board.all(Picture)


def test_too_many_pixels_are_told() -> None:
    with pytest.raises(BadPicture, match="too many pixels"):
        take_picture(an_image(12_000, 6_000))


def test_several_image_files_lie_beside_one_another_as_one_step(
    session: Session,
    controller: BoardController,
    history: History,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    paths = [tmp_path / "one.png", tmp_path / "two.jpg"]
    paths[0].write_bytes(an_image())
    paths[1].write_bytes(an_image(300, 300, "JPEG"))
    dropped = TakeFiles(tuple(map(str, paths)), Stage.REFLECT, (0.0, 0.0))
    take_in(controller, dropped, qtbot)
    one, two = sorted(session.board.all(Picture), key=lambda each: each.order)
    assert (one.media_type, two.media_type) == ("image/png", "image/jpeg")
    assert (one.x, one.y) != (two.x, two.y)
    assert history.undo_text() == "Add 2 pictures"
    history.undo()
    assert not session.board.all(Picture)


def test_a_bad_file_among_good_ones_leaves_the_board_as_it_was(
    session: Session, controller: BoardController, tmp_path: Path, qtbot: QtBot
) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(an_image())
    bad.write_bytes(b"not an image")
    with qtbot.waitSignal(controller.failed):
        controller.handle(TakeFiles((str(good), str(bad)), Stage.REFLECT, None))
    assert not session.board.all(Picture)


def test_a_file_that_is_gone_is_told_by_its_name(
    session: Session, controller: BoardController, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.failed) as told:
        controller.handle(TakeFiles((str(tmp_path / "gone.png"),), Stage.REFLECT, None))
    assert "gone.png cannot be read" in str(told.args[0])


def test_a_text_file_is_shown_before_it_is_brought_in(
    controller: BoardController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.handedIn) as asked:
        controller.handle(TakeFiles(("/tmp/chat.log",), Stage.RECAP, None))
    assert asked.args == [["/tmp/chat.log"], ""]


CHAT = "14:02 Alert: card payments below ten\n14:05 On-call takes the page\n"


def test_a_timeline_that_is_pasted_on_its_board_is_shown_before_it_is_brought_in(
    controller: BoardController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.handedIn) as asked:
        controller.handle(TakeText(CHAT, Stage.RECAP, 0, 0, tuple(CHAT.splitlines())))
    assert asked.args == [[], CHAT]


def test_lines_that_tell_no_times_become_notes(
    session: Session, controller: BoardController
) -> None:
    lines = ("Ask the provider", "Who may pause a rebuild?")
    controller.handle(TakeText("\n".join(lines), Stage.RECAP, 0, 0, lines))
    assert [note.text for note in session.board.notes(Stage.RECAP)] == list(lines)


def test_a_link_becomes_evidence_of_an_event_once(
    session: Session, controller: BoardController, history: History
) -> None:
    session.commit([Added(TimelineEvent("e", text="Alert", evidence=("https://a.example/1",)))])
    controller.handle(AttachLinks("e", ("https://a.example/1", "https://a.example/2")))
    event = session.board.need(TimelineEvent, "e")
    assert event.evidence == ("https://a.example/1", "https://a.example/2")
    history.undo()
    assert session.board.need(TimelineEvent, "e").evidence == ("https://a.example/1",)


def test_a_screenshot_that_is_dropped_on_an_event_is_its_evidence(
    session: Session, controller: BoardController, tmp_path: Path, qtbot: QtBot
) -> None:
    session.commit([Added(TimelineEvent("e", text="Alert"))])
    file = tmp_path / "graph.png"
    file.write_bytes(an_image())
    take_in(controller, TakeFiles((str(file),), Stage.RECAP, None, "e"), qtbot)
    assert picture(session).event_id == "e"


def test_records_of_another_review_are_pasted_as_one_step_and_selected(
    session: Session, controller: BoardController, history: History, qtbot: QtBot
) -> None:
    records = (Note("n", "From elsewhere", x=10.0), TimelineEvent("e", text="Alert"))
    pasted = PasteRecords(Clipping(records), Stage.REFLECT, (0.0, 0.0))
    with (
        qtbot.waitSignal(controller.selectRequested) as chosen,
        qtbot.waitSignal(controller.noticed) as told,
    ):
        controller.handle(pasted)
    assert sorted(note.text for note in session.board.notes()) == ["Alert", "From elsewhere"]
    assert {id_ for _, id_ in chosen.args[0]} == {note.id for note in session.board.notes()}
    assert told.args == ["The event became a note: this board has no place for it."]
    assert history.undo_text() == "Paste 2 notes"
    history.undo()
    assert not session.board.notes()


def test_a_copied_picture_takes_its_bytes_into_another_library(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    data = an_image()
    elsewhere = Picture("p", blob="0" * 64, caption="Errors", stage=Stage.RECAP)
    clipping = Clipping((elsewhere,), {elsewhere.blob: data})
    with qtbot.waitSignal(controller.selectRequested):
        controller.handle(PasteRecords(clipping, Stage.REFLECT, None))
    made = picture(session)
    assert made.caption == "Errors"
    assert session.picture(made.blob) is not None


def test_a_clipboard_that_lies_about_its_picture_changes_nothing(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    bad = Picture("p", blob="1" * 64)
    with qtbot.waitSignal(controller.failed):
        controller.handle(PasteRecords(Clipping((bad,), {bad.blob: b"!"}), Stage.REFLECT, None))
    assert not session.board.all(Picture)


def test_a_picture_is_taken_along_with_its_bytes(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    take_in(controller, AddPicture(an_image(), Stage.REFLECT, None), qtbot)
    made = picture(session)
    taken = clip(session.board, [("picture", made.id)], session.picture)
    assert list(taken.pictures) == [made.blob]


def test_pixels_of_the_clipboard_are_taken_as_well(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    pixels = QImage(640, 320, QImage.Format.Format_RGB32)
    pixels.fill(0x336699)
    take_in(controller, AddPicture(pixels, Stage.REFLECT, None), qtbot)
    assert picture(session).media_type == "image/png"
    assert session.picture(picture(session).blob) is not None


def test_the_board_can_be_used_while_a_picture_is_taken_in(
    session: Session, controller: BoardController, history: History, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.arrived):
        controller.handle(AddPicture(an_image(), Stage.REFLECT, None))
        controller.handle(AddNotes(Stage.REFLECT, 0, 0, ("Meanwhile",)))
        assert not session.board.all(Picture)
    assert len(session.board.notes()) == 1
    history.undo()
    assert not session.board.all(Picture)
    assert len(session.board.notes()) == 1


def test_a_picture_that_comes_after_the_review_was_left_changes_nothing(
    session: Session, controller: BoardController, tasks: Tasks, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(controller.arrived):
        controller.handle(AddPicture(an_image(), Stage.REFLECT, None))
        controller.slow_work.leave()
        tasks.wait()
        QCoreApplication.processEvents()
    assert not session.board.all(Picture)


def test_evidence_of_an_event_that_is_gone_when_it_comes_is_kept(
    session: Session, controller: BoardController, qtbot: QtBot
) -> None:
    event = controller.add_event_now()
    with qtbot.waitSignal(controller.arrived):
        controller.handle(AddPicture(an_image(), Stage.RECAP, None, event))
        controller.remove([("event", event)])
    assert picture(session).event_id is None


# In the window.


def test_what_takes_long_is_said_until_it_is_done(room: Room, qtbot: QtBot) -> None:
    go_on = Event()
    room.controller.meanwhile("Taking the picture in …", go_on.wait, lambda _: None)
    qtbot.waitUntil(lambda: room.notices.text() == "Taking the picture in …")
    go_on.set()
    qtbot.waitUntil(lambda: room.notices.text() == "")


def test_another_notice_stays_when_it_is_done(room: Room, qtbot: QtBot) -> None:
    go_on = Event()
    room.controller.meanwhile("Taking the picture in …", go_on.wait, lambda _: None)
    qtbot.waitUntil(lambda: room.notices.text() == "Taking the picture in …")
    room.notices.say("Something else")
    with qtbot.waitSignal(room.controller.slow_work.over):
        go_on.set()
    assert room.notices.text() == "Something else"


@pytest.fixture
def reflecting(room: Room, qtbot: QtBot) -> Room:
    room.go_to(Stage.REFLECT)
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    return room


def test_a_new_picture_waits_for_its_caption(reflecting: Room, qtbot: QtBot) -> None:
    take_in(reflecting.controller, AddPicture(an_image(), Stage.REFLECT, None), qtbot)
    view = reflecting.reflect.pane.view
    assert view.editor.key == ("picture", picture(reflecting.session).id)


def test_who_types_keeps_the_keyboard_when_a_picture_comes(reflecting: Room, qtbot: QtBot) -> None:
    view = reflecting.reflect.pane.view
    reflecting.controller.handle(AddPicture(an_image(), Stage.REFLECT, None))
    reflecting.new_note()
    typed = view.editor.key
    assert typed is not None
    with qtbot.waitSignal(reflecting.controller.arrived):
        QTest.keyClicks(view.editor, "Nobody owned it")
    assert view.editor.key == typed
    assert view.editor.toPlainText() == "Nobody owned it"


def test_what_is_dropped_on_a_card_of_the_timeline_is_evidence_of_its_event(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.commit([Added(make_event(id="e", text="Alert")), Added(make_event(id="f"))])
    table = Table(session, TimelineScene, (1200, 800))
    graph = tmp_path / "graph.png"
    graph.write_bytes(an_image())
    files, link = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(graph))])
    link.setText("https://graph.example/1")
    with qtbot.waitSignal(table.controller.arrived):
        drop(table, files, ("event", "e"))
    drop(table, link, ("event", "f"))
    assert picture(session).event_id == "e"
    assert session.board.need(TimelineEvent, "f").evidence == ("https://graph.example/1",)
    table.close()


def drop(table: Table, mime: QMimeData, key: Key) -> None:
    """Let something fall on the middle of an item."""
    place = table.view.mapFromScene(table.middle(key))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    table.view.dropEvent(QDropEvent(QPointF(place), copy, mime, left, none))
