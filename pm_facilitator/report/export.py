"""A review written to a file: the format by the file's name, whole or not at all."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from pm_facilitator.domain.board import Board
from pm_facilitator.errors import ExportFailed, StoreError
from pm_facilitator.report.atomic import write_all
from pm_facilitator.report.audience import for_audience
from pm_facilitator.report.build import build
from pm_facilitator.report.data import blobs_of, to_json, to_yaml
from pm_facilitator.report.options import ReportOptions

Renderer = Callable[[Board, Path, ReportOptions], bytes]


def export(board: Board, path: Path, options: ReportOptions) -> None:
    """Write a review as the document or the data that the file's name asks for.

    The file appears whole or stays as it was, and so do the figures beside a Markdown document.

    Raises:
        ExportFailed: in one sentence, when the name or the place does not do.
    """
    _renderer(path)
    _check_folder(path.parent)
    if options.figure_files and _renderer(path) is _markdown:
        figures, data = _with_figures(board, path, options)
    else:
        figures, data = {}, render(board, path, options)
    options.step(1.0)  # the last chance to stop: what is written is written
    with _folder_of(figures):
        write_all({**figures, path: data})


def render(board: Board, path: Path, options: ReportOptions) -> bytes:
    """Make what ``export`` writes, with the figures of a Markdown document in Mermaid.

    Raises:
        ExportFailed: in one sentence, when the name does not say which format.
    """
    return _renderer(path)(board, path, options)


def _renderer(path: Path) -> Renderer:
    found = _FORMATS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(SUFFIXES)
        raise ExportFailed(
            f"The name {path.name} does not say which format to write.", f"It can end in {known}."
        )
    return found


def _check_folder(folder: Path) -> None:
    try:
        there = folder.is_dir()
    except OSError as error:
        raise ExportFailed(
            f"The folder {folder} cannot be reached.", "Please choose another folder."
        ) from error
    if not there:
        raise ExportFailed(
            f"The folder {folder} is not there.", "Please make it or choose another."
        )


def _markdown(board: Board, path: Path, options: ReportOptions) -> bytes:
    from pm_facilitator.report.markdown import render_markdown

    return _encoded(render_markdown(build(board, options), ""))


def _with_figures(
    board: Board, path: Path, options: ReportOptions
) -> tuple[dict[Path, bytes], bytes]:
    """Give the figures of a Markdown document by where they go, and the document."""
    from pm_facilitator.report.markdown import render_markdown
    from pm_facilitator.report.picture_files import picture_files

    document, folder = build(board, options), figures_folder(path)
    figures = {
        path.with_name(folder) / name: data for name, data in picture_files(document).items()
    }
    return figures, _encoded(render_markdown(document, folder if figures else ""))


def figures_folder(path: Path) -> str:
    """Give the name of the folder beside a Markdown document that its figures are in."""
    return f"{path.stem}-figures"


@contextmanager
def _folder_of(figures: Mapping[Path, bytes]) -> Iterator[None]:
    """Make the folder of the figures; one that is new and stays empty is taken away again."""
    folder = next((path.parent for path in figures), None)
    if folder is None:
        yield
        return
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"The folder {folder.name} for the figures cannot be made beside the document.",
            "Please choose another place.",
        ) from error
    try:
        yield
    except ExportFailed:
        with suppress(OSError):
            folder.rmdir()
        raise


def _html(board: Board, path: Path, options: ReportOptions) -> bytes:
    from pm_facilitator.report.html import render_html

    return _encoded(render_html(build(board, options)))


def _pdf(board: Board, path: Path, options: ReportOptions) -> bytes:
    from pm_facilitator.report.pdf import render_pdf

    return render_pdf(build(board, options), options.paper, options.step)


def _docx(board: Board, path: Path, options: ReportOptions) -> bytes:
    from pm_facilitator.report.docx import render_docx

    return render_docx(build(board, options), options.paper, options.step)


def _plain_text(board: Board, path: Path, options: ReportOptions) -> bytes:
    from pm_facilitator.report.plain_text import render_plain_text

    return _encoded(render_plain_text(build(board, options)))


def chat_summary(board: Board, options: ReportOptions) -> str:
    """Give the review as a short message to paste into a chat."""
    from pm_facilitator.report.chat import render_chat

    return render_chat(build(board, replace(options, audience="executive")))


def _json(board: Board, path: Path, options: ReportOptions) -> bytes:
    shown = _records_for(board, options)
    return _encoded(to_json(shown, options.made_at, _blobs(shown, options)))


def _yaml(board: Board, path: Path, options: ReportOptions) -> bytes:
    shown = _records_for(board, options)
    return _encoded(to_yaml(shown, options.made_at, _blobs(shown, options)))


def _records_for(board: Board, options: ReportOptions) -> Board:
    """Data for ourselves is complete, hidden notes too; data for outsiders names nobody."""
    return for_audience(board, "external") if options.audience == "external" else board


def _blobs(board: Board, options: ReportOptions) -> dict[str, bytes]:
    if options.blob is None:
        return {}
    blobs: dict[str, bytes] = {}
    for sha in blobs_of(board):
        with suppress(StoreError):  # the record of a picture that is gone is still worth keeping
            blobs[sha] = options.blob(sha)
    return blobs


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


_FORMATS: dict[str, Renderer] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".pdf": _pdf,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".txt": _plain_text,
    ".json": _json,
    ".yaml": _yaml,
    ".yml": _yaml,
}
SUFFIXES = tuple(_FORMATS)
"""What the name of an exported file can end in."""
