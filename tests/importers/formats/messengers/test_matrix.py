"""Rooms of Matrix."""

from typing import Any

from tests.importers.formats.reading import read_values, told

START = 1772460300000


def event(kind: str, minute: int, who: str = "bo", **content: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "sender": f"@{who}:bakery.example",
        "content": content,
        "origin_server_ts": START + 60_000 * minute,
        "event_id": f"${minute}",
        "room_id": "!r:bakery.example",
    }


def said(minute: int, body: str, who: str = "bo", **more: Any) -> dict[str, Any]:
    return event("m.room.message", minute, who, msgtype="m.text", body=body, **more)


def room(*events: dict[str, Any]) -> dict[str, Any]:
    return {"room_name": "incident", "export_date": "02/03/2026", "messages": list(events)}


JOINED = event("m.room.member", 0, membership="join", displayname="Bo Lund")


def test_messages_are_told_with_the_names_that_people_gave_themselves() -> None:
    draft = read_values(room(JOINED, said(1, "the oven is hot"), said(2, "I look", who="ines")))
    assert told(draft) == ["14:06 Bo Lund: the oven is hot", "14:07 ines: I look"]
    assert "14:05 Bo Lund: (join)" in told(read_values(room(JOINED, said(1, "x")), notices="with"))


def test_a_reply_says_what_it_answers_and_is_told_without_the_quote_above_it() -> None:
    to: dict[str, Any] = {"m.relates_to": {"m.in_reply_to": {"event_id": "$1"}}}
    reply = said(2, "> <@bo:bakery.example> the oven is hot\n\nI look", **to)
    (_, answer) = read_values(room(said(1, "the oven is hot"), reply)).events
    assert (answer.text, answer.details) == ("I look", "In reply to bo: the oven is hot")


def test_of_a_corrected_message_the_correction_is_told_at_the_time_of_the_message() -> None:
    instead: dict[str, Any] = {
        "m.new_content": {"body": "the oven is cold"},
        "m.relates_to": {"rel_type": "m.replace", "event_id": "$1"},
    }
    changed = said(5, "* the oven is cold", **instead)
    assert told(read_values(room(said(1, "the oven is hot"), changed))) == [
        "14:06 bo: the oven is cold"
    ]


def test_reactions_are_notices_and_what_is_encrypted_is_counted() -> None:
    liked: dict[str, Any] = {"m.relates_to": {"event_id": "$1", "key": "👍"}}
    reaction = event("m.reaction", 2, **liked)
    closed = event("m.room.encrypted", 3, algorithm="m.megolm", ciphertext="AwgA")
    topic = event("m.room.topic", 4, topic="Oven 3 | bridge is open")
    draft = read_values(room(said(1, "hot"), reaction, closed, topic))
    assert told(draft) == ["14:06 bo: hot", "14:09 bo: Set the topic: Oven 3 | bridge is open"]
    assert "1 message was encrypted" in draft.warnings[0].message


def test_an_answer_of_the_api_begins_with_the_newest() -> None:
    assert told(read_values({"chunk": [said(2, "I look"), said(1, "hot")]})) == [
        "14:06 bo: hot",
        "14:07 bo: I look",
    ]


def test_a_correction_of_what_is_on_another_page_says_all_there_is() -> None:
    new: dict[str, Any] = {
        "m.relates_to": {"rel_type": "m.replace", "event_id": "$elsewhere"},
        "m.new_content": {"msgtype": "m.text", "body": "the oven is hot"},
    }
    assert told(
        read_values({"chunk": [said(2, "* the oven is hot", **new), said(1, "hello")]})
    ) == [
        "14:06 bo: hello",
        "14:07 bo: the oven is hot",
    ]
