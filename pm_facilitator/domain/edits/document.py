"""Edits of the document alone: what is written into its sections, and which sections it has."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.edits.common import next_order
from pm_facilitator.domain.entities import SectionText, new_id
from pm_facilitator.domain.vocabulary import DocumentTemplate


def section_text(board: Board, section: str) -> SectionText | None:
    """Give what was written into a section, or None while nothing was."""
    return next((each for each in board.all(SectionText) if each.section == section), None)


def write_section(board: Board, section: str, text: str) -> list[Change]:
    """Write a text into a section."""
    there = section_text(board, section)
    if there is not None:
        return patch(there, text=text)
    if not text:
        return []
    order = next_order(board.all(SectionText))
    return [Added(SectionText(new_id(), section, text, order))]


def use_template(board: Board, template: DocumentTemplate) -> list[Change]:
    """Take a template that ships with the app; what was written into sections stays."""
    return patch(board.review, template=template, own_template="")


def use_own_template(board: Board, text: str) -> list[Change]:
    """Take a template from its file's text, which the review keeps, so that it travels along."""
    return patch(board.review, own_template=text)
