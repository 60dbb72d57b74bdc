"""The six note colours stay apart for every eye and on a poor projector, and never speak alone."""

from itertools import combinations

import pytest

from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.note_marks import INSET, SIZE, corner_mark, meaning_mark
from pm_facilitator.figures.palette import THEMES, palette
from pm_facilitator.figures.shapes import Line, Path, Rectangle, Shape
from tests.helpers.contrast import contrast
from tests.helpers.eyes import EYES, Rgb, closest, distance, linear, seen, washed_out

APART = {"common": 18.0, "protanopia": 11.0, "deuteranopia": 11.0, "tritanopia": 11.0}
"""CIEDE2000 that any two colours keep; from about 5 on they are taken for two at a glance."""

APART_WASHED_OUT = 8.0


def fills(theme: str) -> dict[str, str]:
    return {meaning.value: palette(theme).note[meaning.value] for meaning in NoteColor}


def lights(theme: str, eyes: str) -> dict[str, Rgb]:
    return {name: seen(color, EYES[eyes]) for name, color in fills(theme).items()}


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_any_two_colors_look_different_to_these_eyes(theme: str, eyes: str) -> None:
    least, one, other = closest(lights(theme, eyes))
    assert least >= APART[eyes], f"{one} and {other}"


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_and_they_still_do_on_a_washed_out_projector(theme: str, eyes: str) -> None:
    pale = {name: washed_out(light) for name, light in lights(theme, eyes).items()}
    least, one, other = closest(pale)
    assert least >= APART_WASHED_OUT, f"{one} and {other}"


@pytest.mark.parametrize("theme", THEMES)
def test_the_text_upon_them_is_read_by_everybody(theme: str) -> None:
    ink = palette(theme).note["text"]
    worst = min(fills(theme).values(), key=lambda fill: contrast(ink, fill))
    assert contrast(ink, worst) >= 4.5, worst


@pytest.mark.parametrize("theme", THEMES)
def test_a_note_stands_out_from_the_board(theme: str) -> None:
    ground = linear(palette(theme)["canvas"])
    nearest = min(fills(theme).items(), key=lambda pair: distance(linear(pair[1]), ground))
    assert distance(linear(nearest[1]), ground) >= 9.0, nearest[0]


def test_every_meaning_has_a_sign_of_its_own() -> None:
    drawn = {meaning: meaning_mark(meaning, 0, 0, "#000000") for meaning in NoteColor}
    assert all(drawn.values())
    for one, other in combinations(NoteColor, 2):
        assert drawn[one] != drawn[other]


@pytest.mark.parametrize("meaning", NoteColor)
def test_the_sign_lies_in_the_corner_beside_the_text(meaning: NoteColor) -> None:
    for shape in corner_mark(meaning, 120, palette("light")):
        for x, y in corners(shape):
            assert INSET <= x <= INSET + SIZE
            assert 120 - INSET - SIZE <= y <= 120 - INSET


def test_the_distance_is_the_one_of_the_standard() -> None:
    # Red and green lie 86.6 apart by CIEDE2000, and nothing lies between a colour and itself.
    assert distance(linear("#ff0000"), linear("#00ff00")) == pytest.approx(86.61, abs=0.05)
    assert distance(linear("#336699"), linear("#336699")) == 0.0


def corners(shape: Shape) -> list[tuple[float, float]]:
    match shape:
        case Rectangle():
            return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Path():
            return list(shape.points)
        case _:
            raise AssertionError("a sign has no text: its size would be too small to be read")
