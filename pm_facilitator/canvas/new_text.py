"""Puts another text into a text field and leaves alone what both texts have in common."""

from PySide6.QtGui import QTextCursor as Cursor
from PySide6.QtWidgets import QPlainTextEdit


def replace_text(field: QPlainTextEdit, text: str) -> None:
    """Change only what differs: the caret stays where it is, and little is laid out anew."""
    old = field.toPlainText()
    head = _common(old, text)
    tail = _common(old[head:][::-1], text[head:][::-1])
    cursor = Cursor(field.document())
    cursor.setPosition(head)
    cursor.setPosition(len(old) - tail, Cursor.MoveMode.KeepAnchor)
    cursor.insertText(text[head : len(text) - tail])


def _common(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    limit = min(len(one), len(other))
    return next((i for i in range(limit) if one[i] != other[i]), limit)
