"""The lines of a text as they are meant, without what programs have put around and into them."""

import re

from pm_facilitator.importers.text.bbcode import has_bbcode, without_bbcode
from pm_facilitator.importers.text.broken_lines import with_whole_parts, without_breaks
from pm_facilitator.importers.text.containers import without_containers
from pm_facilitator.importers.text.page_marks import (
    with_open_rows,
    with_square_heads,
    with_whole_rows,
    without_bars,
    without_raised,
)
from pm_facilitator.importers.text.raw_lines import (
    raw_lines,
    starred,
    uncounted,
    unescaped,
    unfenced,
    unquoted,
    with_parted_dashes,
)
from pm_facilitator.importers.text.tracks import untracked
from pm_facilitator.importers.text.tree_marks import has_tree, without_tree
from pm_facilitator.importers.text.wiki_lists import with_counted_items, with_spaced_terms

_BARS = 5
"""The bars between the cells of three rows."""

_DASH_AND_TIME = re.compile(r"(?:^|\n)[ \t]*[-–•][*_`\[]{0,2}[0-9]", re.A)


def bare_lines(text: str, *, as_written: bool = False) -> list[str]:
    """Split a text into its lines, each of which stays on its number.

    Args:
        text: the text.
        as_written: whether a text that is fenced or quoted as a whole stays code or a quote, and
            marks of an editor stay as well.
    """
    raw = uncounted(raw_lines(text))
    if "<t:" in text or "<!date^" in text or "[date=" in text:
        from pm_facilitator.importers.times.epochs import without_codes

        raw = [without_codes(line) for line in raw]
    if "<sup>" in text:
        raw = [without_raised(line) if "<sup>" in line else line for line in raw]
    if "|\n" in text:
        raw = with_whole_rows(without_bars(raw))
    if text.count(" | ") > _BARS:
        raw = with_open_rows(raw)
    if not text.isascii() and any(mark in text for mark in "■◆□◇▼"):
        raw = with_square_heads(raw)
    if has_bbcode(text):
        raw = without_bbcode(raw)
    if not as_written:
        raw = _without_marks_of_editors(unfenced(unquoted(raw)), text)
    raw = with_counted_items(raw) if "\n==" in text and "\n#" in text else raw
    raw = with_spaced_terms(raw) if ";" in text and "\n:" in text else raw
    raw = untracked(raw) if "{{" in text and "track" in text else raw
    raw = without_containers(raw) if "\n:::" in text and "|" in text else raw
    return [starred(line) if "_" in line else line for line in raw] if "_" in text else raw


def _without_marks_of_editors(raw: list[str], text: str) -> list[str]:
    raw = without_tree(raw) if has_tree(text) else raw
    raw = unescaped(raw) if "\\" in text else raw
    raw = without_breaks(raw) if "\\\n" in text else raw
    raw = with_whole_parts(raw) if "<br" in text else raw
    return with_parted_dashes(raw) if _DASH_AND_TIME.search(text) else raw
