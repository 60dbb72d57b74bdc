"""Posts of status pages that open with their state and have their time below the words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pm_facilitator.importers.layouts.post_heads import DAY
from pm_facilitator.importers.text.headings import OF_PAGE
from pm_facilitator.importers.text.lines import BLANK, HEADING, HTML, TEXT, Line
from pm_facilitator.importers.times.calendar_names import MONTHS, any_of
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_STATES = (
    r"resolved|monitoring|identified|investigating|update|completed|in progress|verifying|scheduled"
    r"|post-?mortem(?: (?:posted|published|available))?|degraded performance"
    r"|partial outage|major outage|maintenance|watching|fixed"
    r"|behoben|gelöst|wird untersucht|in untersuchung|identifiziert|in beobachtung|wird beobachtet"
    r"|résolu|corrigé|identifié|enquête en cours|sous surveillance|mise à jour"
    r"|en cours d['’]analyse"
    r"|resuelto|identificado|investigando|en investigación|supervisando|monitorizando|actualización"
    r"|resolvido|em investigação|monitorando|atualização|risolto|in corso|identificato"
    r"|in osservazione|aggiornamento|opgelost|onderzoek|geïdentificeerd"
)
_STATE = re.compile(rf"[*_]{{0,2}}(?:{_STATES})[*_]{{0,2}}(?P<said>\s?[-–—:]\s?\S.*)?", re.I)
_POSTED = re.compile(
    r"(?:posted\s)?(?:(?:about\s|over\s|almost\s)?(?:an?|[0-9]{1,3})\s[a-z]+\sago[.,]?\s)?(?:on\s)?",
    re.I | re.A,
)
_MONTH = any_of(MONTHS)
_NO_YEAR = re.compile(rf"(?P<day>(?P<month>{_MONTH})\s[0-3]?[0-9]),\s(?=[0-2]?[0-9]:)", re.I | re.A)
_CLOCK = re.compile(r"[0-9]:[0-5][0-9]", re.A)
_NOTHING = re.compile(r"no incidents reported.{0,10}", re.I)
_LEAST = 2
_FAR, _LONGEST = 10, 60


def with_times_at_states(lines: Sequence[Line], order: Order) -> list[Line]:
    """Put the time of each post in front of its state, where most states have one below them."""
    lines = _with_plain_states(lines, order)
    states = [index for index, line in enumerate(lines) if _is_state(line)]
    if len(states) < _LEAST or _time_of(_above(lines, states[0]), order):
        return list(lines)
    posts = [
        (index, at, when)
        for index, end in pairwise([*states, len(lines)])
        for at in range(index + 1, min(end, index + _FAR))
        if (when := _time_of(lines[at], order))
    ]
    firsts = {index: (index, at, when) for index, at, when in reversed(posts)}
    posts = sorted(firsts.values())
    if len(posts) < _LEAST or len(posts) * 2 < len(states) or posts[-1][0] != states[-1]:
        return list(lines)  # the last one has none below where they stand above
    told = sum(_has_words(lines, index, below) for index, below, _ in posts)
    if told * 2 > len(posts):
        return _rewritten(lines, posts)
    return _with_states_below(lines, posts)


def _with_plain_states(lines: Sequence[Line], order: Order) -> Sequence[Line]:
    """Give headings that are states, with a moment alone below each, as lines of text."""
    found = list(lines)
    posts = 0
    for index, line in enumerate(lines):
        if line.kind is not HEADING or not _STATE.fullmatch(line.text):
            continue
        at = _next_said(lines, index)
        moment = lines[at]._replace(text=lines[at].text.strip("*_")) if at >= 0 else line
        if _time_of(moment, order):
            found[index], found[at] = line._replace(kind=TEXT), moment
            posts += 1
    return found if posts >= _LEAST else lines


def _next_said(lines: Sequence[Line], index: int) -> int:
    return next((i for i in range(index + 1, len(lines)) if lines[i].kind is not BLANK), -1)


def _with_states_below(lines: Sequence[Line], posts: Sequence[tuple[int, int, str]]) -> list[Line]:
    """Put states in front of the words below the moment that stands right under each."""
    found = list(lines)
    for index, at, when in posts:
        match = _STATE.fullmatch(lines[index].text)
        words = _next_said(lines, at)
        if match is None or match["said"] or at != _next_said(lines, index) or words < 0:
            continue
        if lines[words].kind is TEXT and not (_is_state(lines[words]) or words > at + 2):
            state = lines[index].text.strip("*_")
            found[index] = lines[index]._replace(kind=BLANK, text="")
            found[at] = lines[at]._replace(text=when)
            found[words] = lines[words]._replace(text=f"{state} - {lines[words].text}")
    return found


def _has_words(lines: Sequence[Line], index: int, below: int) -> bool:
    """Tell whether words stand between a state and the time below it, and not only below both."""
    match = _STATE.fullmatch(lines[index].text)
    said = match is not None and match["said"] is not None
    return said or any(line.kind is not BLANK for line in lines[index + 1 : below])


def _rewritten(lines: Sequence[Line], posts: Sequence[tuple[int, int, str]]) -> list[Line]:
    found = list(lines)
    year = month = at = 0
    for index, below, when in posts:
        for day in range(index - 1, at - 1, -1):
            if match := DAY.fullmatch(lines[day].text):
                year, month = int(match["year"]), _month(match["month"])
                _set_aside_day(found, day, index)
                break
        if year and (told := _NO_YEAR.match(when)):
            before = _month(told["month"]) > month  # a post of December below a day of January
            when = f"{told['day']}, {year - before} {when[told.end() :]}"
        said = lines[index].text
        first = next((i for i in range(index + 1, below) if lines[i].kind is TEXT), -1)
        match = _STATE.fullmatch(said)
        if match and not match["said"] and first >= 0:
            said = f"{said} {lines[first].text}"
            found[first] = lines[first]._replace(kind=HTML, text="")
        found[index] = lines[index]._replace(text=f"{when} - {said}")
        found[below] = lines[below]._replace(kind=HTML)
        at = below + 1
    for index, line in enumerate(found):
        if line.kind is TEXT and (_NOTHING.fullmatch(line.text) or DAY.fullmatch(line.text)):
            found[index] = line._replace(kind=HTML)
    return found


def _month(name: str) -> int:
    return MONTHS[name.lower()]


def _set_aside_day(lines: list[Line], day: int, first: int) -> None:
    """Take the name of an incident below its day for a heading."""
    lines[day] = lines[day]._replace(kind=HTML)
    for index in range(day + 1, first):
        if lines[index].kind is TEXT and not _NOTHING.fullmatch(lines[index].text):
            lines[index] = lines[index]._replace(kind=HEADING, level=OF_PAGE)


def _above(lines: Sequence[Line], index: int) -> Line:
    above = (lines[i] for i in range(index - 1, -1, -1) if lines[i].kind is not BLANK)
    return next(above, Line(0, BLANK))


def _is_state(line: Line) -> bool:
    return line.kind is TEXT and bool(_STATE.fullmatch(line.text))


def _time_of(line: Line, order: Order) -> str:
    """Give the moment that a line tells and nothing else; nothing where it does not."""
    if line.kind is not TEXT or len(line.text) > _LONGEST or not _CLOCK.search(line.text):
        return ""
    match = _POSTED.match(line.text)
    said = line.text[match.end() if match else 0 :]
    stamp = read_stamp(said, order, column=True)
    whole = stamp is not None and stamp.clock and stamp.date and not stamp.text
    return said if whole else ""
