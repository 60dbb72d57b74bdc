"""What the mouse carries or the clipboard holds, as far as the pages care for it."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from pm_facilitator.domain.web_links import only_links
from pm_facilitator.ui.picture_intake import is_picture


def local_paths(mime: QMimeData) -> list[str]:
    """Give the paths of the files and folders."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def images(mime: QMimeData) -> list[Path | QImage]:
    """Give the images: files of them, or the pixels of a screenshot.

    Tables come as an image too, but their words are worth more.
    """
    files = [path for path in map(Path, local_paths(mime)) if is_picture(path)]
    pixels = mime.imageData() if mime.hasImage() and not mime.hasText() and not files else None
    return [pixels] if isinstance(pixels, QImage) and not pixels.isNull() else [*files]


def links(mime: QMimeData) -> list[str]:
    """Give the links, if there is nothing else than links."""
    return [] if local_paths(mime) else only_links(mime.text())
