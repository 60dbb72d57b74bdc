"""Which sections the document has: a template of the app, or one from a file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.document import use_own_template, use_template
from pm_facilitator.domain.vocabulary import DocumentTemplate
from pm_facilitator.errors import PmError
from pm_facilitator.report.template import shipped, template_of
from pm_facilitator.report.template_file import load_template
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.make import button, column, label
from pm_facilitator.ui.widgets.named_choice import NamedChoice

_OWN = "own"


class TemplateChoice(QWidget):
    """Takes a template; what was written into sections stays, whichever is taken."""

    def __init__(
        self, board: Board, controller: BoardController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._choice = NamedChoice({word.value: word.label for word in DocumentTemplate})
        self._choice.setAccessibleName("Template of the document")
        self._choice.setSizeAdjustPolicy(
            NamedChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._choice.chosen.connect(self._take)
        self._about = label("", "small", wrap=True)
        layout = column(self, gap=4)
        layout.addWidget(self._choice)
        layout.addWidget(self._about)
        tip = "A small file that says which sections there are; the manual describes it"
        layout.addWidget(button("Own template …", self._ask, role="link", tip=tip))
        self.refresh()

    def refresh(self) -> None:
        """Show which template the review has now."""
        review = self._board.review
        template = template_of(review)
        own = review.own_template.strip() != "" and template != shipped(review.template)
        place = self._choice.findData(_OWN)
        if place >= 0:
            self._choice.removeItem(place)
        if own:
            self._choice.addItem(f"Own: {template.title}", _OWN)
        self._choice.set_name(_OWN if own else review.template.value)
        self._about.setText(template.about)

    def take_file(self, path: Path) -> None:
        """Take a template from a file; what is wrong in it is told by line, and nothing changes."""
        try:
            template, text = load_template(path)
        except PmError as error:
            self._controller.failed.emit(error)
            return
        self._controller.do(f"Use {template.title}", use_own_template(self._board, text))

    def _take(self, name: str) -> None:
        if name != _OWN:
            word = DocumentTemplate(name)
            self._controller.do(f"Use {word.label}", use_template(self._board, word))

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Own template", "", "Templates (*.toml);;All files (*)"
        )
        if chosen:
            self.take_file(Path(chosen))
