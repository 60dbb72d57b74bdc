"""Feeds of the web: the history of a status page as it gives it to readers of news."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pm_facilitator.domain.origins import origin_line
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.status_pages.one_incident import chosen_place, with_choice
from pm_facilitator.importers.formats.status_pages.web_posts import Post, is_feed, read_posts
from pm_facilitator.importers.formats.values import counted
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.instants import read_instant
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_PAGE = "Status page"
_MOST_LINES = 200
_FRONT = 60
_CUT = "The feed breaks off before its end; what stands above was read."
_CLOCK = re.compile(r"[0-9][:.h][0-5][0-9]|[0-9]\s?[ap]m\b", re.I | re.A)


class WebFeed:
    """Reads the updates of one incident out of a feed, or else all its posts."""

    name = "Web feed"

    def recognises(self, source: Source) -> bool:
        """Look for the first tags of Atom and RSS."""
        return not source.files and is_feed(source.head)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the newest incident with updates, or the one of the day that is known.

        Raises:
            ImportFailed: when there is no post in it.
            Cancelled: when the watch says so.
        """
        found = read_posts(source.text)
        if not found.posts:
            raise ImportFailed("There is no post in this feed.", "Choose another file.")
        watch(0.5)
        incidents = [each for each in found.posts if _updates(each.lines)]
        if incidents:
            draft = _incident(source, hints, incidents)
        else:
            feed = Feed(source, hints)
            for number, post in enumerate(found.posts, 1):
                feed.add(number, _entry(post))
            draft = feed.draft(self.name)
        warnings = [ImportWarning(0, _CUT)] if found.cut else []
        return replace(draft, warnings=(*warnings, *draft.warnings))


def _updates(lines: Sequence[str]) -> list[int]:
    """Give the places of the lines that open with a time."""
    near = enumerate(lines[:_MOST_LINES])
    return [place for place, line in near if _CLOCK.search(line[:_FRONT]) and _is_timed(line)]


def _is_timed(line: str) -> bool:
    stamp = read_stamp(line, Order.DAY_FIRST)
    return stamp is not None and stamp.clock is not None


def _incident(source: Source, hints: Hints, incidents: Sequence[Post]) -> ReviewDraft:
    days = [_day(each) for each in incidents]
    chosen = chosen_place(days, hints)
    post = incidents[chosen]
    day = date.fromisoformat(days[chosen]) if days[chosen] else hints.day
    timeline = read_timeline(_as_list(post.lines), day=day, zone=hints.zone)
    events = tuple(
        each._replace(
            source=_PAGE,
            evidence=post.links,
            kind=EventKind.COMMUNICATION,
            origins=(origin_line(source.name, each.line, each.text, place="entry"),),
        )
        for each in timeline.events
    )
    form = f"{WebFeed.name}, {counted(len(events), 'entry', 'entries')}"
    draft = ReviewDraft(
        title=post.title,
        events=events,
        warnings=timeline.warnings,
        zone=timeline.zone,
        form=form,
    )
    names = [f"{day} {each.title}" for day, each in zip(days, incidents, strict=True)]
    return with_choice(draft, names, chosen)


def _as_list(lines: Sequence[str]) -> str:
    """Write each update as one item, its time before its words."""
    starts = set(_updates(lines))
    items = list[list[str]]()
    for place, line in enumerate(lines):
        if place in starts or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return "\n".join(f"- {' '.join(item)}" for item in items)


def _day(post: Post) -> str:
    """Give the day on which a post was published; empty when it does not say so."""
    at = read_instant(post.when)
    return str(at.time)[:10] if at else ""


def _entry(post: Post) -> Entry:
    title, lines = post.title, post.lines
    if not title:
        title, lines = lines[0], lines[1:]
    return Entry(post.when, title, details="\n".join(lines), evidence=post.links)
