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
