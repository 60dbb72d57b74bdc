from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.entities import BoardText, Frame, Picture, Stroke
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.board_objects import (
    NOT_HERE,
    frame_box,
    frame_shapes,
    picture_box,
    picture_shapes,
    stroke_box,
    stroke_line,
    stroke_shapes,
    text_box,
    text_shapes,
)
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Image, Path, Shape, Text

LIGHT = palette("light")


def words(shapes: tuple[Shape, ...]) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Text)]


def test_a_picture_has_its_whole_caption_below_it() -> None:
    caption = "The dashboard at 14:20, while every second request was refused by the pool"
    picture = Picture("p", caption=caption, x=10, y=20)
    box, shapes = picture_box(picture), picture_shapes(picture, b"png", LIGHT)
    assert " ".join(words(shapes)) == caption
    assert all(20 + text.y < box.bottom for text in shapes if isinstance(text, Text))
    assert Image(0, 0, 320, 180, b"png", "image/png") in shapes


def test_a_picture_without_a_caption_is_as_tall_as_itself() -> None:
    assert picture_box(Picture("p", x=10, y=20)) == Area(10, 20, 320, 180)


def test_words_stand_in_for_a_picture_whose_bytes_are_missing() -> None:
    assert words(picture_shapes(Picture("p"), None, LIGHT)) == [NOT_HERE]


def test_a_frame_names_its_area_and_cuts_a_title_too_long_for_it() -> None:
    frame = Frame("f", title="What the night shift could see from where they were", width=200)
    (title,) = words(frame_shapes(frame, LIGHT))
    assert title.startswith("What the night")
    assert title.endswith("…")
    assert frame_box(frame) == Area(0, 0, 200, 320)


def test_free_text_wraps_at_its_width_and_is_as_tall_as_its_lines() -> None:
    text = BoardText("t", text="Before the deploy\n\nAfter it, nothing was as before", size=20)
    shapes = text_shapes(text, LIGHT)
    assert words(shapes) == ["Before the deploy", "After it, nothing was as", "before"]
    assert text_box(text).height == 4 * 27.0


def test_what_is_locked_says_so() -> None:
    for plain, locked in (
        (frame_shapes(Frame("f"), LIGHT), frame_shapes(Frame("f", locked=True), LIGHT)),
        (text_shapes(BoardText("t"), LIGHT), text_shapes(BoardText("t", locked=True), LIGHT)),
        (
            picture_shapes(Picture("p"), b"", LIGHT),
            picture_shapes(Picture("p", locked=True), b"", LIGHT),
        ),
    ):
        assert len(locked) > len(plain)
        assert any(isinstance(shape, Path) for shape in locked)


def test_the_highlighter_lets_through_what_lies_below_it() -> None:
    stroke = Stroke("s", ("10,10", "60,10", "60,40"), color=NoteColor.HARD, width=16)
    box = stroke_box(stroke)
    assert box == Area(2, 2, 66, 46)
    (line,) = stroke_shapes(stroke, box, LIGHT)
    assert isinstance(line, Path)
    assert list(line.points) == [(8, 8), (58, 8), (58, 38)]
    assert line.stroke == LIGHT.marker["hard"]
    assert line.opacity < 0.5


def test_a_dot_of_the_highlighter_is_drawn_and_no_points_are_nothing() -> None:
    dot = Stroke("s", ("10,10",))
    assert len(stroke_shapes(dot, stroke_box(dot), LIGHT)) == 1
    assert stroke_shapes(Stroke("s"), Area(0, 0, 0, 0), LIGHT) == ()


def test_points_that_cannot_be_read_are_left_out() -> None:
    assert stroke_line(Stroke("s", ("1,2", "here", "3,", "4,5"))) == ((1.0, 2.0), (4.0, 5.0))
