"""What pages and the copies of them put into lines: raised endings, broken rows, square marks."""

import re
from itertools import groupby

from pm_facilitator.importers.text.machine_lines import is_log

_RAISED = re.compile(r"(?<=[0-9])<sup>(st|nd|rd|th)</sup>", re.I)
_ROW = re.compile(r"\|\s?(?:[^|\s][^|]{0,60})?\|")
_REST_OF_ROW = re.compile(r"[^|]{1,2000}\|")
_SQUARE = re.compile(r"[■◆□◇▼]\s?(?=[^\W_])(?P<said>[^。]{1,40})")
_CLOCK = re.compile(r"(?<![0-9:])[0-2]?[0-9]:[0-5][0-9]", re.A)
_LEAST = 2


def without_raised(text: str) -> str:
    """Write "18<sup>th</sup>" as "18th"."""
    return _RAISED.sub(r"\1", text)


def with_whole_rows(raw: list[str]) -> list[str]:
    """Put rows together again whose second cell stands on the next line: "| 12:33 |", "Down |"."""
    told = list(raw)
    at = [
        index
        for index in range(len(raw) - 1)
        if _ROW.fullmatch(raw[index].strip()) and _REST_OF_ROW.fullmatch(raw[index + 1].strip())
    ]
    for index in at if len(at) > _LEAST else ():
        told[index] = f"{raw[index].rstrip()} {raw[index + 1].strip()}"
        told[index + 1] = ""
    return told


def with_open_rows(raw: list[str]) -> list[str]:
    """Open the rows of a table that begin and end without a bar: "1 | 14:03 | alert | it rang"."""
    told = list(raw)
    start = 0
    for _, run in groupby(raw, _bars):
        rows = list(run)
        end = start + len(rows)
        if len(rows) > _LEAST and all(map(_may_be_row, rows)):
            told[start:end] = [f"| {row.strip()}" for row in rows]
            # What stands right below would be read as one more row.
            told[end : end + 1] = [line.replace(" | ", " · ") for line in told[end : end + 1]]
        start = end
    return told


def _bars(line: str) -> int:
    return line.count(" | ")


def _may_be_row(line: str) -> bool:
    timed = line.count(" | ") > 1 and line.lstrip()[:1].isdigit() and _CLOCK.search(line[:60])
    return bool(timed) and not is_log(line.strip())


def without_bars(raw: list[str]) -> list[str]:
    """Take off the empty cells that copies of numbered lines end with: "- 4:47p mail | |"."""
    barred = [index for index, line in enumerate(raw) if line.endswith("| |") and line[:1] != "|"]
    told = list(raw)
    for index in barred if len(barred) > _LEAST else ():
        told[index] = raw[index].removesuffix("| |").rstrip()
    return told


def with_square_heads(raw: list[str]) -> list[str]:
    """Write "■Impact" as a heading, where several lines open so."""
    heads = [index for index, line in enumerate(raw) if _SQUARE.fullmatch(line.strip())]
    told = list(raw)
    for index in heads if len(heads) >= _LEAST else ():
        told[index] = f"## {raw[index].strip()[1:].lstrip()}"
    return told
