"""Reports as data: incident, timeline, root_causes, action_items."""

import json
from datetime import UTC, date, datetime

import pytest

from pm_facilitator.domain.vocabulary import ActionStatus, InsightKind, PersonRole, Severity
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.documents.structured import read_structured
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.intake.files import read_content

YAML = """\
# how Fernhill writes its reports
incident:
  id: INC-465
  title: Orders stopped
  severity: critical
  date: 2026-03-02
  services: [orders, broker]
  impact: 1,200 orders were late
timeline:
  - time: "14:00"
    event: Certificate runs out
    source: broker log
  - time: 14:45
    event: Orders flow again
    link: https://graphs.example/1
  - when: about 15:10
    what: Summary sent
root_causes:
  - The renewal ran on a retired host
  - cause: No alert on age
lessons_learned:
  went_well:
    - The alert came within a minute
  what_went_wrong: Nobody knew where the renewal runs
action_items:
  - description: Watch the age of certificates
    owner: Ines
    deadline: 2026-04-01
    status: in progress
    ticket: OPS-12
  - Write it down (owner: Tomas)
participants:
  - name: Ines
    role: incident commander
  - Tomas
"""


def read(text: str, spare: date | None = None) -> ReviewDraft:
    draft = read_structured(text, spare=spare)
    assert draft is not None
    return draft


class TestYaml:
    """The small form in YAML."""

    draft = read(YAML)

    def test_the_facts(self) -> None:
        draft = self.draft
        assert (draft.title, draft.incident_ref) == ("Orders stopped", "INC-465")
        assert draft.severity is Severity.SEV1
        assert draft.services == ("orders", "broker")
        assert draft.impact == "1,200 orders were late"

    def test_the_timeline_has_the_day_of_the_incident(self) -> None:
        first, second, third = self.draft.events
        assert first.time == datetime(2026, 3, 2, 14, 0)
        assert (first.text, first.source, first.line) == ("Certificate runs out", "broker log", 11)
        assert second.time == datetime(2026, 3, 2, 14, 45)
        assert second.evidence == ("https://graphs.example/1",)
        assert (third.approximate, third.text) == (True, "Summary sent")

    def test_what_was_learned(self) -> None:
        draft = self.draft
        assert [factor.text for factor in draft.factors] == [
            "The renewal ran on a retired host",
            "No alert on age",
        ]
        assert [(insight.kind, insight.text) for insight in draft.insights] == [
            (InsightKind.WENT_WELL, "The alert came within a minute"),
            (InsightKind.HARD, "Nobody knew where the renewal runs"),
        ]

    def test_the_actions_and_the_people(self) -> None:
        first, second = self.draft.actions
        assert (first.text, first.owner) == ("Watch the age of certificates", "Ines")
        assert (first.due, first.tracker) == (date(2026, 4, 1), "OPS-12")
        assert first.status is ActionStatus.IN_PROGRESS
        assert second.owner == "Tomas"
        roles = {person.name: person.role for person in self.draft.people}
        assert roles == {"Ines": PersonRole.COORDINATOR, "Tomas": PersonRole.RESPONDER}


class TestForms:
    """Other shapes of the same."""

    def test_json_is_read_alike(self) -> None:
        values = {
            "timeline": [{"timestamp": "2026-03-02T14:00:00Z", "message": "Certificate runs out"}],
            "actions": ["Watch the age @ines"],
            "severity": 2,
        }
        draft = read(json.dumps(values))
        assert draft.events[0].time == datetime(2026, 3, 2, 14, tzinfo=UTC)
        assert draft.actions[0].owner == "ines"
        assert draft.severity is Severity.SEV2

    def test_a_bare_list_is_a_timeline(self) -> None:
        draft = read('[{"time": "2026-03-02 14:00", "end": "14:45", "text": "It stops"}]')
        assert draft.events[0].end == datetime(2026, 3, 2, 14, 45)

    def test_what_the_timeline_command_prints_can_be_read_again(self) -> None:
        event = {"time": "2026-03-02T14:00:00+01:00", "end": None, "text": "It stops", "line": 7}
        draft = read(json.dumps({"events": [event], "warnings": []}))
        assert draft.events[0].time == datetime(2026, 3, 2, 13, tzinfo=UTC)

    def test_entries_may_be_lines(self) -> None:
        draft = read("timeline:\n  - 2026-03-02 14:00 UTC it stops\n  - 14:45 it flows\n")
        assert [event.text for event in draft.events] == ["it stops", "it flows"]
        assert isinstance(draft.events[1].time, datetime)

    def test_a_time_that_is_not_understood_stays_with_its_text(self) -> None:
        draft = read("timeline:\n  - time: lunch\n    event: it stops\n")
        assert (draft.events[0].time, draft.events[0].text) == (None, "lunch it stops")

    def test_of_a_time_without_a_day_only_its_day_is_asked_for(self) -> None:
        draft = read(
            'timeline:\n  - time: "14:31"\n    event: rollback\n'
            "  - at: 2 March, 14:40 UTC\n    event: recovered\n  - T+5m: it flows\n"
        )
        assert [event.text for event in draft.events] == [
            "14:31 rollback",
            "2 March, 14:40 UTC recovered",
            "T+5m it flows",
        ]
        assert [(each.line, each.message) for each in draft.warnings] == [
            (3, "No date is known for this time; say which day it was."),
            (5, "This date lacks its year; say which day it was."),
            (6, "T0 is not told; say it in a line above, such as 'T0 = 14:05'."),
        ]

    def test_a_date_that_is_no_day_is_told_of_and_kept_as_it_was_told(self) -> None:
        draft = read(
            "timeline:\n  - time: 2026-03-02 14:00\n    event: it stops\n"
            "  - time: 14:05 31/02/2026\n    event: it rang\n"
        )
        assert [event.told for event in draft.events] == ["2026-03-02 14:00", "14:05 31/02/2026"]
        assert [(each.line, each.message) for each in draft.warnings] == [
            (5, "There is no day '31/02/2026'; check which day this was.")
        ]

    def test_a_spare_day_is_taken_where_nothing_else_tells_one(self) -> None:
        text = 'timeline:\n  - time: "14:00"\n    event: it stops\n'
        assert read(text).events[0].time is None
        day = date(2026, 3, 2)
        assert read(text, spare=day).events[0].time == datetime(2026, 3, 2, 14)

    @pytest.mark.parametrize(
        "text",
        [
            "timeline:\n- 14:00 it stops\n\tand more: so\n",
            "# Orders stopped\n\ntimeline:\n\n- 14:00 it stops\n",
            "---\ntitle: x\n---\ntimeline:\n- 14:00 it stops\n",
            "{color:red}it stopped{color}",
            "[14:00] it stopped",
            "incident: it was loud",
            "",
        ],
    )
    def test_prose_is_left_to_the_others(self, text: str) -> None:
        assert read_structured(text) is None


class TestRefused:
    """Data that is broken or about something else."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('{"timeline": [', "not valid JSON"),
            ("[" * 100_000, ""),
            ('{"a": ' * 100_000, "not valid JSON"),
            ('{"cars": 3}', "neither a review nor a report"),
            ("format: pm-facilitator/1\nrecords: {", "not valid YAML"),
            ("format: pm-facilitator/1\na: &a [1]\nrecords: *a\n", "aliases"),
        ],
    )
    def test_it_is_said_in_a_sentence(self, text: str, said: str) -> None:
        if not said:
            assert read_structured(text) is None
            return
        with pytest.raises(ImportFailed, match=said):
            read_structured(text)

    def test_aliases_that_would_unfold_without_end_are_not_followed(self) -> None:
        layers = "".join(f"  l{n + 1}: &l{n + 1} [{f'*l{n}, ' * 9}]\n" for n in range(30))
        with pytest.raises(ImportFailed, match="aliases"):
            read_structured(
                f"incident:\n  l0: &l0 lol\n  no: 1\n  id: 2\n{layers}timeline:\n  - x\n"
            )

    def test_labels_in_small_letters_are_no_broken_yaml(self) -> None:
        assert read_structured("incident:\ntills down\n\ntimeline:\n10:05 alert: a: b\n") is None


HEAD = "incident:\n  title: Tills offline\n  date: 2026-08-18\ntimeline:\n  - time: 09:14\n"
TAIL = "\naction_items:\n  - action: List the names\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("\tevent: tills down", "in line 6 a tab"),
        ("    event: Alert: tills down", "in line 6 a colon stands inside a text"),
        ('    event: "tills down', "in line 6 a quote is opened here"),
        ("    event: [tills down", "in line 6 a bracket is opened here"),
        ("    by: @ana", "in line 6 a text starts with a sign"),
        ("    event: *tills* down", "in line 6 a text starts with \\*"),
        ("     event: tills down", "in line 6 this line is not indented"),
        ("   - time: 09:15", "in line 6 this line is not indented"),
        ("    event tills down", "in line 6 a name has no colon"),
        ("    time: 09:15", "Line 6 has 'time' twice"),
    ],
)
def test_a_mistake_is_told_by_its_line_and_with_what_helps(line: str, said: str) -> None:
    with pytest.raises(ImportFailed, match=said) as refused:
        read_content(HEAD + line + TAIL)
    assert str(refused.value).endswith(".")


def test_a_map_where_a_list_was_meant_is_read_as_one() -> None:
    draft = read_content(
        "incident:\n  title: Tills offline\n  date: 2026-08-18\n"
        "timeline:\n  09:14: tills offline\n  09:20:\n    event: the shop rings\n    by: Ana\n"
        "root_causes:\n  names: they outlive plans\n  2: old tills\n"
    )
    assert [(each.text, each.source) for each in draft.events] == [
        ("tills offline", ""),
        ("the shop rings", "Ana"),
    ]
    assert all(each.time for each in draft.events)
    assert [each.text for each in draft.factors] == ["names: they outlive plans", "old tills"]


def test_what_makes_no_sense_is_kept_and_told_by_line() -> None:
    draft = read_content(
        "incident:\n  title: Tills offline\n  severity: purple\n  started: soon\n"
        "timeline:\n  - time: later\n    event: all well\n"
        "action_items:\n  - action: List the names\n    due: Q3\n"
        "budget: 12\nowner: TODO\n"
    )
    assert [(each.line, each.message.split(" was ")[0]) for each in draft.warnings] == [
        (3, "The severity 'purple'"),
        (4, "The time 'soon'"),
        (7, "The time 'later'"),
        (9, "The due date 'Q3' names no day; it"),
        (11, "The part 'budget'"),
    ]
    assert draft.events[0].text == "later all well"
    assert draft.actions[0].text == "List the names (due: Q3)"


@pytest.mark.parametrize("name", ["note", "update", "entry", "comment"])
def test_what_bots_call_the_words_of_an_entry_is_known(name: str) -> None:
    text = f"""incident: valves
timeline:
  - at: 2026-03-02T14:03:00Z
    by: Ana
    {name}: the valve is stuck
  - at: 2026-03-02T14:10:00Z
    by: Ben
    {name}: >
      it moves again
"""
    draft = read_structured(text)
    assert draft is not None
    assert [(event.text, event.source) for event in draft.events] == [
        ("the valve is stuck", "Ana"),
        ("it moves again", "Ben"),
    ]


DAY = "incident:\n  date: 2026-03-02\n"


@pytest.mark.parametrize(
    ("entry", "clock", "said", "who"),
    [
        ("14:31: Rollback", "14:31", "Rollback", ""),
        ('"14:40": Done', "14:40", "Done", ""),
        ("1440: Done", "14:40", "Done", ""),
        ("2026-03-02 14:40 UTC: Done", "14:40", "Done", ""),
        ("14:40:\n      event: Done\n      by: Ana", "14:40", "Done", "Ana"),
        ("14:40: Done\n    by: Ana", "14:40", "Done", "Ana"),
        ("[14:40, Done]", "14:40", "Done", ""),
        ("14:40 Done", "14:40", "Done", ""),
    ],
)
def test_the_time_of_an_entry_may_be_its_name(entry: str, clock: str, said: str, who: str) -> None:
    draft = read(f"{DAY}timeline:\n  - time: 14:00\n    event: It stops\n  - {entry}\n")
    first, second = draft.events
    assert first.text == "It stops"
    assert (f"{second.time:%H:%M}", second.text, second.source) == (clock, said, who)
    assert second.line == (6 if "event:" not in entry else 7)
    assert not draft.warnings


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("14:57:", "There is no text with this time."),
        ("14:57", "There is no text with this time."),
        ("{time: 14:57, colour: red}", "There is no text with this time."),
        ("{colour: red, shape: round}", "Nothing that is known was found in 'colour, shape'"),
        ("{time: 2026-03-02 25:99, event: x}", "The time '25:99' was not understood"),
        ("2026-03-02 25:99 it rang", "Only the day of this entry was understood"),
        (
            "{time: 14:57, event: x, comments: [{time: 14:58, text: y}]}",
            "Entries with times in 'comments' were left out",
        ),
    ],
)
def test_what_of_an_entry_cannot_be_read_is_told_by_its_line(entry: str, said: str) -> None:
    draft = read(f"{DAY}timeline:\n  - time: 14:00\n    event: It stops\n  - {entry}\n")
    (told,) = draft.warnings
    assert told.line == 6
    assert told.message.startswith(said)


def test_an_empty_item_is_no_entry() -> None:
    draft = read("timeline:\n  - 2026-03-02 14:00 it stops\n  -\nroot_causes:\n  -\n  - old pump\n")
    assert [each.text for each in draft.events] == ["it stops"]
    assert [each.text for each in draft.factors] == ["old pump"]


def test_a_colon_makes_no_item_of_a_list_vanish() -> None:
    draft = read(
        "timeline:\n  - 2026-03-02 14:00 it stops\n  - Pump: dry\n"
        "root_causes:\n  - Pump: old\n  - {colour: red, shape: round}\n"
        "action_items:\n  - Pump: buy one\n  - {colour: blue, shape: flat}\n"
    )
    assert [each.text for each in draft.events] == ["it stops", "Pump: dry"]
    assert [each.text for each in draft.factors] == ["Pump: old"]
    assert [each.text for each in draft.actions] == ["Pump: buy one"]
    assert [each.line for each in draft.warnings] == [6, 9]


def test_of_very_many_items_that_mean_nothing_the_first_are_named() -> None:
    draft = read(json.dumps([{"id": n, "price": n / 7} for n in range(1, 501)]))
    assert draft.events == ()
    assert len(draft.warnings) == 21
    assert draft.warnings[0].message.startswith("Of 480 more items")


ENTRIES = [
    {"at": "2026-03-02T14:05:00Z", "message": "alarm"},
    {"at": "2026-03-02T14:10:00Z", "message": "fixed"},
]


@pytest.mark.parametrize(
    "values",
    [
        {"timeline": {"entries": ENTRIES}},
        {"incident": {"title": "Pump", "timeline": {"entries": ENTRIES}}},
        {"incident": {"timeline": {"data": {"items": ENTRIES}}}},
        {"timeline": {"first phase": ENTRIES[:1], "second phase": ENTRIES[1:]}},
        {"timeline": [[each["at"], each["message"]] for each in ENTRIES]},
        {"status": "ok", "data": {"incident": {"title": "Pump"}, "timeline": ENTRIES}},
    ],
)
def test_the_entries_of_a_timeline_may_lie_deeper(values: object) -> None:
    draft = read(json.dumps(values))
    assert [(each.time, each.text) for each in draft.events] == [
        (datetime(2026, 3, 2, 14, 5, tzinfo=UTC), "alarm"),
        (datetime(2026, 3, 2, 14, 10, tzinfo=UTC), "fixed"),
    ]
    assert not draft.warnings


def test_what_stands_beside_the_entries_is_no_entry() -> None:
    entries = [{"at": "2026-03-02 14:05", "message": "alarm"}]
    draft = read(json.dumps({"timeline": {"timezone": "CET", "colour": "red", "entries": entries}}))
    assert [str(each.time) for each in draft.events] == ["2026-03-02 14:05:00+01:00"]
    assert [each.message for each in draft.warnings] == ["The part 'colour' was not taken over."]


def test_the_dated_comments_of_an_entry_are_told_of() -> None:
    comments = [{"time": "2026-03-02T14:06:00Z", "message": "I look"}]
    draft = read(json.dumps({"incident": "x", "timeline": [{**ENTRIES[0], "comments": comments}]}))
    assert len(draft.events) == 1
    assert "'comments' were left out" in draft.warnings[0].message


def test_the_times_of_a_timeline_may_stand_below_their_days() -> None:
    draft = read_content(
        "incident: Orders\ntimeline:\n  2026-03-02:\n    '14:02': fails\n    '14:05': back\n"
        "  2026-03-03:\n    - 09:00 review\n    - time: '09:30'\n      event: closed\n",
        name="a.yaml",
    )
    assert [(f"{each.time:%d %H:%M}", each.text) for each in draft.events] == [
        ("02 14:02", "fails"),
        ("02 14:05", "back"),
        ("03 09:00", "review"),
        ("03 09:30", "closed"),
    ]
    assert not draft.warnings


def test_what_happened_on_a_day_may_have_several_fields() -> None:
    text = "incident: X\ntimeline:\n  2026-03-02:\n    event: fails\n    source: Ana\n"
    (event,) = read_content(text, name="a.yaml").events
    assert (event.time, event.text, event.source) == (date(2026, 3, 2), "fails", "Ana")


def test_names_in_a_file_of_yaml_may_be_written_with_capitals_and_spaces() -> None:
    draft = read_content(
        "Incident:\n  Title: Orders stopped\nTimeline:\n  - Timestamp: 2026-03-02T14:02:00Z\n"
        "    Message: fails\n    Actor: Ana\n  - Action: restart at 14:05\nRoot Causes:\n  - typo\n"
        "Action Items:\n  - Title: Check it\n    Assignee: Ben\n    Due Date: 2026-04-01\n",
        name="a.yml",
    )
    assert draft.title == "Orders stopped"
    first = draft.events[0]
    assert (first.time, first.text, first.source) == (
        datetime(2026, 3, 2, 14, 2, tzinfo=UTC),
        "fails",
        "Ana",
    )
    assert "Action: restart" in draft.events[1].text
    (action,) = draft.actions
    assert (action.text, action.owner, action.due) == ("Check it", "Ben", date(2026, 4, 1))


def test_several_documents_of_yaml_in_one_file_are_refused_in_a_sentence() -> None:
    one = "---\nincident:\n  title: A\ntimeline:\n  - 2026-03-02 14:02 a\n"
    with pytest.raises(ImportFailed, match="several YAML documents"):
        read_content(one * 2, name="a.yaml")
    assert len(read_content(one, name="a.yaml").events) == 1
