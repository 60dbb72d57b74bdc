"""What becomes of the question on the private card: copied, parked, or shown to the group."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.panels.prompts import QuestionCard
from pm_facilitator.ui.windows.audience import AudienceWindow


class Asking(QObject):
    """Takes the question where the facilitator says, and nowhere else.

    Signals:
        said: what has happened, in a sentence.
    """

    said = Signal(str)

    def __init__(
        self,
        card: QuestionCard,
        controller: BoardController,
        audience: Callable[[], AudienceWindow | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._card, self._controller, self._audience = card, controller, audience
        card.copyWanted.connect(self.copy)
        card.parkWanted.connect(self.park)
        card.groupWanted.connect(self.toggle_shown)

    def copy(self) -> None:
        """Put the question into the clipboard."""
        QGuiApplication.clipboard().setText(self._card.question())
        self.said.emit("The question is in the clipboard.")

    def park(self) -> None:
        """Park the question in the locker; Undo takes it out."""
        if self._controller.park(self._card.question()):
            self.said.emit("The question waits in the locker.")

    def toggle_shown(self) -> None:
        """Show the question to the group, or take away the one that is shown."""
        window = self._audience()
        if window is None:
            self.said.emit("The group has no window yet; F5 opens it.")
        elif window.prompt():
            window.show_prompt("")
            self.said.emit("The question is gone from the group's window.")
        else:
            window.show_prompt(self._card.question())
            held = " once its picture goes on" if window.is_frozen() else ""
            self.said.emit(f"The group sees the question{held}. Ctrl+Shift+F7 takes it away.")

    def end(self) -> None:
        """Take away what is shown, because the meeting goes on."""
        window = self._audience()
        if window is not None:
            window.show_prompt("")
