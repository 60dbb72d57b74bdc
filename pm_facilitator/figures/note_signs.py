"""The quiet sign at the foot of a note that says in which small group it was written, and by whom.

Without names there is no author to be shown: an anonymous round stores none.
"""

from dataclasses import dataclass

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Entity, Note, Person, RoundGroup
from pm_facilitator.figures.board_votes import votes_width
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.note_marks import INSET, SIZE
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Rectangle, Shape, Text

_TEXT = 10.0
_DOT = 7.0
_TWO = 80.0
"""The width from which on a group and an author can both be read."""
_LEFT = INSET + SIZE + 6.0
"""Behind the sign of the note's meaning, in the room that a note leaves below its text."""


@dataclass(frozen=True, slots=True)
class NoteSign:
    """Where a note comes from; every part is empty where there is nothing to tell.

    ``color`` is the look of the small group, one of the palette's for groups.
    """

    group: str = ""
    color: str = ""
    author: str = ""

    @property
    def words(self) -> str:
        """Give the sign in words."""
        return " · ".join(word for word in (self.group, self.author) if word)


NO_SIGN = NoteSign()


def sign_of(board: Board, thing: Entity | None) -> NoteSign:
    """Give the sign of a note; other records have none."""
    if not isinstance(thing, Note):
        return NO_SIGN
    if thing.small_group_id is None and thing.author_id is None:
        return NO_SIGN
    group = board.get(RoundGroup, thing.small_group_id)
    author = board.get(Person, thing.author_id)
    return NoteSign(
        group=" ".join(group.name.split()) if group is not None else "",
        color=group.color if group is not None else "",
        author=" ".join(author.name.split()) if author is not None else "",
    )


def sign_shapes(
    sign: NoteSign, width: float, height: float, palette: Palette, votes: int = 0
) -> tuple[Shape, ...]:
    """Draw the sign into a note of this size, in front of its votes."""
    if not sign.words:
        return ()
    ink, middle = palette.note["text"], height - INSET - SIZE / 2
    x, shapes = _LEFT, list[Shape]()
    if sign.group:
        fill = palette.group.get(sign.color, palette["hint"])
        top = middle - _DOT / 2
        shapes.append(Rectangle(x, top, _DOT, _DOT, fill=fill, stroke=ink, radius=_DOT / 2))
        x += _DOT + 4.0
    room = width - x - 10.0 - (votes_width(votes) + 6.0 if votes else 0.0)
    # Beside votes there is room for one of them, and the group says more of where a note lies.
    whole = sign.words if room >= _TWO or not sign.group else sign.group
    words = measure().shorten(whole, room, _TEXT)
    return (*shapes, Text(x, middle + _TEXT * 0.36, words, _TEXT, ink))
