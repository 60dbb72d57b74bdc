"""Audits of tickets of Zendesk."""

from typing import Any

from tests.importers.formats.reading import read_values, told


def audit(when: str, *events: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": 35,
        "ticket_id": 47,
        "author_id": 5,
        "created_at": f"2026-03-02T{when}:00Z",
        "events": list(events),
        "metadata": {"system": {"ip_address": "192.0.2.7"}},
        "via": {"channel": "web"},
    }


SAID = {"id": 1, "type": "Comment", "author_id": 6, "body": "Oven 3 is hot", "public": False}
SOLVED = {"id": 2, "type": "Change", "field_name": "status", "value": "solved"}
TAGGED = {"id": 3, "type": "Change", "field_name": "tags", "value": ["oven", "heat"]}
SENT = {"id": 4, "type": "Notification", "subject": "Your ticket", "body": "was updated"}
AUDITS = {
    "audits": [audit("14:05", SAID, SENT), audit("15:05", SOLVED, TAGGED)],
    "users": [{"id": 5, "name": "Bo Lund"}, {"id": 6, "name": "Ines Duarte"}],
}


def test_of_an_audit_what_was_said_and_how_the_ticket_stood_is_told() -> None:
    draft = read_values(AUDITS)
    assert told(draft) == ["14:05 Ines Duarte: Oven 3 is hot", "15:05 Bo Lund: Status: solved"]
    assert draft.events[0].details == "Internal note"


def test_what_was_sent_and_other_changes_are_shown_on_wish() -> None:
    assert told(read_values(AUDITS, entries="all")) == [
        "14:05 Ines Duarte: Oven 3 is hot",
        "14:05 Bo Lund: Notification: Your ticket",
        "15:05 Bo Lund: Status: solved",
        "15:05 Bo Lund: Tags: oven, heat",
    ]


def test_an_audit_without_the_names_of_people_is_of_the_ticket() -> None:
    assert told(read_values({"audits": AUDITS["audits"]}))[0] == "14:05 Zendesk: Oven 3 is hot"


def test_of_a_new_ticket_its_subject_is_told_and_not_which_fields_it_has() -> None:
    made = (
        {"id": 1, "type": "Create", "field_name": "subject", "value": "Oven 3"},
        {"id": 2, "type": "Create", "field_name": "priority", "value": None},
        {"id": 3, "type": "Create", "field_name": "status", "value": "open"},
    )
    values = {"ticket": {"id": 47, "subject": "Oven 3"}, "audit": audit("14:05", *made)}
    assert told(read_values(values)) == ["14:05 Zendesk: Subject: Oven 3"]
    assert told(read_values(values, entries="all"))[1:] == ["14:05 Zendesk: Status: open"]
