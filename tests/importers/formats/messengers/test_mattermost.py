"""Mattermost: the export of a server, an object on each line."""

import json
from typing import Any

from tests.importers.formats.reading import read_text, told

VERSION = {"type": "version", "version": 1}


def said(user: str, message: str, minute: int, **more: Any) -> dict[str, Any]:
    return {"user": user, "message": message, "create_at": 1772460000000 + 60_000 * minute} | more


def post(channel: str, values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "post", "post": {"team": "shop", "channel": channel} | values}


DIRECT = {
    "type": "direct_post",
    "direct_post": {"channel_members": ["bo", "ines"]} | said("ines", "between us", 7),
}
FAILS = post("inc-42", said("ines", "card payments fail", 5, replies=[said("bo", "I look", 6)]))
BACK = post("inc-42", said("bo", "it is back", 9, replies=[]))


def lines(*values: dict[str, Any]) -> str:
    return "\n".join(map(json.dumps, values))


def test_posts_and_the_replies_in_them_are_read_with_their_authors() -> None:
    draft = read_text(lines(VERSION, FAILS, BACK), "import.jsonl")
    assert draft.form == "Mattermost export, 1 channel"
    assert told(draft) == [
        "14:05 ines: card payments fail",
        "14:06 bo: I look",
        "14:09 bo: it is back",
    ]
    assert draft.events[1].details == "In reply to ines: card payments fail"
    assert draft.events[1].origins == ("import.jsonl, line 2: bo: I look",)
    assert not draft.warnings


def test_direct_messages_are_left_out_and_counted_unless_they_are_asked_for() -> None:
    text = lines(VERSION, FAILS, BACK, DIRECT)
    draft = read_text(text)
    assert [each.source for each in draft.events] == ["ines", "bo", "bo"]
    assert [each.message for each in draft.warnings] == ["Private messages were left out: 1."]
    asked = read_text(text, choices={"private": "with"})
    assert "14:07 ines in a direct message: between us" in told(asked)
    only = read_text(lines(DIRECT, DIRECT))
    assert not only.events
    assert only.warnings[0].message == "Private messages were left out: 2."


def test_channels_are_told_apart_and_private_ones_told_of() -> None:
    closed = {"type": "channel", "channel": {"team": "shop", "name": "vendors", "type": "P"}}
    text = lines(VERSION, closed, FAILS, post("vendors", said("bo", "limit raised", 8)))
    draft = read_text(text)
    assert "14:08 bo in #vendors: limit raised" in told(draft)
    assert draft.warnings[0].message.startswith("A private channel is among what was read")
    chosen = read_text(text, choices={"channel": "inc-42"})
    assert told(chosen) == ["14:05 ines: card payments fail", "14:06 bo: I look"]
    assert not chosen.warnings


def test_channels_of_the_same_name_in_two_teams_are_two_channels() -> None:
    closed = {"type": "channel", "channel": {"team": "shop", "name": "inc", "type": "P"}}
    bank = {"team": "bank"}
    text = lines(
        VERSION,
        closed,
        post("inc", said("ines", "card payments fail", 5)),
        post("inc", said("bo", "transfers are late", 6) | bank),
        post("vendors", said("bo", "limit raised", 8) | bank),
    )
    draft = read_text(text)
    assert told(draft) == [
        "14:05 ines in #shop/inc: card payments fail",
        "14:06 bo in #bank/inc: transfers are late",
        "14:08 bo in #vendors: limit raised",
    ]
    (warning,) = draft.warnings
    assert warning.message.startswith("A private channel is among what was read: #shop/inc.")
    assert told(read_text(text, choices={"channel": "bank/inc"})) == [
        "14:06 bo: transfers are late"
    ]


def test_notes_to_oneself_are_none_of_a_channel_that_is_called_like_the_person() -> None:
    own = {"channel_members": ["ines"]} | said("ines", "call the bank", 7)
    note = {"type": "direct_post", "direct_post": own}
    text = lines(VERSION, post("ines", said("bo", "stuck", 5)), note)
    draft = read_text(text)
    assert [each.text for each in draft.events] == ["stuck"]
    assert [each.message for each in draft.warnings] == ["Private messages were left out: 1."]


def test_joins_are_left_out_and_what_bots_attach_and_people_share_is_read() -> None:
    alert = {"props": {"from_webhook": "true", "attachments": [{"title": "Queue is full"}]}}
    draft = read_text(
        lines(
            VERSION,
            post("inc-42", said("bo", "bo joined the channel.", 1, type="system_join_channel")),
            post("inc-42", said("alerts", "", 2) | alert),
            post("inc-42", said("bo", "", 3, attachments=[{"path": "data/1/graph.png"}])),
            post("inc-42", said("bo", "header: SEV1", 4, type="system_header_change")),
        )
    )
    assert told(draft) == [
        "14:02 alerts: Queue is full",
        "14:03 bo: Shared graph.png",
        "14:04 bo: header: SEV1",
    ]
    assert {each.key for each in draft.choices} == {"notices", "bots"}


def test_a_line_that_was_cut_is_told_of() -> None:
    draft = read_text(lines(VERSION, FAILS) + '\n{"type": "post", "po')
    assert len(draft.events) == 2
    assert [each.line for each in draft.warnings] == [3]


def test_lines_of_other_programs_that_tell_their_type_are_no_export() -> None:
    logged = {"type": "post", "time": "2026-03-02T14:05:00Z", "message": "order is posted"}
    assert read_text(lines(logged, logged)).form == "JSON records, 2 entries"


def test_joins_of_old_exports_are_known_by_their_words_and_author() -> None:
    text = lines(
        {"type": "version", "version": 1},
        post("ops", said("bo", "bo joined the channel.", 1)),
        post("ops", said("bo", "bo joined the team.", 2)),
        post("ops", said("bo", "ines added to the channel by bo.", 3)),
        post("ops", said("bo", "ines joined the channel just now", 4)),
    )
    draft = read_text(text, "export.jsonl")
    assert [each.text for each in draft.events] == ["ines joined the channel just now"]
