"""Where pages end: nothing is lost, cut or parted from what it belongs to."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.figures.shapes import Text
from pm_facilitator.report.paper.paginate import Page, paginate
from pm_facilitator.report.paper.sheet import BOTTOM, sheets
from pm_facilitator.report.paper.strips import Part, Strip

A4 = sheets("a4")
ROOM = A4.upright.room[1]

strips = st.lists(
    st.builds(
        Strip,
        st.floats(1, 300),
        before=st.floats(0, 30),
        after=st.floats(0, 30),
        keep=st.booleans(),
        lying=st.booleans(),
    ),
    min_size=1,
    max_size=40,
)


def named(found: list[Strip]) -> list[Strip]:
    """Tell strips apart that look alike."""
    return [
        replace(strip, parts=(Part(None, (Text(0, 0, str(number), 8, "#000000"),)),))
        for number, strip in enumerate(found)
    ]


def laid(pages: list[Page]) -> list[Strip]:
    return [strip for page in pages for strip, _ in page.strips]


@settings(deadline=None, max_examples=200)
@given(strips)
def test_every_strip_is_laid_once_in_order_and_inside_its_page(found: list[Strip]) -> None:
    wanted = named(found)
    pages = paginate(wanted, A4)
    assert [strip.parts for strip in laid(pages)] == [strip.parts for strip in wanted]
    lying = [wish.lying <= strip.lying for wish, strip in zip(wanted, laid(pages), strict=True)]
    assert all(lying)
    for page in pages:
        for strip, top in page.strips:
            assert top + strip.height <= page.sheet.height - BOTTOM + 0.02
            assert strip.lying == page.lying
        tops = [top for _, top in page.strips]
        assert tops == sorted(tops)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.floats(5, 60), min_size=2, max_size=60))
def test_what_is_kept_together_is_on_one_page(heights: list[float]) -> None:
    pairs = [Strip(height, keep=place % 2 == 0) for place, height in enumerate(heights)]
    for page in paginate(named(pairs), A4)[:-1]:
        assert not page.strips[-1][0].keep


def test_a_group_that_is_taller_than_a_page_is_parted_after_all() -> None:
    pages = paginate(named([Strip(200, keep=True) for _ in range(9)]), A4)
    assert [len(page.strips) for page in pages] == [3, 3, 3]


def test_titles_are_repeated_where_a_page_begins_within_their_table() -> None:
    titles = Strip(20, keep=True)
    rows = [Strip(100, head=titles) for _ in range(9)]
    pages = paginate([titles, *rows], A4)
    assert all(page.strips[0][0] == titles for page in pages)
    assert sum(strip == titles for strip in laid(pages)) == len(pages)


def test_a_picture_is_made_smaller_rather_than_leave_a_page_half_empty() -> None:
    def smaller(height: float) -> Strip | None:
        return Strip(height) if height >= 250 else None

    picture = Strip(400, smaller=smaller)
    [page] = paginate([Strip(ROOM - 300), picture], A4)
    assert page.strips[-1][0].height < 301
    assert len(paginate([Strip(ROOM - 200), picture], A4)) == 2


def test_a_page_begins_without_the_space_above_its_first_strip() -> None:
    first, second = paginate([Strip(ROOM - 10), Strip(50, before=26)], A4)
    assert first.strips[0][1] == second.strips[0][1]


def a_timeline(figures: list[float], rows: list[float]) -> list[Strip]:
    """Give a heading, figures that may wait, and a table with its titles."""
    titles = Strip(20, keep=True)
    table = [Strip(height, head=titles) for height in rows]
    return [
        Strip(30, keep=True),
        *(Strip(height, floats=True) for height in figures),
        titles,
        *table,
    ]


def test_a_figure_waits_for_the_next_page_while_the_table_fills_this_one() -> None:
    figure = Strip(500, floats=True)
    titles = Strip(20, keep=True)
    rows = [Strip(50, head=titles) for _ in range(12)]
    first, second, *_ = paginate([Strip(300), Strip(30, keep=True), figure, titles, *rows], A4)
    assert [strip.height for strip, _ in first.strips] == [300, 30, 20, *[50] * 7]
    assert [strip.height for strip, _ in second.strips] == [500, 20, 50, 50, 50]


def test_figures_that_wait_come_before_what_follows_the_table() -> None:
    pages = paginate([Strip(600), *a_timeline([500, 400], [40]), Strip(30)], A4)
    assert [strip.height for strip in laid(pages)] == [600, 30, 20, 40, 500, 400, 30]


def test_a_figure_that_fits_waits_for_nothing() -> None:
    pages = paginate([Strip(100), *a_timeline([300, 200], [40])], A4)
    assert [strip.height for strip in laid(pages)] == [100, 30, 300, 200, 20, 40]


@settings(deadline=None, max_examples=200)
@given(
    st.floats(1, 700),
    st.lists(st.floats(50, 640), min_size=1, max_size=5),
    st.lists(st.floats(10, 300), min_size=1, max_size=30),
)
def test_whatever_waits_is_laid_once_in_order_and_titles_head_each_page_of_a_table(
    above: float, figures: list[float], rows: list[float]
) -> None:
    wanted = named([Strip(above), *a_timeline(figures, rows), Strip(30)])
    titles = next(strip.head for strip in wanted if strip.head is not None)
    pages = paginate(wanted, A4)
    found = [strip for strip in laid(pages) if strip != titles]
    for kind in (True, False):
        alike = [strip.parts for strip in wanted if strip.floats == kind]
        assert [strip.parts for strip in found if strip.floats == kind] == alike
    for page in pages:
        rest = [strip for strip, _ in page.strips if not strip.floats]
        assert all(strip.head is None for strip in rest[:1])
        assert all(top + s.height <= page.sheet.height - BOTTOM + 0.02 for s, top in page.strips)
