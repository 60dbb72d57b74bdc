"""What was done on a board of Trello."""

from typing import Any

from tests.importers.formats.reading import read_values, told


def action(kind: str, minute: int, **data: Any) -> dict[str, Any]:
    return {
        "id": "6326fe2a8e0327015cd59891",
        "idMemberCreator": "58ff63c4de44163bb34295c8",
        "data": {"card": {"name": "Oven 3 of 20.09.2022"}, "board": {"name": "Bakery"}, **data},
        "type": kind,
        "date": f"2026-03-02T14:{minute:02}:00.000Z",
        "memberCreator": {"fullName": "Bo Lund", "username": "bo"},
    }


MOVED = action("updateCard", 5, listBefore={"name": "Doing"}, listAfter={"name": "Done"}, old={})
COMMENT = action("commentCard", 7, text="It is hot again")


def test_a_card_that_was_moved_tells_from_where_to_where() -> None:
    hook = {"model": {"name": "Doing"}, "action": MOVED}
    assert told(read_values(hook)) == [
        "14:05 Bo Lund: Oven 3 of 20.09.2022 moved from Doing to Done"
    ]


def test_the_export_of_a_board_tells_its_actions_from_the_oldest_on() -> None:
    draft = read_values({"name": "Bakery", "actions": [COMMENT, MOVED], "cards": [{"name": "x"}]})
    assert [each.text for each in draft.events][1] == "It is hot again"
    assert draft.events[1].details == "Card: Oven 3 of 20.09.2022"


def test_what_was_archived_or_ticked_off_is_told_and_where_a_card_stands_only_on_wish() -> None:
    ticked = action(
        "updateCheckItemStateOnCard", 8, checkItem={"name": "Call Ines", "state": "complete"}
    )
    archived = action("updateCard", 9, old={"closed": False})
    shifted = action("updateCard", 10, old={"pos": 3})
    board = {"actions": [ticked, archived, shifted]}
    kept = ["14:08 Bo Lund: Call Ines: complete", "14:09 Bo Lund: Oven 3 of 20.09.2022 archived"]
    assert told(read_values(board)) == kept
    assert told(read_values(board, entries="all")) == [
        *kept,
        "14:10 Bo Lund: Update card: Oven 3 of 20.09.2022",
    ]
