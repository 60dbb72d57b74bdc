"""Records and changes come back from their JSON form exactly as they were."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings

from pm_facilitator.domain.changes import Added, Patched, Removed, Value
from pm_facilitator.domain.entities import KINDS, Note, Review
from pm_facilitator.domain.plain import (
    change_from_plain,
    change_to_plain,
    entity_from_plain,
    entity_to_plain,
    from_plain,
    to_plain,
)
from tests.domain.strategies import records, values


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_survives_json(kind: str) -> None:
    @settings(max_examples=20, deadline=None)
    @given(records(kind))
    def survives(record: Any) -> None:
        carried = json.loads(json.dumps(entity_to_plain(record)))
        assert entity_from_plain(kind, carried) == record

    survives()


@settings(max_examples=50, deadline=None)
@given(records("action"), values((str,)), values((str,)))
def test_every_change_survives_json(record: Any, before: Value, after: Value) -> None:
    for change in (Added(record), Removed(record), Patched("note", "n", "text", before, after)):
        assert change_from_plain(json.loads(json.dumps(change_to_plain(change)))) == change


def test_times_are_kept_in_utc() -> None:
    noon = datetime(2026, 11, 3, 12, tzinfo=timezone(timedelta(hours=2)))
    assert to_plain(noon) == "2026-11-03T10:00:00+00:00"
    assert from_plain(Review, "started_at", "2026-11-03T12:00:00+02:00") == noon


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("started_at", "2026-11-03T12:00:00"),
        ("started_at", 5),
        ("severity", "SEV9"),
        ("title", None),
        ("title", 3),
        ("tags", "one"),
        ("follow_up_on", "soon"),
        ("colour", "red"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError):
        from_plain(Review, field, value)


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("wish", {"id": "1"}),
        ("note", {"id": "1", "colour": "red"}),
        ("note", {"text": "no id"}),
    ],
)
def test_a_record_that_is_none_is_refused(kind: str, record: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        entity_from_plain(kind, record)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"do": "dance", "kind": "note"},
        {"do": "patch", "kind": "note", "id": "1"},
        {"do": "patch", "kind": "wish", "id": "1", "field": "a", "before": "", "after": ""},
        {"do": "patch", "kind": "note", "id": "1", "field": "b", "before": "", "after": ""},
        {"do": "add", "kind": "note"},
    ],
)
def test_what_is_no_change_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        change_from_plain(change)


def test_absent_fields_take_their_defaults() -> None:
    assert entity_from_plain("note", {"id": "n"}) == Note("n")
