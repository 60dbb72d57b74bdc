"""Kubernetes: the events of a cluster as kubectl gives them in JSON or YAML."""

import re
from typing import Any

from pm_facilitator.errors import ImportFailed
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

_AGES = re.compile(r"\s*(?:NAMESPACE\s+)?LAST SEEN\s+(?:FIRST SEEN\s+|COUNT\s+)*TYPE\s+REASON\b")
"""The names of the columns of what kubectl prints, where times are ages such as "5m"."""

_YAML = re.compile(r"(?:---\s*\n)?apiVersion:[^\n]{1,60}\n(?:kind:[^\n]{1,60}\n)?items:\s*\n")
_MOST_YAML = 8 * 1024 * 1024


class Kubernetes:
    """Reads a list of events, of both versions of the API."""

    name = "Kubernetes events"

    def recognises(self, source: Source) -> bool:
        """Look for items that are events about an object, or for the table of them."""
        told_so = _AGES.match(source.head) or _is_yaml(source)
        return bool(_events(source.values)) or bool(told_so)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the events; what is normal only on wish, unless it changes what runs.

        Raises:
            ImportFailed: when it is the table with ages, or broken YAML.
        """
        if _AGES.match(source.head):
            raise ImportFailed(
                "This table of events tells how long ago each was, but not when that was said.",
                "Take what `kubectl get events -o json` prints.",
            )
        feed = Feed(source, hints)
        values = _of_yaml(source.text) if _is_yaml(source) else source.values
        for number, each in enumerate(_events(values), 1):
            feed.add(number, _entry(each))
        return feed.draft(self.name)


def _is_yaml(source: Source) -> bool:
    head = "" if source.files else source.head
    return bool(_YAML.match(head)) and ("\n  involvedObject:" in head or "\n  regarding:" in head)


def _of_yaml(text: str) -> Any:
    if len(text) > _MOST_YAML:
        raise ImportFailed(
            "This list of events is too large for YAML.",
            "Take what `kubectl get events -o json` prints.",
        )
    # YAML is slow to import and seldom met.
    from pm_facilitator.importers.text.yaml_text import read_yaml

    return read_yaml(text)


def _events(values: Any) -> list[dict[str, Any]]:
    found = mappings(values, "items") or mappings(values)
    # What watches a cluster tells each event with whether it is new or has been changed.
    found = [
        each["object"] if isinstance(each.get("object"), dict) and "type" in each else each
        for each in found
    ]
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
