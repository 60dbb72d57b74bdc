"""Grafana: annotations as points and as ranges."""

from datetime import UTC, datetime

from pm_facilitator.domain.vocabulary import EventKind
from tests.importers.formats.reading import read, read_values, told


def test_points_are_events_and_regions_are_ranges() -> None:
    draft = read("grafana_annotations.json")
    assert told(draft) == [
        "13:30 ci: deploy release 42",
        "14:06 Grafana: Order delay: alerting, was ok",
    ]
    region, point = draft.events
    assert region.end == datetime(2026, 3, 2, 13, 35, tzinfo=UTC)
    assert point.end is None
    assert (region.kind, point.kind) == (EventKind.CHANGE, EventKind.DETECTION)


def test_markup_goes_and_links_and_tags_stay() -> None:
    region = read("grafana_annotations.json").events[0]
    assert region.details == "by ci\nTags: deploy, orders"
    assert region.evidence == ("https://ci.example/42",)


def test_a_pending_alert_is_noise() -> None:
    assert read("grafana_annotations.json").warnings[0].message.startswith("1 entry")
    assert "14:05 Grafana: Order delay: pending, was ok" in told(
        read("grafana_annotations.json", entries="all")
    )


def test_an_annotation_with_nothing_but_tags_is_named_by_them() -> None:
    only = {"time": 1772458200000, "timeEnd": 0, "text": "", "tags": ["deploy"], "dashboardId": 1}
    assert told(read_values([only])) == ["13:30 Grafana: Annotation: deploy"]
