"""Builds of Jenkins: of one job, of several, or one alone."""

from datetime import timedelta
from typing import Any

from pm_facilitator.importers.formats.feed import Entry
from pm_facilitator.importers.formats.values import (
    inside,
    mappings,
    told_lines,
    web_links,
    with_result,
    word,
)
from pm_facilitator.importers.times.instants import Instant, read_instant

JOB = "_job"
"""Under this key a build gets the name of the job that it was listed by."""

_LONGEST_BUILD = 10**9


def builds_of_jenkins(values: Any) -> list[dict[str, Any]]:
    """Give the builds that jobs list, or those that stand alone."""
    jobs = mappings(values, "jobs") or mappings(values)
    found = [
        {JOB: word(job, "fullDisplayName") or word(job, "displayName") or word(job, "name"), **each}
        for job in jobs
        for each in mappings(job, "allBuilds") or mappings(job, "builds")
    ]
    return found or mappings(values)


def of_jenkins(each: dict[str, Any]) -> Entry:
    """Give a build as a range of as many milliseconds as it took."""
    start = read_instant(inside(each, "timestamp"))
    length = inside(each, "duration")
    ended = start and type(length) is int and 0 < length < _LONGEST_BUILD
    end = Instant(start.time + timedelta(milliseconds=length)) if start and ended else None
    result = "running" if inside(each, "building") is True else word(each, "result")
    return Entry(
        start,
        with_result(_name(each), result),
        end=end,
        details=told_lines(each, "description"),
        source="Jenkins",
        evidence=web_links(inside(each, "url")),
    )


def _name(each: dict[str, Any]) -> str:
    if whole := word(each, "fullDisplayName"):
        return whole
    number = word(each, "number") or word(each, "id")
    own = word(each, "displayName") or (f"#{number}" if word(each, JOB) else f"Build {number}")
    return f"{word(each, JOB)} {own}".strip()
