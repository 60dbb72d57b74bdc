"""Images that come from outside: checked, written anew, and brought to a size for a board."""

from dataclasses import dataclass

from pm_facilitator.errors import PmError

LARGEST_FILE = 40 * 1024 * 1024
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


def take_picture(data: bytes) -> TakenPicture:
    """Write an image anew without anything hidden in its file, at most 1,600 pixels long.

    Raises:
        BadPicture: when it is no image, or too large.
    """
    from pm_facilitator.report.photos import photo  # Pillow is needed only with pictures

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
