"""Writing the document from the app: in the background, with a way to stop, and told at its end."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from pm_facilitator import __version__
from pm_facilitator.domain.audit import Batch
from pm_facilitator.domain.board import Board
from pm_facilitator.errors import Cancelled
from pm_facilitator.report.data import blobs_of
from pm_facilitator.report.options import Audience, ReportOptions
from pm_facilitator.report.paper.sheet import Paper
from pm_facilitator.ui.making import Making
from pm_facilitator.ui.notices import NoticeBar
from pm_facilitator.ui.tasks import Tasks


class Exporter(QObject):
    """Makes documents of a board as it is at this moment, while the meeting goes on."""

    def __init__(
        self,
        tasks: Tasks,
        blob: Callable[[str], bytes],
        now: Callable[[], datetime],
        parent: QObject | None = None,
        log: Callable[[str], Sequence[Batch]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._blob = blob
        self._now = now
        self._log = log

    def run(
        self,
        board: Board,
        work: Callable[[Board, ReportOptions], object],
        audience: Audience,
        *,
        paper: Paper | None = None,
        figures: bool = False,
    ) -> Making:
        """Do some work on a still copy of the board, on another thread."""
        # Records are frozen: a second board over them stays as it is while the meeting goes on.
        still = Board(board.entities())
        kept = {name: self._blob(name) for name in blobs_of(still)}
        making = Making(self)
        trail = self._log(still.review.id) if self._log and audience == "compliance" else None
        options = ReportOptions(
            made_at=self._now(),
            app_version=__version__,
            audience=audience,
            blob=kept.__getitem__,
            figure_files=figures,
            paper=paper or usual_paper(),
            step=making.step,
            log=None if trail is None else lambda: trail,
        )

        def job() -> object:
            try:
                return work(still, options)
            except Cancelled:
                return None

        self._tasks.run(job, making.end, making.fail)
        return making

    def start(
        self,
        board: Board,
        path: Path,
        audience: Audience,
        *,
        paper: Paper | None = None,
        figures: bool = True,
    ) -> Making:
        """Write one document; the result is its path."""

        def work(still: Board, options: ReportOptions) -> Path:
            # Heavy, so only now.
            from pm_facilitator.report.export import export

            export(still, path, options)
            return path

        with_figures = figures and path.suffix == ".md"
        return self.run(board, work, audience, paper=paper, figures=with_figures)

    def write(
        self,
        board: Board,
        path: Path,
        audience: Audience,
        notices: NoticeBar,
        paper: Paper | None = None,
    ) -> None:
        """Write one document and say where it is."""
        making = self.start(board, path, audience, paper=paper)
        notices.say(f"Writing {path.name} …", "Stop", making.stop, lasting=True)
        making.made.connect(
            lambda written: notices.say(
                f"Written to {written}", "Open folder", partial(open_folder, written.parent)
            )
        )
        making.failed.connect(notices.problem)
        making.stopped.connect(lambda: notices.say(f"Stopped. {path.name} was not written."))


def open_folder(folder: Path) -> None:
    """Show a folder with the program that this system has for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def usual_paper() -> Paper:
    """Give the size of paper that is usual in the computer's country."""
    system = QLocale.system().measurementSystem()
    return "letter" if system == QLocale.MeasurementSystem.ImperialUSSystem else "a4"


def document_path(board: Board, suffix: str, folder: str) -> Path:
    """Give where a document goes: the folder used last, under the review's title and date."""
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    # On a bare system there is no folder for documents yet, and the last one may be gone.
    place = next((p for p in (Path(folder or usual), Path(usual)) if p.is_dir()), Path.home())
    review = board.review
    words = re.sub(r"[^\w\-]+", "-", review.title, flags=re.UNICODE).strip("-").lower()
    started = review.started_at.astimezone(ZoneInfo(review.zone)) if review.started_at else None
    day = f"{started:%Y-%m-%d}-" if started else ""
    return place / f"{day}{words[:60] or 'review'}{suffix}"
