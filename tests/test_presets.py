import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from pm_facilitator import presets
from pm_facilitator.domain.agreement import last_agreement, since_agreement
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Action,
    Entity,
    Factor,
    Insight,
    LockerItem,
    Note,
    Remark,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.domain.metrics import durations, out_of_order, within_review_window
from pm_facilitator.domain.plain import entity_from_plain
from pm_facilitator.domain.vocabulary import (
    DocumentTemplate,
    EventKind,
    InsightKind,
    LockerState,
    NoteColor,
    Precision,
    Stage,
    Word,
)
from pm_facilitator.language.coach import Coach
from pm_facilitator.report.template import shipped

FORBIDDEN = re.compile(
    r"why did (you|he|she|they)|root cause|should have|could have|failed to|human error"
    r"|careless|obvious|stupid|negligen|forgot|\bfault\b|to blame|!",
    re.IGNORECASE,
)
DURATIONS = (30, 45, 60, 75, 90)


def all_prompts() -> Iterator[presets.Prompt]:
    yield from presets.before_prompts()
    for stage in Stage:
        yield from presets.stage_prompts(stage)
    for kind in EventKind:
        yield from presets.event_prompts(kind)
    labels = [bone for group in presets.category_sets().values() for bone in group.bones]
    groups = {presets.factor_prompts(label) for label in [*labels, "Something of our own"]}
    for group in groups:
        yield from group


def all_texts() -> list[str]:
    texts = [prompt.text for prompt in all_prompts()]
    texts += [move for redirect in presets.redirects() for move in redirect.moves]
    texts += presets.checklist() + presets.ground_rules() + presets.opening_script()
    texts += [agenda.note for agenda in presets.agendas().values()]
    sections = {s for template in DocumentTemplate for s in shipped(template).sections}
    return texts + [section.help for section in sections]


@pytest.mark.parametrize("minutes", DURATIONS)
@pytest.mark.parametrize("variant", ["prepared", "live"])
def test_an_agenda_fills_its_time_exactly(minutes: int, variant: str) -> None:
    agenda = presets.agendas()[f"{minutes}-{variant}"]
    assert agenda.total == minutes
    assert agenda.label.startswith(f"{minutes} minutes")
    assert list(agenda.minutes) == list(Stage)
    assert all(time > 0 for time in agenda.minutes.values())


@pytest.mark.parametrize("minutes", DURATIONS)
def test_a_timeline_built_live_takes_three_fifths_of_the_time(minutes: int) -> None:
    live = presets.agendas()[f"{minutes}-live"].minutes[Stage.RECAP]
    assert 35 / 60 <= live / minutes <= 40 / 60
    assert live > presets.agendas()[f"{minutes}-prepared"].minutes[Stage.RECAP]


def test_the_defaults_are_among_the_presets() -> None:
    assert presets.default_agenda() is presets.agendas()["60-prepared"]
    assert presets.default_category_set() is presets.category_sets()["general"]


def test_category_sets_have_distinct_bones_and_leave_room_for_an_own_one() -> None:
    sets = presets.category_sets()
    assert [len(group.bones) for group in sets.values()] == [4, 4, 6]
    assert all(len(set(group.bones)) == len(group.bones) for group in sets.values())
    assert presets.OWN_CATEGORIES not in sets


def test_every_shipped_category_has_questions_of_its_own() -> None:
    general = presets.factor_prompts("no such category")
    for group in presets.category_sets().values():
        for bone in group.bones:
            assert presets.factor_prompts(bone) != general, bone


def test_a_category_is_found_however_it_is_written() -> None:
    assert presets.factor_prompts("  MONITORING ") == presets.factor_prompts("Monitoring")


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_event_has_questions(kind: EventKind) -> None:
    assert len(presets.event_prompts(kind)) >= 3


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_questions(stage: Stage) -> None:
    assert len(presets.stage_prompts(stage)) >= 7


def test_every_prompt_says_what_it_is_after_and_where_it_comes_from() -> None:
    assert all(prompt.aim and prompt.source for prompt in all_prompts())
    assert all(redirect.moves and redirect.source for redirect in presets.redirects())


def test_there_is_help_for_each_difficulty_in_the_room() -> None:
    names = {redirect.name for redirect in presets.redirects()}
    assert names >= {
        "blame",
        "dominance",
        "silence",
        "fixes",
        "single_cause",
        "hindsight",
        "defensiveness",
        "stress",
    }
    stress = next(item for item in presets.redirects() if item.name == "stress")
    assert "five minutes" in stress.moves[0]


def test_no_text_appears_twice() -> None:
    counts = Counter(text.casefold() for text in all_texts())
    assert [text for text, count in counts.items() if count > 1] == []


def test_every_text_is_short_and_blameless() -> None:
    assert [text for text in all_texts() if len(text) > 160] == []
    assert [text for text in all_texts() if FORBIDDEN.search(text)] == []


def test_questions_do_not_ask_who_or_why() -> None:
    asked = [prompt.text for prompt in all_prompts()]
    assert [text for text in asked if re.search(r"\bwhy\b", text, re.IGNORECASE)] == []
    assert [
        text for text in asked if re.match(r"who (did|was|made|caused|broke)\b", text, re.I)
    ] == []


# The sample review


def sample() -> Board:
    data = presets.sample_review()
    assert data["format"] == "pm-facilitator/1"
    records: dict[str, list[dict[str, Any]]] = data["records"]
    return Board(entity_from_plain(kind, row) for kind, rows in records.items() for row in rows)


def links_of(entity: Entity) -> Iterator[tuple[str, str]]:
    """Give every reference of a record as the kind and the id it points to."""
    targets = {
        "author": "person",
        "voter": "person",
        "person": "person",
        "group": "note_group",
        "round": "round",
        "note": "note",
        "event": "event",
        "bone": "bone",
        "factor": "factor",
        "action": "action",
    }
    for name in entity.__dataclass_fields__:
        target = "why_step" if isinstance(entity, WhyStep) else "factor"
        kind = target if name == "parent_id" else targets.get(re.sub(r"_ids?$", "", name))
        if kind is None or not name.endswith(("_id", "_ids")):
            continue
        value = getattr(entity, name)
        for id_ in value if isinstance(value, tuple) else [value] if value else []:
            yield kind, id_


def words_of(entity: Entity) -> Iterator[str]:
    for name in entity.__dataclass_fields__:
        value = getattr(entity, name)
        if isinstance(value, str) and not isinstance(value, Word) and " " in value:
            yield value


def test_every_reference_in_the_sample_resolves() -> None:
    board = sample()
    broken = [
        (entity, link)
        for entity in board.entities()
        for link in links_of(entity)
        if board.find(*link) is None
    ]
    assert broken == []
    assert any(list(links_of(entity)) for entity in board.factors)


def test_ids_in_the_sample_are_unique() -> None:
    ids = [entity.id for entity in sample().entities()]
    assert len(set(ids)) == len(ids)


def test_the_sample_is_written_without_blame_and_names_nobody_in_its_texts() -> None:
    board = sample()
    texts = [text for entity in board.entities() for text in words_of(entity)]
    assert [text for text in texts if FORBIDDEN.search(text)] == []
    told = [event.text for event in board.events] + [factor.text for factor in board.factors]
    names = [part for person in board.people for part in person.name.split()]
    assert [text for text in told for name in names if name in text] == []


def test_the_coach_has_nothing_to_say_about_the_sample() -> None:
    board = sample()
    coach = Coach([person.name for person in board.people])
    texts = [text for entity in board.entities() for text in words_of(entity)]
    assert len(texts) > 100
    assert [text for text in texts if coach.check(text)] == []


def test_the_coach_has_nothing_to_say_about_the_prompts() -> None:
    coach = Coach()
    assert [text for text in all_texts() if coach.check(text)] == []


def test_the_sample_shows_every_sort_of_timeline_event() -> None:
    events = sample().events
    assert len(events) >= 22
    assert {event.kind for event in events} == set(EventKind)
    assert {event.precision for event in events} == set(Precision)
    assert any(event.end for event in events)
    assert any(event.visible_then for event in events)
    assert {event.highlighted for event in events} == {True, False}
    assert {event.agreed for event in events} == {True, False}


def test_evidence_in_the_sample_points_to_places_that_cannot_exist() -> None:
    board = sample()
    links = [link for event in board.events for link in event.evidence]
    links += [link for factor in board.factors for link in factor.evidence]
    links += [action.tracker for action in board.actions if action.tracker]
    hosts = [link.split("/")[2] for link in links]
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_ranges_in_the_sample_run_forward() -> None:
    ranges = [event for event in sample().all(TimelineEvent) if event.end]
    assert all(event.time is not None and event.end > event.time for event in ranges if event.end)


def test_the_times_of_the_sample_follow_one_another() -> None:
    review = sample().review
    assert out_of_order(review) == []
    assert durations(review).to_resolve is not None
    assert review.resolved_at is not None
    assert review.review_at is not None
    assert within_review_window(review.resolved_at, review.review_at)


def test_the_sample_shows_notes_factors_and_whys_in_depth() -> None:
    board = sample()
    assert {note.color for note in board.all(Note)} == set(NoteColor)
    assert any(note.group_id for note in board.all(Note))
    assert len(board.factors) >= 14
    assert all(board.child_factors(bone.id) for bone in board.bones)
    parents = {factor.parent_id for factor in board.all(Factor) if factor.parent_id}
    assert any(board.need(Factor, id_).parent_id for id_ in parents)
    steps = Counter(step.parent_id for step in board.all(WhyStep))
    assert any(count > 1 for parent, count in steps.items() if parent)


def test_the_sample_shows_every_sort_of_outcome() -> None:
    board = sample()
    assert {insight.kind for insight in board.all(Insight)} == set(InsightKind)
    assert {item.state for item in board.all(LockerItem)} == set(LockerState)
    assert {bool(question.answer) for question in board.questions} == {True, False}
    assert len(board.decisions) == 2
    assert len(board.actions) == 6
    for action in board.all(Action):
        assert action.owner
        assert action.due
        assert action.success
        assert action.impact
        assert action.effort
        assert action.factor_ids


def test_the_sample_keeps_the_time_of_its_agenda() -> None:
    board = sample()
    agenda = presets.agendas()[board.review.agenda]
    planned = {slot.stage: slot.planned // 60 for slot in map(board.slot, Stage) if slot}
    assert planned == agenda.minutes
    assert any(slot.spent for slot in map(board.slot, Stage) if slot)


def test_the_bones_of_the_sample_are_its_category_set() -> None:
    board = sample()
    bones = presets.category_sets()[board.review.category_set].bones
    assert tuple(bone.label for bone in board.bones) == bones


def test_each_call_gives_a_sample_of_its_own() -> None:
    presets.sample_review()["records"].clear()
    assert presets.sample_review()["records"]


def test_the_sample_shows_told_times_hindsight_and_an_agreement() -> None:
    board = sample()
    assert any(event.told and event.told_zone and event.origins for event in board.events)
    assert {event.known_shown for event in board.events if event.known_now} == {True, False}
    assert {remark.settled for remark in board.all(Remark)} == {True, False}
    agreement = last_agreement(board)
    assert agreement is not None
    assert agreement.at == board.review.timeline_agreed_at
    since = since_agreement(board)
    assert (len(since.changed), len(since.removed)) == (0, 0)
    assert since.added == {event.id for event in board.events if not event.agreed}
