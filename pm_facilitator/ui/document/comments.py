"""What readers said of a section: a line to add, and what became of each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import life
from pm_facilitator.domain.entities import Comment
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, clear, column, framed, label, row
from pm_facilitator.ui.panels.fields import LineField, named


class Comments(QWidget):
    """The comments of the section in hand; settled ones stay below, quieter.

    Attributes:
        by: gives the name of who is writing.
    """

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._section = ""
        self._shown: tuple[Comment, ...] | None = None
        self.by: Callable[[], str] = str
        self._cards = column(gap=8)
        self._line = LineField()
        named(self._line, "Comment on this section")
        self._line.setPlaceholderText("A remark of a reader on this section")
        self._line.returnPressed.connect(self._add)
        layout = column(self, gap=8)
        layout.addWidget(label("Comments", "section"))
        layout.addLayout(self._cards)
        line = row()
        line.addWidget(self._line, 1)
        line.addWidget(button("Comment", self._add))
        layout.addLayout(line)

    def show_section(self, section: str) -> None:
        """Show the comments of a section as they are now."""
        found = [each for each in self._board.all(Comment) if each.section == section]
        shown = tuple(sorted(found, key=lambda each: (each.resolved, each.order)))
        if (section, shown) == (self._section, self._shown):
            return
        self._section, self._shown = section, shown
        clear(self._cards)
        for each in shown:
            self._cards.addWidget(self._card(each))

    def _card(self, comment: Comment) -> QWidget:
        card = framed()
        layout = column(card, margin=12, gap=4)
        layout.addWidget(label(comment.text, "quiet" if comment.resolved else "body", wrap=True))
        day = f"{comment.at:%Y-%m-%d}" if comment.at else ""
        about = ", ".join(filter(None, (comment.by or "Without a name", day)))
        became = f" Settled{': ' + comment.answer if comment.answer else '.'}"
        foot = row()
        foot.addWidget(label(about + (became if comment.resolved else ""), "small", wrap=True), 1)
        if not comment.resolved:
            answer = LineField()
            named(answer, f"What became of: {comment.text}")
            answer.setPlaceholderText("What became of it")
            answer.returnPressed.connect(lambda: self._resolve(comment.id, True, answer.text()))
            layout.addWidget(answer)
            settle = button("Settle", lambda: self._resolve(comment.id, True, answer.text()))
            settle.setAccessibleName(f"Settle: {comment.text}")
            foot.addWidget(settle)
        else:
            again = button("Open again", partial(self._resolve, comment.id, False), role="quiet")
            again.setAccessibleName(f"Open again: {comment.text}")
            foot.addWidget(again)
        layout.addLayout(foot)
        return card

    def _add(self) -> None:
        now = self._controller.now()
        said = life.comment(self._board, self._section, self._line.text(), self.by(), now)
        if said and self._controller.do("Comment", said):
            self._line.clear()

    def _resolve(self, id_: str, resolved: bool, answer: str | None = None) -> None:
        label_ = "Settle a comment" if resolved else "Open a comment again"
        self._controller.do(label_, life.resolve(self._board, id_, resolved, answer))
