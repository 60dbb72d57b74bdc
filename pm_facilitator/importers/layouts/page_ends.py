"""What pages have below a report and around it: comments of readers, other reports, labels."""

import re
from collections.abc import Sequence
from itertools import accumulate

from pm_facilitator.importers.text.headings import OF_PAGE
from pm_facilitator.importers.text.lines import BLANK, HEADING, HTML, ITEM, QUOTE, TEXT, Line
from pm_facilitator.importers.times.calendar_names import DAY_OF_WEEK, MONTHS, any_of

_END = re.compile(
    r"[0-9]{1,4}\s(?:thoughts?|comments?|responses?|replies|kommentare?|commentaires?|comentarios?)"
    r"\s(?:on|to|zu|sur|en)\s[\"“‘'„«].*"
    r"|(?:share\sthis(?:\spost)?|related(?:\s(?:posts?|articles?|stories|news|reading|content))?"
    r"|(?:recent|popular|similar|more|other|further|recommended)\s(?:posts?|articles?|stories|news)"
    r"|you\s(?:may|might)\salso\slike|read\s(?:next|more)|leave\sa\s(?:reply|comment)|post\snavigation"
    r"|sign\sup\sfor\sfree|filed\sunder|teilen(?:\smit)?|ähnliche\sbeiträge|weitere\s(?:meldungen|beiträge)"
    r"|das\skönnte\s(?:sie|dich)\sauch\sinteressieren|articles\sliés|à\slire\saussi|artículos\srelacionados"
    r"|comments|kommentare|commentaires|comentarios|transcript"
    r"|lees\sook|läs\sockså|les\sogså)\s?:?",
    re.I,
)
_TIMED = re.compile(r"[0-9](?:[:.h][0-5][0-9]|\s?[ap]\.?m\b)", re.A)
_LEAST, _LONGEST = 3, 120
_DONE = re.compile(
    r"(?:[\w.-]{1,39}\s(?:commented|opened\sthis\sissue|closed\sthis\sas\scompleted|pinned\sthis"
    r"|unpinned\sthis|added\sthe\s.{1,40}|mentioned\sthis|referenced\sthis|self-assigned\sthis)\s)?"
    r"(?:opened\s)?on\s[A-Z][a-z]{2}\s[0-9]{1,2},\s20[0-9]{2}(?:\s·\s.{1,60})?",
    re.A,
)
"""When somebody did what on the page of an issue, which is told by its day alone."""

_MEETING = re.compile(
    r".{0,30}20[0-9]{2}.{0,8}[0-9]:[0-5][0-9]\s?[AP]M.{0,60}\bID:\s[0-9]{3}\s?[0-9]{3,4}\s?[0-9]{4}",
    re.A,
)
"""When a call was held, as its notes begin."""

_CLOCK = r"[0-2]?[0-9](?:[:.h][0-5][0-9])?\s?(?:[ap]\.?m\b\.?|uhr\b)?"
_TO = r"\s?(?:[-–—]|to\b|bis\b|until\b)\s?"
_DAYS = rf"(?:{DAY_OF_WEEK})\.?{_TO}(?:{DAY_OF_WEEK})\b\.?"
_OPEN = re.compile(
    r"(?P<label>(?:(?:office|opening|working|work|business|support|desk)\s(?:hours|times)|hours"
    r"|(?:service|öffnungs|büro|geschäfts)zeiten|sprechzeiten|horaires|horario)\W{0,4})?"
    rf"(?P<days>{_DAYS}\W{{0,3}})?{_CLOCK}{_TO}{_CLOCK}(?:\s[A-Z]{{2,5}}\b)?"
    rf"(?:\s?[,;|/&]\s?(?:(?:{DAY_OF_WEEK})\b.{{0,60}}|{_CLOCK}{_TO}{_CLOCK}))?\W{{0,3}}",
    re.I,
)
"""When somebody can be reached, as signatures of mails have it: "Mon-Thu 8.30am-5.00pm"."""

_WORDS = re.compile(r"(?:start|end|begin|update|creation|publish(?:ed)?)\s(?:time|date)", re.I)
"""The name of a field whose value stands on the next line."""

_DAY = re.compile(
    r"[A-Z][a-z]{2,8}\.?\s[0-9]{1,2},\s20[0-9]{2}|[0-9]{1,2}\s[A-Z][a-z]{2,8}\s20[0-9]{2}"
)
_MONTH_ALONE = re.compile(rf"(?:{any_of(MONTHS)})\.?\s20[0-9]{{2}}", re.I | re.A)
_READ = re.compile(r"[0-9]{1,3}\smin(?:ute)?s?\sread", re.I | re.A)
_START = re.compile(r"(?:start|begin)\b", re.I)


def without_page(lines: Sequence[Line], end: int) -> list[Line]:
    """Set aside what stands below the report on its page, and the fields in front of it.

    Args:
        lines: of the text.
        end: where the rest of the page begins, as `end_of_report` gives it.
    """
    found = [line._replace(kind=QUOTE) if _is_done(line) else _headed(line) for line in lines]
    began = False
    for index, line in enumerate(lines):
        if index and line.kind is TEXT and _WORDS.fullmatch(lines[index - 1].text):
            label = lines[index - 1].text
            found[index] = line._replace(kind=QUOTE)
            if _START.match(label) and not began:
                began = True
                found[index] = line._replace(text=f"{label}: {line.text}")
                found[:index] = [_without_day(above) for above in found[:index]]
        if index and line.kind is TEXT and lines[index - 1].text == "unread,":
            found[index] = line._replace(kind=QUOTE)  # when a post of Google Groups was sent
        if line.kind is TEXT and _READ.fullmatch(line.text):
            near = slice(index + 1, index + 4)
            found[near] = [_without_day(below) for below in found[near]]
    return [*found[:end], *(x if x.kind is BLANK else x._replace(kind=HTML) for x in found[end:])]


def _headed(line: Line) -> Line:
    """Take a month alone for the heading of what it parts, be that posts or readers."""
    if line.kind is not TEXT or len(line.text) > 20 or not _MONTH_ALONE.fullmatch(line.text):
        return line
    return line._replace(kind=HEADING, level=OF_PAGE)


def _without_day(line: Line) -> Line:
    """Set a day alone aside, which is that of the page where it tells when all of it began."""
    return line._replace(kind=QUOTE) if line.kind is TEXT and _DAY.fullmatch(line.text) else line


def _is_done(line: Line) -> bool:
    if line.kind is not TEXT:
        return False
    if line.text[-4:].isdigit() and _DONE.fullmatch(line.text):
        return True
    if len(line.text) <= _LONGEST and (match := _OPEN.fullmatch(line.text.strip("*_ "))):
        return bool(match["label"] or match["days"])
    return "ID: " in line.text[:_LONGEST] and bool(_MEETING.match(line.text))


def times_below(lines: Sequence[Line], end: int) -> int:
    """Give the number of the line from which times were left out; 0 where there are none."""
    return lines[end].number if any(map(_is_timed, lines[end:])) else 0


def end_of_report(lines: Sequence[Line]) -> int:
    """Give where the rest of the page begins, or the number of lines where all is the report.

    Times must stand above it, and no more of them below.
    """
    ends = [index for index, line in enumerate(lines) if _may_end(line)]
    if not ends:
        return len(lines)
    above = list(accumulate((_is_timed(line) for line in lines), initial=0))
    return next(
        (i for i in ends if above[i] >= _LEAST and above[i] >= above[-1] - above[i]), len(lines)
    )


def _may_end(line: Line) -> bool:
    if line.kind not in (TEXT, HEADING) or len(line.text) > _LONGEST:
        return False
    return _END.fullmatch(line.text.strip("*_ ")) is not None


def _is_timed(line: Line) -> bool:
    return line.kind in (TEXT, ITEM) and bool(_TIMED.search(line.text[:80]))
