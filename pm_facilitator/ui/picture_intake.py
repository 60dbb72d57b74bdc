"""Images that come from outside: checked, written anew, and brought to a size for a board."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from pm_facilitator.errors import PmError

LARGEST_FILE = 40 * 1024 * 1024
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"})
_WIDEST, _TALLEST = 480.0, 360.0
"""How large a picture is put on a board, in scene units; it can be pulled larger there."""


class BadPicture(PmError):
    """An image that cannot be taken."""


@dataclass(frozen=True)
class TakenPicture:
    """An image as it is kept, and its size on a board."""

    data: bytes
    media_type: str
    width: float
    height: float


def is_picture(path: Path) -> bool:
    """Tell by its name whether a file is an image."""
    return path.suffix.lower() in _SUFFIXES


def read_picture(path: Path) -> bytes:
    """Read an image file.

    Raises:
        BadPicture: when it cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadPicture(f"{path.name} is too large.", "Take a picture of at most 40 MB.")
        return path.read_bytes()
    except OSError as error:
        raise BadPicture(f"{path.name} cannot be read.", "Is it still there?") from error


def take_picture(image: bytes | QImage) -> TakenPicture:
    """Write an image anew without anything hidden in its file, at most 1,600 pixels long.

    Raises:
        BadPicture: when it is no image, or too large.
    """
    from pm_facilitator.report.photos import photo  # Pillow is needed only with pictures

    data = _as_png(image) if isinstance(image, QImage) else image
    if len(data) > LARGEST_FILE:
        raise BadPicture("This picture is too large.", "Take one of at most 40 MB.")
    made = photo(data, "", "")
    if made is None:
        raise BadPicture(
            "This is no picture that can be read, or it has too many pixels.",
            "Take a PNG, a JPEG or a screenshot.",
        )
    scale = min(1.0, _WIDEST / made.width, _TALLEST / made.height)
    size = max(1.0, round(made.width * scale)), max(1.0, round(made.height * scale))
    return TakenPicture(made.data, made.media_type, *size)


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())
