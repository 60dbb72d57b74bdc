"""The fonts that ship with the app as Qt fonts, so that the screen measures as documents do."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from pm_facilitator.figures.font_files import FAMILIES, FONT_FILES


@cache
def register() -> None:
    """Make the shipped fonts known to Qt, once."""
    for file in FONT_FILES:
        QFontDatabase.addApplicationFont(str(file.path))


@cache
def typeface(name: str, size: float) -> QFont:
    """Give the font of a run, by the name that measuring gave it, at a size in scene units."""
    register()
    file = next(font for font in FONT_FILES if font.name == name)
    return _font(file.family, file.weight, size)


@cache
def text_font(size: float, bold: bool = False) -> QFont:
    """Give the app's family for text that is being edited, with every fallback behind it."""
    register()
    font = _font(FAMILIES[0], 600 if bold else 400, size)
    font.setFamilies(list(FAMILIES))
    return font


def _font(family: str, weight: int, size: float) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(size)))  # points would depend on the screen
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
