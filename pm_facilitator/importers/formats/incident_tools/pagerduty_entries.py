"""The entries of PagerDuty in words: of logs, of webhooks of both versions, and of incidents."""

from collections.abc import Iterator
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.formats.feed import Entry
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    told_lines,
    web_links,
    word,
)

_SYSTEM = "PagerDuty"
_LOG = "_log_entry"
_KINDS = {
    "trigger": EventKind.DETECTION,
    "triggered": EventKind.DETECTION,
    "acknowledge": EventKind.ACTION,
    "acknowledged": EventKind.ACTION,
    "escalate": EventKind.ESCALATION,
    "escalated": EventKind.ESCALATION,
    "delegated": EventKind.ESCALATION,
    "assign": EventKind.ESCALATION,
    "reassigned": EventKind.ESCALATION,
    "responder": EventKind.ESCALATION,
    "resolve": EventKind.RESOLUTION,
    "resolved": EventKind.RESOLUTION,
    "status_update": EventKind.COMMUNICATION,
    "status_update_published": EventKind.COMMUNICATION,
    "notify": EventKind.COMMUNICATION,
}
_NOISE = frozenset(
    (
        "notify",
        "reach_trigger_limit",
        "repeat_escalation_path",
        "reach_ack_limit",
        "priority_updated",
    )
)
_DONE = {
    "trigger": "Incident triggered",
    "acknowledge": "Acknowledged",
    "unacknowledge": "Acknowledgement timed out",
    "annotate": "Note added",
    "assign": "Assigned",
    "delegate": "Delegated",
    "escalate": "Escalated",
    "notify": "Notified",
    "resolve": "Resolved",
    "responder_request": "Responders requested",
    "snooze": "Snoozed",
}
"""What an entry without words of its own tells."""

_OWN = (
    "incident_number",
    "urgency",
    "acknowledgements",
    "assignments",
    "escalation_policy",
    "last_status_change_at",
)
"""Keys that the incidents of others do not have."""

_SAID = {
    "triggered": "Incident triggered",
    "acknowledged": "Acknowledged",
    "unacknowledged": "Acknowledgement timed out",
    "annotated": "Note",
    "status_update_published": "Status update",
}


def entries_of(values: Any) -> Iterator[tuple[Entry, Any]]:
    """Give all entries, each with what is known of its incident."""
    for each in (*mappings(values, "log_entries"), *logs_of(values)):
        yield _of_log(each), inside(each, "incident")
    for message in mappings(values, "messages"):
        yield from _of_message(message)
    for event in webhooks_of(values):
        yield _of_webhook(event), _incident_of(event)
    for incident in incidents_of(values):
        yield from ((entry, incident) for entry in _of_incident(incident))


def logs_of(values: Any) -> list[dict[str, Any]]:
    """Give the entries of a list that is nothing but log entries, or the only one."""
    found = [*mappings(values), *mappings(values, "log_entry")]
    return [each for each in found if word(each, "type").endswith(_LOG)]


def webhooks_of(values: Any) -> Iterator[dict[str, Any]]:
    """Give the events of one webhook of version 3, or of several in a list or line by line."""
    for each in mappings(values):
        event = inside(each, "event")
        if isinstance(event, dict) and "occurred_at" in event and "event_type" in event:
            yield event


def incidents_of(values: Any) -> list[dict[str, Any]]:
    """Give the incidents of a list, or the only one."""
    named = [*mappings(values, "incidents"), *mappings(values, "incident")]
    found = [each for each in named if "incident_number" in each]
    return found or [each for each in (*named, *mappings(values)) if _is_incident(each)]


def _is_incident(each: dict[str, Any]) -> bool:
    """Tell whether a mapping says itself that it is an incident, in the way of no one else."""
    typed = word(each, "type") == "incident" and "created_at" in each
    return typed and any(key in each for key in _OWN)


def _of_log(each: dict[str, Any]) -> Entry:
    kind = word(each, "type").removesuffix(_LOG)
    told = word(each, "channel", "summary")
    said = word(each, "summary") or told or _done(kind, each)
    details = told_lines(each, "channel", "details")
    if kind == "annotate" and told:
        said = f"Note: {told}"
    elif kind == "trigger":
        subject = told or word(each, "event_details", "description")
        if not word(each, "summary"):
            subject = subject or title_of(inside(each, "incident"))
            said = _done(kind, each)
        said = f"{subject}: {_lower(said)}" if subject else said
    elif told and told not in said:
        details = f"{told}\n{details}"
    return Entry(
        inside(each, "created_at"),
        said,
        details=details,
        source=word(each, "agent", "summary") or _SYSTEM,
        evidence=web_links(inside(each, "html_url")),
        kind=_KINDS.get(kind),
        key=kind not in _NOISE,
    )


def _of_message(message: dict[str, Any]) -> Iterator[tuple[Entry, Any]]:
    incident = inside(message, "incident")
    logs = mappings(message, "log_entries")
    for each in logs:
        yield _of_log(each), incident
    if not logs:
        event = word(message, "event").removeprefix("incident.")
        yield (
            Entry(
                inside(message, "created_on"),
                _about(_said(event), title_of(incident)),
                source=_SYSTEM,
                evidence=web_links(inside(incident, "html_url")),
                kind=_KINDS.get(event),
            ),
            incident,
        )


def _of_webhook(event: dict[str, Any]) -> Entry:
    kind = word(event, "event_type").removeprefix("incident.")
    data = inside(event, "data")
    said = first_word(data, "content", "message", "title", "summary", ("incident", "summary"))
    return Entry(
        inside(event, "occurred_at"),
        _about(_said(kind), said),
        source=first_word(event, ("agent", "summary"), ("client", "name")) or _SYSTEM,
        evidence=web_links(inside(data, "html_url"), inside(data, "incident", "html_url")),
        kind=_KINDS.get(kind.split(".")[0]),
        key=kind not in _NOISE,
    )


def _of_incident(incident: dict[str, Any]) -> Iterator[Entry]:
    title, links = title_of(incident), web_links(inside(incident, "html_url"))
    yield Entry(
        inside(incident, "created_at"),
        _about("Incident triggered", title),
        source=word(incident, "service", "summary") or _SYSTEM,
        evidence=links,
        kind=EventKind.DETECTION,
    )
    for each in mappings(incident, "acknowledgements"):
        who = word(each, "acknowledger", "summary") or _SYSTEM
        said = _about("Acknowledged", title)
        yield Entry(inside(each, "at"), said, source=who, kind=EventKind.ACTION)
    if word(incident, "status") == "resolved":
        yield Entry(
            inside(incident, "resolved_at") or inside(incident, "last_status_change_at"),
            _about("Resolved", title),
            source=word(incident, "last_status_change_by", "summary") or _SYSTEM,
            kind=EventKind.RESOLUTION,
        )


def _incident_of(event: dict[str, Any]) -> Any:
    data = inside(event, "data")
    return data if word(data, "type") == "incident" else inside(data, "incident")


def title_of(incident: Any) -> str:
    """Give the title of an incident without its number."""
    said = first_word(incident, "title", "summary", "description")
    number, _, rest = said.partition("] ")
    return rest if number.startswith("[#") and rest else said


def _done(kind: str, each: dict[str, Any]) -> str:
    """Make the words of an entry of what it is: "Assigned to Ana Ruiz by Bea Quist"."""
    done = _DONE.get(kind) or _said(kind)
    names = [word(one, "summary") for one in mappings(each, "assignees")]
    to = ", ".join(filter(None, names))
    who = word(each, "agent", "summary")
    if kind == "notify":
        return f"{done} {word(each, 'user', 'summary')}".rstrip()
    return f"{done}{f' to {to}' if to else ''}{f' by {who}' if who else ''}"


def _about(said: str, title: str) -> str:
    return f"{said}: {title}" if title else said


def _said(event: str) -> str:
    return _SAID.get(event) or event.replace("_", " ").replace(".", " ").capitalize()


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]
