"""Pasted pictures, checked and brought to a size that a document can carry."""

from functools import lru_cache
from io import BytesIO
from typing import Literal

from PIL import Image, ImageOps

from pm_facilitator.report.blocks import Photo

_Type = Literal["image/png", "image/jpeg"]
_LARGEST = 1600
_PIXELS = 60_000_000


def photo(data: bytes, name: str, caption: str, largest: int = _LARGEST) -> Photo | None:
    """Make a picture for the document, or None when the bytes are no picture.

    Every picture is written anew as PNG or JPEG, so that nothing hidden in the file goes along.
    """
    made = _anew(data, largest)
    return Photo(name, *made, caption) if made is not None else None


@lru_cache(maxsize=64)
def _anew(data: bytes, largest: int) -> tuple[bytes, _Type, int, int] | None:
    """Write a picture anew, once: it is asked for at every preview, and may take a second."""
    try:
        with Image.open(BytesIO(data)) as image:
            if image.width * image.height > _PIXELS:
                return None
            as_jpeg = image.format == "JPEG"
            pixels = ImageOps.exif_transpose(image).convert("RGB" if as_jpeg else "RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    pixels.thumbnail((largest, largest))
    written = BytesIO()
    if as_jpeg:
        pixels.save(written, "JPEG", quality=88)
        return written.getvalue(), "image/jpeg", *pixels.size
    pixels.save(written, "PNG", optimize=True)
    return written.getvalue(), "image/png", *pixels.size
