"""Work items of Azure Boards."""

from typing import Any

from tests.importers.formats.reading import read_values, told


def update(rev: int, until: str, **fields: Any) -> dict[str, Any]:
    changes = {name.replace("_", "."): {"newValue": value} for name, value in fields.items()}
    who = {"displayName": "Bo Lund", "uniqueName": "bo@bakery.example"}
    return {
        "id": rev,
        "workItemId": 299,
        "rev": rev,
        "revisedBy": who,
        "revisedDate": until,
        "fields": changes,
    }


OPENED = update(
    1, "2026-03-02T14:15:00Z", System_Title="Oven is hot", System_ChangedDate="2026-03-02T14:05:00Z"
)
TAKEN = update(
    2,
    "9999-01-01T00:00:00Z",
    System_State="Active",
    System_AssignedTo={"displayName": "Ines Duarte"},
    System_Rev=2,
    System_History="<div>I <b>look</b></div>",
    System_ChangedDate="2026-03-02T14:15:00Z",
)


def test_an_update_counts_when_it_was_made_and_not_when_the_next_one_came() -> None:
    assert told(read_values({"count": 2, "value": [OPENED, TAKEN]})) == [
        "14:05 Bo Lund: Opened 299: Oven is hot",
        "14:15 Bo Lund: I look",
        "14:15 Bo Lund: State: Active",
        "14:15 Bo Lund: Assigned to: Ines Duarte",
    ]


def test_comments_are_read_without_their_tags() -> None:
    comment = {
        "workItemId": 299,
        "text": "Opened <i>the door</i>",
        "createdBy": {"displayName": "Bo Lund"},
        "createdDate": "2026-03-02T14:15:00Z",
        "modifiedDate": "2026-03-04T14:15:00Z",
    }
    assert told(read_values({"totalCount": 1, "comments": [comment]})) == [
        "14:15 Bo Lund: Opened the door"
    ]


def test_a_webhook_tells_of_the_update_itself_and_not_when_it_was_sent() -> None:
    hook = {
        "eventType": "workitem.updated",
        "message": {"text": "Bug #299 (Oven is hot) transitioned to Active by Bo Lund"},
        "resource": TAKEN | {"revision": {"id": 299, "fields": {"System.Title": "Oven is hot"}}},
        "createdDate": "2026-03-02T14:15:09.8870739Z",
    }
    assert told(read_values(hook)) == told(read_values({"value": [TAKEN]}))


def test_a_comment_that_a_webhook_tells_is_what_was_said() -> None:
    fields = {
        "System.Title": "Oven is hot",
        "System.CreatedDate": "2026-03-02T14:05:00Z",
        "System.ChangedDate": "2026-03-02T14:15:00Z",
        "System.ChangedBy": "Bo Lund <bo@bakery.example>",
        "System.History": "<div>I open the door</div>",
    }
    hook = {
        "eventType": "workitem.commented",
        "resource": {"id": 299, "rev": 3, "fields": fields},
        "createdDate": "2026-03-02T14:15:09.8870739Z",
    }
    draft = read_values(hook)
    assert told(draft) == ["14:15 Bo Lund: I open the door"]
    assert draft.events[0].details == "Work item: Oven is hot"
    bare = {key: value for key, value in fields.items() if key != "System.History"}
    opened = {"eventType": "workitem.created", "resource": {"id": 299, "fields": bare}}
    assert told(read_values(opened)) == ["14:15 Bo Lund: Opened 299: Oven is hot"]
