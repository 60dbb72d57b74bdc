"""The page on which a document is looked at, written and copied."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from pm_facilitator.domain.board import Board
from pm_facilitator.errors import PmError
from pm_facilitator.settings import Settings
from pm_facilitator.ui.exporting import Exporter, document_path, open_folder
from pm_facilitator.ui.make import action, bullet, button, clear, column, label, row
from pm_facilitator.ui.making import Making
from pm_facilitator.ui.pages.export_form import ExportForm
from pm_facilitator.ui.pages.export_formats import CHAT
from pm_facilitator.ui.pages.export_looking import Looking
from pm_facilitator.ui.pages.export_preview import ExportPreview
from pm_facilitator.ui.pages.export_progress import ExportProgress
from pm_facilitator.ui.pages.export_work import Preview, as_text


class ExportPage(QWidget):
    """Choices at the left, the document as it will be at the right.

    Signals:
        chosen: the choices to remember, when a document was written or copied.
        closed: go back to where one was.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self, board: Board, exporter: Exporter, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._exporter = exporter
        self._making: Making | None = None
        self.form = ExportForm(settings, document_path(board, "", settings.export_folder))
        self.preview = ExportPreview()
        self.progress = ExportProgress()
        self._about = label("", "quiet", wrap=True)
        self._warnings = column(gap=4)
        self._write = button("Write", self.write, role="primary", tip="Write the file (Ctrl+Enter)")
        self._copy = button("Copy", self.copy, symbol="copy", tip="Copy the text (Ctrl+Shift+C)")
        self.looking = Looking(board, exporter, self.form, self.preview)
        self.looking.shown.connect(self._warn)
        self._build()
        self.form.changed.connect(self._follow)
        self.progress.stopped.connect(self.stop)
        self.setFocusProxy(self.form)
        self._follow()

    def write(self) -> None:
        """Write the document, unless one is being made."""
        if self._making is not None or not self._write.isVisibleTo(self):
            return
        path = self.form.path()
        making = self._exporter.start(
            self._board,
            path,
            self.form.audience(),
            paper=self.form.paper(),
            figures=self.form.figures(),
        )
        self._begin(making, f"Writing {path.name} …", self._written)

    def copy(self) -> None:
        """Put the text of the document on the clipboard."""
        if self._making is not None or not self.form.format().copied:
            return
        form = self.form
        work = as_text(form.format())
        making = self._exporter.run(self._board, work, form.audience(), paper=form.paper())
        self._begin(making, "Copying …", self._copied)

    def stop(self) -> None:
        """Stop what is being made; what was there before stays."""
        if self._making is not None:
            self._making.stop()

    def leave(self) -> None:
        """Go back; what is being made is stopped."""
        self.looking.stop()
        self.stop()
        self.closed.emit()

    def _build(self) -> None:
        action(self, "Back", self.leave, "Esc")
        action(self, "Write", self.write, "Ctrl+Return", "Ctrl+Enter")
        action(self, "Copy", self.copy, "Ctrl+Shift+C")
        top = row()
        top.addWidget(label("Export", "heading"))
        top.addStretch(1)
        top.addWidget(button("Back", self.leave, tip="Back (Esc)"))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._build_choices())
        halves.addWidget(self._build_preview())
        halves.setStretchFactor(1, 1)
        layout = column(self, margin=24, gap=16)
        layout.addLayout(top)
        layout.addWidget(halves, 1)

    def _build_choices(self) -> QScrollArea:
        body = QWidget()
        layout = column(body, gap=16)
        layout.setContentsMargins(0, 0, 16, 0)
        layout.addWidget(self.form)
        keys = row()
        keys.addWidget(self._write)
        keys.addWidget(self._copy)
        keys.addStretch(1)
        layout.addLayout(keys)
        layout.addWidget(self.progress)
        layout.addLayout(self._warnings)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setMinimumWidth(340)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def _build_preview(self) -> QWidget:
        body = QWidget()
        layout: QVBoxLayout = column(body)
        layout.addWidget(self._about)
        layout.addWidget(self.preview, 1)
        return body

    def _follow(self) -> None:
        """Offer what can be done with what is chosen, and look at it."""
        chosen = self.form.format()
        self._about.setText(chosen.about)
        self._copy.setVisible(chosen.copied)
        self._write.setVisible(chosen.suffix != CHAT)
        self.progress.clear()
        self.looking.follow()

    def _warn(self, shown: Preview) -> None:
        clear(self._warnings)
        for title, lines in shown.warnings:
            self._warnings.addWidget(label(title, "section"))
            for line in lines:
                self._warnings.addWidget(bullet(line))

    # Writing and copying.

    def _begin(self, making: Making, words: str, then: Callable[[object], None]) -> None:
        self._making = making
        self.progress.begin(words)
        making.moved.connect(self.progress.show_share)
        making.made.connect(then)
        making.failed.connect(self._failed)
        making.stopped.connect(self._stopped)

    def _end(self, words: str, *, problem: bool = False, folder: Path | None = None) -> None:
        self._making = None
        do = None if folder is None else lambda: open_folder(folder)
        self.progress.say(words, problem=problem, open_folder=do)
        self.form.look_at_the_place()

    def _failed(self, error: PmError) -> None:
        self._end(str(error), problem=True)

    def _stopped(self) -> None:
        self._end("Stopped. Nothing was written.")

    def _written(self, path: object) -> None:
        assert isinstance(path, Path)
        self.chosen.emit(self.form.choices())
        self._end(f"Written to {path}", folder=path.parent)

    def _copied(self, text: object) -> None:
        data = QMimeData()
        data.setText(str(text))
        if self.form.format().suffix == ".html":
            data.setHtml(str(text))
        QGuiApplication.clipboard().setMimeData(data)
        self.chosen.emit(self.form.choices())
        self._end("Copied.")
