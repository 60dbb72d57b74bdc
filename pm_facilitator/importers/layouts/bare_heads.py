"""Headings whose marks were lost when a text was copied off a page or out of a word processor."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from pm_facilitator.importers.draft import Doubt, ImportWarning, TimelineDraft
from pm_facilitator.importers.text.headings import OF_PAGE, label_of, section_of
from pm_facilitator.importers.text.lines import BLANK, HEADING, ITEM, TEXT, Line, line_below
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_ASIDE = re.compile(r"\s\([^()]{1,60}\)$")
_LONGEST = 80
_LONGEST_TITLE = 120
_CLOCK = re.compile(r"\W{0,6}[0-2]?[0-9][:.h][0-5][0-9]", re.A)
_NUMBER = re.compile(r"[0-9]{1,2}[.)]\s")
_DAY_ABOVE = "This tells the day of the times below it; it was not read as an entry of its own."
_PHASES = frozenset(("detection", "resolution", "trigger", "maybe_timeline"))
"""Parts that may as well be those of the timeline, where times stand right below their names."""

_QUESTION = re.compile(
    r"[*\s]{0,4}(?:Topic\s{1,3})?(?:[3-7][.):]\s{1,8})?(?:Whether your CA has stopped"
    r"|A (?:complete )?summary of the problematic|The complete certificate data"
    r"|Explanation about how and why|List of steps your CA)"
)
_MOST_WORDS = 4
_LEAST = 3


def with_bare_heads(lines: Sequence[Line]) -> list[Line]:
    """Take lines that say no more than "Timeline" or "Impact" for headings, in a text without any.

    The first line is the title then, and several days alone above head what is below them, as on
    the page of what happened before. Without a line that heads a timeline nothing is changed.
    """
    found = [_asked(line) for line in lines]
    if any(line.kind is HEADING and line.level < OF_PAGE for line in lines):
        return found
    heads = {index: key for index in range(len(lines)) if (key := _key_at(lines, index))}
    if "timeline" not in heads.values():
        return found
    for index in heads:
        found[index] = lines[index]._replace(
            kind=HEADING, level=2, text=lines[index].text.rstrip(":")
        )
    timeline = next(index for index, key in heads.items() if key == "timeline")
    days = [
        index
        for index in range(timeline)
        if _stands_alone(lines, index) and _is_day(lines[index].text)
    ]
    for index in days if len(days) > 1 else ():
        found[index] = lines[index]._replace(kind=HEADING, level=1)
    title = next(index for index, line in enumerate(lines) if line.kind is not BLANK)
    if title not in heads and _is_title(lines, title):
        found[title] = lines[title]._replace(kind=HEADING, level=1)
    return found


def _asked(line: Line) -> Line:
    """Take the questions that authorities of certificates answer below a timeline for headings."""
    if line.kind not in (TEXT, ITEM) or not _QUESTION.match(line.text):
        return line
    return line._replace(kind=HEADING, level=OF_PAGE)


def without_title(draft: TimelineDraft, lines: Sequence[Line]) -> TimelineDraft:
    """Leave out an entry that is the title of the text: "2 March, out of disk" above times."""
    first = next((index for index, line in enumerate(lines) if line.kind is not BLANK), -1)
    if len(draft.events) <= _LEAST or draft.events[0].line != lines[first].number:
        return draft
    clocks = [isinstance(event.time, datetime) for event in draft.events]
    if clocks[0] or not all(clocks[1:]) or not _is_title(lines, first):
        return draft
    return replace(draft, events=draft.events[1:])


def without_day_above(draft: TimelineDraft, lines: Sequence[Line]) -> TimelineDraft:
    """Leave out a first entry of a day alone that is a sentence or a heading over its times.

    "On May 11 we rolled a new version out." over times of that day tells what they are about.
    """
    if len(draft.events) <= _LEAST or isinstance(draft.events[0].time, datetime):
        return draft
    first, *others = draft.events[: _LEAST + 1]
    times = [each.time for each in others if isinstance(each.time, datetime)]
    line = next((line for line in lines if line.number == first.line), None)
    if len(times) < _LEAST or times[0].date() != first.time:
        return draft
    if line is None or line.kind not in (TEXT, HEADING):
        return draft
    told = ImportWarning(first.line, _DAY_ABOVE, Doubt.UNREAD)
    kept = [each for each in draft.warnings if each.line != first.line]
    draft = replace(draft, events=draft.events[1:], warnings=tuple(kept))
    return draft.with_warnings([told])


def _key_at(lines: Sequence[Line], index: int) -> str | None:
    line = lines[index]
    if line.kind not in (TEXT, ITEM) or line.indent or len(line.text) > _LONGEST:
        return None
    if index and lines[index - 1].kind is not BLANK and not _ends_entries(lines, index):
        return None
    if line.kind is ITEM and not _is_apart(lines, index):
        return None  # "2. Timeline" may be a heading, and "- Timeline" among others is none
    words = _NUMBER.sub("", _ASIDE.sub("", line.text.rstrip(": ")).rstrip(": "))
    if key := label_of(words):
        return None if key in _PHASES and _heads_times(lines, index) else key
    # "Updated service timeline" heads one, and no sentence about it does.
    short = len(words.split()) <= _MOST_WORDS and words[-1:].isalpha()
    return "timeline" if short and section_of(words) == "timeline" else None


def _ends_entries(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a name stands right below an entry, with a gap below it, as "Root Cause" may."""
    line, above = lines[index], lines[index - 1]
    named = line.kind is TEXT and line.text[:1].isupper() and label_of(line.text.rstrip(": "))
    gap = index + 1 < len(lines) and lines[index + 1].kind is BLANK
    return bool(named and gap and above.kind in (TEXT, ITEM) and _CLOCK.match(above.text))


def _heads_times(lines: Sequence[Line], index: int) -> bool:
    below = line_below(lines, index)
    return below is not None and _CLOCK.match(below.text) is not None


def _is_title(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    return _stands_alone(lines, index) and len(text) <= _LONGEST_TITLE and not _CLOCK.match(text)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    return lines[index].kind is TEXT and _is_apart(lines, index)


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    around = (lines[at].kind for at in (index - 1, index + 1) if 0 <= at < len(lines))
    return all(kind is BLANK for kind in around)


def _is_day(text: str) -> bool:
    # Which number is the month does not matter here.
    stamps = [read_stamp(text, order) for order in Order] if len(text) <= _LONGEST else []
    return any(stamp and stamp.date_only and not stamp.text for stamp in stamps)
