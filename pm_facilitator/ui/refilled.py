"""Keeps the keyboard in its place in a list that is filled anew."""

from typing import NamedTuple

from PySide6.QtWidgets import QLayout, QPushButton, QWidget


class Held(NamedTuple):
    """The button that has the keyboard: which of the list's, and what stands on it."""

    place: int
    words: str


def held_in(lines: QLayout) -> Held | None:
    """Give the button of a list that has the keyboard, if it is one of them."""
    for place, each in enumerate(buttons(lines)):
        if each.hasFocus():
            return Held(place, each.text())
    return None


def give_back(lines: QLayout, held: Held | None, before: QWidget | None) -> None:
    """Give the keyboard to the button that is now in that place, and let Tab go through them.

    Args:
        lines: the list, filled anew.
        held: who had the keyboard; None when it was elsewhere.
        before: what Tab comes from; None where the list stands in the order of its page.
    """
    found = buttons(lines)
    for each in found:
        if before is not None:
            # Else what is made late comes last in the window, behind whatever was made meanwhile.
            QWidget.setTabOrder(before, each)
            before = each
    if held is not None and found:
        alike = [each for each in found[held.place :] if each.text() == held.words]
        (alike or found[: held.place + 1][-1:])[0].setFocus()


def buttons(lines: QLayout) -> list[QPushButton]:
    """Give the buttons of a list in their order; those that wait for their end are not in it."""
    found: list[QPushButton] = []
    for place in range(lines.count()):
        item = lines.itemAt(place)
        widget = item.widget() if item is not None else None
        if isinstance(widget, QPushButton):
            found.append(widget)
        elif widget is not None:
            found += widget.findChildren(QPushButton)
    return found
