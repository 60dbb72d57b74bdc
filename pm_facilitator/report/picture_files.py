"""The figures and pictures of a document as files of their own."""

from pm_facilitator.figures.svg import to_svg
from pm_facilitator.report.blocks import Document, Drawing, Photo
from pm_facilitator.report.markdown import picture_name


def picture_files(document: Document) -> dict[str, bytes]:
    """Give the file of every figure and picture by its name."""
    blocks = [block for section in document.sections for block in section.blocks]
    files: dict[str, bytes] = {}
    for block in blocks:
        if isinstance(block, Drawing):
            files[picture_name(block)] = to_svg(block.light).encode("utf-8")
        elif isinstance(block, Photo):
            files[picture_name(block)] = block.data
    return files
