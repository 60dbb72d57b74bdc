"""Which column of a table plays which role: told by their names and by what stands in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from pm_facilitator.importers.layouts.cells_of_times import (
    BESIDE,
    TITLE,
    are_spans,
    counts_from_start,
    is_elapsed,
    is_zone,
    says_when,
    share_of_dates,
    share_of_times,
    shown,
)
from pm_facilitator.importers.text.column_names import (
    LENGTH_COLUMN,
    depth_of,
    is_identifier,
    is_keyword,
    is_operation,
    is_text,
    parent_of,
    plays,
)
from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.text.table_rows import Row, cell_of
from pm_facilitator.importers.times.date_mentions import mentioned_date, mentioned_year
from pm_facilitator.importers.times.elapsed import unit_told
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.second_clocks import zone_beside
from pm_facilitator.importers.times.stamps import is_unknown, read_stamp
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import zone_of_column

_LINKS = re.compile(r"\b(links?|url|evidence|reference|data link|ref)\b", re.I)
_HALF = re.compile(r"[ap]\.?m\.?", re.I)
_NUMBER = re.compile(r"[-+~<>≈]?\s?[0-9][0-9.,:' ]{0,20}\s?(?:%|[A-Za-z/]{1,5})?|[-–—]", re.A)
_OF_FACTS = frozenset(("", "item", "field", "key", "property", "attribute"))
_OF_FIGURES = frozenset(("parameter", "metric", "measure", "item", "field", "key", "property"))
_ZERO = frozenset(("T0", "T-0", "T 0"))
_FIELDS = ("severity", "incident_ref", "title", "services", "people", "tags")
_EXPLAINS = re.compile(
    r"\bwhat\s(?:it|this|that|they)\s(?:means?|meant|tells?|told|impl\w+|shows?|showed)\b"
    r"|\bwhat\s(?:is|was|were)\s(?:in|on|at|behind|there|live|running|deployed|installed)\b"
    r"|\b(?:meaning|interpretation|significance|confidence|certainty)\b",
    re.I,
)
"""The name of a column that explains what another one tells, or how sure that is."""

_BY = re.compile(r"\b(?:by|von|par|por|da|av|door)\W*$", re.I)
_LONGEST_NAME = 40
_LEAST_SAID = 12
"""The mean of letters in a cell from which on it tells more than a keyword."""

_SENTENCE = 3
"""The mean of words in a cell from which on it is no name."""

_DATED = re.compile(r"(?<!up)date", re.I)
_NO_TIME = re.compile(
    r"(?:^|.*[\W_])(?:(?:schema|api|app)?versione?n?|years?|jahr|année|año|ano|anno|vuosi|rok)\W*",
    re.I,
)
"""The name of a column of numbers that only look like times: "1.08", "2026"."""

_TELLS = re.compile(
    r"(?:^|.*[\W_])(?:body|content|message|text|comment|desc(?:ription)?|summary|notes?)\W*", re.I
)
_DATA = re.compile(r"[{\[]\s*[{\[\"]")
"""How a cell opens that holds data, as the body of a request does."""

_MARKED = re.compile(r"\b(?:html|formatted|rendered)\b", re.I)
"""The name of a column that tells the words of another one with marks for a page."""

_OF_JOURNAL = re.compile(
    r"[0-9]{2,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\s[0-9:]{4,8}(?:\s[AP]M)?\s-\s[^()]{1,80}\s\([^()]{3,40}\)",
    re.A,
)
"""How a cell opens that holds notes with times and writers of their own, as in ServiceNow."""

_COUNT = re.compile(r"[0-9]{1,9}", re.A)
_COUNTS_ROWS = re.compile(r"\W*(?:#|n[or°º]?|num(?:ber)?|row|pos|index|seq|lfd\.?\s?nr)\W*", re.I)
"""How a column is called that counts the rows, and names no thing as "Ticket" does."""


@dataclass(slots=True)
class Columns:
    """The column of each role, -1 for none, and what the names say of all times.

    Attributes:
        half: that says "am" or "pm".
        also: that of the same times in another zone, ``also_zone``.
        count: that does nothing but count the rows.
        rest: those that nobody asks for, whose cells become details.
        elapsed: whether the times are counted from another one, in the ``unit`` that is told.
        named: whether the name of the column of times says that it is one.
        titled: whether they stand in the first one without that, perhaps each with a title.
        sparse: whether the first row has a time, and hardly another one.
        year: the one that the column of dates names.
    """

    time: int = -1
    date: int = -1
    end: int = -1
    zone: int = -1
    half: int = -1
    also: int = -1
    count: int = -1
    text: int = -1
    source: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)
    default_zone: Zone | None = None
    also_zone: Zone | None = None
    default_date: PartialDate | None = None
    elapsed: bool = False
    unit: timedelta | None = None
    named: bool = False
    titled: bool = False
    sparse: bool = False
    year: int | None = None


def find_columns(
    header: Sequence[str], rows: Sequence[Row], order: Order, *, sparse: bool = False
) -> Columns | None:
    """Guess which column plays which role; None where no column holds times, or none a text.

    Args:
        header: the names of the columns.
        rows: below them.
        order: of day and month.
        sparse: whether a first column that says when things were may hold words below one time.
    """
    width = max((len(row.cells) for row in rows), default=0)
    names = [header[i] if i < len(header) else "" for i in range(width)]
    filled = [[cell for row in rows if (cell := cell_of(row, i))] for i in range(width)]
    filled = [
        _known(cells) if plays("time", name) else cells
        for name, cells in zip(names, filled, strict=True)
    ]
    # A column that says that it holds times may hold a few other words too.
    enough = [0.25 if plays("time", name) else 0.5 for name in names]
    zones = [i for i in range(width) if is_zone(names[i], filled[i], order)]
    told = [i for i in range(width) if i not in zones and not _numbers(names[i])]
    most = [BESIDE if i else TITLE for i in range(width)]
    clocks = [i for i in told if share_of_times(filled[i], order, False, most[i]) > enough[i]]
    dates = [i for i in told if share_of_times(filled[i], order, True, most[i]) > enough[i]]
    dates = [i for i in dates if not are_spans(names[i], filled[i])]
    if not (clocks or dates):
        clocks = [i for i in told if says_when(names[i], filled[i], order)]
    counted = [i for i in range(width) if is_elapsed(names[i], filled[i])]
    clocks = [i for i in clocks if i not in counted] or counted
    # Beside clock times those that are counted from the start tell the same once more.
    clocks = [i for i in clocks if not counts_from_start(filled[i], order)] or clocks
    sparse = sparse and not (clocks or dates) and _opens_with_clock(names, filled, order)
    clocks = [0] if sparse else clocks
    if not clocks and not dates:
        return None
    if width == 2 and _are_facts(names, filled, order):
        return None
    columns = Columns(
        time=_preferred(_with_dates(clocks, names, filled, order), names) if clocks else -1,
        elapsed=bool(counted) and clocks == counted,
        date=_preferred(dates, names) if dates else -1,
    )
    if any(i >= 0 and plays("due", names[i]) for i in (columns.time, columns.date)):
        return None  # what is dated there is due then, and did not happen
    if {*clocks, *dates} == {width - 1} and _tells_by_when(names, filled[-1], order):
        return None
    if columns.time >= 0 and _stands_for_another(columns.time, names, filled):
        return None
    columns.sparse = sparse
    columns.zone = next(iter(zones), -1)
    ends = (i for i in clocks if i != columns.time and plays("end", names[i]))
    # What an entry holds may end at a time of its own: "window › end".
    within = parent_of(names[columns.time]) if columns.time >= 0 else ""
    columns.end = next((i for i in ends if parent_of(names[i]) in (within, "")), -1)
    columns.named = columns.time >= 0 and plays("time", names[columns.time])
    first = (columns.time if clocks else columns.date) == 0
    columns.titled = first and not plays("time", names[0])
    _find_texts(columns, names, filled, {*clocks, *dates, *zones})
    read_header(columns, names, order)
    _find_second_clock(columns, names, clocks, rows, order)
    return columns if columns.text >= 0 else None


def _known(cells: list[str]) -> list[str]:
    """Leave out the cells of a column of times that say that nobody knows it."""
    known = [cell for cell in cells if not is_unknown(cell)]
    return known if len(known) > 1 else cells


def _opens_with_clock(names: Sequence[str], filled: Sequence[Sequence[str]], order: Order) -> bool:
    """Tell whether "When" stands over a clock time and then over words: "Same window"."""
    named = bool(names) and plays("time", names[0]) and any(plays("text", x) for x in names[1:])
    return named and share_of_times(filled[0][:1], order, False) > 0


def _are_facts(names: Sequence[str], filled: Sequence[Sequence[str]], order: Order) -> bool:
    """Tell facts about an incident, the first of which stands as if it named two columns.

    What happened may be called like one of them, too: "Closed", as the last row of a timeline.
    """
    if plays("time", names[1]):
        return False
    if names[0].casefold() in _OF_FIGURES and not names[1]:
        return not any(read_stamp(cell, order, column=True) for cell in filled[0])
    if names[0].casefold() in _OF_FIGURES and any(cell.strip("*_ ") in _ZERO for cell in filled[0]):
        return True
    if field_of(names[0]) not in _FIELDS and names[0].casefold() not in _OF_FACTS:
        return False
    known = [field_of(shown(cell)) is not None for cell in filled[0]]
    return all(known) or (any(known) and any(read_stamp(x, order) is None for x in filled[1]))


def _stands_for_another(column: int, names: Sequence[str], filled: Sequence[Sequence[str]]) -> bool:
    """Tell whether the column that is called like one of times is empty, and this one is not it."""
    empty = any(
        plays("time", name) and not cells for name, cells in zip(names, filled, strict=True)
    )
    return bool(names[column]) and not plays("time", names[column]) and empty


def _numbers(name: str) -> bool:
    """Tell whether a column is called like one of numbers that stand for the rows, or lengths."""
    length = len(name) < _LONGEST_NAME and LENGTH_COLUMN.fullmatch(name)
    if length or _NO_TIME.fullmatch(name):
        return True
    return plays("number", name) or name.rstrip().endswith("#")


def _tells_by_when(names: Sequence[str], last: Sequence[str], order: Order) -> bool:
    """Tell whether a table says what, who and then on which day, as of what is still to be done."""
    who = any(plays("source", name) for name in names[1:-1])
    return who and share_of_times(last, order, True) >= 0.5


def _with_dates(
    clocks: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]], order: Order
) -> Sequence[int]:
    """Leave out of clocks in several zones those without dates, where others have them."""
    if len(clocks) < 2 or not all(zone_of_column(names[i]) for i in clocks):
        return clocks
    return [i for i in clocks if share_of_dates(filled[i], order) > 0.5] or clocks


def _preferred(candidates: Sequence[int], names: Sequence[str]) -> int:
    """Choose the time of events: what happened before what was planned, and no end.

    The time at which an entry was written goes before the one at which it was changed or received,
    and the entry's own before that of anything in it, such as of its author's account.
    """
    happened = [i for i in candidates if plays("actual", names[i]) and not plays("later", names[i])]
    begun = [i for i in candidates if not (plays("end", names[i]) or plays("planned", names[i]))]
    candidates = _shallowest(happened or begun or candidates, names)
    # A text may open with the time that another column is called by.
    candidates = [i for i in candidates if plays("time", names[i])] or candidates
    candidates = [i for i in candidates if not plays("later", names[i])] or candidates
    # Of several clocks the one in UTC, of several dates the one with day and month.
    by_zone = [i for i in candidates if (zone := zone_of_column(names[i])) and zone.home == "UTC"]
    dated = [i for i in candidates if _DATED.search(names[i])]
    return (by_zone or dated or list(candidates))[0]


def _shallowest(candidates: Sequence[int], names: Sequence[str]) -> Sequence[int]:
    depth = min(depth_of(names[i]) for i in candidates)
    return [i for i in candidates if depth_of(names[i]) == depth]


def _find_texts(
    columns: Columns, names: Sequence[str], filled: Sequence[Sequence[str]], taken: set[int]
) -> None:
    free = [i for i in range(len(names)) if i not in taken]
    for i in list(free):
        if filled[i] and all(_HALF.fullmatch(cell) for cell in filled[i][:50]):
            columns.half = i
        elif _LINKS.search(names[i]) and not _are_sentences(filled[i]):
            columns.links.append(i)
        elif _is_source(names[i]):
            columns.source.append(i)
        elif not (plays("time", names[i]) and not filled[i]):
            continue
        free.remove(i)
    told = _without_what_explains(free, names, filled)
    told = _without_proof(told, names, filled)
    named = [i for i in told if is_text(names[i])]
    named = [i for i in named if not any(map(_OF_JOURNAL.match, filled[i][:50]))] or named
    named = [i for i in named if not is_identifier(names[i])]
    choice = named or told or free or columns.source or columns.links
    worded = [i for i in choice if not _is_numeric(filled[i])]
    if not worded:
        return  # figures by time are no timeline
    telling = _of_what_happened(_of_the_entry(worded, names, filled), names, filled)
    telling = _without_results(telling, names, filled)
    columns.text = _text_among(telling, filled, named=bool(named))
    counting = (i for i in free if i != columns.text and _counts(filled[i], names[i]))
    columns.count = next(counting, -1)
    columns.rest = [i for i in free if i not in (columns.text, columns.count)]
    for others in (columns.source, columns.links):
        if columns.text in others:
            others.remove(columns.text)


def _is_source(name: str) -> bool:
    """Tell whether a column is called like somebody, also like a part of what is told of them."""
    if not plays("source", name):
        return False
    whose = parent_of(name)
    return bool(_BY.search(name) or (whose and plays("source", whose)) or not is_text(name))


def _of_the_entry(
    worded: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> Sequence[int]:
    """Leave out what is told deeper in an entry than its own words, and mere keywords.

    Where there are only those, one that says of which kind an entry is goes before ids and tags.
    """
    worded = [i for i in worded if not any(map(_DATA.match, filled[i][:50]))] or worded
    worded = [i for i in worded if not _MARKED.search(names[i])] or worded
    worded = [i for i in worded if not is_identifier(names[i])] or worded
    worded = [i for i in worded if not is_keyword(names[i])] or worded
    most = max(len(filled[i]) for i in worded)
    own = [i for i in worded if _TELLS.fullmatch(names[i]) and 2 * len(filled[i]) >= most]
    done = [i for i in worded if is_operation(names[i]) and len(filled[i]) == most]
    depth = min((depth_of(names[i]) for i in own), default=99)
    full = any(len(filled[i]) == most for i in own)
    if not own or (not full and any(depth_of(names[i]) < depth for i in done)):
        # Only some entries say more than what was done in each of them, as why it failed.
        return done or worded
    worded = [i for i in worded if depth_of(names[i]) <= depth]
    return [i for i in worded if not is_operation(names[i])] or worded


def _without_what_explains(
    free: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> Sequence[int]:
    """Leave out columns that explain another one, where that one tells more than a keyword."""
    told = [i for i in free if not _EXPLAINS.search(names[i])]
    return told if any(plays("text", names[i]) or _says_much(filled[i]) for i in told) else free


def _without_proof(
    told: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> Sequence[int]:
    """Leave out columns of evidence in sentences, where another one tells what it shows."""
    others = [i for i in told if not _LINKS.search(names[i])]
    return others if any(_says_much(filled[i]) for i in others) else told


def _says_much(cells: Sequence[str]) -> bool:
    said = sum(len(shown(cell)) for cell in cells)
    return bool(cells) and said >= _LEAST_SAID * len(cells) and not _is_numeric(cells)


def _text_among(candidates: Sequence[int], filled: Sequence[Sequence[str]], *, named: bool) -> int:
    """Choose the column that says most; of those whose names tell nothing the first of its like."""
    said = {i: sum(map(len, filled[i])) for i in candidates}
    most = max(candidates, key=lambda i: (said[i], -i))
    like = [i for i in candidates if _are_sentences(filled[i]) and said[i] * 2 >= said[most]]
    return most if named else min([*like, most])


def _are_sentences(cells: Sequence[str]) -> bool:
    """Tell whether cells tell something in words rather than by a name, a number or a link."""
    words = sum(len(cell.split()) for cell in cells)
    return (
        bool(cells) and words >= _SENTENCE * len(cells) and not any("://" in cell for cell in cells)
    )


def _of_what_happened(
    worded: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> Sequence[int]:
    """Leave out columns of what was done about it, where another one tells what happened."""
    told = [i for i in worded if plays("text", names[i]) and not plays("response", names[i])]
    said = [i for i in told if sum(map(len, filled[i])) >= _LEAST_SAID * len(filled[i])]
    return [i for i in worded if i in said or not plays("response", names[i])] if said else worded


def _without_results(
    worded: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> Sequence[int]:
    """Leave out what came of it, where another column tells what was done in each row."""
    others = [i for i in worded if not plays("result", names[i])]
    done = [i for i in others if plays("done", names[i]) and not _is_shared(filled[i])]
    return others if done else worded


def _is_shared(cells: Sequence[str]) -> bool:
    """Tell whether a column sorts the rows, for the same stands in many of them."""
    return 4 * len(set(cells)) < 3 * len(cells)


def _is_numeric(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells[:200])


def read_header(columns: Columns, names: Sequence[str], order: Order) -> None:
    """Take the zone, the date and the year that the names of the columns of times tell."""
    columns.unit = unit_told(names[columns.time]) if columns.time >= 0 else None
    for i in (columns.time, columns.date):
        if i >= 0 and columns.default_zone is None:
            columns.default_zone = zone_of_column(names[i])
        if i >= 0 and columns.default_date is None:
            columns.default_date = mentioned_date(names[i], order)
    columns.year = mentioned_year(names[columns.date]) if columns.date >= 0 else None


def _find_second_clock(
    columns: Columns, names: Sequence[str], clocks: Sequence[int], rows: Sequence[Row], order: Order
) -> None:
    """Find a column that tells the same times in another zone, be it only a local one."""
    for i in clocks:
        if i in (columns.time, columns.end):
            continue
        zone = zone_of_column(names[i])
        if columns.default_zone and not zone and plays("local", names[i]):
            cells = [(cell_of(row, columns.time), cell_of(row, i)) for row in rows]
            zone = zone_beside(columns.default_zone, cells, order)
        if zone and columns.default_zone and zone.label != columns.default_zone.label:
            columns.also, columns.also_zone = i, zone
            return


def _counts(cells: Sequence[str], name: str) -> bool:
    """Tell whether a column does nothing but count the rows; some may be left out if it says so."""
    said = [cell.rstrip(".") for cell in cells]
    if len(said) < 3 or not all(map(_COUNT.fullmatch, said)):
        return False
    numbers = list(map(int, said))
    if _COUNTS_ROWS.fullmatch(name):
        return all(one < next_one for one, next_one in pairwise(numbers))
    return numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
