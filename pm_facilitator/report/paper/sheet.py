"""Sheets of paper: their sizes, and the room for text on them."""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "letter"]

MARGIN = 62.0
TOP = 66.0
BOTTOM = 62.0
_SIZES: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper, in points."""

    width: float
    height: float

    @property
    def room(self) -> tuple[float, float]:
        """Give the width and height inside the margins."""
        return self.width - 2 * MARGIN, self.height - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class Sheets:
    """The two ways in which a sheet of one size is used."""

    upright: Sheet
    lying: Sheet


def sheets(paper: Paper) -> Sheets:
    """Give the sheets of a paper size."""
    width, height = _SIZES[paper]
    return Sheets(Sheet(width, height), Sheet(height, width))
