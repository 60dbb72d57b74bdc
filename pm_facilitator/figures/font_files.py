"""The font files that ship, in the order in which a character is looked for in them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pm_facilitator import assets


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font file.

    Attributes:
        name: the name it is registered by in a PDF.
        resource: where it lies among the resources.
        family: the family's name, as Qt and style sheets know it.
        weight: 400 for regular, 600 for semi-bold.
    """

    name: str
    resource: str
    family: str
    weight: int = 400

    @property
    def path(self) -> Path:
        """Give the file itself."""
        return assets.path(self.resource)


REGULAR = FontFile("PlexSans", "fonts/IBMPlexSans-Regular.ttf", "IBM Plex Sans")
SEMIBOLD = FontFile("PlexSans-SemiBold", "fonts/IBMPlexSans-SemiBold.ttf", "IBM Plex Sans", 600)
FALLBACKS = (
    FontFile("NotoEmoji", "fonts/NotoEmoji-Regular.ttf", "Noto Emoji"),
    FontFile("Symbols", "fonts/Symbola-Symbols.ttf", "Symbola"),
    FontFile("Hebrew", "fonts/NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew"),
    FontFile("Arabic", "fonts/NotoSansArabic-Regular.ttf", "Noto Sans Arabic"),
    FontFile("Thai", "fonts/NotoSansThai-Regular.ttf", "Noto Sans Thai"),
    FontFile("EastAsian", "fonts/DroidSansFallback.ttf", "Droid Sans Fallback"),
)
"""Where a character is looked for when the app's own family lacks it; they have one weight."""

FONT_FILES: tuple[FontFile, ...] = (REGULAR, SEMIBOLD, *FALLBACKS)
"""Every font that ships, for Qt's ``addApplicationFont`` and for registering in a PDF."""

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(font.family for font in FONT_FILES))
"""The families in order, for style sheets and ``QFont.setFamilies``."""

BOLD_WEIGHT = SEMIBOLD.weight
"""The weight of everything bold; Qt's name for it is ``QFont.Weight.DemiBold``."""


def advance(name: str, char: str) -> float | None:
    """Give how wide a font draws a character, in thousandths of its size; None without a glyph."""
    font = opened(name)
    glyph = font.get_nominal_glyph(ord(char))
    if not glyph:
        return None
    wide: float = font.get_glyph_h_advance(glyph) * 1000.0 / font.face.upem
    return wide


@cache
def opened(name: str) -> Any:
    """Open a font by its name, when it is needed for the first time; nothing is read in full."""
    from uharfbuzz import Blob, Face, Font  # needed with the first text, not before

    font = next(font for font in FONT_FILES if font.name == name)
    return Font(Face(Blob.from_file_path(str(font.path))))
