"""Builds and deployments."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.importers.formats.reading import read_values, told

JENKINS = {
    "_class": "hudson.model.FreeStyleBuild",
    "number": 42,
    "result": "FAILURE",
    "timestamp": 1772460300000,
    "duration": 123000,
    "fullDisplayName": "bakery #42",
    "building": False,
}
AZURE = {
    "id": 7,
    "buildNumber": "20260302.1",
    "status": "completed",
    "result": "failed",
    "queueTime": "2026-03-02T14:04:00Z",
    "startTime": "2026-03-02T14:05:00Z",
    "finishTime": "2026-03-02T14:07:03Z",
    "definition": {"name": "bakery"},
    "requestedFor": {"displayName": "Bo Lund"},
    "reason": "individualCI",
}
GITLAB = {
    "id": 48,
    "iid": 13,
    "status": "failed",
    "source": "push",
    "ref": "main",
    "sha": "eb94b618fb5865b26e80fdd8ae531b7a63ad851a",
    "created_at": "2026-03-02T14:05:00Z",
    "updated_at": "2026-03-05T14:07:03Z",
}
GITHUB = {
    "name": "Deploy",
    "head_branch": "main",
    "display_title": "Hotter oven",
    "run_number": 9,
    "event": "push",
    "conclusion": "failure",
    "run_started_at": "2026-03-02T14:05:00Z",
    "created_at": "2026-03-02T14:05:00Z",
    "updated_at": "2026-03-02T14:07:03Z",
    "actor": {"login": "bo"},
}
ARGO = {
    "kind": "Application",
    "metadata": {"name": "bakery", "creationTimestamp": "2025-01-01T00:00:00Z"},
    "status": {
        "history": [
            {
                "id": 1,
                "revision": "eb94b618fb5865b26e80fdd8ae531b7a63ad851a",
                "deployStartedAt": "2026-03-02T14:05:00Z",
                "deployedAt": "2026-03-02T14:07:03Z",
            }
        ],
        "operationState": {"phase": "Succeeded", "startedAt": "2026-03-02T14:05:00Z"},
    },
}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"builds": [JENKINS]}, "14:05 Jenkins: bakery #42: failure"),
        ({"count": 1, "value": [AZURE]}, "14:05 Bo Lund: bakery 20260302.1: failed"),
        ([GITLAB], "14:05 GitLab: Pipeline 48 on main: failed"),
        ({"total_count": 1, "workflow_runs": [GITHUB]}, "14:05 bo: Deploy: Hotter oven: failure"),
        (ARGO, "14:05 Argo CD: bakery deployed: eb94b618fb58"),
        ({"items": [ARGO]}, "14:05 Argo CD: bakery deployed: eb94b618fb58"),
    ],
)
def test_a_build_is_told_with_what_came_of_it(values: Any, said: str) -> None:
    assert told(read_values(values)) == [said]


@pytest.mark.parametrize("values", [[JENKINS], [AZURE], [ARGO]])
def test_a_build_lasts_until_it_is_done(values: Any) -> None:
    assert read_values(values).events[0].end == datetime(2026, 3, 2, 14, 7, 3, tzinfo=UTC)


@pytest.mark.parametrize("values", [[GITLAB], [GITHUB]])
def test_the_last_change_of_a_build_is_not_its_end(values: Any) -> None:
    assert read_values(values).events[0].end is None


def test_a_build_that_still_runs_has_no_end() -> None:
    (event,) = read_values([JENKINS | {"building": True, "result": None, "duration": 0}]).events
    assert (event.text, event.end) == ("bakery #42: running", None)
