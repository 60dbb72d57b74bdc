"""The files of the samples by their names, and what of each is compared with what is committed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import get_args

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import DocumentTemplate
from pm_facilitator.figures.png import to_png
from pm_facilitator.report.build import build
from pm_facilitator.report.export import chat_summary, render
from pm_facilitator.report.options import Audience, ReportOptions
from pm_facilitator.report.paper.pages import lay_out, page_figure
from pm_facilitator.report.template import shipped as shipped_template
from tests.samples.reviews import many_scripts, shipped

FOLDER = Path(__file__).parents[2] / "docs" / "samples"
_MADE_AT = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
_SUFFIXES = (".pdf", ".docx", ".md", ".html", ".txt", ".json", ".yaml")

Maker = Callable[[], bytes]


def options(audience: Audience = "internal") -> ReportOptions:
    """Give options that make the same document on every day and in every version."""
    return ReportOptions(_MADE_AT, "(sample)", audience, log=list)


@cache
def makers() -> dict[str, Maker]:
    """Give what makes each file, by its name in the folder."""
    made: dict[str, Maker] = {f"review{each}": _in_format(each) for each in _SUFFIXES}
    made["review.chat.txt"] = lambda: chat_summary(shipped(), options()).encode()
    for audience in get_args(Audience):
        made[f"readers/{audience}.md"] = _for_readers(audience)
    for template in DocumentTemplate:
        made[f"templates/{template.value}.md"] = _by_template(template)
    for name, board, audience in _ON_PAPER:
        made |= _pages(name, board, audience)
    return made


def _in_format(suffix: str) -> Maker:
    return lambda: render(shipped(), Path(f"review{suffix}"), options())


def _for_readers(audience: Audience) -> Maker:
    return lambda: render(shipped(), Path("review.md"), options(audience))


def _by_template(template: DocumentTemplate) -> Maker:
    chosen = replace(options(), template=shipped_template(template))
    return lambda: render(shipped(), Path("review.md"), chosen)


_ON_PAPER: tuple[tuple[str, Callable[[], Board], Audience], ...] = (
    ("internal", shipped, "internal"),
    ("executive", shipped, "executive"),
    ("scripts", many_scripts, "internal"),
)


def _pages(name: str, board: Callable[[], Board], audience: Audience) -> dict[str, Maker]:
    """Give a picture of every page of a document."""
    document = build(board(), options(audience))
    pages = lay_out(document).pages
    return {
        f"pages/{name}-{number:02}.png": lambda page=page: to_png(  # type: ignore[misc]
            page_figure(page, document.title), 1.0
        )
        for number, page in enumerate(pages, start=1)
    }
