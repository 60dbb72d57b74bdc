"""What the areas of wishes may ask of the controller, and the words of undo steps."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change
from pm_facilitator.domain.edits.common import Key

T = TypeVar("T")


class Granter(Protocol):
    """Who commits the edits that wishes come to."""

    @property
    def board(self) -> Board:
        """Give the board that is edited."""
        ...

    def do(self, label: str, changes: Sequence[Change]) -> bool:
        """Commit changes as one undo step and tell whether that worked."""
        ...

    def add(self, label: str, made: tuple[Sequence[Change], str], kind: str) -> str:
        """Commit a new record and ask for its text; give its id, empty when it failed."""
        ...

    def choose(self, keys: Sequence[Key]) -> None:
        """Ask for these records to be selected."""
        ...

    def say(self, words: str) -> None:
        """Tell something that is good to know."""
        ...

    def welcome(self, keys: Sequence[Key]) -> None:
        """Show what has come in by itself, without taking the keyboard from who types."""
        ...

    def meanwhile(self, words: str, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Work in the background, then go on here; what fails is told."""
        ...

    def bring_in(self, paths: Sequence[str], text: str = "") -> None:
        """Show what could be brought in from files, or from a text."""
        ...

    def picture(self, name: str) -> bytes | None:
        """Give the bytes of a picture that is kept."""
        ...

    def keep_picture(self, data: bytes, media_type: str) -> str:
        """Keep the bytes of a picture and give their name."""
        ...


def counted(verb: str, items: Sequence[object], noun: str = "item") -> str:
    """Say what is done to how many: "Move note", "Move 3 notes"."""
    return f"{verb} {noun}" if len(items) == 1 else f"{verb} {len(items)} {noun}s"


def named(keys: Sequence[Key]) -> str:
    """Give the noun for these: that of their kind, or "item" for several kinds."""
    kinds = {kind for kind, _ in keys}
    return _NOUNS.get(next(iter(kinds)), "item") if len(kinds) == 1 else "item"


_NOUNS = {
    "note": "note",
    "note_group": "group",
    "picture": "picture",
    "frame": "frame",
    "board_text": "text",
    "arrow": "arrow",
    "stroke": "line",
    "event": "event",
    "factor": "factor",
    "action": "action",
}
