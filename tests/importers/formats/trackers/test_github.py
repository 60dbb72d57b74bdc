"""GitHub: timelines, webhooks, and issues as actions or events."""

from datetime import date
from typing import Any

import pytest

from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.errors import ImportFailed
from tests.importers.formats.reading import read, read_values, told


def test_a_timeline_is_read_without_housekeeping() -> None:
    draft = read("github_timeline.json")
    assert told(draft) == [
        "14:12 bea: Rolling back.",
        "14:15 bea: Assigned to cem",
        "14:18 Cem: Commit 0a1b2c3d: Use the old queue again",
        "14:20 cem: Mentioned in #9: Bring the old queue back",
        "15:10 bea: Closed as completed",
    ]
    assert draft.events[0].details == "Give it ten minutes."
    assert draft.events[3].evidence == ("https://code.example/orders/9",)
    assert draft.warnings[0].message.startswith("2 entries of little weight")


def test_all_entries_can_be_asked_for() -> None:
    every = told(read("github_timeline.json", entries="all"))
    assert every[:2] == ["14:10 bea: Subscribed", "14:10 bea: Labelled incident"]


def test_a_webhook_tells_what_was_said() -> None:
    draft = read("github_webhook.json")
    assert told(draft) == ["15:06 bea: Orders arrive again."]
    assert draft.title == "Orders are late"


def test_issues_become_actions() -> None:
    first, second = read("github_issues.json").actions
    assert (first.text, first.owner, first.due) == (
        "Alert on the depth of the queue",
        "dana",
        date(2026, 4, 1),
    )
    assert first.tracker == "https://code.example/orders/7"
    assert (second.owner, second.due) == ("cem", date(2026, 3, 20))
    assert second.status is ActionStatus.CANCELLED


def test_issues_may_be_events_instead() -> None:
    draft = read("github_issues.json", issues="events")
    assert told(draft) == [
        "14:10 bea: Opened issue #11: Alert on the depth of the queue",
        "14:10 bea: Opened issue #12: Write the runbook",
        "15:10 : Closed issue #12: Write the runbook",
    ]
    assert draft.actions == ()
    assert [(each.key, each.chosen) for each in draft.choices] == [("issues", "events")]


def test_a_single_issue_is_that_of_the_incident() -> None:
    draft = read("github_issue.json")
    assert draft.title == "Orders are late"
    assert told(draft) == [
        "14:10 bea: Opened issue #7: Orders are late",
        "15:10 : Closed issue #7: Orders are late",
    ]


def test_a_request_to_open_an_issue_is_an_action() -> None:
    asked = {"title": "Write the runbook", "body": "Priority: high", "assignees": ["dana"]}
    draft = read_values(asked)
    assert [(each.text, each.owner) for each in draft.actions] == [("Write the runbook", "dana")]
    assert draft.form == "GitHub, 1 action"


def test_answers_that_were_recorded_are_read() -> None:
    assert [each.text for each in read("github_recorded.json").actions] == [
        "Orders are late",
        "Slow search",
    ]


def test_what_the_command_line_gives_is_read_too() -> None:
    issue = {
        "number": 3,
        "title": "Bring the queue back",
        "url": "https://code.example/orders/3",
        "state": "MERGED",
        "createdAt": "2026-03-02T14:00:00Z",
        "mergedAt": "2026-03-02T14:20:00Z",
        "author": {"login": "cem"},
        "comments": [
            {"author": {"login": "bea"}, "body": "+1", "createdAt": "2026-03-02T14:10:00Z"}
        ],
    }
    assert told(read_values(issue)) == [
        "14:00 cem: Opened pull request #3: Bring the queue back",
        "14:10 bea: +1",
        "14:20 : Merged pull request #3: Bring the queue back",
    ]


def test_events_of_deployments_and_releases_have_words() -> None:
    around = {"repository": {}, "sender": {"login": "ci"}}
    deployed = {"environment": "production", "created_at": "2026-03-02T13:30:00Z"}
    release = {"tag_name": "v42", "published_at": "2026-03-02T13:00:00Z"}
    draft = read_values(
        [
            {**around, "action": "published", "release": release},
            {**around, "action": "created", "deployment": deployed},
        ]
    )
    assert told(draft) == ["13:00 ci: Published: v42", "13:30 ci: Created: production"]


def test_recorded_requests_without_an_answer_are_refused() -> None:
    recorded = {"scope": "https://api.code.example", "path": "/lock", "response": ""}
    with pytest.raises(ImportFailed, match="no issue"):
        read_values([recorded])


def test_what_a_query_in_graphql_is_answered_is_a_timeline_too() -> None:
    def node(kind: str, minute: int, **more: Any) -> dict[str, Any]:
        return {"__typename": kind, "createdAt": f"2026-03-02T14:{minute:02}:00Z", **more}

    nodes = [
        node("IssueComment", 2, author={"login": "bo"}, body="I look"),
        node("LabeledEvent", 3, actor={"login": "bo"}, label={"name": "sev1"}),
        node("AssignedEvent", 4, actor={"login": "ines"}, assignee={"login": "bo"}),
        node("ClosedEvent", 30, actor={"login": "ines"}),
    ]
    about = {"title": "No orders", "number": 1, "createdAt": "2026-03-02T14:00:00Z"}
    expected = [
        "14:00 ines: Opened: No orders",
        "14:02 bo: I look",
        "14:04 ines: Assigned to bo",
        "14:30 ines: Closed",
    ]
    for items in ({"nodes": nodes}, {"edges": [{"node": each} for each in nodes]}):
        issue = {
            **about,
            "author": {"login": "ines"},
            "body": "None since two",
            "timelineItems": items,
        }
        draft = read_values({"data": {"repository": {"issue": issue}}})
        assert draft.form == "GitHub, 4 entries"
        assert draft.title == "No orders"
        assert told(draft) == expected
        assert draft.events[0].details == "None since two"
    assert len(read_values({"data": {"node": issue}}, entries="all").events) == 5
