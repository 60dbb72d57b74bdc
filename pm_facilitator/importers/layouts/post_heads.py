"""Heads of the posts of pages that stand on two lines, or whose state stands before their time."""

import re
from collections import Counter
from collections.abc import Sequence

from pm_facilitator.importers.text.headings import OF_PAGE
from pm_facilitator.importers.text.lines import BLANK, HEADING, HTML, TEXT, Line
from pm_facilitator.importers.times.calendar_names import MONTHS, any_of

_CLOCK = re.compile(r"[0-2]?[0-9][:.][0-5][0-9](?:\s?(?:Uhr|[ap]\.?m\.?))?", re.I | re.A)
_DATE = re.compile(
    r"[0-3]?[0-9][./-][01]?[0-9][./-](?:20)?[0-9]{2}|20[0-9]{2}-[01][0-9]-[0-3][0-9]"
)
_DATE_FIELD = re.compile(
    rf"(?:date|datum|fecha|data|dato)(?::\s*|\s)(?P<said>{_DATE.pattern})", re.I
)
_CLOCK_FIELD = re.compile(
    rf"(?:time|zeit|uhrzeit|hora|heure|ora|tijd|tid|tidpunkt|klockan|kl)(?::\s*|\s)(?P<said>{_CLOCK.pattern})",
    re.I | re.A,
)
_MONTH = any_of(MONTHS)
_STATE = re.compile(
    r"(?P<state>resolved|monitoring|identified|investigating|created|updated?|degraded|downtime)\s"
    rf"(?P<when>(?:{_MONTH})\s[0-3]?[0-9](?:,\s20[0-9]{{2}})?\sat\s[0-2]?[0-9]:[0-5][0-9]\s?[ap]m"
    r"(?:\s[A-Z]{2,5})?)",
    re.I | re.A,
)
DAY = re.compile(rf"(?P<month>{_MONTH})\s[0-3]?[0-9],\s(?P<year>20[0-9]{{2}})", re.I | re.A)
"""A day alone over what happened then, as on the page of past incidents."""

_COUNT = re.compile(r"[0-9]{1,3}\s(?:incidents?|previous\supdates?|maintenances?)", re.I | re.A)
_LABELLED = re.compile(
    r"(?P<label>start|begin|posted|updated?|time|when|heure|début)\s?:\s+"
    rf"(?P<when>[0-3]?[0-9][\s-](?:{_MONTH})[\s-]20[0-9]{{2}},?\s[0-2][0-9]:?[0-5][0-9]\s?[A-Z]{{0,4}})"
    r"(?:\s[0-2][0-9]:?[0-5][0-9]\s?LT)?",
    re.I | re.A,
)
_LEAST_LABELS = 3
_LEAST = 2
_LONGEST = 60
_FAR = 12
"""The lines below a head within which its text begins."""


def with_whole_heads(lines: Sequence[Line]) -> list[Line]:
    """Write the heads of posts as one line with date and time, where they come again so.

    "14:39" over "05.02.2026" is one, so is "Date: 2019-04-08" over "Time: 19:26", and "Resolved
    Oct 23 at 11:08am PDT", whose state goes before the words of its post then.
    """
    found = list(lines)
    # Most lines are items, or too long: only these few are looked at more closely.
    short = [i for i, x in enumerate(lines) if x.kind is TEXT and len(x.text) <= _LONGEST]
    if len(short) < _LEAST:
        return found
    _join(found, short, _CLOCK, _DATE)
    _join(found, short, _DATE_FIELD, _CLOCK_FIELD)
    _strip_labels(found, short)
    heads = [index for index in short if _told(found[index], _STATE)]
    if len(heads) >= _LEAST:
        _part_states(found, heads)
    return found


def _join(
    lines: list[Line], short: Sequence[int], above: re.Pattern[str], below: re.Pattern[str]
) -> None:
    """Put what the one of two lines says beside what the other one does, the date first."""
    pairs = [
        (index, one, other)
        for index in short
        if index + 1 < len(lines)
        if (one := _told(lines[index], above)) and (other := _told(lines[index + 1], below))
    ]
    for index, one, other in pairs if len(pairs) >= _LEAST else ():
        said = (one, other) if above is _DATE_FIELD else (other, one)
        text = " ".join(
            match["said"] if "said" in match.groupdict() else match[0] for match in said
        )
        lines[index] = lines[index]._replace(text=text)
        lines[index + 1] = lines[index + 1]._replace(kind=HTML)


def _strip_labels(lines: list[Line], short: Sequence[int]) -> None:
    """Take the "Start :" off moments that stand alone over their posts, again and again."""
    told = [(i, match) for i in short if (match := _told(lines[i], _LABELLED))]
    often = Counter(match["label"] for _, match in told)
    for index, match in told:
        if often[match["label"]] >= _LEAST_LABELS:
            lines[index] = lines[index]._replace(text=match["when"])


def _part_states(lines: list[Line], heads: Sequence[int]) -> None:
    for index in heads:
        match = _STATE.fullmatch(lines[index].text)
        below = range(index + 1, min(index + _FAR, len(lines)))
        first = next((i for i in below if lines[i].kind is not BLANK), -1)
        if match and first >= 0 and lines[first].kind is TEXT:
            lines[index] = lines[index]._replace(text=match["when"])
            said = f"{match['state']}: {lines[first].text}"
            lines[first] = lines[first]._replace(text=said)
    for index, line in enumerate(lines):
        if _told(line, DAY):
            lines[index] = line._replace(kind=HEADING, level=OF_PAGE)
        elif _told(line, _COUNT):
            lines[index] = line._replace(kind=HTML)


def _told(line: Line, form: re.Pattern[str]) -> re.Match[str] | None:
    if line.kind is not TEXT or len(line.text) > _LONGEST:
        return None
    return form.fullmatch(line.text)
