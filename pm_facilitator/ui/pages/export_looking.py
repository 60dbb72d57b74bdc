"""Keeps the preview of the export page in step with the choices beside it."""

from PySide6.QtCore import QObject, QTimer, Signal

from pm_facilitator.domain.board import Board
from pm_facilitator.errors import PmError
from pm_facilitator.ui.exporting import Exporter
from pm_facilitator.ui.making import Making
from pm_facilitator.ui.pages.export_form import ExportForm
from pm_facilitator.ui.pages.export_preview import ExportPreview
from pm_facilitator.ui.pages.export_work import Preview, look

_PAUSE = 150
"""Milliseconds after the last choice before the preview is made."""
_PATIENCE = 400
"""Milliseconds for which the preview of the choice before may still be shown."""


class Looking(QObject):
    """Makes previews on another thread, one at a time; the last choice counts.

    Signals:
        shown: a preview that has just been shown.
    """

    shown = Signal(object)

    def __init__(
        self, board: Board, exporter: Exporter, form: ExportForm, preview: ExportPreview
    ) -> None:
        super().__init__(preview)
        self._board = board
        self._exporter = exporter
        self._form = form
        self._preview = preview
        self._making: Making | None = None
        self._pause = self._timer(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._patience = self._timer(_PATIENCE)
        self._patience.timeout.connect(lambda: preview.say("The preview is being made …"))

    def follow(self) -> None:
        """Look anew, in a moment."""
        self._pause.start()

    def stop(self) -> None:
        """Look no more."""
        self._pause.stop()
        self._patience.stop()
        self._forget()

    def is_done(self) -> bool:
        """Tell whether the preview shows what is chosen."""
        return self._making is None and not self._pause.isActive()

    def _look(self) -> None:
        form = self._form
        self._forget()
        making = self._exporter.run(
            self._board,
            look(form.format(), form.path()),
            form.audience(),
            paper=form.paper(),
            figures=form.figures(),
        )
        self._making = making
        self._patience.start()
        # Not by functions made here: they would be called, and would hold the page, after its end.
        making.made.connect(self._show)
        making.failed.connect(self._fail)

    def _forget(self) -> None:
        """Stop what is being made: somebody has chosen something else, or has left."""
        if self._making is not None:
            self._making.stop()
            self._making.made.disconnect(self._show)
            self._making.failed.disconnect(self._fail)
            self._making = None

    def _show(self, found: object) -> None:
        assert isinstance(found, Preview)
        self._end()
        if found.pages:
            self._preview.show_pages(found.pages)
        else:
            self._preview.show_text(found.text)
        self.shown.emit(found)

    def _fail(self, error: PmError) -> None:
        self._end()
        self._preview.say(str(error))

    def _end(self) -> None:
        self._making = None
        self._patience.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
