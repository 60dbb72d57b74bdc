"""Kubernetes: the events of a cluster as kubectl gives them in JSON."""

from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import counted, first_word, inside, mappings, word
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_TELLING = frozenset(
    (
        "Killing", "ScalingReplicaSet", "SuccessfulRescale", "NodeReady", "NodeNotReady", "Drain",
        "Rebooted", "Starting", "RegisteredNode", "Preempted", "Evicted", "DeploymentRollback",
    )
)  # fmt: skip


class Kubernetes:
    """Reads a list of events, of both versions of the API."""

    name = "Kubernetes events"

    def recognises(self, source: Source) -> bool:
        """Look for items that are events about an object."""
        return bool(_events(source.values))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the events; what is normal only on wish, unless it changes what runs."""
        feed = Feed(source, hints)
        for number, each in enumerate(_events(source.values), 1):
            feed.add(number, _entry(each))
        return feed.draft(self.name)


def _events(values: Any) -> list[dict[str, Any]]:
    found = mappings(values, "items") or mappings(values)
    return [
        each
        for each in found
        if "reason" in each
        and (
            isinstance(each.get("involvedObject"), dict) or isinstance(each.get("regarding"), dict)
        )
    ]


def _entry(each: dict[str, Any]) -> Entry:
    about = inside(each, "involvedObject") or inside(each, "regarding")
    first = first_word(
        each, "firstTimestamp", "deprecatedFirstTimestamp", "eventTime",
        "lastTimestamp", ("metadata", "creationTimestamp"),
    )  # fmt: skip
    last = first_word(
        each, "lastTimestamp", "deprecatedLastTimestamp", ("series", "lastObservedTime")
    )
    count = first_word(each, "count", "deprecatedCount", ("series", "count"))
    reason, text = word(each, "reason"), first_word(each, "message", "note")
    times = counted(int(count[:9]), "time", "times") if count.isdecimal() and count != "1" else ""
    said = f"{reason}: {text}" if text else reason
    namespace = word(about, "namespace")
    return Entry(
        first,
        f"{said} ({times})" if times else said,
        end=last if last != first else None,
        details=f"Namespace: {namespace}" if namespace else "",
        source="/".join(filter(None, (word(about, "kind").lower(), word(about, "name")))),
        key=word(each, "type") != "Normal" or reason in _TELLING,
    )
