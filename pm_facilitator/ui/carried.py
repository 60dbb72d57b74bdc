"""What the mouse carries or the clipboard holds, as far as the pages care for it."""

from PySide6.QtCore import QMimeData


def local_paths(mime: QMimeData) -> list[str]:
    """Give the paths of the files and folders."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
