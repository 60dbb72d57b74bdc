"""Writing the document from the app: in the background, and told when it is there."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from pm_facilitator import __version__
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Picture
from pm_facilitator.errors import PmError
from pm_facilitator.report.options import Audience, ReportOptions
from pm_facilitator.ui.notices import NoticeBar
from pm_facilitator.ui.tasks import Tasks


class Exporter(QObject):
    """Writes documents of a board as it is at this moment, while the meeting goes on."""

    def __init__(
        self,
        tasks: Tasks,
        blob: Callable[[str], bytes],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._blob = blob
        self._now = now

    def write(self, board: Board, path: Path, audience: Audience, notices: NoticeBar) -> None:
        """Write one document and say where it is."""
        # Records are frozen: a second board over them stays as it is while the meeting goes on.
        still = Board(board.entities())
        pictures = {p.blob: self._blob(p.blob) for p in still.all(Picture)}
        made_at = self._now()
        notices.say(f"Writing {path.name} …")

        def work() -> Path:
            # Heavy, so only now.
            from pm_facilitator.report.export import export

            options = ReportOptions(
                made_at=made_at,
                app_version=__version__,
                audience=audience,
                blob=pictures.__getitem__,
                figure_files=path.suffix == ".md",
            )
            export(still, path, options)
            return path

        def done(written: Path) -> None:
            notices.say(
                f"Written to {written}", "Open folder", partial(open_folder, written.parent)
            )

        def failed(error: PmError) -> None:
            notices.problem(error)

        self._tasks.run(work, done, failed)


def open_folder(folder: Path) -> None:
    """Show a folder with the program that this system has for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


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
