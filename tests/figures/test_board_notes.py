import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.areas import Area
from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.vocabulary import NoteColor
from pm_facilitator.figures.board_notes import (
    PADDING,
    fit_note,
    group_box,
    group_shapes,
    note_height,
    note_shapes,
)
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Rectangle, Shape, Text

LIGHT = palette("light")
TALK = (
    "the alert fired twice but nobody saw it because the dashboard was green and the rotation had "
    "changed café naïve db-primary-02.internal.example/pool?max=40 告警 🔥"
)
WORDS = TALK.split()


def texts(shapes: tuple[Shape, ...]) -> list[Text]:
    return [shape for shape in shapes if isinstance(shape, Text)]


def a_note(words: int, **fields: object) -> Note:
    text = " ".join(WORDS[place % len(WORDS)] for place in range(words))
    return Note(**({"id": "n", "text": text} | fields))  # type: ignore[arg-type]


def test_a_short_text_has_the_largest_size_and_the_sheet_its_own_height() -> None:
    fit = fit_note(a_note(3))
    assert (fit.size, fit.height) == (15.0, 120.0)


def test_a_longer_text_shrinks_before_its_sheet_grows() -> None:
    fits = [fit_note(a_note(words)) for words in (3, 14, 18, 60)]
    assert [fit.size for fit in fits] == sorted((fit.size for fit in fits), reverse=True)
    assert fits[1].height == 120.0
    assert fits[-1].size == 12.0
    assert fits[-1].height > 120.0


def test_a_larger_note_has_larger_text() -> None:
    assert fit_note(a_note(3, width=336.0, height=240.0)).size == 26.0
    assert fit_note(a_note(3, width=336.0)).size == 15.0


@given(st.text(max_size=300), st.integers(0, 12))
def test_every_text_lies_on_its_sheet(text: str, votes: int) -> None:
    note = Note(id="n", text=text)
    fit = fit_note(note, votes)
    drawn = texts(note_shapes(note, fit, LIGHT, votes))
    assert all(shape.y <= fit.height - PADDING / 2 for shape in drawn)


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=40)), max_size=30),
    st.sampled_from((12.0, 15.0, 40.0)),
    st.floats(30.0, 300.0),
)
def test_lines_are_counted_as_they_are_broken(parts: list[str], size: float, width: float) -> None:
    m, text = Measure(), " ".join(parts)
    assert m.count_lines(text, width, size) == len(m.wrap(text, width, size))


def test_emoji_and_chinese_are_drawn() -> None:
    note = Note(id="n", text="告警没有响 🔥")
    shown = " ".join(text.text for text in texts(note_shapes(note, fit_note(note), LIGHT)))
    assert shown == "告警没有响 🔥"
    assert {name for name, _ in Measure().runs(shown)} >= {"EastAsian", "NotoEmoji"}


def test_the_sheet_has_the_colour_of_its_meaning_and_a_dashed_edge_while_hidden() -> None:
    note = Note(id="n", color=NoteColor.HARD, hidden=True)
    sheet = note_shapes(note, fit_note(note), LIGHT)[1]
    assert isinstance(sheet, Rectangle)
    assert (sheet.fill, sheet.dashed) == (LIGHT.note["hard"], True)


@pytest.mark.parametrize(("votes", "words"), [(1, "1 vote"), (4, "4 votes"), (12, "12 votes")])
def test_votes_are_drawn_as_dots_when_few_and_always_as_a_number(votes: int, words: str) -> None:
    note = a_note(3)
    plain = note_shapes(note, fit_note(note), LIGHT)
    voted = note_shapes(note, fit_note(note, votes), LIGHT, votes)
    assert texts(voted)[-1].text == words
    dots = len(voted) - len(plain) - 1
    assert dots == (votes if votes <= 5 else 0)


def test_a_group_lies_around_its_notes_with_room_for_its_title() -> None:
    box = group_box([Area(100, 100, 168, 120), Area(300, 140, 168, 160)])
    assert box == Area(88, 68, 392, 244)
    title = texts(group_shapes("Alerting", box, LIGHT))[0]
    assert title.text == "Alerting"
    assert title.y < 100 - box.y


def test_a_long_title_ends_before_the_votes() -> None:
    box, m = Area(0, 0, 192, 164), Measure()
    title, votes = texts(group_shapes("What the night shift could not see " * 3, box, LIGHT, 7))
    assert title.text.endswith("…")
    end = title.x + m.width(title.text, title.size, bold=True)
    assert end < votes.x - m.width(votes.text, votes.size, bold=True)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=160)
    | st.lists(
        st.sampled_from(["a-b/c", "stop", "certificates", "的确", "W" * 30]), max_size=24
    ).map(" ".join),
    st.integers(60, 400),
    st.integers(0, 3),
)
def test_the_height_alone_is_that_of_the_fitted_note(text: str, width: int, votes: int) -> None:
    note = Note(id="n", text=text, width=float(width))
    assert note_height(note, votes) == fit_note(note, votes).height
