"""What is selected on a board, which each item asks for when it is looked at the next time."""

from collections.abc import Set

from pm_facilitator.domain.edits.common import Key


class Selection:
    """The selected records: to tell thousands of items of it takes longer than a key may wait.

    Attributes:
        turn: another number whenever something else is selected.
    """

    __slots__ = ("keys", "turn")

    def __init__(self) -> None:
        self.keys: Set[Key] = frozenset()
        self.turn = 0

    def put(self, keys: Set[Key]) -> None:
        """Select these and no others."""
        self.keys, self.turn = keys, self.turn + 1
