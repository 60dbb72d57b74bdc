"""The fonts inside the HTML document: of each only the characters that the document uses."""

from base64 import b64encode

import uharfbuzz

from pm_facilitator.figures.font_files import FALLBACKS, FONT_FILES, REGULAR, SEMIBOLD, FontFile
from pm_facilitator.figures.fonts import measure


def font_faces(text: str) -> str:
    """Give the style rules that bring the fonts for a text along.

    The figures were measured with these fonts, so with them every word stays inside its box, and
    scripts that a computer has no font for are shown as well.
    """
    wanted = _characters_by_font(text)
    return "\n".join(_face(font, wanted[font.name]) for font in FONT_FILES if wanted[font.name])


def _characters_by_font(text: str) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = {font.name: set() for font in FONT_FILES}
    fallbacks = {font.name for font in FALLBACKS}
    for char in sorted(set(text)):
        for name, _ in measure().runs(char):
            if name in fallbacks:
                wanted[name].add(char)
            else:
                wanted[REGULAR.name].add(char)
                wanted[SEMIBOLD.name].add(char)
    return wanted


def _face(font: FontFile, characters: set[str]) -> str:
    data = b64encode(_subset(font, characters)).decode("ascii")
    return (
        f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; '
        f"src: url(data:font/ttf;base64,{data}); }}"
    )


def _subset(font: FontFile, characters: set[str]) -> bytes:
    face = uharfbuzz.Face(font.path.read_bytes())
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update({ord(char) for char in characters})
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
