"""How much has been written in a round, counted as it comes: a crowd writes thousands of notes."""

from collections import Counter
from collections.abc import Iterable

from pm_facilitator.domain.entities import Note


class RoundTally:
    """Numbers of one round; a board keeps them true with every batch.

    Attributes:
        written: how many notes there are.
        hidden: how many of them nobody has seen yet.
        by_group: how many came from each small group, by its id; None for those from no group.
        by_author: how many came from each person, by id; None for those that name nobody.
    """

    def __init__(self, round_id: str, notes: Iterable[Note]) -> None:
        self._round_id = round_id
        self.written = self.hidden = 0
        self.by_group: Counter[str | None] = Counter()
        self.by_author: Counter[str | None] = Counter()
        for note in notes:
            self.follow(None, note)

    def follow(self, before: Note | None, after: Note | None) -> None:
        """Count a note that came, changed or went; one of another round counts for nothing."""
        for note, by in ((before, -1), (after, 1)):
            if note is None or note.round_id != self._round_id:
                continue
            self.written += by
            self.hidden += by * note.hidden
            self.by_group[note.small_group_id] += by
            self.by_author[note.author_id] += by
