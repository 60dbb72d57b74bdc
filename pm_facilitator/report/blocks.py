"""The document as a tree of a few kinds of block, which every renderer matches in full."""

from dataclasses import dataclass
from typing import Literal

from pm_facilitator.figures.shapes import Figure


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style; ``link`` is an address that was found safe."""

    text: str
    strong: bool = False
    soft: bool = False
    link: str = ""


Rich = tuple[Span, ...]
"""One line or paragraph of text; a newline inside a span is a line break."""


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Rich


@dataclass(frozen=True, slots=True)
class Missing:
    """One kind sentence where a section has nothing to say yet."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what there is to know under it."""

    label: str
    value: Rich


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, one below the other."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A few figures that matter, side by side, each with its label."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, with softer lines below its text and entries below it."""

    text: Rich
    details: tuple[Rich, ...] = ()
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, nested as deep as it needs to be."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its part of the width."""

    title: str
    share: float


Cell = tuple[Rich, ...]
"""The lines in one cell of a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowHeading:
    """A heading across a table, such as the day of the events below it."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table that may be longer than a page."""

    columns: tuple[Column, ...]
    rows: tuple[Row | RowHeading, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure, drawn in both themes, with its words in Mermaid where no picture can be shown.

    A later part of a board has none: the first part's words are for all of it.
    """

    name: str
    light: Figure
    dark: Figure
    caption: str
    mermaid: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that was pasted on a board."""

    name: str
    data: bytes
    media_type: Literal["image/png", "image/jpeg"]
    width: int
    height: int
    caption: str


Block = Subheading | Paragraph | Missing | Facts | Numbers | Bullets | Table | Drawing | Photo


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document; ``key`` stays the same whatever the title says."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a renderer needs.

    Attributes:
        title: the title of the review.
        notice: who may read it, for every page.
        facts: the title block.
        made: when and with which version the document was made.
        single_page: try to keep it on one page.
    """

    title: str
    notice: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    made: str
    single_page: bool = False
