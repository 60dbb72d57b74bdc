"""Paragraphs that are numbered one by one, as inquiries number them: "13  At 06:02 ..."."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.lines import TEXT, Line

_NUMBER = re.compile(
    r"(?P<open>[(\[§]\s?)?(?P<before>(?:[0-9]{1,2}\.){0,3})(?P<number>[0-9]{1,3})[)\]]?\s{1,8}(?=[\"'“‘(]?[^\W\d_])",
    re.A,
)
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
    run: list[tuple[int, re.Match[str]]] = []
    for index, match in opening:
        if run and not _is_next(run[-1][1], match):
            _take_off(told, run)
            run = []
        run.append((index, match))
    _take_off(told, run)
    return told


def _opens_a_paragraph(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1] if index else None
    return above is None or above.kind is not TEXT


def _is_next(one: re.Match[str], other: re.Match[str]) -> bool:
    same = one["before"] == other["before"] and one["open"] == other["open"]
    return same and int(other["number"]) == int(one["number"]) + 1


def _take_off(lines: list[Line], run: Sequence[tuple[int, re.Match[str]]]) -> None:
    dotted = run and run[0][1]["before"].count(".") == 1
    sure = not dotted or any(
        len(match["number"]) == 1 or int(match["number"]) > _HIGHEST_MINUTE for _, match in run
    )
    if len(run) < _LEAST or not sure:
        return
    for index, match in run:
        lines[index] = lines[index]._replace(text=lines[index].text[match.end() :])
