"""Reads a timeline out of a text in any of the forms that people write one in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise, takewhile

from pm_facilitator.importers.days.day_heads import with_day_heads
from pm_facilitator.importers.days.first_dates import dateline
from pm_facilitator.importers.days.zero_hour import find_zero, with_named_zero
from pm_facilitator.importers.draft import BACKWARDS, Doubt, ImportWarning, TimelineDraft
from pm_facilitator.importers.layouts.bare_heads import (
    with_bare_heads,
    without_day_above,
    without_title,
)
from pm_facilitator.importers.layouts.broken_spans import with_spans_closed
from pm_facilitator.importers.layouts.bylines import with_mail_heads
from pm_facilitator.importers.layouts.lists_outside import told_outside
from pm_facilitator.importers.layouts.lone_cities import with_even_cities, with_lone_cities
from pm_facilitator.importers.layouts.moment_heads import moment_heads
from pm_facilitator.importers.layouts.narrating import Told, narrated
from pm_facilitator.importers.layouts.numbered import count_down, without_numbers
from pm_facilitator.importers.layouts.page_ends import end_of_report, times_below, without_page
from pm_facilitator.importers.layouts.post_heads import with_whole_heads
from pm_facilitator.importers.layouts.prose import is_parted, leads_on, led_stamp, sentences_at
from pm_facilitator.importers.layouts.recording_times import with_counted
from pm_facilitator.importers.layouts.slips import without_slips
from pm_facilitator.importers.layouts.state_heads import with_states_behind
from pm_facilitator.importers.layouts.state_posts import with_times_at_states
from pm_facilitator.importers.layouts.tables import timed_rows
from pm_facilitator.importers.layouts.trailing import with_tails_joined
from pm_facilitator.importers.layouts.whole_spans import without_whole_span
from pm_facilitator.importers.placing.doubts import zone_above_unread
from pm_facilitator.importers.placing.leftovers import with_leftovers
from pm_facilitator.importers.text.code_spans import with_spans_joined
from pm_facilitator.importers.text.hanging import with_hanging_entries
from pm_facilitator.importers.text.headings import section_of
from pm_facilitator.importers.text.lines import (
    BLANK,
    CODE,
    HEADING,
    QUOTE,
    TABLE,
    TEXT,
    Kind,
    Line,
    set_apart,
    split_lines,
)
from pm_facilitator.importers.text.machine_lines import is_log
from pm_facilitator.importers.text.raw_lines import with_compact_offsets, with_plain_signs
from pm_facilitator.importers.text.sections import (
    Section,
    end_of_table,
    find_sections,
    timeline_ranges,
    with_like_tables,
)
from pm_facilitator.importers.timeline.assembling import Assembler
from pm_facilitator.importers.timeline.context import Surroundings, survey
from pm_facilitator.importers.timeline.other_days import with_days_of_mending, with_other_day
from pm_facilitator.importers.timeline.zone_lines import says_local, unread_zone
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone
from pm_facilitator.importers.watching import Watch, unwatched

_SPLIT, _SURVEYED, _LOOKED_OVER = 0.1, 0.18, 0.2
_LINES = 3
"""The lines over which the beginning of a sentence may reach."""

_LEAST = 3
"""The entries that make a timeline of a block of code or a quote."""

_DRAWN = re.compile(r"(?:[|↓▼]|v$)[\s|>-]*")
_DRAWN_BEHIND = re.compile(r"(?<=[0-9A-Z])\s?[─━═]+>?\s")
"""What is drawn in front of a line of a diagram, and between a time and its words."""

_PAGE = "From here on it was taken for the rest of the page; its times were not read."
_UNDATED = (
    "There are times in this table, but nothing calls it a timeline and no date is known; say which"
    " day it was to read them."
)
_UNREAD = {
    CODE: "There are times in this block of code or log; paste its lines alone to read them.",
    QUOTE: "There are times in this quote; paste its lines alone to read them.",
}


def read_timeline(
    text: str,
    *,
    day: date | None = None,
    zone: str | None = None,
    spare: date | None = None,
    watch: Watch = unwatched,
) -> TimelineDraft:
    """Read the entries of a timeline, in the order of the text.

    Where headings name a timeline, only what is below them is read.

    Args:
        text: Markdown, plain text or lines copied out of a chat.
        day: the day of the incident, for times to which the text gives no date.
        zone: the zone of the times, where the text names none; unknown names count for nothing.
        spare: a day to fall back on where nothing else tells one, as the name of a file does.
        watch: is told how far a long reading is.

    Raises:
        Cancelled: when the watch says so; nothing else, whatever the text is.
    """
    lines, around = look_over(text, day=day, zone=zone, watch=watch)
    draft = timeline_of(lines, replace(around, spare=spare), watch)
    draft = with_other_day(draft, lines, around, day)
    return with_days_of_mending(draft, lines, around.order)


def look_over(
    text: str, *, day: date | None, zone: str | None, watch: Watch
) -> tuple[list[Line], Surroundings]:
    """Give the lines of a text, and what it says about its times.

    Raises:
        Cancelled: when the watch says so.
    """
    text = with_compact_offsets(with_plain_signs(text))
    split = split_lines(text, watch=lambda done: watch(done * _SPLIT * 0.5))
    watch(_SPLIT * 0.5)
    headed = with_mail_heads(split)
    watch(_SPLIT * 0.6)
    whole = with_states_behind(with_whole_heads(headed))
    end = end_of_report(whole)
    told = without_page(whole, end)
    watch(_SPLIT * 0.75)
    lines, counted = _joined(told)
    watch(_SPLIT)
    share = _SURVEYED - _SPLIT
    around = survey(text, lines, day, lambda done: watch(_SPLIT + done * share))
    if not around.style.behind and (posts := with_times_at_states(told, around.order)) != told:
        lines, counted = _joined(posts)
        around = survey(text, lines, day, lambda _: None)
        around = replace(around, style=replace(around.style, posted=True))
    if counted and around.zero is None:
        around = replace(around, zero=find_zero(lines, around.order))
    if (above := dateline(lines, around.order)) >= 0:
        # It tells of the page, as bylines do.
        lines = [line._replace(kind=QUOTE) if i == above else line for i, line in enumerate(lines)]
    lines = with_day_heads(lines, around.order)
    watch(_SURVEYED)
    lines, slips = without_slips(lines, around.order)
    around = replace(around, slips=slips, page=times_below(whole, end))
    if zone and (around.zone is None or around.zone_guessed) and (given := find_zone(zone)):
        around = replace(around, zone=given, zone_line=0, zone_guessed=False)
    watch(_LOOKED_OVER)
    return lines, around


def _joined(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """Put what was parted together again, and tell whether times are counted from T0."""
    lines = with_even_cities(with_spans_joined(with_spans_closed(lines)))
    lines, counted = with_counted(with_named_zero(without_numbers(lines)))
    return with_hanging_entries(with_bare_heads(with_tails_joined(lines))), counted


def timeline_of(
    lines: Sequence[Line], around: Surroundings, watch: Watch = unwatched
) -> TimelineDraft:
    """Read the entries of a timeline whose text was looked over.

    Raises:
        Cancelled: when the watch says so.
    """
    sections = find_sections(lines, around.order)
    ranges = with_like_tables(timeline_ranges(sections), lines)
    draft = _read(lines, around, ranges, sections, watch)
    # What has only days is no more than the labels of what is set apart.
    timed = any(isinstance(event.time, datetime) for event in draft.events)
    if not timed and (apart := _set_apart(lines, ranges or _titled(sections), around.order)):
        draft = _read(apart, around, [], [], watch)
    if ranges and not draft.events:
        everything = _read(lines, around, [], sections, watch)
        draft = everything if everything.events else draft
    if not draft.events:
        return _with_unread(draft, lines, around)
    watch(1.0)
    draft = draft.with_warnings(told_outside(lines, sections, ranges, around.order))
    watch(1.0)
    if around.page:
        draft = draft.with_warnings([ImportWarning(around.page, _PAGE, Doubt.UNREAD)])
    draft = without_day_above(without_title(draft, lines), lines)
    draft = draft if around.zone_line else _with_unread_zone(draft, lines, around.zone)
    draft = without_whole_span(draft, lines)
    return with_lone_cities(with_leftovers(draft))


def _titled(sections: Sequence[Section]) -> list[Section]:
    """Give the whole text where its title says that it is a timeline."""
    return [each for each in sections[:1] if section_of(each.title) == "timeline"]


def _set_apart(lines: Sequence[Line], ranges: Sequence[Section], order: Order) -> list[Line]:
    """Give the blocks of code or quotes that are all there is below the heading of a timeline.

    They are it only where most of their lines open with a time, and no machine wrote them.
    """
    found = list[Line]()
    inside = [line for section in ranges for line in lines[section.heading + 1 : section.end]]
    for block in map(_without_drawing, set_apart(inside)):
        told = [line for line in block if line.text]
        opening = [line for line in told if read_stamp(line.text, order)]
        outer = max((line.indent for line in opening[:_LEAST]), default=0)
        said = [line for line in told if line.indent <= outer]
        timed = len(opening)
        if timed >= _LEAST and timed > 0.6 * len(said) and not any(is_log(x.text) for x in told):
            found += [*block, Line(block[-1].number, BLANK)]
    return found


def _without_drawing(block: Sequence[Line]) -> list[Line]:
    """Take the lines off that are drawn down from one entry to the next: "|  ├─ the pump"."""
    told = list[Line]()
    for line in block:
        if drawn := _DRAWN.match(line.text):
            text = line.text[drawn.end() :]
            indent = line.indent + drawn.end()
            line = line._replace(kind=TEXT if text else BLANK, text=text, indent=indent)
        elif drawn := _DRAWN_BEHIND.search(line.text):
            line = line._replace(text=f"{line.text[: drawn.start()]} - {line.text[drawn.end() :]}")
        told.append(line)
    return told


def _read(
    lines: Sequence[Line],
    around: Surroundings,
    ranges: Sequence[Section],
    sections: Sequence[Section],
    watch: Watch,
) -> TimelineDraft:
    draft = _forwards(
        lambda back: Assembler(lines, around, ranges, sections, watch=watch, newest_first=back)
    )
    watch(1.0)
    days = _headed_days(draft, lines)
    told = {event.line for event in draft.events} - set(days)
    opening = [index for index, line in enumerate(lines) if line.number in told]
    told_in_posts = around.style.posted and opening and not ranges
    if told_in_posts or not all(lines[index].kind in (TEXT, HEADING) for index in opening):
        return draft
    heads = moment_heads(lines, around.order)
    if not all(index in heads or _is_running(lines, index, around.order) for index in opening):
        return draft
    # Nothing opens with a time, so times at the end of lines and sentences count.
    if not draft.events:
        found = _forwards(
            lambda back: Assembler(
                lines, around, ranges, sections, watch=watch, newest_first=back, loose=True
            )
        )
        draft = found if len(found.events) > 1 else draft
    begun = bool(draft.events)
    story = narrated(lines, ranges, sections, around.order, begun=begun, heads=heads)
    if len(story) < len(draft.events) + (not heads) or not _all_tell(days, story, lines):
        return draft

    def tell(back: bool) -> Assembler:
        return Assembler(lines, around, [], sections, watch=watch, newest_first=back, story=story)

    # Of sentences of one paragraph some look back; none of them stands first for being the newest.
    parted = len({told.line for told in story}) == len(story)
    return _forwards(tell) if parted else tell(False).read()


def _headed_days(draft: TimelineDraft, lines: Sequence[Line]) -> list[int]:
    """Give the lines of headings that tell a day, as those of sentences with their times may."""
    heads = [line.number for line in lines if line.kind is HEADING]
    known = set(heads)
    headed = (event for event in draft.events if event.line in known)
    days = {event.line for event in headed if not isinstance(event.time, datetime)}
    return [number for number in heads if number in days]


def _all_tell(days: Sequence[int], story: Sequence[Told], lines: Sequence[Line]) -> bool:
    """Tell whether a sentence with its time stands below each of these headings."""
    return all(
        any(first < told.line < end for told in story)
        for first, end in pairwise([*days, lines[-1].number + 1] if days else [])
    )


def _is_running(lines: Sequence[Line], index: int, order: Order) -> bool:
    """Tell whether a line is running text of which a sentence opens with a time, as "At 14:03"."""
    line = lines[index]
    if line.kind is not TEXT:
        return False
    if index and _goes_on(lines[index - 1], line):
        return True
    # A sentence, and the words of its time, may go on in the next lines.
    text = " ".join(each.text for each in takewhile(_is_text, lines[index : index + _LINES]))
    if (stamp := read_stamp(line.text, order)) is not None:
        alone = not stamp.text and index and lines[index - 1].kind is BLANK
        return not (alone or is_parted(line.text, stamp)) and led_stamp(text, order) is not None
    begun = (each for start, each in sentences_at(text) if start < len(line.text))
    return any(led_stamp(sentence, order) for sentence in begun)


def _goes_on(above: Line, line: Line) -> bool:
    """Tell whether a line is in the midst of a sentence, as one with the time behind "At" above."""
    return above.kind is TEXT and leads_on(above.text)


def _is_text(line: Line) -> bool:
    return line.kind is TEXT


def _forwards(assembler: Callable[[bool], Assembler]) -> TimelineDraft:
    """Read the entries from the first to the last, and once more if they run backwards."""
    first = assembler(False)
    draft = first.read()
    steps = first.placer.stepper.steps
    down = steps.run_backwards or (steps.back > steps.on and count_down(first.lines))
    if not draft.events or not down:
        return draft
    backwards = assembler(True).read()
    told = ImportWarning(backwards.events[0].line, BACKWARDS, Doubt.ORDER)
    return replace(backwards, warnings=(told, *backwards.warnings))


def _with_unread_zone(
    draft: TimelineDraft, lines: Sequence[Line], given: Zone | None
) -> TimelineDraft:
    """Tell of what seems to name the zone above times of which none has one of its own."""
    times = [event for event in draft.events if isinstance(event.time, datetime)]
    told = given.told if given else ""
    if not times or any(event.told_zone != told for event in times):
        return draft
    above = takewhile(lambda line: line.number <= times[0].line, lines)
    for line in above:
        if line.kind in (HEADING, TEXT, TABLE) and (said := unread_zone(line.text[:400])):
            first, local = times[0].line, says_local(said)
            return draft.with_warnings([zone_above_unread(first, said, line.number, local=local)])
    return draft


def _undated_tables(lines: Sequence[Line], order: Order) -> Iterator[ImportWarning]:
    """Tell of tables of times that may be of any day, such as one on which jobs always run."""
    end = 0
    for index, line in enumerate(lines):
        if line.kind is not TABLE or index < end:
            continue
        end = end_of_table(index, lines)
        rows = timed_rows(lines[index:end], order, due=False) or []
        timed = [row for row in rows if row.stamp and row.stamp.clock]
        if len(timed) > 1:
            yield ImportWarning(timed[0].line, _UNDATED, Doubt.NO_DAY)


def _with_unread(
    draft: TimelineDraft, lines: Sequence[Line], around: Surroundings
) -> TimelineDraft:
    """Say which tables, blocks of code and quotes have lines that open with times."""
    told = list(_undated_tables(lines, around.order))
    previous: Kind | None = None
    for line in lines:
        if line.kind in _UNREAD and (stamp := read_stamp(line.text.lstrip("> "), around.order)):
            if not stamp.date_only and previous is not line.kind:
                told.append(ImportWarning(line.number, _UNREAD[line.kind], Doubt.UNREAD))
                previous = line.kind
        elif line.kind not in _UNREAD and line.kind is not BLANK:
            previous = None
    return draft.with_warnings(told)
