"""Telegram: what its desktop program exports."""

from typing import Any

import pytest

from tests.importers.formats.reading import read_values, told


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": f"2026-03-02T15:{number:02}:00",
        "date_unixtime": str(1772460000 + 60 * number),
        "from": "Ines Duarte",
        "from_id": "user1",
        "text": text,
        "text_entities": [],
    } | more


def chat(*messages: dict[str, Any], kind: str = "private_supergroup") -> dict[str, Any]:
    return {"name": "Ops", "type": kind, "id": 1, "messages": list(messages)}


LINK = {"type": "link", "text": "https://wiki.example/tills"}


def test_messages_are_read_at_their_instants_with_names_and_links() -> None:
    words = ["see ", LINK, " now"]
    answer = message(6, words, **{"from": "Bo Lund", "reply_to_message_id": 5})
    draft = read_values(chat(message(5, "card payments fail"), answer))
    assert draft.form == "Telegram export"
    assert [(str(each.time), each.source, each.text) for each in draft.events] == [
        ("2026-03-02 15:05:00+01:00", "Ines Duarte", "card payments fail"),
        ("2026-03-02 15:06:00+01:00", "Bo Lund", "see https://wiki.example/tills now"),
    ]
    assert draft.events[1].evidence == ("https://wiki.example/tills",)
    assert draft.events[1].details == "In reply to Ines Duarte: card payments fail"


def test_a_link_behind_words_is_kept() -> None:
    words = ["the ", {"type": "text_link", "text": "graph", "href": "https://graphs.example/1"}]
    (event,) = read_values(chat(message(5, words))).events
    assert (event.text, event.evidence) == ("the graph", ("https://graphs.example/1",))


def test_older_exports_tell_the_clock_alone() -> None:
    old = message(5, "card payments fail")
    del old["date_unixtime"]
    (event,) = read_values(chat(old)).events
    assert str(event.time) == "2026-03-02 15:05:00"


def test_files_are_named_and_what_the_program_tells_is_a_notice() -> None:
    joined = message(4, "", type="service", actor="Bo Lund", action="invite_members")
    file = message(5, "", file="files/plan.pdf", file_name="plan.pdf")
    draft = read_values(chat(joined, file))
    assert told(draft) == ["15:05 Ines Duarte: Shared plan.pdf"]
    assert draft.warnings[0].message == "Joins, leaves and reactions were left out: 1."


@pytest.mark.parametrize("kind", ["personal_chat", "saved_messages"])
def test_a_chat_with_one_person_is_left_out_unless_it_is_asked_for(kind: str) -> None:
    group = chat(message(5, "card payments fail"))
    account = {"chats": {"list": [group, chat(message(6, "between us"), kind=kind)]}}
    assert told(read_values(account)) == ["15:05 Ines Duarte in Ops: card payments fail"]
    assert len(read_values(account, private="with").events) == 2
