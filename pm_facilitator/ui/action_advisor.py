"""Says what an action still needs, also while it is only being written; nothing of it is kept."""

from collections.abc import Callable, Collection

from pm_facilitator.checks.action_advice import Advice, Part, advise
from pm_facilitator.domain.entities import Action
from pm_facilitator.ui.board_controller import BoardController

Hear = Callable[[str], Collection[str]]
"""Gives the kinds of wording that the coach hears in the text of an action."""


class ActionAdvisor:
    """Joins the board, the day and the coach's ear."""

    def __init__(self, controller: BoardController) -> None:
        self._controller = controller
        self.hear: Hear = _silence
        self.language: Callable[[], str] = lambda: "en"

    def on(self, action: Action) -> list[Advice]:
        """Give the advice on an action, part by part."""
        board, today = self._controller.board, self._controller.today()
        return advise(board, action, today, self.hear(action.text), self.language())

    def on_line(self, text: str) -> str:
        """Give what would help a line that is to become an action; empty when nothing is amiss."""
        if not text.strip():
            return ""
        wording = (each for each in self.on(Action("", text)) if each.part in _OF_WORDING)
        return next((_said(each) for each in wording if not each.is_there), "")


_OF_WORDING = (Part.VERB, Part.SPECIFIC)


def _silence(_: str) -> Collection[str]:
    return ()


def _said(advice: Advice) -> str:
    return f"{advice.words} For example: {advice.offer}" if advice.offer else advice.words
