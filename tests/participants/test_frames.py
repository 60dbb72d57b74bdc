"""What is told: a page that follows the news sees what a page sees that has just come."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.participants import frames
from pm_facilitator.participants.client import framed
from pm_facilitator.participants.shown import (
    Clock,
    EventShown,
    GroupShown,
    HeapShown,
    NoteShown,
    Own,
    RoundShown,
    Shown,
    VotesShown,
)

Json = dict[str, Any]

words = st.text(max_size=6)
ids = st.sampled_from(["a", "b", "c", "d", "e"])
places = st.floats(-1e6, 1e6)
clocks = st.builds(Clock, st.none() | st.floats(-100, 100), st.booleans(), st.just(0.0))
rounds = st.builds(
    RoundShown,
    id=ids,
    prompt=words,
    format=words,
    step=words,
    steps=st.tuples(words),
    clock=clocks,
    groups=st.lists(st.builds(GroupShown, ids, words, words, st.integers(0, 3)), max_size=2).map(
        tuple
    ),
    votes=st.none() | st.builds(VotesShown, st.integers(0, 5), st.integers(0, 5), st.booleans()),
    results=st.none() | st.lists(st.tuples(ids, st.integers(0, 9)), max_size=2).map(tuple),
)


def listed(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, unique_by=lambda found: found.id, max_size=5).map(tuple)


states = st.builds(
    Shown,
    title=words,
    stage=words,
    stage_clock=clocks,
    round=st.none() | rounds,
    notes=listed(st.builds(NoteShown, ids, words, words, st.none() | ids, places, places)),
    heaps=listed(st.builds(HeapShown, ids, words)),
    events=listed(st.builds(EventShown, ids, words, words)),
    joined=st.integers(0, 3),
)


def read(frame: bytes) -> Json:
    told: Json = json.loads(frame)
    return told


def followed(state: Json, told: Json) -> Json:
    """Do what a page does with the news, as ``frames`` says it."""
    state = state | told["state"]
    for name, patch in told["lists"].items():
        held = {one["id"]: one for one in state[name]}
        for id_ in patch.get("gone", []):
            del held[id_]
        held |= {one["id"]: one for one in patch.get("put", [])}
        state[name] = [held[id_] for id_ in patch.get("order", list(held))]
    return state


@given(states, states)
def test_following_the_news_leads_to_the_same_as_coming_later(before: Shown, after: Shown) -> None:
    old, new = (read(frames.whole(1, shown, 0.0))["state"] for shown in (before, after))
    news = frames.changed(2, before, after, 0.0)
    seen = followed(old, read(news)) if news is not None else old
    # Less than half a second of difference in a clock is no news.
    for part in (seen, new):
        part.pop("stage_clock")
        if part["round"] is not None:
            part["round"].pop("left")
    assert seen == new


@given(states)
def test_there_is_no_news_where_nothing_has_changed(shown: Shown) -> None:
    assert frames.changed(2, shown, replace(shown), 0.0) is None


def test_a_clock_that_runs_is_no_news_by_itself() -> None:
    before = Shown(stage_clock=Clock(60.0, running=True, at=10.0))
    later = Shown(stage_clock=Clock(50.0, running=True, at=20.0))
    longer = Shown(stage_clock=Clock(170.0, running=True, at=20.0))
    assert frames.changed(2, before, later, 20.0) is None
    told = read(frames.changed(2, before, longer, 20.0) or b"")
    assert told["state"] == {"stage_clock": {"left": 170.0, "running": True}}


def test_who_comes_late_is_told_what_is_left_by_then() -> None:
    shown = Shown(stage_clock=Clock(60.0, running=True, at=10.0))
    assert read(frames.whole(1, shown, 25.0))["state"]["stage_clock"]["left"] == 45.0


@given(st.builds(Own, left=st.integers(0, 5), ready=st.booleans()), st.builds(Own))
def test_of_ones_own_part_only_the_news_is_told(before: Own, after: Own) -> None:
    told = frames.own(before, after)
    if before == after:
        assert told is None
    else:
        assert read(told or b"").keys() <= {"is", "left", "ready"}
    everything = read(frames.own(None, after) or b"")
    assert everything.keys() >= {"notes", "votes", "left", "ready", "hand", "group", "group_notes"}


shared = st.lists(st.sampled_from("abc"), max_size=8).map(tuple)


@given(shared, shared)
def test_what_is_new_of_a_small_groups_notes_leads_to_all_of_them(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    told = frames.own(Own(group_notes=before), Own(group_notes=after))
    texts = list(before)
    if told is not None:
        change = read(told)["group_change"]
        texts[change["at"] : change["at"] + change["gone"]] = change["put"]
    assert texts == list(after)


def test_one_note_more_is_told_by_itself() -> None:
    many = tuple(f"Note {number}" for number in range(500))
    told = read(frames.own(Own(group_notes=many), Own(group_notes=(*many, "One more"))) or b"")
    assert told == {"is": "own", "group_change": {"at": 500, "gone": 0, "put": ["One more"]}}


@given(st.sampled_from([0, 1, 125, 126, 65_535, 65_536, 70_000]))
def test_a_frame_says_how_long_it_is(length: int) -> None:
    frame = framed(b"x" * length)
    told = frame[1]
    wide = {126: 2, 127: 8}.get(told, 0)
    assert frame[0] == 0x81
    assert int.from_bytes(frame[2 : 2 + wide], "big") if wide else told == length
    assert len(frame) == 2 + wide + length
