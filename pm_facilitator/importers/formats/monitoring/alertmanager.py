"""Alertmanager and what speaks like it, such as Grafana: alerts that fire and are resolved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import Choice, ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.moments import moments_by_kind
from pm_facilitator.importers.formats.values import (
    counted,
    first_word,
    inside,
    mappings,
    some_have,
    told_lines,
    web_links,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.instants import moment_of, read_instant
from pm_facilitator.importers.times.moments import instant

_CHOICE = "alerts"
_TOGETHER = timedelta(minutes=5)
"""How far apart equal alerts of several places may begin to be told as one."""
_PLACES = ("instance", "pod", "node", "host", "container", "job", "namespace")
_NAMED = ("alertname", "severity")


class Alertmanager:
    """Reads the webhooks of Alertmanager, and the list of alerts that it keeps."""

    name = "Alertmanager"

    def recognises(self, source: Source) -> bool:
        """Look for alerts with labels and a beginning."""
        alerts = _alerts(source.values)
        timed = some_have(alerts, "labels", "startsAt") or some_have(alerts, "labels", "activeAt")
        return timed or _are_rules(source.values)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each alert as a range; the same alert at several places is told once.

        Raises:
            ImportFailed: when there are only rules, none of which fires.
        """
        if _are_rules(source.values) and not any(_of_rules(source.values)):
            raise ImportFailed(
                "These are rules for alerts, and none of them fires; a rule is no event.",
                "Take the alerts themselves, as /api/v2/alerts of Alertmanager gives them.",
            )
        alerts = [_Alert.of(each) for each in _alerts(source.values)]
        # A webhook is sent again for as long as an alert fires.
        alerts = list({each.key: each for each in alerts}.values())
        groups = _together(alerts)
        apart = hints.choices.get(_CHOICE) == "all"
        shown = [[each] for each in alerts] if apart else groups
        feed = Feed(source, hints)
        for number, group in enumerate(shown, 1):
            feed.add(number, _entry(group))
        draft = feed.draft(self.name)
        if len(groups) < len(alerts):
            draft = replace(draft, choices=(_choice(apart),))
        titles = {each.text for each in alerts}
        title = titles.pop() if len(titles) == 1 else ""
        return replace(draft, title=title, moments=moments_by_kind(draft.events))


def _alerts(values: Any) -> list[dict[str, Any]]:
    """Give the alerts of one webhook, of several in a list, or of a plain list of alerts."""
    inner = [alert for each in mappings(values) for alert in mappings(each, "alerts")]
    inner = inner or mappings(values, "data", "alerts")
    return inner or [_named(rule, each) for rule, each in _of_rules(values)] or mappings(values)


def _of_rules(values: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Give the alerts that fire or are about to, each with the rule of Prometheus that says so."""
    for group in mappings(values, "data", "groups") or mappings(values, "groups"):
        for rule in mappings(group, "rules"):
            yield from ((rule, each) for each in mappings(rule, "alerts"))


def _are_rules(values: Any) -> bool:
    groups = mappings(values, "data", "groups") or mappings(values, "groups")
    return any(some_have(mappings(each, "rules"), "query", "name") for each in groups)


def _named(rule: dict[str, Any], alert: dict[str, Any]) -> dict[str, Any]:
    labels = inside(alert, "labels")
    name = {"alertname": word(rule, "name")}
    return alert | {"labels": name | labels if isinstance(labels, dict) else name}


@dataclass(frozen=True, slots=True)
class _Alert:
    text: str
    place: str
    start: datetime | None
    values: dict[str, Any]

    @classmethod
    def of(cls, values: dict[str, Any]) -> "_Alert":
        name = word(values, "labels", "alertname")
        notes = inside(values, "annotations")
        said = first_word(notes, "summary", "title", "message", "description")
        text = ": ".join(filter(None, (name, said))) or "An alert without a name"
        place = first_word(inside(values, "labels"), *_PLACES)
        begun = read_instant(inside(values, "startsAt") or inside(values, "activeAt"))
        return cls(text, place, instant(begun.time, UTC) if begun else None, values)

    @property
    def key(self) -> tuple[str, str]:
        """Give what is the same each time that this alert is sent."""
        labels = told_lines(self.values, "labels")
        return f"{self.text}\n{labels}", first_word(self.values, "startsAt", "activeAt")

    @property
    def end(self) -> datetime | date | None:
        """Give when it was resolved; one that still fires may tell when it would be given up."""
        if first_word(self.values, "status", ("status", "state"), "state") in ("firing", "active"):
            return None
        return moment_of(inside(self.values, "endsAt"))


def _together(alerts: Iterable[_Alert]) -> list[list[_Alert]]:
    """Put those with the same words together that begin within a few minutes."""
    groups: list[list[_Alert]] = []
    latest: dict[str, list[_Alert]] = {}
    for alert in sorted(alerts, key=lambda each: each.start or datetime.max.replace(tzinfo=UTC)):
        group = latest.get(alert.text)
        first = group[0].start if group else None
        if group and first and alert.start and alert.start - first <= _TOGETHER:
            group.append(alert)
        else:
            latest[alert.text] = [alert]
            groups.append(latest[alert.text])
    return groups


def _entry(group: Sequence[_Alert]) -> Entry:
    first = group[0]
    ends = [each.end for each in group]
    last = max(filter(None, (instant(end, UTC) for end in ends)), default=None)
    values = first.values
    return Entry(
        inside(values, "startsAt") or inside(values, "activeAt"),
        f"{first.text}{_where(group)}",
        end=last.isoformat() if last and None not in ends else None,
        details="\n".join(_details(group)),
        source="Alertmanager",
        evidence=web_links(
            inside(values, "annotations", "runbook_url"),
            inside(values, "dashboardURL"),
            inside(values, "generatorURL"),
        ),
        kind=EventKind.DETECTION,
    )


def _where(group: Sequence[_Alert]) -> str:
    place = group[0].place
    more = len(group) - 1
    if not more:
        return f" ({place})" if place else ""
    others = f"{more} more" if place else counted(len(group), "time", "times")
    return f" ({place} and {others})" if place else f" ({others})"


def _details(group: Sequence[_Alert]) -> Iterator[str]:
    values = group[0].values
    said = (word(each.values, "annotations", "description") for each in group)
    yield from (each for each in dict.fromkeys(said) if each and each not in group[0].text)
    if severity := word(values, "labels", "severity"):
        yield f"severity: {severity}"
    for alert in group:
        labels = told_lines(alert.values, "labels", without=_NAMED)
        yield ", ".join(filter(None, (word(alert.values, "status"), *labels.split("\n"))))


def _choice(apart: bool) -> Choice:
    options = (("key", "The same alert told once"), ("all", "Each alert"))
    return Choice(_CHOICE, "Alerts", options, "all" if apart else "key")
