"""Monitors of web sites: what Pingdom, UptimeRobot, Uptime Kuma and Better Stack send and list."""

from collections.abc import Iterator
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.shapes import Shape, shape_of
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    told_lines,
    web_links,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.instants import Instant, read_instant

_DOWN = frozenset(("down", "failing", "unconfirmed_down"))
_UP = frozenset(("up", "success", "ok"))
_LOGGED = {"1": "down", "2": "up", "98": "started", "99": "paused"}
"""How UptimeRobot numbers what it lists."""

_BEATS = {"0": "down", "1": "up", "2": "pending", "3": "in maintenance"}
"""How Uptime Kuma numbers its states."""


class Monitors:
    """Reads that something was down or up again; one of a kind is one event."""

    name = "Monitors"

    def recognises(self, source: Source) -> bool:
        """Look for what each of these services calls its checks."""
        return shape_of(source.values, _SHAPES) is not None

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each change of state.

        Raises:
            ImportFailed: when none of them changed.
        """
        feed = Feed(source, hints)
        known = shape_of(source.values, _SHAPES)
        if known is None:
            return feed.draft(self.name)
        shape, listed = known
        entries = (entry for each in listed for entry in shape.told(each))
        for number, entry in enumerate(entries, 1):
            feed.add(number, entry)
        if not feed:
            raise ImportFailed(
                f"No monitor of {shape.name} changed its state in this file.",
                "Take one of a longer time, or what it sends when something is down.",
            )
        return feed.draft(shape.name)


def _of_pingdom(each: dict[str, Any]) -> Iterator[Entry]:
    name = word(each, "check_name")
    state, before = word(each, "current_state"), word(each, "previous_state")
    said = first_word(each, "long_description", "description")
    facts = {
        "Before": before,
        "Description": word(each, "description"),
        "Address": first_word(each, ("check_params", "full_url"), ("check_params", "hostname")),
    }
    yield Entry(
        inside(each, "state_changed_timestamp") or inside(each, "state_changed_utc_time"),
        _said(name, state, said),
        details=told_lines(facts),
        source="Pingdom",
        kind=_kind(state),
    )


def _of_uptimerobot(each: dict[str, Any]) -> Iterator[Entry]:
    def told(*keys: str) -> str:
        return first_word(each, *keys)

    state = told("alertTypeFriendlyName", "alert_type_friendly_name")
    yield Entry(
        told("alertDateTime", "alert_date_time", "alert_datetime"),
        _said(
            told("monitorFriendlyName", "monitor_friendly_name"),
            state,
            told("alertDetails", "alert_details"),
        ),
        details=told_lines({"Address": told("monitorURL", "monitor_url")}),
        source="UptimeRobot",
        kind=_kind(state),
    )


def _of_uptimerobot_list(each: dict[str, Any]) -> Iterator[Entry]:
    name = word(each, "friendly_name")
    for log in mappings(each, "logs"):
        state = _LOGGED.get(word(log, "type"), "changed")
        reason = "" if state == "up" else word(log, "reason", "detail")
        yield Entry(
            inside(log, "datetime"),
            _said(name, state, reason),
            details=told_lines({"Address": word(each, "url")}),
            source="UptimeRobot",
            kind=_kind(state),
            key=state in ("down", "up"),
        )


def _of_kuma(each: dict[str, Any]) -> Iterator[Entry]:
    address = told_lines({"Address": word(each, "monitor", "url")})
    yield _beat(inside(each, "heartbeat"), word(each, "monitor", "name"), address)


def _of_kuma_page(each: dict[str, Any]) -> Iterator[Entry]:
    """Give the beats at which a monitor changed; what it was before the first is not told."""
    for number, beats in each["heartbeatList"].items():
        before = ""
        for beat in mappings(beats):
            state = word(beat, "status")
            if before and state != before:
                yield _beat(beat, f"Monitor {number[:20]}")
            before = state


def _beat(beat: Any, name: str, details: str = "") -> Entry:
    state = _BEATS.get(word(beat, "status"), "changed")
    return Entry(
        _utc(inside(beat, "time")),
        _said(name, state, word(beat, "msg")),
        details=details,
        source="Uptime Kuma",
        kind=_kind(state),
        key=state != "pending",
    )


def _of_betterstack(each: dict[str, Any]) -> Iterator[Entry]:
    told = inside(each, "attributes")
    name = word(told, "name") or "Incident"
    cause = word(told, "cause")
    address = word(told, "url")
    yield Entry(
        inside(told, "started_at"),
        f"{name}: {cause}" if cause else name,
        end=inside(told, "resolved_at"),
        details=told_lines({"Address": address, "Status": word(told, "status")}),
        source="Better Stack",
        evidence=web_links(inside(told, "screenshot_url")),
        kind=EventKind.DETECTION,
    )
    for key, what in (("acknowledged", "Acknowledged"), ("resolved", "Resolved")):
        if when := inside(told, f"{key}_at"):
            who = word(told, f"{key}_by")
            kind = EventKind.RECOVERY if key == "resolved" else None
            yield Entry(when, f"{what}: {name}", source=who or "Better Stack", kind=kind)


def _said(name: str, state: str, reason: str) -> str:
    """Say which check changed to which state, and why."""
    said = f"{name} is {state.lower()}" if name and state else name or state
    return f"{said}: {reason}" if reason else said


def _kind(state: str) -> EventKind | None:
    small = state.casefold()
    if small in _DOWN:
        return EventKind.DETECTION
    return EventKind.RECOVERY if small in _UP else None


def _held(each: dict[str, Any], key: str) -> list[Any]:
    """Give what a mapping holds by its keys; a stand-in that is no list where it is none."""
    found = each.get(key)
    return list(found.values()) if isinstance(found, dict) else [None]


def _utc(told: Any) -> Any:
    """Read a time that is told in UTC without saying so."""
    at = read_instant(f"{told}Z") if isinstance(told, str) else None
    return Instant(at.time, str(told), at.zone) if at else told


_SHAPES: tuple[Shape[Iterator[Entry]], ...] = (
    Shape("Pingdom", mappings, [("check_id", "current_state", "previous_state")], _of_pingdom),
    Shape(
        "UptimeRobot",
        mappings,
        [
            ("monitorFriendlyName", "alertTypeFriendlyName"),
            ("monitor_friendly_name", "alert_type_friendly_name"),
        ],
        _of_uptimerobot,
    ),
    Shape(
        "UptimeRobot",
        lambda values: mappings(values, "monitors"),
        [("friendly_name", "logs")],
        _of_uptimerobot_list,
    ),
    Shape("Uptime Kuma", mappings, [("heartbeat", "monitor")], _of_kuma),
    Shape(
        "Uptime Kuma",
        lambda values: [
            each
            for each in mappings(values)
            if all(isinstance(beats, list) for beats in _held(each, "heartbeatList"))
        ],
        [("heartbeatList",)],
        _of_kuma_page,
    ),
    Shape(
        "Better Stack",
        lambda values: [
            each
            for each in mappings(values, "data") or mappings(values)
            if word(each, "type") == "incident"
            and "started_at" in (inside(each, "attributes") or ())
        ],
        [("attributes", "type")],
        _of_betterstack,
    ),
)
