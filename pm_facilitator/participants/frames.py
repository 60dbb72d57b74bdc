"""What the app says to a page: one JSON object in each text frame, written here and nowhere else.

::

    {"is": "welcome", "n": 1, "token": "..", "you": {"name": "..", "group": id | null}}
    {"is": "done", "n": 3}
    {"is": "refused", "n": 3, "why": "a sentence", "final": true}     final: do not send it again
    {"is": "shown", "v": 17, "state": {..}}                           the whole state
    {"is": "changed", "v": 18, "state": {..}, "lists": {..}}          what is new since version 17
    {"is": "own", ..}                                                 what is new of one's own part
    {"is": "over", "why": "a sentence"}                               before the app hangs up

The state has the parts ``review``, ``stage``, ``stage_clock``, ``round``, ``notes``, ``heaps``,
``events`` and ``people``. In ``changed``, a part in ``state`` takes the place of the
old one; ``lists`` says for ``notes``, ``heaps`` or ``events`` which ids are ``gone``, then what is
to be ``put`` (over the one with the same id, or at the end), then the ``order`` of all ids where
that is not enough. ``left`` is null for a clock without a time. The parts of ``own`` that are named
take the place of the old ones: ``notes``, ``votes``, ``left``, ``ready``, ``hand``, ``group``,
``group_notes``, which has the notes of the whole small group, one's own among them, and
``answered``, the id of the round whose closing check is answered. Of a small group's notes only the
news is told later on: in ``group_change``, ``{"at": 3, "gone": 1, "put": [..]}`` puts texts at a
place of the list in place of so many of the old ones.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any, TypeVar

from pm_facilitator.participants.messages import Refused
from pm_facilitator.participants.shown import (
    Clock,
    EventShown,
    HeapShown,
    NoteShown,
    Own,
    RoundShown,
    Shown,
)

Json = dict[str, Any]
S = TypeVar("S", NoteShown, HeapShown, EventShown)

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def welcome(n: int, token: str, name: str, group: str | None) -> bytes:
    """Let somebody in."""
    you = {"name": name, "group": group}
    return _written({"is": "welcome", "n": n, "token": token, "you": you})


def done(n: int) -> bytes:
    """Say that a message is on disk, or that it had been already."""
    return b'{"is":"done","n":%d}' % n


def refused(refusal: Refused) -> bytes:
    """Say why a message was not taken."""
    said = {"is": "refused", "n": refusal.n, "why": refusal.why, "final": refusal.final}
    return _written(said)


def over(why: str) -> bytes:
    """Say why the app hangs up."""
    return _written({"is": "over", "why": why})


def whole(version: int, shown: Shown, now: float) -> bytes:
    """Tell everything, to somebody who has just come."""
    return _written({"is": "shown", "v": version, "state": _state(shown, now)})


def changed(version: int, before: Shown, after: Shown, now: float) -> bytes | None:
    """Tell what is different from the version before; None when nothing is."""
    state = {
        name: write(after, now) for name, (same, write) in _PARTS.items() if not same(before, after)
    }
    patches = {
        "notes": _patch(before.notes, after.notes, _note),
        "heaps": _patch(before.heaps, after.heaps, _heap),
        "events": _patch(before.events, after.events, _event),
    }
    lists = {name: patch for name, patch in patches.items() if patch}
    if not state and not lists:
        return None
    return _written({"is": "changed", "v": version, "state": state, "lists": lists})


def own(before: Own | None, after: Own) -> bytes | None:
    """Tell somebody what is new of their own part; None when nothing is."""
    names = [f.name for f in fields(Own)]
    told = {
        name: getattr(after, name)
        for name in names
        if before is None or getattr(before, name) != getattr(after, name)
    }
    if before is not None and "group_notes" in told:
        told["group_change"] = _splice(before.group_notes, told.pop("group_notes"))
    if "notes" in told:
        told["notes"] = [{"key": key, "text": text} for key, text in after.notes]
    return _written({"is": "own", **told}) if told else None


def _written(message: Json) -> bytes:
    return _encode(message).encode("utf-8", "replace")


def _state(shown: Shown, now: float) -> Json:
    return {
        **{name: write(shown, now) for name, (_, write) in _PARTS.items()},
        "notes": [_note(note) for note in shown.notes],
        "heaps": [_heap(heap) for heap in shown.heaps],
        "events": [_event(event) for event in shown.events],
    }


def _same_round(before: Shown, after: Shown) -> bool:
    was, now = before.round, after.round
    if was is None or now is None:
        return was is now
    return was.clock.tells_the_same(now.clock) and replace(was, clock=now.clock) == now


def _people(shown: Shown) -> Json:
    return {"joined": shown.joined, "ready": shown.ready, "written": shown.written}


def _clock(clock: Clock, now: float) -> Json:
    left = clock.left_at(now)
    return {"left": left if left is None else round(left, 1), "running": clock.running}


def _round(shown: Shown, now: float) -> Json | None:
    if shown.round is None:
        return None
    told = {f.name: getattr(shown.round, f.name) for f in fields(RoundShown) if f.name != "clock"}
    results = shown.round.results
    return told | {
        **_clock(shown.round.clock, now),
        "groups": [asdict(group) for group in shown.round.groups],
        "votes": asdict(shown.round.votes) if shown.round.votes else None,
        "results": results and [{"id": id_, "count": count} for id_, count in results],
    }


_PARTS: Mapping[str, tuple[Callable[[Shown, Shown], bool], Callable[[Shown, float], object]]] = {
    "review": (lambda a, b: a.title == b.title, lambda s, _: {"title": s.title}),
    "stage": (lambda a, b: a.stage == b.stage, lambda s, _: s.stage),
    "stage_clock": (
        lambda a, b: a.stage_clock.tells_the_same(b.stage_clock),
        lambda s, now: _clock(s.stage_clock, now),
    ),
    "round": (_same_round, _round),
    "people": (lambda a, b: _people(a) == _people(b), lambda s, _: _people(s)),
}
"""The small parts of the state: whether two versions of one are the same, and how it is written."""


def _note(note: NoteShown) -> Json:
    told = {"id": note.id, "text": note.text, "color": note.color, "group": note.group}
    return told | {"x": round(note.x), "y": round(note.y)}


def _heap(heap: HeapShown) -> Json:
    return {"id": heap.id, "title": heap.title}


def _event(event: EventShown) -> Json:
    return {"id": event.id, "when": event.when, "text": event.text}


def _patch(before: Sequence[S], after: Sequence[S], write: Callable[[S], Json]) -> Json:
    """Give how one list becomes the other; empty when they are the same."""
    if before is after:
        return {}
    old = {one.id: one for one in before}
    left = {one.id for one in after}
    gone = [id_ for id_ in old if id_ not in left]
    # Most are the very same objects, which is told without looking at their texts.
    put = [one for one in after if (was := old.get(one.id)) is not one and was != one]
    patch: Json = {}
    if gone:
        patch["gone"] = gone
    if put:
        patch["put"] = [write(one) for one in put]
    grown = [id_ for id_ in old if id_ in left] + [one.id for one in put if one.id not in old]
    if any(id_ != one.id for id_, one in zip(grown, after, strict=True)):
        patch["order"] = [one.id for one in after]
    return patch


def _splice(before: Sequence[str], after: Sequence[str]) -> Json:
    """Give how one list of texts becomes the other: what lies between their same ends."""
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    same = range(1, most - start + 1)
    end = next((n - 1 for n in same if before[-n] != after[-n]), most - start)
    put = list(after[start : len(after) - end])
    return {"at": start, "gone": len(before) - end - start, "put": put}
