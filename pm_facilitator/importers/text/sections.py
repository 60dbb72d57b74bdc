"""The sections of a document: by headings, by bold labels, and by items that carry a label."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile

from pm_facilitator.importers.text.headings import label_of, section_of
from pm_facilitator.importers.text.lines import (
    BLANK,
    HEADING,
    ITEM,
    TABLE,
    TEXT,
    Line,
    is_table_rule,
)
from pm_facilitator.importers.times.date_mentions import year_alone
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_LABEL = re.compile(
    r"(?P<mark>\*\*|__)(?P<bold>[^*_:]{2,60}?(?::\s[^*_:]{2,30}?)?)[:\uff1a]?(?P=mark)\s?[:\uff1a]?\s*(?P<after>.*)"
    r"|(?P<plain>[A-Z][^*_:.]{2,40}):\s*$",
    re.S,
)
_BOLD = re.compile(r"(\*\*|__)[^*_]{2,60}\1:?")
_MAY_BE_BOLD = re.compile(r"(?:\*\*|__)(?![0-9]{1,2}:)", re.A)
_ASIDE = re.compile(r"\s\([^()]{1,30}\)$")
_PLAIN_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z'’ /-]{2,40}):\s+(?P<after>\S.*)", re.S)
_LABEL_LEVEL = 7
_OF_OTHERS = re.compile(
    r"\b(?:plan(?:ned)?|scheduled|expected|upcoming|next(?!\s(?:day|morning|evening|night|hours?)\b)"
    r"|maintenance|templates?|examples?|how\sto"
    r"|previous|earlier|past|similar|related(?!\s(?:alerts?|alarms?|changes?)\b)"
    r"|another|other|history|reviews?"
    r"|last\s(?:week|month|quarter|year|time))\b",
    re.I,
)
"""What the heading of a table says that is not of this incident, or of what is still to come."""

_HISTORY = "history"
"""The part that tells when a document was changed; it may be headed without any mark."""

_TOLD = re.compile(
    r"[0-9][:.h][0-5][0-9].{0,400}[.!?]\s[A-Z\xc0-\xdd].|[.!?]\s[A-Z\xc0-\xdd].{0,400}[0-9][:.h][0-5][0-9]"
)
"""Several sentences, of which one tells a time."""

_FAREWELL = re.compile(
    r"(?:(?:many\s)?thanks|thank\syou|thx|cheers|(?:(?:best|kind|warm)\s)?regards|sincerely"
    r"|(?:viele|liebe|beste)\sgrü(?:ß|ss)e|mit\sfreundlichen\sgrü(?:ß|ss)en|vielen\sdank|danke"
    r"|cordialement|merci|saludos|gracias|obrigad[oa]|abraços|saluti|grazie|groeten|bedankt|mvh"
    r"|(?:med\svänliga\s)?hälsningar|pozdrawiam)(?:\s[^\W\d]+){0,4}\s?[!.,]{0,3}"
    r"|--|#[a-z][a-z0-9_-]{2,40}",
    re.I,
)
"""How a mail ends, the line above its signature, and the channel of a chat alone."""

_OTHER_PARTS = frozenset(
    ("summary", "impact", "factors", "whys", "went_well", "went_wrong", "lessons", "actions")
)
"""What follows a timeline in reports without headings."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document.

    Attributes:
        key: what it means, of the names in ``headings.toml``; None when that is not known.
        heading: the index of the line that opens it.
        end: the index behind its last line.
        inline: what stands behind its label on the same line.
    """

    key: str | None
    title: str
    level: int
    heading: int
    end: int
    inline: str = ""

    def holds(self, index: int) -> bool:
        """Tell whether a line lies in it."""
        return self.heading <= index < self.end

    def without_key(self) -> "Section":
        """Give the same as a section that says nothing known."""
        return replace(self, key=None)


Settle = Callable[[Section, Sequence[Section]], Section | None]
"""Gives what opens a section as it counts inside of those that are open, or None."""


def find_sections(
    lines: Sequence[Line],
    order: Order,
    *,
    plain_labels: bool = False,
    settle: Settle | None = None,
) -> list[Section]:
    """Find the sections of a text, outer ones before the ones inside them.

    Args:
        lines: all lines of the text.
        order: how numeric dates are to be read.
        plain_labels: whether "Impact: none" at the start of a paragraph opens a section too.
        settle: tells of what opens a section how it counts where it stands.
    """
    # The first heading is the document's title, whatever words it has.
    first = next((i for i, line in enumerate(lines) if line.kind is HEADING), 0)
    bare = plain_labels and all(line.kind is not HEADING for line in lines)
    marks = [
        mark
        for i, line in enumerate(lines)
        if (bare or _may_be_mark(line, plain_labels=plain_labels))
        and (mark := _mark(i, lines, first, plain_labels) or (_bare(i, lines) if bare else None))
    ]
    timed = _headed_entries(marks, order)
    found: list[Section] = []
    open_: list[Section] = []

    def close(level: int, end: int) -> None:
        while open_ and open_[-1].level >= level:
            section = open_.pop()
            found.append(
                Section(
                    section.key, section.title, section.level, section.heading, end, section.inline
                )
            )

    for mark in marks:
        in_timeline = any(section.key == "timeline" for section in open_)
        stamp = read_stamp(mark.title, order) if in_timeline else None
        if stamp and (mark.key is None or (stamp.clock and stamp.closed)):
            continue  # an entry of the timeline that is written as a heading
        if mark.level == _LABEL_LEVEL and mark.key == "timeline" and _head_of(open_) in timed:
            continue  # what an entry lists, where headings tell the timeline themselves
        settled = settle(mark, open_) if settle else mark
        if settled is not None:
            close(settled.level, settled.heading)
            open_.append(settled)
    close(0, len(lines))
    return sorted(found, key=lambda section: (section.heading, section.level))


def _head_of(open_: Sequence[Section]) -> Section | None:
    """Give the innermost section that a heading has opened, and no label."""
    return next((section for section in reversed(open_) if section.level < _LABEL_LEVEL), None)


def _headed_entries(marks: Sequence[Section], order: Order) -> list[Section]:
    """Give the headings that open with a clock time alone; none where a single one does."""
    heads = [mark for mark in marks if mark.level < _LABEL_LEVEL]
    stamps = [read_stamp(mark.title, order) for mark in heads]
    found = [
        mark
        for mark, stamp in zip(heads, stamps, strict=True)
        if stamp and stamp.clock and stamp.closed and stamp.date is None
    ]
    return found if len(found) > 1 else []


def is_label(text: str) -> bool:
    """Tell whether a line is nothing but words in bold, as what heads a list or a table is."""
    return text[:2] in ("**", "__") and _BOLD.fullmatch(text) is not None


def label_and_rest(text: str) -> tuple[str, str] | None:
    """Split "**Impact**: none" into its label and what follows; None without a known label."""
    if text[:1] not in ("*", "_") and not text.rstrip().endswith(":"):
        return None  # as most lines are
    match = _LABEL.match(text)
    if match is None:
        return None
    label = _ASIDE.sub("", match["bold"] or match["plain"])
    after = match["after"] or ""
    if label[:1] == "[" and after:
        return None  # "**[Follow-up]** On 4 May ..." is an entry among others with such marks
    alone = match["bold"] is not None and not after
    return (label, after) if _key_of(label, alone=alone) else None


def _key_of(label: str, *, alone: bool) -> str | None:
    """Give the section of a label, as "timeline" of "**Timeline of the incident:**" alone."""
    key = label_of(label)
    if key is None and alone and section_of(label) == "timeline":
        return None if _OF_OTHERS.search(label) else "timeline"
    return key


def ends_a_timeline(text: str) -> bool:
    """Tell whether a line such as "Root cause: a deploy" or "Thanks all!" is no part of entries."""
    if _FAREWELL.fullmatch(text):
        return True
    plain = _PLAIN_LABEL.match(text)
    found = label_and_rest(text)
    label = found[0] if found else plain["label"] if plain else ""
    return label_of(label) in _OTHER_PARTS


def timeline_ranges(sections: Sequence[Section]) -> list[Section]:
    """Give the sections that hold the timeline; none when no heading names one."""
    found = [section for section in sections if section.key == "timeline"]
    # A title such as "Timeline of the outage" spans the whole document.
    inner = [section for section in found if section.level > 1]
    return inner or found


def with_like_tables(ranges: list[Section], lines: Sequence[Line]) -> list[Section]:
    """Add the tables below with the same columns as one of the timeline: they go on with it."""
    rows = [index for index, line in enumerate(lines) if line.kind is TABLE] if ranges else []
    if not rows:
        return ranges
    last = max(each.heading for each in ranges)
    heads = {
        index: lines[index].text.casefold().replace("|", " ").split()
        for index, below in pairwise(rows)
        if below == index + 1 and is_table_rule(lines[below].text)
    }
    inside = [head for index, head in heads.items() if any(each.holds(index) for each in ranges)]
    more = [
        Section("timeline", "", _LABEL_LEVEL, index, end_of_table(index, lines))
        for index, head in heads.items()
        if index > last and head in inside and not any(each.holds(index) for each in ranges)
        if not _is_apart(index, lines)
    ]
    return sorted([*ranges, *more], key=lambda section: section.heading)


def _is_apart(index: int, lines: Sequence[Line]) -> bool:
    """Tell whether what heads a table says that it is of something else than the timeline."""
    heads = (line.text for line in reversed(lines[:index]) if line.kind is HEADING)
    head = next(heads, "")
    return label_of(head) in _OTHER_PARTS or bool(_OF_OTHERS.search(head))


def end_of_table(index: int, lines: Sequence[Line]) -> int:
    """Give the index behind the last row of the table that begins here."""
    rows = takewhile(lambda line: line.kind is TABLE, islice(lines, index, None))
    return index + sum(1 for _ in rows)


def _may_be_mark(line: Line, *, plain_labels: bool) -> bool:
    """Tell quickly whether a line can open a section; the entries of a timeline cannot."""
    if line.kind is ITEM or (line.kind is TEXT and not plain_labels):
        text = line.text
        named = text[-1:] == ":" or text[-1:].isspace() or text[-7:].lower() == _HISTORY
        return named or _MAY_BE_BOLD.match(text) is not None
    return line.kind is HEADING or line.kind is TEXT


def _mark(index: int, lines: Sequence[Line], first: int, plain_labels: bool) -> Section | None:
    line = lines[index]
    if line.kind is HEADING:
        key = section_of(line.text) if line.level > 1 or label_of(line.text) else None
        if line.level == 1 and key is None and index > first:
            key = section_of(line.text)
        return Section(key, line.text, line.level, index, 0)
    if line.kind not in (TEXT, ITEM) or line.indent > 3:
        return None
    found = label_and_rest(line.text)
    if found is None and line.text[-7:].lower() == _HISTORY and label_of(line.text) == _HISTORY:
        found = line.text, ""
    if found is None and plain_labels and line.kind is TEXT:
        found = _plain_label(index, lines)
    if found is None:
        return None
    return Section(
        _key_of(found[0], alone=not found[1]), found[0], _LABEL_LEVEL, index, 0, found[1]
    )


def _bare(index: int, lines: Sequence[Line]) -> Section | None:
    """Take a known heading for one in a text whose marks were lost when it was copied."""
    line = lines[index]
    above = lines[index - 1].kind if index else BLANK
    if line.kind is not TEXT or line.indent or above is not BLANK:
        return None
    key = label_of(line.text.rstrip(":"))
    return Section(key, line.text, _LABEL_LEVEL, index, 0) if key else None


def _plain_label(index: int, lines: Sequence[Line]) -> tuple[str, str] | None:
    """Read a label without emphasis, where it opens a paragraph or follows another label."""
    match = _PLAIN_LABEL.match(lines[index].text)
    if match is None or not label_of(match["label"]):
        return None
    above = lines[index - 1] if index else None
    if above and above.kind is TEXT and not _PLAIN_LABEL.match(above.text):
        return None
    return match["label"], match["after"]


def marks_of(count: int, sections: Sequence[Section], *, everything: bool) -> list[bool]:
    """Tell for each of so many lines whether it stands in one of the sections."""
    marks = [everything] * count
    for section in sections:
        for index in range(section.heading, section.end):
            marks[index] = True
    return marks


def _is_of_list(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is an item, or one of several lines without a gap between them."""
    kinds = [line.kind for line in lines[max(0, index - 1) : index + 2] if line.text]
    return lines[index].kind is ITEM or kinds.count(TEXT) + kinds.count(ITEM) > 1


def marks_beside_others(lines: Sequence[Line], sections: Sequence[Section]) -> list[bool]:
    """Tell which lines may be a timeline though no heading names one.

    All of a text without headings, and the lists outside of its other parts where each heading is
    the title, or a year, or opens one of those. Nothing of a text with headings of which nothing
    is known, or that tells its times in paragraphs.
    """
    heads = [index for index, line in enumerate(lines) if line.kind is HEADING]
    if not heads:
        return [True] * len(lines)
    title = heads[0]
    parts = [each for each in sections if each.key in _OTHER_PARTS and each.heading != title]
    years = (index for index in heads if year_alone(lines[index].text))
    known = {title, *(part.heading for part in parts), *years}
    told = any(line.kind is TEXT and _TOLD.search(line.text) for line in lines)
    listed = known.issuperset(heads) and not told
    marks = [listed and _is_of_list(lines, index) for index in range(len(lines))]
    for part in parts:
        marks[part.heading : part.end] = [False] * (part.end - part.heading)
    return marks
