"""What is numbered one by one: "13  At 06:02 ..." of inquiries, and entries as "(a) 10:20 ..."."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pm_facilitator.importers.text.lines import HEADING, ITEM, TEXT, Line
from pm_facilitator.importers.times.calendar_names import DAY_OF_WEEK, MONTHS, any_of

_NUMBER = re.compile(
    r"(?P<open>[(\[§]\s?)?(?P<before>(?:[0-9]{1,2}\.){0,3})(?P<number>[0-9]{1,3})[)\]]?\s{1,8}(?=[\"'“‘(]?[^\W\d_])",
    re.A,
)
_COUNT = re.compile(
    r"(?P<open>(?:(?:event|entry|step|item|point|no|nr)\.?\s#?|[(\[#])?)(?P<before>)"
    r"(?:(?P<number>[0-9]{1,3})|(?P<letter>[a-z]))(?P<close>[)\].:]{1,2}|\s[-–—])\s{1,4}"
    r"(?=[*_`\[(~]{0,3}(?:(?:roughly|about|around|circa|ca\.|c\.)\s)?"
    r"(?:[0-2]?[0-9][:.h][0-5][0-9xX?](?![0-9])|(?:19|20)[0-9]{2}[-/][01]?[0-9][-/]"
    rf"|[0-3]?[0-9](?:st|nd|rd|th|\.)?\s(?:{any_of(MONTHS)})\b|(?:{any_of(MONTHS)})\.?\s[0-9]"
    rf"|(?:{DAY_OF_WEEK})\b))",
    re.I | re.A,
)
"""What counts the entry whose time stands right behind it, be that in an item or in a line."""

_SECTIONED = re.compile(
    r"(?P<open>)(?P<before>(?:[0-9]{1,2}\.){1,3})(?P<number>[0-9]{1,3})\.?(?:\s{1,4}|\s?[-–—]\s)"
    r"(?=[*_`\[(~]{0,3}[0-2]?[0-9][:.][0-5][0-9](?![0-9]))",
    re.A,
)
"""The same with the number of its section: "4.1 9:05", "4.2 9:12"; days do not follow so."""

_FILED = re.compile(
    r"(?P<open>#?)(?P<before>)(?P<number>[0-9]{3,7})\s{1,4}"
    r"(?=(?:[0-3]?[0-9]/[0-3]?[0-9]/[0-9]{2,4}|20[0-9]{2}-[01][0-9]-[0-3][0-9])[ T]{1,3}"
    r"[0-2]?[0-9]:[0-5])",
    re.A,
)
"""The number under which an entry was filed, which whole dates and times stand behind."""

_HEAD = re.compile(
    rf"(?P<open>)(?P<before>)(?P<number>[0-9]{{1,2}})[.)]\s{{1,8}}(?=\S)(?!(?:{any_of(MONTHS)})\b)",
    re.I | re.A,
)
"""What counts a heading; "3. August" is a day."""

_UPDATE = re.compile(
    r"[*_\[(]{0,3}(?:update|aktualisierung|nachtrag|mise à jour|actualización|aggiornamento)\s#?"
    r"(?P<number>[0-9]{1,3})\b",
    re.I | re.A,
)
_SKIPPED = 3
"""How far the count of entries may go on where the times between are not understood."""

_LEAST = 3
"""The numbers that count paragraphs; two may do so by chance."""

_HIGHEST_MINUTE = 59


def without_numbers(lines: Sequence[Line]) -> list[Line]:
    """Take the numbers off paragraphs that are counted one by one, as "12  It began.".

    "10.15 Alert" is a time: numbers with a dot count only where some of them cannot be one.
    """
    opening = [
        (index, match)
        for index, line in enumerate(lines)
        if line.kind is TEXT and _opens_a_paragraph(lines, index)
        if (match := _NUMBER.match(line.text))
    ]
    told = list(lines)
    _count_off(told, opening)
    counted = [
        (index, match)
        for index, line in enumerate(lines)
        if line.kind in (ITEM, TEXT)
        if (match := _COUNT.match(line.text))
    ]
    _count_off(told, counted)
    numbered = [
        (index, line)
        for index, line in enumerate(told)
        if line.kind in (ITEM, TEXT) and (line.text[:1].isdigit() or line.text[:1] == "#")
    ]
    sectioned, filed = (_matching(numbered, form) for form in (_SECTIONED, _FILED))
    if sectioned and _number(sectioned[0][1]) == 1:
        _count_off(told, sectioned)
    _count_off(told, filed)
    heads = [
        (index, match)
        for index, line in enumerate(lines)
        if line.kind is HEADING
        if (match := _HEAD.match(line.text))
    ]
    for level in {lines[index].level for index, _ in heads}:
        _count_off(told, [head for head in heads if lines[head[0]].level == level])
    return told


def count_down(lines: Sequence[Line]) -> bool:
    """Tell whether updates are counted from the last to the first: "Update 5", "Update 4"."""
    found = (_UPDATE.match(line.text) for line in lines if line.kind in (ITEM, TEXT, HEADING))
    numbers = [int(match["number"]) for match in found if match]
    return len(numbers) >= _LEAST and all(late < early for early, late in pairwise(numbers))


def _matching(
    lines: Sequence[tuple[int, Line]], form: re.Pattern[str]
) -> list[tuple[int, re.Match[str]]]:
    return [(index, match) for index, line in lines if (match := form.match(line.text))]


def _count_off(told: list[Line], opening: Sequence[tuple[int, re.Match[str]]]) -> None:
    """Take the numbers off each run of lines that count on."""
    run: list[tuple[int, re.Match[str]]] = []
    for index, match in opening:
        if run and not _is_next(run[-1][1], match):
            _take_off(told, run)
            run = []
        run.append((index, match))
    _take_off(told, run)


def _opens_a_paragraph(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1] if index else None
    return above is None or above.kind is not TEXT


def _is_next(one: re.Match[str], other: re.Match[str]) -> bool:
    same = one["before"] == other["before"] and one["open"] == other["open"]
    # Between two entries there may be some whose time nobody knows.
    ahead = _number(other) - _number(one)
    if other.re is _FILED:
        return same and ahead != 0
    return same and (ahead == 1 or (other.re is _COUNT and 1 < ahead <= _SKIPPED))


def _number(match: re.Match[str]) -> int:
    return int(match["number"]) if match["number"] else ord(match["letter"].lower()) - ord("a") + 1


def _take_off(lines: list[Line], run: Sequence[tuple[int, re.Match[str]]]) -> None:
    dotted = run and run[0][1].re is _NUMBER and run[0][1]["before"].count(".") == 1
    sure = not dotted or any(
        len(match["number"]) == 1 or int(match["number"]) > _HIGHEST_MINUTE for _, match in run
    )
    if len(run) < _LEAST or not sure:
        return
    for index, match in run:
        line = lines[index]
        number = _number(match) if line.kind is HEADING else 0
        lines[index] = line._replace(text=line.text[match.end() :], counted=number)
