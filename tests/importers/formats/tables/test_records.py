"""Objects of JSON as events: in lists at any depth, in answers of searches, and line by line."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import Doubt
from tests.importers.formats.reading import read_text, read_values, told

ALARM = {"time": "2026-03-02T14:05:00Z", "message": "alarm"}
FIXED = {"time": "2026-03-02T14:10:00Z", "message": "fixed"}
BOTH = ["14:05 : alarm", "14:10 : fixed"]


def hit(number: int, source: dict[str, Any]) -> dict[str, Any]:
    return {"_index": "logs", "_id": str(number), "_source": source, "sort": [1772460300000]}


def found(hits: Sequence[dict[str, Any]]) -> dict[str, Any]:
    shards = {"total": 1, "failures": []}
    return {"took": 3, "_shards": shards, "hits": {"total": {"value": len(hits)}, "hits": hits}}


@pytest.mark.parametrize(
    "values",
    [
        {"data": {"items": [ALARM, FIXED]}},
        {"ok": True, "data": {"tags": ["a"], "page": {"size": 2}, "items": [ALARM, FIXED]}},
        {"data": {"services": [{"name": "tills"}], "logs": [ALARM, FIXED]}},
        {"events": [ALARM, FIXED]},
    ],
)
def test_a_list_of_events_may_lie_at_any_depth(values: Any) -> None:
    assert told(read_values(values)) == BOTH
    assert told(read_text(f"{json.dumps(values)}\n", "values.json")) == BOTH


def test_of_several_lists_with_times_the_longest_is_read_and_the_others_are_told_of() -> None:
    draft = read_values({"data": {"deploys": [ALARM], "alerts": [ALARM, FIXED]}})
    assert told(draft) == BOTH
    assert [each.message for each in draft.warnings] == [
        "The list 'deploys' holds entries with times, too; it was left out."
    ]


def test_what_elasticsearch_found_are_its_documents() -> None:
    sources = [
        {"@timestamp": each["time"], "message": each["message"], "service": {"name": "orders"}}
        for each in (ALARM, FIXED)
    ]
    draft = read_values(found([hit(n, each) for n, each in enumerate(sources)]))
    assert told(draft) == ["14:05 orders: alarm", "14:10 orders: fixed"]


def test_documents_of_which_the_newest_stands_first_are_turned_round() -> None:
    sources = [{"@timestamp": each["time"], "message": each["message"]} for each in (FIXED, ALARM)]
    draft = read_values(found([hit(n, each) for n, each in enumerate(sources)]))
    assert told(draft) == BOTH
    assert not draft.warnings


@pytest.mark.parametrize("path", [("data", "result"), ("streams",)])
def test_lines_of_loki_are_put_together_from_their_streams(path: tuple[str, ...]) -> None:
    values: Any = [
        {
            "stream": {"app": "orders", "level": "error"},
            "values": [["1772460360000000000", "it rings"], ["1772460300000000000", "alarm"]],
        },
        {"stream": {"app": "broker"}, "values": [["1772460330000000000", "queue is full"]]},
    ]
    for name in reversed(path):
        values = {"resultType": "streams", name: values}
    draft = read_values(values)
    assert told(draft) == [
        "14:05 orders: alarm",
        "14:05 broker: queue is full",
        "14:06 orders: it rings",
    ]
    assert draft.events[0].details == "level: error"


@pytest.mark.parametrize(
    "number", ["9" * 5000, "soon", -1, None, [1]], ids=["endless", "word", "less", "none", "list"]
)
def test_a_line_of_loki_whose_time_is_none_is_no_line(number: Any) -> None:
    values = [[number, "x"], ["1772460300000000000", "alarm"]]
    draft = read_values({"data": {"result": [{"stream": {"app": "orders"}, "values": values}]}})
    assert told(draft) == ["14:05 orders: alarm"]


@pytest.mark.parametrize(
    "rows",
    [
        [[1772460300000, "alarm"], [1772460600000, "fixed"]],
        [["2026-03-02T14:05:00Z", "alarm"], ["2026-03-02T14:10:00Z", "fixed"]],
        [["time", "event"], [1772460300, "alarm"], [1772460600, "fixed"]],
    ],
)
def test_entries_may_be_rows_of_plain_values(rows: Any) -> None:
    assert told(read_values(rows)) == BOTH
    assert told(read_values({"data": {"rows": rows}})) == BOTH


def test_entries_inside_of_entries_are_told_of() -> None:
    comments = [{"time": "2026-03-02T14:07:00Z", "message": "I look"}]
    draft = read_values([{**ALARM, "comments": comments}, {**FIXED, "comments": []}])
    assert told(draft) == BOTH
    assert [(each.line, each.message) for each in draft.warnings] == [
        (1, "Entries with times in 'comments' were left out; import them as a list of their own.")
    ]
    deeper = {"fields": {"comments": comments}}
    (told_of,) = read_values([ALARM, FIXED | deeper, FIXED | deeper]).warnings
    assert told_of.line == 2
    assert "in 'fields.comments' were left out, in 2 entries" in told_of.message


@pytest.mark.parametrize("inside", [[], ["2026-03-02"], [{"id": 1772460300}], [{"name": "bug"}]])
def test_lists_without_times_inside_of_entries_are_no_loss(inside: list[Any]) -> None:
    assert not read_values([{**ALARM, "labels": inside}, FIXED]).warnings


def lines_of(*lines: str) -> str:
    return "\n".join((json.dumps(ALARM), json.dumps(FIXED), *lines))


@pytest.mark.parametrize("cut", ['{"time": "2026-03-02T14:1', "not JSON", "[1]", "{broken"])
def test_a_line_that_is_no_object_is_told_of(cut: str) -> None:
    draft = read_text(lines_of("", cut), "log.jsonl")
    assert told(draft) == BOTH
    assert [(each.line, each.message, each.kind) for each in draft.warnings] == [
        (4, "This line could not be read as JSON; it was left out.", Doubt.UNREAD)
    ]
    assert draft.form == "JSON records, 2 entries"


def test_many_lines_that_are_no_objects_are_told_of_once() -> None:
    (told_of,) = read_text(lines_of(*["x"] * 1200), "log.jsonl").warnings
    assert told_of.line == 3
    assert told_of.message.startswith("1,200 lines could not be read as JSON")


def test_an_object_that_tells_neither_time_nor_text_is_told_of() -> None:
    draft = read_text(lines_of('{"foo": 1}', "{}", '{"foo": 2}'), "log.jsonl")
    assert told(draft) == BOTH
    (both,) = draft.warnings
    assert both.line == 3
    assert both.message.startswith("2 rows tell neither a time nor what happened")
    alone = read_text(lines_of('{"foo": 1}'), "log.jsonl").warnings
    assert [each.message for each in alone] == [
        "This row tells neither a time nor what happened; it was left out."
    ]


def test_an_object_without_a_time_above_all_others_is_told_of() -> None:
    text = f'\n{{"message": "export of 2 lines"}}\n{lines_of()}'
    draft = read_text(text, "log.jsonl")
    assert told(draft) == BOTH
    assert [(each.line, "no time" in each.message) for each in draft.warnings] == [(2, True)]


@pytest.mark.parametrize(
    "values",
    [
        {"status": "success", "data": {"result": [{"metric": {}, "values": [[1772460300, "1"]]}]}},
        {"data": {"items": [{"name": "tills"}]}},
        {"cars": [[1, 2], [3, 4]]},
    ],
)
def test_data_without_a_list_of_events_is_refused(values: Any) -> None:
    with pytest.raises(ImportFailed, match="no list of events was found"):
        read_values(values)


CREATED, UPDATED = "2026-03-02T14:05:00Z", "2026-03-05T09:00:00Z"


@pytest.mark.parametrize(
    ("created", "updated"),
    [
        ("created_at", "updated_at"),
        ("createdAt", "lastUpdated"),
        ("Created", "Updated"),
        ("Opened", "Updated"),
        ("creationDate", "modificationDate"),
        ("timestamp", "receiveTimestamp"),
        ("createdAt", "lastOccurredAt"),
        ("occurred_at", "created_at"),
        ("Erstellt", "Aktualisiert"),
    ],
)
def test_what_was_written_goes_before_what_was_changed_or_received(
    created: str, updated: str
) -> None:
    for entry in ({created: CREATED, updated: UPDATED}, {updated: UPDATED, created: CREATED}):
        assert told(read_values([{**entry, "message": "alarm"}])) == ["14:05 : alarm"]
    table = f"{updated},{created},Message\n{UPDATED},{CREATED},alarm\n"
    assert told(read_text(table, "issues.csv")) == ["14:05 : alarm"]


def test_the_time_of_an_update_counts_where_there_is_no_other() -> None:
    assert told(read_values([{"updated_at": CREATED, "message": "alarm"}])) == ["14:05 : alarm"]


@pytest.mark.parametrize(
    "number", [{"schemaVersion": "1.08"}, {"year": 2026}, {"version": "14.02"}, {"Jahr": "2026"}]
)
def test_versions_and_years_are_no_times(number: dict[str, Any]) -> None:
    assert told(read_values([number | ALARM])) == ["14:05 : alarm"]
    assert [each.time for each in read_values([number | {"message": "alarm"}]).events] == [None]


def test_what_an_entry_holds_goes_behind_the_entry_itself() -> None:
    note = {
        "id": 302,
        "body": "rolled back",
        "author": {
            "id": 1,
            "username": "bo",
            "email": "bo@example.com",
            "name": "Bo Lund",
            "created_at": "2013-09-30T13:46:01Z",
            "state": "active",
        },
        "created_at": CREATED,
        "updated_at": UPDATED,
        "noteable_type": "Issue of the shop",
    }
    assert told(read_values([note])) == ["14:05 Bo Lund: rolled back"]


@pytest.mark.parametrize(
    "who",
    [
        {"user": {"id": "P1", "type": "user_reference", "summary": "Bo Lund"}},
        {"author": {"displayName": "Bo Lund"}, "updateAuthor": {"displayName": "Ines Duarte"}},
        {"created_by": {"gid": "2", "name": "Bo Lund"}},
        {"AuthorID": "2", "Author": "Bo Lund"},
        {"UserID": "U2", "UserName": "Bo Lund"},
        {"name": "rooms/1/messages/2", "sender": {"name": "users/2", "displayName": "Bo Lund"}},
        {"name": "incident", "sys_created_by": "Bo Lund"},
    ],
)
def test_the_name_of_somebody_goes_before_the_number(who: dict[str, Any]) -> None:
    channel = {"channel": {"summary": "The website of the pager"}}
    entries = [{**who, **channel, "content": "rolled back", "created_at": CREATED}]
    assert told(read_values(entries)) == ["14:05 Bo Lund: rolled back"]


def test_entries_may_tell_their_words_in_one_place_or_another() -> None:
    entries = [
        {"jsonPayload": {"message": "card is refused", "code": 502}, "timestamp": CREATED},
        {"textPayload": "it stops", "timestamp": CREATED},
    ]
    draft = read_values(entries)
    assert told(draft) == ["14:05 : card is refused", "14:05 : it stops"]
    assert [each.details for each in draft.events] == ["jsonPayload.code: 502", ""]
    assert not draft.warnings


def test_the_notes_of_discussions_are_entries_where_these_tell_no_time() -> None:
    def note(minute: int, body: str) -> dict[str, Any]:
        return {
            "body": body,
            "author": {"name": "Bo"},
            "created_at": f"2026-03-02T14:0{minute}:00Z",
        }

    discussions = [
        {"id": "d1", "individual_note": False, "notes": [note(5, "it fails"), note(6, "I look")]},
        {"id": "d2", "individual_note": True, "notes": [note(9, "it is back")]},
    ]
    assert told(read_values(discussions)) == [
        "14:05 Bo: it fails",
        "14:06 Bo: I look",
        "14:09 Bo: it is back",
    ]


def test_what_starts_a_program_may_stand_above_its_lines_and_is_told_of() -> None:
    lines = "\n".join(map(json.dumps, (ALARM, FIXED, ALARM)))
    draft = read_text(f"> shop@1.0.0 start\n> node .\n\n{lines}\n")
    assert told(draft) == [*BOTH, BOTH[0]]
    (warning,) = (each for each in draft.warnings if each.kind is Doubt.UNREAD)
    assert warning.message.startswith("2 lines could not be read as JSON")


def test_the_nested_texts_of_comments_in_jira_are_read_as_texts() -> None:
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": "it is back"}]}
    body = {"type": "doc", "version": 1, "content": [paragraph]}
    comment = {"id": "1", "author": {"displayName": "Bo"}, "body": body, "created": CREATED}
    assert told(read_values({"total": 1, "comments": [comment]})) == ["14:05 Bo: it is back"]


def test_the_kind_of_an_entry_goes_before_its_ids_where_nothing_else_says_what_happened() -> None:
    record = "arn:example:incidents:incident-record/Bakery/6ebcc812-85f5-b7eb-8b2f-283e4d844308"
    entry = {
        "eventId": "8cbcc889-35e1-a42d-2429-d6f100799915",
        "eventTime": CREATED,
        "eventType": "Custom Event",
        "eventUpdatedTime": UPDATED,
        "incidentRecordArn": record,
    }
    assert told(read_values({"eventSummaries": [entry]})) == ["14:05 : Custom Event"]


def test_what_was_called_is_told_where_only_some_entries_say_why_it_failed() -> None:
    def call(name: str, status: dict[str, Any]) -> dict[str, Any]:
        info = {"principalEmail": "ines@bakery.example"}
        payload = {"authenticationInfo": info, "methodName": name, "status": status}
        return {"insertId": "yonau3dc2zi", "protoPayload": payload, "timestamp": CREATED}

    refused = {"code": 7, "message": "PERMISSION_DENIED"}
    entries = [call("instances.list", refused), call("instances.stop", {}), call("disks.get", {})]
    draft = read_values(entries)
    assert [each.text for each in draft.events] == [
        "instances.list: PERMISSION_DENIED",
        "instances.stop",
        "disks.get",
    ]
    assert {each.source for each in draft.events} == {"ines@bakery.example"}


@pytest.mark.parametrize("asked", ['{"name": "oven", "size": {"of": "it"}}', '["oven", "mixer"]'])
def test_the_body_of_a_request_is_no_text(asked: str) -> None:
    entry = {
        "operationName": "Ovens/restart/action",
        "properties": {"requestBody": asked * 3, "eventCategory": "Administrative"},
        "time": CREATED,
    }
    assert told(read_values([entry])) == ["14:05 : Ovens/restart/action"]


def test_fields_that_somebody_made_up_go_before_tags_hosts_and_versions() -> None:
    entry = {"here": "dough", "@timestamp": CREATED, "port": 45984, "@version": "1"}
    entry |= {"host": "oven-17.bakery.example", "tags": ["kneaded_twice"]}
    assert told(read_values(found([hit(1, entry)]))) == ["14:05 oven-17.bakery.example: dough"]


def test_a_single_object_that_says_it_is_an_event_is_read() -> None:
    alert = {
        "incident_id": 12,
        "condition_name": "Oven too hot",
        "current_state": "open",
        "details": "More than 300 degrees for five minutes",
        "timestamp": 1772460300000,
    }
    assert told(read_values(alert)) == [
        "14:05 Oven too hot: More than 300 degrees for five minutes"
    ]
    assert told(read_values({"event": {"time": CREATED, "message": "alarm"}})) == BOTH[:1]


@pytest.mark.parametrize(
    "values",
    [
        {"title": "All of the bakery", "description": "Ovens", "created_at": CREATED, "panels": []},
        {"name": "Bo Lund", "bio": "Baker and engineer", "created_at": CREATED},
        {"title": "Oven", "annotations": {"summary": "hot"}, "labels": {"severity": "page"}},
    ],
)
def test_a_single_object_that_is_no_event_is_refused(values: Any) -> None:
    with pytest.raises(ImportFailed, match="no list of events was found"):
        read_values(values)


def test_words_that_are_told_in_html_as_well_are_taken_as_they_were_written() -> None:
    comment = {"html_body": "<p>It is <b>hot</b> in here</p>", "body": "It is hot"}
    assert told(read_values([comment | {"created_at": CREATED}])) == ["14:05 : It is hot"]


def test_the_rows_of_a_search_in_cloudwatch_are_lists_of_fields_in_utc() -> None:
    row = [
        {"field": "@timestamp", "value": "2026-03-02 14:05:00.123"},
        {"field": "@message", "value": "card refused"},
        {"field": "@ptr", "value": "CmEKJgoiMTIzNDU2"},
    ]
    (event,) = read_values({"results": [row], "status": "Complete"}).events
    assert (event.text, event.details, event.told_zone) == ("card refused", "", "UTC")
    assert event.time == datetime(2026, 3, 2, 14, 5, 0, 123_000, tzinfo=UTC)


def test_of_services_that_say_nothing_their_events_are_told() -> None:
    events = [{"id": "a", "createdAt": CREATED, "message": "(service oven) has stopped"}]
    service = {"serviceName": "oven", "createdAt": "2020-01-01T00:00:00Z", "events": events}
    assert told(read_values({"services": [service]})) == ["14:05 : (service oven) has stopped"]


def test_a_text_that_opens_with_a_time_is_not_the_time_of_the_entry() -> None:
    entry = {"output": "13:05:00.123: Shell in oven 3", "rule": "Shell in oven", "time": CREATED}
    assert [each.time for each in read_values([entry]).events] == [
        datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
    ]


def test_what_an_entry_holds_may_end_without_ending_the_entry() -> None:
    window = {"windowStartTime": "2026-03-02T13:59:00Z", "windowEndTime": "2026-03-02T14:09:00Z"}
    essentials = {"firedDateTime": CREATED, "description": "CPU is above 90"}
    alert = {"data": {"essentials": essentials, "alertContext": {"condition": window}}}
    draft = read_values(alert)
    assert told(draft) == ["14:05 : CPU is above 90"]
    assert draft.events[0].end is None


def test_an_incident_is_not_told_in_the_words_of_its_newest_update() -> None:
    update = {"text": "The oven is cold again, and we keep looking", "when": UPDATED}
    entry = {"begin": CREATED, "external_desc": "Oven is hot", "most_recent_update": update}
    assert told(read_values([entry])) == ["14:05 : Oven is hot"]


def test_objects_that_were_printed_one_behind_the_other_are_a_list() -> None:
    text = "\n".join(json.dumps(each, indent=4) for each in (ALARM, FIXED))
    assert told(read_text(text, "watched.json")) == BOTH
    with pytest.raises(ImportFailed, match="not valid JSON"):
        read_text(f"{text}\n{{", "watched.json")


def test_an_address_is_nobody() -> None:
    entry = {"callerIpAddress": "192.0.2.7", "operationName": "ovens/restart", "time": CREATED}
    assert told(read_values([entry])) == ["14:05 : ovens/restart"]


def test_a_request_of_google_cloud_without_words_is_told_by_what_was_asked_and_answered() -> None:
    asked = {"requestMethod": "GET", "requestUrl": "https://bakery.example/cart", "status": 502}
    entry = {"logName": "projects/bakery/logs/requests", "severity": "WARNING", "insertId": "a"}
    request = entry | {"timestamp": "2026-03-02T14:05:00Z", "httpRequest": asked}
    said = entry | {"timestamp": "2026-03-02T14:06:00Z", "textPayload": "order failed"}
    both = said | {"httpRequest": asked, "timestamp": "2026-03-02T14:07:00Z"}
    failed = {"jsonPayload": {"statusDetails": "failed_to_connect_to_backend"}}
    assert [each.text for each in read_values([request, said, both]).events] == [
        "GET https://bakery.example/cart: 502",
        "order failed",
        "order failed",
    ]
    assert [each.text for each in read_values([request | failed]).events] == [
        "GET https://bakery.example/cart: 502, failed_to_connect_to_backend"
    ]


def test_objects_on_lines_of_their_own_are_told_by_their_lines_and_others_by_their_number() -> None:
    on_lines = read_text(f"{json.dumps(ALARM)}\n\n{json.dumps(FIXED)}\n", "a").events
    listed = read_text(json.dumps([ALARM, FIXED]), "a").events
    places = [each.origins[0].partition(":")[0] for each in (*on_lines, *listed)]
    assert places == ["a, line 1", "a, line 3", "a, entry 1", "a, entry 2"]
