"""Fitting an undo to a board that others have changed since."""

from collections.abc import Sequence

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change, Patched, Removed, key_of
from pm_facilitator.domain.edits.common import remove


def refit(board: Board, changes: Sequence[Change]) -> list[Change]:
    """Keep what still applies: a field that somebody has changed meanwhile stays as they left it.

    A record that is to go takes along whatever was hung on it since, so that nothing is left
    pointing at nothing.
    """
    fitted: list[Change] = []
    gone: set[tuple[str, str]] = set()
    for change in changes:
        key = key_of(change)
        current = board.find(*key)
        match change:
            case Added() if current is None:
                fitted.append(change)
            case Removed() if current is not None and key not in gone:
                removal = [c for c in remove(board, [key]) if key_of(c) not in gone]
                gone |= {key_of(c) for c in removal if isinstance(c, Removed)}
                fitted += removal
            case Patched(field=field, before=before) if current is not None and key not in gone:
                if _value_after(fitted, key, field, getattr(current, field)) == before:
                    fitted.append(change)
    return fitted


def _value_after(
    fitted: Sequence[Change], key: tuple[str, str], field: str, value: object
) -> object:
    for change in fitted:
        if isinstance(change, Patched) and key_of(change) == key and change.field == field:
            value = change.after
    return value
