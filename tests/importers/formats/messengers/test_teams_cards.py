"""Cards in which apps tell something in Teams."""

import json
from typing import Any

import pytest

from tests.importers.formats.reading import read_values, told

ALERT = {
    "type": "AdaptiveCard",
    "body": [
        {"type": "TextBlock", "text": "Sev1 fired: <502> at the tills"},
        {
            "type": "ColumnSet",
            "columns": [
                {
                    "type": "Column",
                    "items": [
                        {"type": "FactSet", "facts": [{"title": "Region:", "value": "eu-west"}]}
                    ],
                }
            ],
        },
    ],
    "actions": [{"type": "Action.OpenUrl", "title": "Open", "url": "https://alerts.example/7"}],
}
HERO = {
    "title": "Deploy 1.42",
    "text": "started by <b>Bo</b>",
    "buttons": [{"type": "openUrl", "title": "Log", "value": "https://ci.example/42"}],
}
CONNECTOR = {
    "title": "Queue is full",
    "sections": [{"activityTitle": "orders", "facts": [{"name": "Depth", "value": "9000"}]}],
    "potentialAction": [
        {"name": "View", "targets": [{"os": "default", "uri": "https://queues.example"}]}
    ],
}


def with_card(kind: str, content: Any, html: str = "") -> dict[str, Any]:
    return {
        "id": "2",
        "messageType": "message",
        "createdDateTime": "2026-03-02T14:05:00Z",
        "from": {"application": {"displayName": "Alerts"}, "user": None},
        "body": {"contentType": "html", "content": f'{html}<attachment id="c"></attachment>'},
        "attachments": [
            {
                "id": "c",
                "contentType": f"application/vnd.microsoft.{kind}",
                "content": content,
                "name": None,
            }
        ],
    }


@pytest.mark.parametrize(
    ("kind", "card", "text", "link"),
    [
        (
            "card.adaptive",
            ALERT,
            "Sev1 fired: <502> at the tills Region: eu-west",
            "https://alerts.example/7",
        ),
        ("card.hero", HERO, "Deploy 1.42 started by Bo", "https://ci.example/42"),
        ("teams.card.o365connector", CONNECTOR, "Queue is full orders Depth: 9000",
         "https://queues.example"),
    ],
)  # fmt: skip
def test_a_message_that_is_nothing_but_a_card_tells_its_words(
    kind: str, card: dict[str, Any], text: str, link: str
) -> None:
    draft = read_values({"value": [with_card(kind, json.dumps(card))]})
    assert told(draft) == [f"14:05 Alerts: {text}"]
    assert draft.events[0].evidence == (link,)


def test_a_card_stands_behind_the_words_of_its_message() -> None:
    message = with_card("card.hero", json.dumps(HERO), "<p>Going out now</p>")
    assert told(read_values({"value": [message]})) == [
        "14:05 Alerts: Going out now Deploy 1.42 started by Bo"
    ]


@pytest.mark.parametrize("content", [None, "", "no JSON", "{", 7, [], {"body": [[{"body": 1}]]}])
def test_a_card_of_any_shape_does_no_harm(content: Any) -> None:
    message = with_card("card.adaptive", content, "<p>hello</p>")
    assert told(read_values({"value": [message]})) == ["14:05 Alerts: hello"]
