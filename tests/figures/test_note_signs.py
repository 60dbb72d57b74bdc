"""The sign at the foot of a note, on boards in documents too."""

from pm_facilitator.domain.entities import Note, Person, Round, RoundGroup
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.board_notes import fit_note
from pm_facilitator.figures.board_places import place_board
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.note_signs import NO_SIGN, NoteSign, sign_of, sign_shapes
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Rectangle, Text
from tests.helpers.make import make_board

LIGHT = palette("light")
GROUP = RoundGroup("g", round_id="r", name="Blue\nHeron", color="blue")
NOTE = Note("n", "No alert", round_id="r", small_group_id="g", author_id="p")


def test_a_group_is_told_by_its_colour_and_by_its_name() -> None:
    dot, words = sign_shapes(NoteSign("Blue Heron", "blue"), 168, 120, LIGHT)
    assert isinstance(dot, Rectangle)
    assert dot.fill == LIGHT.group["blue"]
    assert isinstance(words, Text)
    assert words.text == "Blue Heron"


def test_the_sign_stays_within_the_note_below_its_text() -> None:
    sign = NoteSign("A group with quite a long name", "blue", "Somebody with a long name as well")
    fit = fit_note(NOTE)
    _, words = sign_shapes(sign, NOTE.width, fit.height, LIGHT)
    assert isinstance(words, Text)
    assert words.x + measure().width(words.text, words.size) <= NOTE.width
    assert fit.height - 14 <= words.y - 8
    assert words.y <= fit.height


def test_a_board_in_a_document_shows_it() -> None:
    board = make_board(Person("p", "Amara"), Round("r", anonymous=False), GROUP, NOTE)
    assert sign_of(board, NOTE) == NoteSign("Blue Heron", "blue", "Amara")
    (placed,) = place_board(board, Stage.REFLECT, LIGHT, {})
    assert "Blue Heron · Amara" in [s.text for s in placed.shapes if isinstance(s, Text)]


def test_where_nothing_is_known_there_is_no_sign() -> None:
    board = make_board(Note("plain"), NOTE)
    assert sign_of(board, board.need(Note, "plain")) == NO_SIGN
    # A board for outsiders has neither groups nor people.
    assert sign_of(board, NOTE) == NO_SIGN
    assert sign_of(board, GROUP) == NO_SIGN
    assert sign_shapes(NO_SIGN, 168, 120, LIGHT) == ()
