"""Jira: exported tables and answers of the API."""

from datetime import date
from typing import Any

from pm_facilitator.domain.vocabulary import ActionStatus, EventKind, Priority
from tests.importers.formats.reading import read, read_text, read_values, told


def test_rows_of_a_table_become_actions() -> None:
    first, second = read("jira.csv").actions
    assert (first.text, first.owner) == ("Alert on the depth of the queue", "dana")
    assert (first.due, first.priority) == (date(2026, 4, 1), Priority.HIGH)
    assert (first.status, first.tracker) == (ActionStatus.OPEN, "OPS-9")
    assert (second.owner, second.priority) == ("cem", Priority.LOW)
    assert second.status is ActionStatus.DONE


def test_rows_of_a_table_may_be_events() -> None:
    draft = read("jira.csv", issues="events")
    assert told(draft) == ["16:00 bea: Soon please"]
    assert draft.choices[0].chosen == "events"


def test_a_single_issue_is_that_of_the_incident() -> None:
    draft = read("jira_issue.json")
    assert (draft.title, draft.incident_ref) == ("Orders are late", "OPS-7")
    assert told(draft) == [
        "14:10 Bea Quist: Opened OPS-7: Orders are late",
        "14:12 Cem Aras: Status: In Progress",
        "14:31 Cem Aras: @bea went back, see graph (https://graphs.example/1)",
        "15:10 : Resolved OPS-7: Orders are late",
    ]
    first, last = draft.events[0], draft.events[-1]
    assert first.details == "They wait an hour.\nSee the graph."
    assert first.evidence == ("https://tracker.example/browse/OPS-7",)
    assert last.kind is EventKind.RESOLUTION


def test_an_issue_may_be_an_action_instead() -> None:
    (action,) = read("jira_issue.json", issues="actions").actions
    assert (action.text, action.owner) == ("Orders are late", "Cem Aras")
    assert action.tracker == "https://tracker.example/browse/OPS-7"


def test_times_of_the_table_have_a_form_of_their_own() -> None:
    text = "Issue key,Summary,Created,Resolved\nOPS-7,Late,02/Mar/26 2:10 PM,02/Mar/26 3:10 PM\n"
    assert told(read_text(text)) == ["14:10 : Opened OPS-7: Late", "15:10 : Resolved OPS-7: Late"]


def test_a_link_to_another_issue_is_told_in_the_words_of_the_link() -> None:
    def change(minute: int, was: str | None, now: str | None) -> dict[str, Any]:
        item = {"field": "Link", "fromString": was, "toString": now}
        created = f"2026-03-02T14:{minute:02}:00.000+0000"
        return {"author": {"displayName": "Bo Lund"}, "created": created, "items": [item]}

    caused = "This issue is caused by OPS-7"
    histories = [change(7, None, caused), change(9, caused, None)]
    created = {"created": "2026-03-02T14:05:00.000+0000"}
    issue = {"key": "OPS-9", "fields": created, "changelog": {"histories": histories}}
    assert told(read_values(issue)) == [
        "14:05 : Opened OPS-9",
        f"14:07 Bo Lund: {caused}",
        f"14:09 Bo Lund: No more: {caused}",
    ]
