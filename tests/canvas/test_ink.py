"""What shapes cover is known, and of a slanting line little more than the line itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF

from pm_facilitator.canvas.ink import bounds, differing, parts
from pm_facilitator.figures.shapes import Line, Path, Rectangle, Shape, Text

LONG = Line(0.0, 0.0, 900.0, 600.0, "#000000")


@pytest.mark.parametrize(
    ("shape", "inside"),
    [
        (Rectangle(10.0, 20.0, 30.0, 40.0), QRectF(10, 20, 30, 40)),
        (LONG, QRectF(0, 0, 900, 600)),
        (Path(((5.0, 5.0), (9.0, 1.0), (1.0, 9.0))), QRectF(1, 1, 8, 8)),
        (Text(50.0, 50.0, "Words", 10.0, "#000000", anchor="end"), QRectF(25, 40, 25, 12)),
        (Text(50.0, 50.0, "Words", 10.0, "#000000", anchor="middle"), QRectF(38, 40, 24, 12)),
        (Text(50.0, 50.0, "Words", 10.0, "#000000"), QRectF(50, 40, 25, 12)),
        (Text(50.0, 50.0, "Ế", 10.0, "#000000"), QRectF(50, 36, 4, 17)),
    ],
)
def test_bounds_hold_all_of_a_shape(shape: Shape, inside: QRectF) -> None:
    assert bounds(shape).contains(inside)


def test_the_parts_of_a_long_line_hold_all_of_it_and_far_less_than_its_bounds() -> None:
    found = list(parts([LONG], QPointF(100.0, 50.0)))
    for step in range(101):
        point = QPointF(100.0 + 9.0 * step, 50.0 + 6.0 * step)
        assert any(part.contains(point) for part in found)
    covered = sum(part.width() * part.height() for part in found)
    assert covered < 0.25 * 900.0 * 600.0


def test_what_is_no_line_is_one_part() -> None:
    assert list(parts([Rectangle(0.0, 0.0, 900.0, 600.0)], QPointF())) == [
        bounds(Rectangle(0.0, 0.0, 900.0, 600.0))
    ]


def test_what_differs_between_two_drawings_are_the_shapes_that_the_other_has_not_there() -> None:
    one, two, three = (Text(0.0, 20.0 * n, f"Line {n}", 12.0, "#000000") for n in range(3))
    other = replace(two, text="Another line")
    assert differing([one, two], [one, two]) == []
    assert differing([one, two], [one, other, three]) == [two, other, three]
    assert differing([one, two, three], [one]) == [two, three]
