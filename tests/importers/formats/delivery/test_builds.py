"""Builds and deployments."""

from datetime import UTC, datetime
from typing import Any

import pytest

from pm_facilitator.errors import ImportFailed
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
ARGO: dict[str, Any] = {
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


UNTIMED = {"_class": "hudson.model.FreeStyleBuild", "number": 42, "url": "https://bakery.example"}


def test_builds_are_told_with_the_job_that_lists_them() -> None:
    build = {"id": "42", "result": "FAILURE", "timestamp": 1772460300000, "duration": 123000}
    jobs = {"jobs": [{"name": "bakery", "color": "red", "allBuilds": [build]}]}
    assert told(read_values(jobs)) == ["14:05 Jenkins: bakery #42: failure"]
    named = UNTIMED | {"displayName": "oven-2.1", "timestamp": 1772460300000, "result": "SUCCESS"}
    assert told(read_values({"_class": "hudson.model.Job", "builds": [named]})) == [
        "14:05 Jenkins: oven-2.1: success"
    ]


def test_builds_that_are_only_named_are_refused_with_where_to_find_their_times() -> None:
    with pytest.raises(ImportFailed, match="not when they ran") as refused:
        read_values({"_class": "hudson.model.Job", "name": "bakery", "builds": [UNTIMED]})
    assert "tree=builds[" in refused.value.advice


def test_a_webhook_of_azure_tells_its_build_as_the_list_does() -> None:
    hook = {"eventType": "build.complete", "message": {"text": "done"}, "resource": AZURE}
    assert told(read_values(hook)) == ["14:05 Bo Lund: bakery 20260302.1: failed"]


def test_of_a_pipeline_that_a_webhook_tells_only_the_jobs_that_ran_are_events() -> None:
    job = {"id": 5, "stage": "test", "status": "failed", "created_at": "2026-03-02 14:05:00 UTC"}
    ran = {"name": "oven test", "started_at": "2026-03-02 14:06:00 UTC", "when": "on_success"}
    whole = {"id": 48, "ref": "main", "status": "failed", "created_at": "2026-03-02 14:05:00 UTC"}
    hook = {
        "object_kind": "pipeline",
        "object_attributes": whole | {"finished_at": "2026-03-02 14:07:03 UTC"},
        "user": {"name": "Bo Lund"},
        "builds": [job | {"name": "deploy", "started_at": None}, job | ran],
    }
    draft = read_values(hook)
    assert told(draft) == [
        "14:05 Bo Lund: Pipeline 48 on main: failed",
        "14:06 Bo Lund: oven test on main: failed",
    ]
    assert draft.events[0].end == datetime(2026, 3, 2, 14, 7, 3, tzinfo=UTC)


def test_a_job_that_a_webhook_tells_says_why_it_failed() -> None:
    job = {
        "object_kind": "build",
        "ref": "main",
        "build_name": "deploy",
        "build_stage": "deploy",
        "build_status": "failed",
        "build_created_at": "2026-03-02T14:04:00.000Z",
        "build_started_at": "2026-03-02T14:05:00.000Z",
        "build_failure_reason": "script_failure",
        "user": {"name": "Bo Lund"},
    }
    draft = read_values(job)
    assert told(draft) == ["14:05 Bo Lund: deploy on main: failed"]
    assert draft.events[0].details == "Stage: deploy\nReason: script failure"
    # Webhooks tell of a reason even where nothing has failed.
    fine = job | {"build_status": "success", "build_failure_reason": "unknown_failure"}
    assert read_values(fine).events[0].details == "Stage: deploy"


def test_jobs_of_a_run_are_ranges_with_the_name_of_their_workflow() -> None:
    job = {
        "run_id": 9,
        "name": "bake",
        "workflow_name": "Deploy",
        "conclusion": "failure",
        "started_at": "2026-03-02T14:05:00Z",
        "completed_at": "2026-03-02T14:07:03Z",
        "steps": [{"name": "Set up", "started_at": "2026-03-02T14:05:00Z"}],
    }
    draft = read_values({"total_count": 1, "jobs": [job]})
    assert told(draft) == ["14:05 GitHub Actions: Deploy: bake: failure"]
    assert draft.events[0].end == datetime(2026, 3, 2, 14, 7, 3, tzinfo=UTC)


def test_the_api_of_argo_does_not_say_of_which_kind_its_applications_are() -> None:
    bare = {key: value for key, value in ARGO.items() if key != "kind"}
    for values in (bare, {"metadata": {}, "items": [bare]}):
        assert told(read_values(values)) == ["14:05 Argo CD: bakery deployed: eb94b618fb58"]
    assert not read_values({"items": [ARGO]}).warnings


def test_a_deployment_that_failed_says_why() -> None:
    failed = {
        "phase": "Failed",
        "message": "one or more objects failed to apply",
        "startedAt": "2026-03-02T15:05:00Z",
        "finishedAt": "2026-03-02T15:06:00Z",
        "operation": {"initiatedBy": {"username": "bo"}},
    }
    app = ARGO | {"status": {**ARGO["status"], "operationState": failed}}
    assert told(read_values(app)) == [
        "14:05 Argo CD: bakery deployed: eb94b618fb58",
        "15:05 bo: bakery not deployed, failed: one or more objects failed to apply",
    ]


def test_what_is_deployed_from_several_places_has_a_revision_of_each() -> None:
    several = {
        "revisions": ["eb94b618fb5865b26e80", "1.4.2"],
        "sources": [
            {"repoURL": "https://bakery.example/a"},
            {"repoURL": "https://bakery.example/b"},
        ],
        "deployedAt": "2026-03-02T14:05:00Z",
    }
    draft = read_values(ARGO | {"status": {"history": [several]}})
    assert told(draft) == ["14:05 Argo CD: bakery deployed: eb94b618fb58, 1.4.2"]
    assert draft.events[0].details == "From: https://bakery.example/a, https://bakery.example/b"
