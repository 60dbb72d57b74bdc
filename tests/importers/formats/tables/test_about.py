"""What a record tells where its words do not say it: what was done to what, and how it stands."""

from tests.importers.formats.reading import read_values, told

CREATED = "2026-03-02T14:05:00Z"


def test_words_that_are_told_in_html_alone_are_read_without_its_tags() -> None:
    said = '<div>Rolled back to <a href="https://bakery.example/9">release 9</a></div>'
    draft = read_values([{"text": said, "created_at": CREATED}])
    assert told(draft) == ["14:05 : Rolled back to release 9"]
    assert draft.events[0].evidence == ("https://bakery.example/9",)


def test_an_operation_is_told_with_what_it_was_done_to() -> None:
    closed = {"action_name": "closed", "target_title": "Oven is hot", "created_at": CREATED}
    path = "projects/bakery/zones/north/instances/oven-1"
    who = {"principalEmail": "bo@bakery.example"}
    payload = {"authenticationInfo": who, "methodName": "instances.reset", "resourceName": path}
    reset = {"logName": "projects/bakery/logs/activity", "protoPayload": payload}
    assert told(read_values([closed])) == ["14:05 : closed: Oven is hot"]
    assert told(read_values([reset | {"timestamp": CREATED}])) == [
        "14:05 bo@bakery.example: instances.reset: oven-1"
    ]


def test_what_was_said_with_an_operation_is_told_behind_it() -> None:
    pushed = {"action_name": "pushed to", "push_data": {"commit_title": "Cool the oven"}}
    noted = {"action_name": "commented on", "note": {"body": "It is cold"}, "target_title": "Oven"}
    draft = read_values([each | {"created_at": CREATED} for each in (pushed, noted)])
    assert [each.text for each in draft.events] == [
        "pushed to: Cool the oven",
        "commented on: Oven: It is cold",
    ]


def test_the_name_of_an_operation_may_lie_beside_its_translation() -> None:
    name = {"localizedValue": "Restart Virtual Machine", "value": "vm/restart"}
    entry = {"caller": "bo@bakery.example", "operationName": name, "eventTimestamp": CREATED}
    assert told(read_values([entry])) == ["14:05 bo@bakery.example: Restart Virtual Machine"]


def test_an_entry_without_words_is_told_by_its_state() -> None:
    entries = [
        {"Timestamp": CREATED, "ResourceStatus": "UPDATE_FAILED", "Reason": "", "Message": "full"},
        {"Timestamp": CREATED, "ResourceStatus": "ROLLBACK_COMPLETE", "Reason": ""},
        {"Timestamp": CREATED, "ResourceStatus": "3", "Reason": ""},
    ]
    draft = read_values(entries)
    assert [each.text for each in draft.events] == ["full", "ROLLBACK_COMPLETE", ""]
    assert [each.line for each in draft.warnings] == [3]
