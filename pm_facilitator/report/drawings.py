"""The figures of the document, drawn from the same layouts as the boards."""

from pm_facilitator.report.blocks import Block
from pm_facilitator.report.context import Context


def timeline_drawing(context: Context) -> list[Block]:
    return []


def fishbone_drawing(context: Context) -> list[Block]:
    return []


def matrix_drawing(context: Context) -> list[Block]:
    return []
