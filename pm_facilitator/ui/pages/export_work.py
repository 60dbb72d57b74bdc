"""What is made on another thread for the export page: a preview, or a text to copy."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pm_facilitator.domain.board import Board
from pm_facilitator.figures.shapes import Figure
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.ui.pages.export_formats import CHAT, Format

Work = Callable[[Board, ReportOptions], object]
FINE = 8
"""Pages are drawn so much larger than their points: a screen's type comes in whole sizes."""
_ANY_NAME = Path("review")
_MOST_SLIPS = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """A document before it is written: pages or text, and what its author should know.

    Attributes:
        pages: its pages as drawings, ``FINE`` times as large as they are; none for a text.
        text: the text as it is written.
        warnings: headings with lines below them.
    """

    pages: tuple[Figure, ...] = ()
    text: str = ""
    warnings: tuple[tuple[str, tuple[str, ...]], ...] = ()


def look(wanted: Format, path: Path) -> Work:
    """Make the work that gives a ``Preview`` of what would be written to a path."""

    def work(board: Board, options: ReportOptions) -> Preview:
        warnings = _warnings(board, options)
        if not wanted.paged:
            return Preview(text=_text(wanted, path, board, options), warnings=warnings)
        from pm_facilitator.report.build import build
        from pm_facilitator.report.paper.pages import lay_out, page_figure

        document = build(board, options)
        pages = lay_out(document, options.paper).pages
        drawn = (page_figure(page, document.title, FINE) for page in pages)
        return Preview(tuple(drawn), "", warnings)

    return work


def as_text(wanted: Format) -> Work:
    """Make the work that gives the text to copy; figures that are files are left out of it."""

    def work(board: Board, options: ReportOptions) -> str:
        return _text(wanted, _ANY_NAME, board, replace(options, figure_files=False))

    return work


def _text(wanted: Format, path: Path, board: Board, options: ReportOptions) -> str:
    """Give the text of a format; nothing is written, not even the figures beside it."""
    from pm_facilitator.report import export

    if wanted.suffix == CHAT:
        return export.chat_summary(board, options)
    if wanted.suffix == ".md" and options.figure_files:
        from pm_facilitator.report.build import build
        from pm_facilitator.report.markdown import render_markdown

        return render_markdown(build(board, options), export.figures_folder(path))
    return export.render(board, _ANY_NAME.with_suffix(wanted.suffix), options).decode("utf-8")


def _warnings(board: Board, options: ReportOptions) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Tell the author of an external version what it leaves out and what to look at again."""
    if options.audience != "external":
        return ()
    from pm_facilitator.report.left_out import left_out, look_again

    slips = [str(slip) for slip in look_again(board, options)]
    more = [f"and {len(slips) - _MOST_SLIPS} more"] if len(slips) > _MOST_SLIPS else []
    found = (
        ("Look again before it leaves", (*slips[:_MOST_SLIPS], *more)),
        ("Left out for readers outside", tuple(str(each) for each in left_out(board))),
    )
    return tuple((title, lines) for title, lines in found if lines)
