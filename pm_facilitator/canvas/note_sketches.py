"""The sketches of notes, each made once for the scenes of both windows."""

from pm_facilitator.canvas.card import Cardlike
from pm_facilitator.canvas.note_cards import moved_sketch, note_sketch
from pm_facilitator.domain.entities import Note
from pm_facilitator.figures.note_signs import NoteSign
from pm_facilitator.figures.palette import Palette

Made = tuple[Note, int, NoteSign, Cardlike]
"""A sketch with what it was made of: the note, its votes, and where it comes from."""


class NoteSketches:
    """The last sketch of each note; a scene asks only for notes that it may show."""

    def __init__(self) -> None:
        self._made: dict[str, Made] = {}
        self._look: tuple[Palette, float] | None = None

    def once(
        self,
        note: Note,
        look: tuple[Palette, float],
        votes: int,
        sign: NoteSign,
        before: Made | None = None,
    ) -> Made:
        """Give what was made of the same last time, or make it.

        Args:
            note: what is shown.
            look: the colours, and where the notes' y = 0 lies.
            votes: how many are shown on it.
            sign: where it comes from.
            before: what who asks had until now in the same look.
        """
        if look != self._look:
            self._made.clear()
            self._look = look
        known = self._made.get(note.id) or before
        card: Cardlike | None = None
        if known is not None and known[1:3] == (votes, sign):
            if known[0] is note:
                self._made[note.id] = known
                return known
            card = moved_sketch(known[3], known[0], note, *look, votes, sign)
        made = note, votes, sign, card or note_sketch(note, *look, votes, sign)
        self._made[note.id] = made
        return made

    def forget(self, id_: str) -> None:
        """Let go of a note that is not shown any more."""
        self._made.pop(id_, None)
