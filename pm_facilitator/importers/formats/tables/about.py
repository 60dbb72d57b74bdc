"""What a record tells where its words do not say it: what was done to what, and how it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pm_facilitator.importers.formats.html_text import html_text
from pm_facilitator.importers.formats.values import web_links
from pm_facilitator.importers.layouts.tables import TimedRow
from pm_facilitator.importers.text.column_names import (
    depth_of,
    is_operation,
    is_said,
    is_state,
    is_title,
)
from pm_facilitator.importers.text.table_rows import Row, cell_of

_TAG = re.compile(r"</(?:p|div|b|i|em|strong|ul|ol|li|a|span|h[1-6]|code|pre)>|<br ?/?>", re.I)
_WORDS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class About:
    """Which columns say more of an entry.

    Attributes:
        titles: those of what something was done to, where the text only says what was done.
        words: those of what was said with it, or of why it failed.
        states: those that say how it stands, for entries without any words.
    """

    titles: Sequence[int]
    words: Sequence[int]
    states: Sequence[int]

    @classmethod
    def of(cls, names: Sequence[str], text: int, free: Sequence[int]) -> "About":
        """Find these columns.

        Args:
            names: of all columns.
            text: the column of the texts, -1 for none.
            free: those that play no role.
        """
        done = text >= 0 and is_operation(names[text])
        shallow = sorted(free if done else (), key=lambda i: depth_of(names[i]))
        titles = [i for i in shallow if is_title(names[i])]
        words = [i for i in shallow if is_said(names[i])]
        states = [i for i in free if is_state(names[i]) and not depth_of(names[i])]
        return cls(titles, words, states)

    def told(self, timed: TimedRow, row: Row) -> TimedRow:
        """Give a row with words that say what happened."""
        if _TAG.search(timed.text):
            said, links = html_text(timed.text)
            words = " ".join(said.split()) or timed.text
            return replace(timed, text=words, evidence=(*timed.evidence, *web_links(*links)))
        if not timed.text:
            states = (cell_of(row, i) for i in self.states)
            return replace(timed, text=next(filter(_WORDS.search, states), ""))
        title = next((cell for i in self.titles if (cell := cell_of(row, i))), "")
        # Of "projects/bakery/zones/north/instances/oven-1" the end says which one it is.
        name = title if " " in title else title.rpartition("/")[2]
        cells = (cell_of(row, i) for i in self.words)
        said = next((cell for cell in cells if _WORDS.search(cell) and cell[0] not in "{["), "")
        return replace(timed, text=": ".join(filter(None, (timed.text, name, said))))
