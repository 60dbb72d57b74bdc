"""Which column of a table tells what happened, and which others tell more of it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pm_facilitator.importers.layouts.cells_of_times import shown
from pm_facilitator.importers.layouts.column_roles import Columns
from pm_facilitator.importers.text.column_names import (
    depth_of,
    is_identifier,
    is_keyword,
    is_operation,
    is_text,
    parent_of,
    plays,
)

_LINKS = re.compile(r"\b(links?|url|evidence|reference|data link|ref)\b", re.I)
_HALF = re.compile(r"[ap]\.?m\.?", re.I)
_NUMBER = re.compile(r"[-+~<>≈]?\s?[0-9][0-9.,:' ]{0,20}\s?(?:%|[A-Za-z/]{1,5})?|[-–—]", re.A)
_EXPLAINS = re.compile(
    r"\bwhat\s(?:it|this|that|they)\s(?:means?|meant|tells?|told|impl\w+|shows?|showed)\b"
    r"|\bwhat\s(?:is|was|were)\s(?:in|on|at|behind|there|live|running|deployed|installed)\b"
    r"|\b(?:meaning|interpretation|significance|confidence|certainty)\b",
    re.I,
)
"""The name of a column that explains what another one tells, or how sure that is."""

_BY = re.compile(r"\b(?:by|von|par|por|da|av|door)\W*$", re.I)
_LEAST_SAID = 12
"""The mean of letters in a cell from which on it tells more than a keyword."""

_SENTENCE = 3
"""The mean of words in a cell from which on it is no name."""

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


def find_texts(
    columns: Columns, names: Sequence[str], filled: Sequence[Sequence[str]], taken: set[int]
) -> None:
    """Find the columns of texts, of who wrote them and of what belongs to them.

    Args:
        columns: takes what is found.
        names: of all columns.
        filled: the cells of each that hold something.
        taken: the columns that play another role.
    """
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
    named = _named_phases(told, names, filled) or named
    named = [i for i in named if not any(map(_OF_JOURNAL.match, filled[i][:50]))] or named
    named = [i for i in named if not is_identifier(names[i])]
    choice = named or told or free or columns.source or columns.links
    worded = [i for i in choice if not _is_numeric(filled[i])]
    if not worded:
        return  # figures by time are no timeline
    telling = _of_what_happened(_of_the_entry(worded, names, filled), names, filled)
    telling = _without_what_is_beside(_without_results(telling, names, filled), names, filled)
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
    told = [
        i
        for i in worded
        if plays("text", names[i])
        if not (plays("response", names[i]) or plays("result", names[i]))
    ]
    said = [i for i in told if sum(map(len, filled[i])) >= _LEAST_SAID * len(filled[i])]
    return [i for i in worded if i in said or not plays("response", names[i])] if said else worded


def _without_results(
    worded: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> Sequence[int]:
    """Leave out what came of it, where another column tells what was done in each row."""
    others = [i for i in worded if not plays("result", names[i])]
    done = [i for i in others if plays("done", names[i]) and not _is_shared(filled[i])]
    return others if done else worded


def _without_what_is_beside(
    worded: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> Sequence[int]:
    """Leave out details and notes behind a column that tells what happened in words of its own."""
    most = max(len(filled[i]) for i in worded)
    own = [
        i
        for i in worded
        if is_text(names[i]) and not plays("beside", names[i]) and len(filled[i]) == most
        if _says_much(filled[i]) and 2 * len(set(filled[i])) > len(filled[i])
    ]
    if not own:
        return worded
    return [i for i in worded if i < own[0] or not plays("beside", names[i])]


def _named_phases(
    told: Sequence[int], names: Sequence[str], filled: Sequence[Sequence[str]]
) -> list[int]:
    """Give the column that names a phase in each row, where only notes of some say more."""
    most = max((len(filled[i]) for i in told), default=0)
    texts = [i for i in told if is_text(names[i])]
    if not texts or not all(plays("beside", names[i]) and len(filled[i]) < most for i in texts):
        return []
    phases = (i for i in told if plays("done", names[i]) and len(filled[i]) == most)
    return [i for i in phases if len(set(filled[i])) == most]


def _is_shared(cells: Sequence[str]) -> bool:
    """Tell whether a column sorts the rows, for the same stands in many of them."""
    return 4 * len(set(cells)) < 3 * len(cells)


def _is_numeric(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells[:200])


def _counts(cells: Sequence[str], name: str) -> bool:
    """Tell whether a column does nothing but count the rows; some may be left out if it says so."""
    said = [cell.rstrip(".") for cell in cells]
    if len(said) < 3 or not all(map(_COUNT.fullmatch, said)):
        return False
    numbers = list(map(int, said))
    if _COUNTS_ROWS.fullmatch(name):
        return all(one < next_one for one, next_one in pairwise(numbers))
    return numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
