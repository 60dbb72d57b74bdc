"""Times that stand at the end of their lines: "The pump stopped ...... 14:03", "it ran (14:10)"."""

import re
from collections.abc import Iterator, Sequence

from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.text.lines import ITEM, TEXT, Line
from pm_facilitator.importers.times.calendar_names import MONTHS, any_of
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.stepping import steps_on
from pm_facilitator.importers.times.time_words import any_word

_CLOCK = r"[0-2]?[0-9](?:[:.h][0-5][0-9](?::[0-5][0-9])?(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
_TAIL = re.compile(
    r"(?:\s*(?:\.{2,}|…+|_{2,}|·{2,}|[-–—=]{1,3}>|[→➜»@|]|\t)\s*|\s+[-–—]{1,2}\s+|[,;:]\s+"
    rf"|,?\s+(?P<led>(?!by\b){any_word('at', 'clock')})\s+(?![\[(])|\s*(?=[\[(])|\s{{1,40}})"
    rf"(?P<when>[\[(]?(?:~|(?<=[\[(]){any_word('about')}\s)?(?:[0-9]{{1,4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,4}},?\s)?{_CLOCK}"
    rf"(?:\s?{any_word('oclock')})?(?:\s?[A-Z]{{1,4}})?"
    rf"(?:(?<=[0-9mMA-Z])\s?[-–—]\s?{_CLOCK}(?:\s?[A-Z]{{1,4}})?(?=[\])]))?[\])]?)[.;]?$",
    re.I,
)
_MONTH_NAME = rf"(?:{any_of(MONTHS)})\b\.?"
_NUMBER_OF_DAY = r"[0-3]?[0-9](?:st|nd|rd|th|\.)?"
_DAY_BEFORE = re.compile(
    rf"(?:^|[\s,;:(\[–—-]+)(?:\bon\s)?(?P<day>(?:{_MONTH_NAME}\s{_NUMBER_OF_DAY}"
    rf"|{_NUMBER_OF_DAY}\s(?:of\s|de\s)?{_MONTH_NAME})(?:,?\s20[0-9]{{2}})?),?(?:\s(?:at|@))?$",
    re.I,
)
"""A day in words before the time: "the pump stopped June 22 @ 9:53 AM"."""

_CLOCK_AND_DAY = re.compile(
    rf"\s\((?P<clock>{_CLOCK}(?:\s[A-Z]{{3,5}})?)\s[—–-]\s(?P<day>{_MONTH_NAME}\s{_NUMBER_OF_DAY})\)$",
    re.I,
)
"""A day behind its time at the end of a post: "caught up. (12:20 UTC — Oct 3)"."""

_MARKED = re.compile(r"(?<=\s)(?P<mark>[*_]{1,3}|`)(?P<when>[^*_`]*[0-9][^*_`]*)(?P=mark)$")
"""A time that is emphasised behind its text: "All runs again. _Apr 13, 01:20 UTC_"."""

_MAY_END = re.compile(
    r"[0-9](?:[:.h][0-5][0-9]|\s?[apAP]\.?m)[^0-9]{0,10}$|\([^()0-9]{0,8}[0-2][0-9][0-5][0-9]\)$"
    r"|[0-2][0-9][0-5][0-9](?:Z|\s?(?:UTC|GMT))\)?\.?$",
    re.A,
)
_ZULU = re.compile(
    r"(?:\s[-–—]{1,2}\s|\s(?=\()|\s)\(?(?P<about>~|(?:approx\.?|about|circa|ca?\.)\s)?"
    r"(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])\s?(?P<zone>Z|UTC|GMT)\)?\.?$",
    re.I | re.A,
)
"""A time as pilots and networks write it: "all edges serve the old one. -- 0309Z"."""

_MARKED_END = re.compile(r"[0-9](?:[:h][0-5][0-9]|\s?[apAP]\.?m)[^0-9]{0,10}$", re.A)
"""The same but for times with a dot or without a mark, which other numbers look like."""

_HOURS = re.compile(
    rf"\s\((?P<about>~|(?:{any_word('about')})\s)?(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])\)$",
    re.I | re.A,
)
"""Hours without a mark, which may be a year as well: "the pump stopped (1640)"."""

_DAY_BEHIND = re.compile(
    r"[*_]{0,2}(?P<said>[^\W\d_][^:|]{2,90}?)[*_]{0,2}:[*_]{0,2}\s+"
    r"\[?(?P<when>[0-9A-Za-z][0-9A-Za-z ,./-]{5,24})\]?"
    r"(?:\((?P<link>https?://[^\s()]{1,300})\))?\.?"
)
_LEAST_DAYS = 3
_YEARS = range(19, 21)
_NOT_THEN = re.compile(
    rf"(?:\b(?:{any_word('since', 'to', 'from', 'about')}|(?:by|than|hasta|desde|for|of|the|and|or"
    r"|was|is|are)\b)|[-–:/+×x*=<>~$€£0-9])\s*$",
    re.I,
)
"""How what stands before a time ends that says something else than when it was."""

_LONGEST = 1_500
_TAIL_LENGTH = 90
_LEAST = 4


def trailing_stamp(text: str, order: Order, *, led: bool = False) -> Stamp | None:
    """Read the time at the end of a line; its text is what stands before it.

    Args:
        text: the line.
        order: how numeric dates are to be read.
        led: whether a word such as "at" must lead to the time.
    """
    mark = text[-2:]
    if mark in ("**", "__") and text.startswith(mark) and text.find(mark, 2) == len(text) - 2:
        text = text[2:-2]
    if text[-1:] in ("*", "_", "`") and (marked := _MARKED.search(text, -_TAIL_LENGTH)):
        text = text[: marked.start()] + marked["when"]
    if text[-1:] == ")" and (turned := _CLOCK_AND_DAY.search(text[-_TAIL_LENGTH:])):
        text = f"{text[: -len(turned[0])]} ({turned['day']}, {turned['clock']})"
    if not _MAY_END.search(text[-24:]) or len(text) > _LONGEST:
        return None
    if (hours := _HOURS.search(text, max(0, len(text) - 24))) and int(hours["hour"]) < 24:
        about = "~" if hours["about"] else ""
        text = f"{text[: hours.start()]} ({about}{hours['hour']}:{hours['minute']})"
    if zulu := _ZULU.search(text, max(0, len(text) - 24)):
        about = "~" if zulu["about"] else ""
        when = f"{about}{zulu['hour']}:{zulu['minute']} {zulu['zone']}"
        text = f"{text[: zulu.start()]} ({when})"
    start = max(0, len(text) - _TAIL_LENGTH)
    match = _TAIL.search(text, start)
    said = text[: match.start()].rstrip() if match else ""
    day = _DAY_BEFORE.search(said[-_TAIL_LENGTH:])
    if day:
        said = said[: len(said) - len(day[0])].rstrip()
    if match is None or not any(map(str.isalpha, said)):
        return None
    bracketed = text[match.start() :].lstrip()[:1] == "("
    if _NOT_THEN.search(said[-12:]) and not ((bracketed or day) and said[-1:].isdigit()):
        return None
    if led and not match["led"]:
        return None
    if not (day or bracketed) and field_of(said.rstrip(" :*_")):
        return None  # "Detected: 14:03" is a field of the document
    when = f"{day['day']} {match['when'].strip('([])')}" if day else match["when"]
    stamp = read_stamp(when, order, column=True)
    if stamp is None or stamp.clock is None or stamp.text:
        return None
    return stamp._replace(text=said.rstrip(" .…_·"), led=False, closed=True)


def with_tails_joined(lines: Sequence[Line]) -> Sequence[Line]:
    """Join the lines of items that were wrapped before the time at their end, in a list of such."""
    if not any(line.kind is TEXT and _MARKED_END.search(line.text[-24:]) for line in lines):
        return lines
    order = Order.DAY_FIRST  # which it is does not matter to whether there is a time
    joined = list[Line]()
    wrapped = single = 0
    for block in _items(lines):
        item, *below = block
        last = (below or block)[-1].text
        opens = below and last[:1] not in ("(", "[") and read_stamp(last, order)
        told = below and trailing_stamp(item.text, order)
        if item.kind is not ITEM or opens or told or not _MARKED_END.search(last[-24:]):
            joined += block
            continue
        whole = item._replace(text=" ".join(line.text for line in block))
        found = trailing_stamp(whole.text, order) and not read_stamp(item.text, order)
        single, wrapped = single + (bool(found) and not below), wrapped + bool(found and below)
        joined += [whole] if found else block
    return joined if wrapped and single + wrapped >= _LEAST else lines


def _items(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Part lines into items with the text right below each, and all others alone."""
    block = list[Line]()
    for line in lines:
        goes_on = line.kind is TEXT and block and block[0].kind is ITEM
        if block and not goes_on:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def labelled_day(text: str, order: Order) -> Stamp | None:
    """Read "Fix applied: 2017-05-23", whose day stands behind what happened on it."""
    match = _DAY_BEHIND.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or field_of(match["said"]):
        return None
    stamp = read_stamp(match["when"], order, column=True)
    if stamp is None or not stamp.date_only or stamp.text or not (stamp.date and stamp.date.year):
        return None
    return stamp._replace(text=match["said"].strip("*_ "), link=match["link"] or "", closed=True)


def days_stand_behind(texts: Sequence[str], order: Order) -> bool:
    """Tell whether some lines that follow each other tell the day of each of them at its end."""
    running = 0
    for text in texts:
        running = running + 1 if labelled_day(text, order) else 0
        if running >= _LEAST_DAYS:
            return True
    return False


def stand_behind(texts: Sequence[str], order: Order) -> bool:
    """Tell whether nearly all lines from the first to the last with a time end with it.

    Their times count up then, as those of a timeline do, or down with whole dates and zones.

    Args:
        texts: the lines and items of a text.
        order: how numeric dates are to be read.
    """
    found = [
        (index, stamp)
        for index, text in enumerate(texts)
        if (stamp := trailing_stamp(text, order)) and not read_stamp(text, order)
    ]
    if len(found) < _LEAST:
        return False
    hours = [match for index, _ in found if (match := _HOURS.search(texts[index][-24:]))]
    if hours and all(int(match["hour"]) in _YEARS for match in hours):
        return False
    between = found[-1][0] - found[0][0] + 1
    stamps = [stamp for _, stamp in found]
    clocks = [stamp.clock.minute_of_day for stamp in stamps if stamp.clock]
    dated = all(stamp.date for stamp in stamps)
    up = sum(map(_goes_on, stamps, stamps[1:])) if dated else steps_on(clocks)
    if dated and stamps[0].zone:  # a page of what happened has the newest first
        up = max(up, sum(map(_goes_on, stamps[1:], stamps)))
    return len(found) * 5 >= between * 4 and up * 4 >= (len(clocks) - 1) * 3


def _goes_on(early: Stamp, late: Stamp) -> bool:
    """Tell whether a time with its day stands above one of the same day, or of a later one."""
    days = [(each.date.month or 0, each.date.day or 0) for each in (early, late) if each.date]
    clocks = [each.clock.minute_of_day for each in (early, late) if each.clock]
    return steps_on(clocks) == 1 if days[0] == days[1] else days[0] < days[1]
