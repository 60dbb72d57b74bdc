from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.entities import Arrow
from pm_facilitator.figures.board_arrows import Route, arrow_shapes, route_arrow
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Line, Path, Rectangle, Shape, Text

LIGHT = palette("light")
ONE, OTHER = ("note", "a"), ("note", "b")
BETWEEN = Arrow("x", "led to", from_kind="note", from_id="a", to_kind="note", to_id="b")


def routed(arrow: Arrow, **places: Area) -> Route:
    route = route_arrow(arrow, {("note", id_): area for id_, area in places.items()})
    assert route is not None
    return route


def test_an_arrow_runs_from_edge_to_edge_with_a_little_air() -> None:
    route = routed(BETWEEN, a=Area(0, 0, 100, 60), b=Area(300, 0, 100, 60))
    assert route.tail == (104.0, 30.0)
    assert route.head == (296.0, 30.0)


def test_an_arrow_leaves_by_the_side_that_faces_the_other() -> None:
    route = routed(BETWEEN, a=Area(0, 0, 100, 60), b=Area(0, 200, 100, 60))
    assert route.tail == (50.0, 64.0)
    assert route.head == (50.0, 196.0)


def test_a_free_end_is_where_it_was_put() -> None:
    arrow = Arrow("x", from_kind="note", from_id="a", x2=300, y2=30)
    route = routed(arrow, a=Area(0, 0, 100, 60))
    assert route.tail == (104.0, 30.0)
    assert route.head == (300.0, 30.0)


def test_no_arrow_points_at_what_is_not_shown() -> None:
    assert route_arrow(BETWEEN, {ONE: Area(0, 0, 100, 60)}) is None
    assert route_arrow(BETWEEN, {OTHER: Area(0, 0, 100, 60)}) is None


def test_an_arrow_without_a_length_is_none() -> None:
    assert route_arrow(Arrow("x", x1=5, y1=5, x2=5, y2=5), {}) is None


def test_what_covers_one_another_is_joined_in_the_middle() -> None:
    route = routed(BETWEEN, a=Area(0, 0, 100, 60), b=Area(20, 10, 100, 60))
    assert (route.tail, route.head) == ((50.0, 30.0), (70.0, 40.0))


def test_words_stand_in_the_middle_of_the_arrow_on_their_own_ground() -> None:
    route = routed(BETWEEN, a=Area(0, 0, 100, 60), b=Area(300, 0, 100, 60))
    assert route.label is not None
    assert route.label.center == (200.0, 30.0)
    shapes = arrow_shapes(route, LIGHT)
    assert [shape.text for shape in shapes if isinstance(shape, Text)] == ["led to"]
    assert any(isinstance(shape, Rectangle) for shape in shapes)


def test_the_words_of_a_short_arrow_stand_beside_it() -> None:
    for other in (Area(140, 0, 100, 60), Area(0, 100, 100, 60), Area(140, 80, 100, 60)):
        route = routed(BETWEEN, a=Area(0, 0, 100, 60), b=other)
        assert route.label is not None
        for part in range(11):
            x = route.tail[0] + (route.head[0] - route.tail[0]) * part / 10
            y = route.tail[1] + (route.head[1] - route.tail[1]) * part / 10
            across = route.label.x < x < route.label.right
            assert not (across and route.label.y < y < route.label.bottom)


places = st.builds(
    Area, *(st.floats(-500, 500) for _ in range(2)), *(st.floats(1, 300) for _ in range(2))
)


@given(places, places, st.text(max_size=80))
def test_all_of_an_arrow_lies_in_its_box_and_its_head_is_at_its_tip(
    one: Area, other: Area, text: str
) -> None:
    arrow = Arrow("x", text, from_kind="note", from_id="a", to_kind="note", to_id="b")
    route = route_arrow(arrow, {ONE: one, OTHER: other})
    if route is None:
        assert one.center == other.center
        return
    box = route.box
    shapes = arrow_shapes(route, LIGHT)
    for x, y in (point for shape in shapes for point in _points(shape)):
        assert -0.01 <= x <= box.width + 0.01
        assert -0.01 <= y <= box.height + 0.01
    head = shapes[1]
    assert isinstance(head, Path)
    tip = head.points[0]
    assert hypot(tip[0] + box.x - route.head[0], tip[1] + box.y - route.head[1]) < 0.01


def _points(shape: Shape) -> list[tuple[float, float]]:
    match shape:
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Path():
            return list(shape.points)
        case Rectangle():
            return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        case _:
            return []
