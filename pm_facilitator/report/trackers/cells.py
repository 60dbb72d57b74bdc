"""Tables for spreadsheets and trackers, with cells that no program takes for a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a cell may not begin with: spreadsheets reckon with what follows, wide forms included."""


def guarded(text: str) -> str:
    """Give a cell that stays text: an apostrophe stands before what could be a formula."""
    return f"'{text}" if text.lstrip(" ")[:1] in _FORMULA and text.strip() else text


def write_csv(rows: Iterable[Sequence[str]], *, mark: bool = False) -> bytes:
    """Write rows as comma-separated values in UTF-8, every cell guarded and quoted.

    Args:
        rows: the rows, the heading first.
        mark: begin with a byte order mark, without which Excel takes it for another encoding.
    """
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")
