"""CloudTrail: calls with who made them and when."""

import json
from typing import Any

from tests.importers.formats.reading import read_text, read_values, told

ISSUER = {"type": "Role", "userName": "admin"}
SESSION = {
    "sessionIssuer": ISSUER,
    "attributes": {"creationDate": "2026-03-02T13:00:00Z", "mfaAuthenticated": "true"},
}
ASSUMED = {
    "type": "AssumedRole",
    "principalId": "AROAEXAMPLE:bo",
    "arn": "arn:aws:sts::111122223333:assumed-role/admin/bo",
    "sessionContext": SESSION,
}
INES = {"type": "IAMUser", "userName": "ines", "arn": "arn:aws:iam::111122223333:user/ines"}


def call(name: str, minute: int, who: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "eventVersion": "1.08",
        "userIdentity": who,
        "eventTime": f"2026-03-02T14:{minute:02}:00Z",
        "eventSource": "ec2.amazonaws.com",
        "eventName": name,
        "awsRegion": "eu-west-1",
        "readOnly": False,
        **more,
    }


STOPS = call("StopInstances", 5, INES, requestParameters={"instanceId": "i-1"})
STARTS = call("StartInstances", 9, ASSUMED)
LOOKS = call("DescribeInstances", 7, INES, readOnly=True)
BOTH = ["14:05 ines: StopInstances (ec2)", "14:09 bo: StartInstances (ec2)"]


def test_a_call_is_told_by_its_name_at_its_own_time() -> None:
    draft = read_values({"Records": [STOPS, STARTS]})
    assert draft.form == "CloudTrail, 2 entries"
    assert told(draft) == BOTH
    assert [each.details for each in draft.events] == [
        "Region: eu-west-1\ninstanceId: i-1",
        "Role: admin\nRegion: eu-west-1",
    ]


def test_records_may_stand_line_by_line() -> None:
    assert told(read_text("\n".join(map(json.dumps, (STOPS, STARTS))), "trail.jsonl")) == BOTH


def test_calls_that_only_look_are_left_out_unless_they_are_asked_for_or_failed() -> None:
    refused = call("DescribeVolumes", 8, INES, readOnly=True, errorCode="AccessDenied")
    records = {"Records": [STOPS, LOOKS, refused, STARTS]}
    failed = "14:08 ines: DescribeVolumes (ec2) failed: AccessDenied"
    assert told(read_values(records)) == [BOTH[0], failed, BOTH[1]]
    assert "14:07 ines: DescribeInstances (ec2)" in told(read_values(records, entries="all"))


def test_what_the_lookup_answers_is_read_too() -> None:
    found = {
        "EventName": "StopInstances",
        "ReadOnly": "false",
        "EventTime": "2026-03-02T15:05:00+01:00",
        "EventSource": "ec2.amazonaws.com",
        "Username": "ines",
        "Resources": [{"ResourceType": "AWS::EC2::Instance", "ResourceName": "i-1"}],
        "CloudTrailEvent": '{"eventVersion": "1.08"}',
    }
    draft = read_values({"Events": [found]})
    assert [(each.source, each.text, each.details) for each in draft.events] == [
        ("ines", "StopInstances (ec2)", "i-1")
    ]


def test_a_service_and_the_root_account_are_callers_too() -> None:
    calls = [
        call("Decrypt", 5, {"type": "AWSService", "invokedBy": "rds.amazonaws.com"}),
        call("CreateUser", 6, {"type": "Root", "principalId": "111122223333"}),
    ]
    draft = read_values({"Records": calls})
    assert [each.source for each in draft.events] == ["rds.amazonaws.com", "root"]
