"""What becomes of a line that is written quickly: a note, an event, an action, a parked idea."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pm_facilitator.domain.edits import events, improve, notes
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.quick_event import read_quick_event

if TYPE_CHECKING:
    from pm_facilitator.ui.windows.room import Room


class QuickEntries(QObject):
    """Asks by the quick line, lets the coach hear what is written, and makes records of it."""

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self._room = room
        room.quick.typed.connect(self._listen)
        room.quick.closed.connect(lambda: self._listen(""))
        room.panel.coach.lineReworded.connect(room.quick.reword)

    def ask_note(self) -> None:
        """Ask for a note, which goes to the board of Reflect."""
        self._room.quick.ask("Note", "A sticky note for Reflect", self.take_note)

    def ask_event(self) -> None:
        """Ask for an event; a clock time at its start is understood."""
        self._room.quick.ask("Event", "14:05 What happened", self._take_event)

    def ask_idea(self) -> None:
        """Ask for an idea, which waits in the locker."""
        room = self._room
        room.quick.ask("Park an idea", "It waits in the locker until Improve", room.controller.park)

    def ask_action(self) -> None:
        """Ask for an action."""
        self._room.quick.ask("Action", "A verb first: add, alert, document", self._take_action)

    def take_note(self, text: str) -> None:
        """Put a note where there is room."""
        room = self._room
        place = room.reflect.scene.notes.free_place()
        made, _ = notes.add_note(room.session.board, text, Stage.REFLECT, *place)
        room.controller.do("Add note", made)

    def _listen(self, text: str) -> None:
        """Let the coach hear the line that is being written."""
        room = self._room
        room.panel.coach.show_line(text)
        room.panel.question.hear(text)
        heard = next(iter(room.watch.check_line(text)), None)
        key = " Ctrl+. rewords it." if heard is not None and heard.suggestion else ""
        is_action = room.quick.caption() == "Action"
        advice = room.improving.action_tab.advisor.on_line(text) if is_action else ""
        room.quick.say(f"{heard.message}{key}" if heard is not None else advice)

    def _take_event(self, text: str) -> None:
        board = self._room.session.board
        event = read_quick_event(board, text)
        self._room.controller.do("Add event", events.add_events(board, [event]))

    def _take_action(self, text: str) -> None:
        made, _ = improve.add_action(self._room.session.board, text)
        self._room.controller.do("Add action", made)
