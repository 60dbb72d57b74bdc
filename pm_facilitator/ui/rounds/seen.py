"""What everybody may see of a round: words and numbers, and no record that knows more."""

from typing import NamedTuple


class GroupSeen(NamedTuple):
    """A small group as everybody sees it."""

    id: str
    name: str
    color: str
    people: tuple[str, ...] = ()


class RoundSeen(NamedTuple):
    """A round that is being held, as everybody sees it.

    Attributes:
        title: the name of its format.
        step: the name of the present step.
        word: the same as a word of ``RoundStep``.
        promise: the one true sentence about names.
        written: how many notes there are; which ones is not told before they are revealed.
        speaking: the id of the group that reports back.
        order: the ids of the groups in the order in which they report back.
        voting: how many votes everybody has; empty while there is no voting.
        topic: what is being discussed, with its place and its votes; empty in the other steps.
        answered: how many have answered the closing check; None in the other steps.
    """

    title: str
    prompt: str
    step: str
    word: str
    promise: str = ""
    written: int = 0
    groups: tuple[GroupSeen, ...] = ()
    speaking: str = ""
    order: tuple[str, ...] = ()
    voting: str = ""
    topic: str = ""
    answered: int | None = None

    def speaker(self) -> GroupSeen | None:
        """Give the group that reports back, or None."""
        return next((each for each in self.groups if each.id == self.speaking), None)
