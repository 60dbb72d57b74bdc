"""The command ``export``: which state of a review it writes, and what its author is told."""

import argparse
from dataclasses import replace
from pathlib import Path

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Version
from pm_facilitator.domain.vocabulary import DocumentTemplate
from pm_facilitator.errors import ExportFailed
from pm_facilitator.report.export import export
from pm_facilitator.report.frozen import frozen_board
from pm_facilitator.report.left_out import left_out, look_again
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.template import Template, shipped
from pm_facilitator.report.template_file import load_template


def run(asked: argparse.Namespace, board: Board, options: ReportOptions) -> list[str]:
    """Write what was asked for, and give what the author of it should know.

    Args:
        asked: the options of ``export``.
        board: the review as it is now.
        options: how the document is made, as far as the command line does not say.

    Raises:
        PmError: when the template, the version or the place does not do; nothing is written then.
    """
    if asked.template:
        options = replace(options, template=_template(asked.template))
    if asked.since is not None:
        options = replace(options, since=_frozen(board, asked.since, options))
    if asked.frozen is not None:
        board = _frozen(board, asked.frozen, options)
        options = replace(options, marks=False)
    export(board, asked.output, options)
    if options.audience != "external":
        return []
    told = [str(each) for each in left_out(board, options.template)]
    return told + [f"Please look: {slip}." for slip in look_again(board, options)]


def _template(wanted: str) -> Template:
    """Give a template of the app by its name, or one's own from its file."""
    if wanted in (word.value for word in DocumentTemplate):
        return shipped(DocumentTemplate(wanted))
    return load_template(Path(wanted))[0]


def _frozen(board: Board, number: int, options: ReportOptions) -> Board:
    known = {version.number: version for version in board.all(Version)}
    if number not in known:
        there = ", ".join(map(str, sorted(known)))
        raise ExportFailed(
            f"There is no version {number} of this review.",
            f"There are: {there}." if there else "None has been frozen yet.",
        )
    frozen = frozen_board(known[number], options.blob)
    if frozen is None:
        raise ExportFailed(f"The records of version {number} are not in the library any more.")
    return frozen
