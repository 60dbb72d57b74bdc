"""The document as one of its readers gets it, or what is different between two states of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pm_facilitator import __version__
from pm_facilitator.domain.audit import Batch
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Version
from pm_facilitator.errors import ExportFailed, StoreError
from pm_facilitator.figures.palette import Palette
from pm_facilitator.report.build import build
from pm_facilitator.report.frozen import frozen_board
from pm_facilitator.report.options import AUDIENCES, Audience, ReportOptions
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.document.preview import Preview
from pm_facilitator.ui.make import button, column, row
from pm_facilitator.ui.widgets.named_choice import NamedChoice

_MOST_DRAWN = 800
"""Beyond so many records the preview leaves figures out: they would halt the typing."""

_NARROW = NamedChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class Reading(QWidget):
    """A reader to choose, and the document for this reader below.

    Attributes:
        log: gives the log of the review, which compliance reads.

    Signals:
        changed: another reader or another comparison is wanted.
    """

    changed = Signal()

    def __init__(
        self,
        board: Board,
        controller: BoardController,
        colors: Palette,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._controller = controller
        self._earlier: Board | None = None
        self._later: Board | None = None
        self.log: Callable[[], Sequence[Batch]] | None = None
        self.preview = Preview(colors)
        self._reader = NamedChoice({str(name): words for name, words in AUDIENCES.items()})
        self._reader.setAccessibleName("Reader of the preview")
        self._reader.setSizeAdjustPolicy(_NARROW)
        self._reader.chosen.connect(lambda _name: self.changed.emit())
        self._back = button("Back to the document", self._end_comparison, role="link")
        self._back.hide()
        layout = column(self, margin=8, gap=4)
        line = row()
        line.addWidget(self._reader, 1)
        line.addWidget(self._back)
        layout.addLayout(line)
        layout.addWidget(self.preview, 1)

    def options(self) -> ReportOptions:
        """Give how the document is made for this reader."""
        reader: Audience = next(name for name in AUDIENCES if name == self._reader.name())
        few = sum(1 for _ in self._board.entities()) <= _MOST_DRAWN
        return ReportOptions(
            self._controller.now(),
            __version__,
            reader,
            self._blob,
            log=self.log,
            since=self._earlier,
            drawn=few,
        )

    def show_document(self) -> None:
        """Show the document as it is now, or what is different."""
        self.preview.show_document(build(self._later or self._board, self.options()))

    def compare(self, earlier: Version, later: Version | None) -> bool:
        """Compare two versions, or one with what is there now; False when one is gone."""
        before = self._thawed(earlier)
        after = self._thawed(later) if later is not None else self._board
        if before is None or after is None:
            return False
        self._earlier, self._later = before, after if later is not None else None
        self._back.show()
        return True

    def _end_comparison(self) -> None:
        self._earlier = self._later = None
        self._back.hide()
        self.changed.emit()

    def _thawed(self, version: Version) -> Board | None:
        """Give the records of a version; say so when they are gone."""
        found = frozen_board(version, self._blob)
        if found is None:
            gone = f"The records of version {version.number} are not in the library any more."
            self._controller.failed.emit(ExportFailed(gone))
        return found

    def _blob(self, name: str) -> bytes:
        data = self._controller.picture(name)
        if data is None:
            raise StoreError("These bytes are not in the library.")
        return data
