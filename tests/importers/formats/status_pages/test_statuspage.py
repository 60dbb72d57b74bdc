"""Statuspage: the updates of one incident of a page."""

from datetime import date, datetime

import pytest

from pm_facilitator.domain.vocabulary import EventKind, Severity
from pm_facilitator.errors import ImportFailed
from tests.importers.formats.reading import read, read_values, told


def test_the_newest_incident_is_read_and_the_others_can_be_chosen() -> None:
    draft = read("statuspage.json")
    assert told(draft) == [
        "09:00 Status page: Investigating: We look into late orders.",
        "10:00 Status page: Monitoring: A fix is in place.",
        "10:30 Status page: Resolved: Orders arrive again.",
    ]
    assert draft.warnings[0].message.startswith("1 other incident was left out")
    (choice,) = draft.choices
    assert choice.options[1] == ("1", "2026-02-11 Slow search")
    assert read("statuspage.json", incident="1").title == "Slow search"


def test_the_incident_of_the_day_of_the_review_is_preferred() -> None:
    assert read("statuspage.json", day=date(2026, 2, 11)).title == "Slow search"


def test_what_the_page_says_about_the_incident_is_taken_over() -> None:
    draft = read("statuspage.json")
    assert (draft.severity, draft.services) == (Severity.SEV2, ("Orders",))
    assert draft.zone == "America/Chicago"
    assert draft.moments.started == datetime.fromisoformat("2026-03-02T08:50:00-06:00")
    assert draft.moments.mitigated == datetime.fromisoformat("2026-03-02T10:00:00-06:00")


def test_an_update_is_communication_with_all_its_words() -> None:
    first = read("statuspage.json").events[0]
    assert first.kind is EventKind.COMMUNICATION
    assert first.details == "More soon."
    assert first.told_zone == "-06:00"
    assert first.evidence == ("https://status.orders.example/i",)


def test_a_webhook_holds_a_single_incident() -> None:
    update = {"status": "resolved", "body": "", "created_at": "2026-03-02T10:30:00Z"}
    draft = read_values({"page": {}, "incident": {"name": "x", "incident_updates": [update]}})
    assert told(draft) == ["10:30 Status page: Resolved"]
    assert draft.choices == ()


def test_a_history_that_only_names_incidents_is_refused_with_where_to_find_one() -> None:
    named = {
        "code": "8tnq",
        "name": "Late orders",
        "message": "This incident has been resolved.",
        "timestamp": "Mar <var data-var='date'>2</var>, <var data-var='time'>14:02</var> UTC",
    }
    months = [{"name": "March", "year": 2026, "incidents": [named]}]
    with pytest.raises(ImportFailed, match="not what was said") as refused:
        read_values({"components": [], "months": months, "show_component_filter": True})
    assert refused.value.advice == (
        "Take what the page gives for one of them, such as /incidents/8tnq.json."
    )


def test_an_incident_without_updates_tells_when_it_began_and_ended() -> None:
    incident = {
        "name": "Late orders",
        "created_at": "2026-03-02T10:00:00Z",
        "resolved_at": "2026-03-02T10:30:00Z",
        "incident_updates": [],
    }
    assert told(read_values({"page": {}, "incidents": [incident]})) == [
        "10:00 Status page: Late orders",
        "10:30 Status page: Resolved",
    ]
    assert told(read_values({"page": {}, "incidents": [{**incident, "resolved_at": None}]})) == [
        "10:00 Status page: Late orders"
    ]
