"""What a page of a PDF draws, as the same marks that an SVG gives."""

import re
from collections.abc import Iterator, Sequence

from pypdf import PageObject
from pypdf.generic import ContentStream

from tests.helpers.marks import Mark, Point, around

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PAIR = re.compile(r"<(\w+)> <(\w+)>")


def pdf_marks(page: PageObject) -> list[Mark]:
    """Give what a page draws, in its order."""
    return list(_Reader(page).marks())


class _Reader:
    """Follows the operators of a page as far as our own PDFs use them."""

    def __init__(self, page: PageObject) -> None:
        self._page = page
        self._height = float(page.mediabox.height)
        self._fonts = {name: _letters(font) for name, font in _fonts(page).items()}
        self._at = self._text_at = _IDENTITY
        self._fill = self._stroke = ""
        self._kept: list[tuple[Matrix, str, str]] = []
        self._path: list[Point] = []
        self._font = ""
        self._words = ""

    def marks(self) -> Iterator[Mark]:
        """Give the marks as they are drawn."""
        content = self._page.get_contents()
        assert content is not None
        for operands, operator in ContentStream(content, self._page.pdf).operations:
            name = operator.decode()
            if name in ("f", "f*", "S", "B", "B*", "b", "s"):
                yield around("shape", self._path, self._stroke if name in "Ss" else self._fill)
                self._path = []
            elif name == "Do":
                yield around("picture", [self._place(0, 0), self._place(1, 1)], "")
            elif name == "ET" and self._words:
                x, y = self._text_at[4:]
                yield Mark("text", self._place(x, y), self._fill, self._words)
            else:
                self._follow(name, operands)

    def _follow(self, name: str, operands: Sequence[object]) -> None:
        match name:
            case "n":
                self._path = []
            case "q":
                self._kept.append((self._at, self._fill, self._stroke))
            case "Q":
                self._at, self._fill, self._stroke = self._kept.pop()
            case "rg":
                self._fill = _color(operands)
            case "RG":
                self._stroke = _color(operands)
            case "cm":
                self._at = _after(_numbers(operands), self._at)
            case "BT":
                self._text_at, self._words = _IDENTITY, ""
            case "Tm":
                a, b, c, d, e, f = _numbers(operands)
                self._text_at = (a, b, c, d, e, f)
            case "Tf":
                self._font = str(operands[0])
            case "Tj":
                self._words += self._read(operands[0])
            case "re":
                x, y, width, height = _numbers(operands)
                self._path += [self._place(x, y), self._place(x + width, y + height)]
            case "m" | "l" | "c" | "v" | "y":
                x, y = _numbers(operands)[-2:]
                self._path.append(self._place(x, y))

    def _place(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self._at
        return a * x + c * y + e, self._height - (b * x + d * y + f)

    def _read(self, drawn: object) -> str:
        codes = drawn if isinstance(drawn, bytes) else str(drawn).encode("latin-1")
        return "".join(self._fonts[self._font].get(code, "") for code in codes)


def _color(operands: Sequence[object]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in _numbers(operands))


def _numbers(operands: Sequence[object]) -> list[float]:
    return [float(str(operand)) for operand in operands]


def _after(inner: Sequence[float], outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _fonts(page: PageObject) -> dict[str, str]:
    """Give the map from codes to characters of each font on a page, as the file has it."""
    found = page["/Resources"]["/Font"]  # type: ignore[index]
    maps = ((name, font.get_object().get("/ToUnicode")) for name, font in found.items())
    return {name: each.get_object().get_data().decode() for name, each in maps if each}


def _letters(table: str) -> dict[int, str]:
    """Read the map that reportlab writes: pairs of a code and its character."""
    pairs = _PAIR.findall(table.partition("beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(char).decode("utf-16-be") for code, char in pairs}
