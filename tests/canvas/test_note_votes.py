"""Votes are seen on the notes and groups they are for, in both windows, once voting is closed."""

import pytest

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.entities import Note, NoteGroup, Round, Vote
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Text
from tests.canvas.conftest import Desk

Reflect = Desk[ReflectScene]


@pytest.fixture
def audience(reflect: Reflect) -> ReflectScene:
    scene = ReflectScene(reflect.board, palette("light"), audience=True)
    reflect.session.subscribe(scene.react)
    return scene


def votes(scene: ReflectScene, kind: str, id_: str) -> str:
    item = scene.item((kind, id_))
    assert item is not None
    texts = [shape.text for shape in item.card.made().shapes if isinstance(shape, Text)]
    return next((text for text in texts if "vote" in text), "")


def regrouped(reflect: Reflect, *ids: str) -> list[Change]:
    notes = [reflect.board.need(Note, id_) for id_ in ids]
    return [change for note in notes for change in patch(note, group_id="g")]


def test_a_vote_shows_at_once_in_both_windows(reflect: Reflect, audience: ReflectScene) -> None:
    reflect.commit([Added(Vote("v", note_id="n0", count=3))])
    assert votes(reflect.scene, "note", "n0") == "3 votes"
    assert votes(audience, "note", "n0") == "3 votes"
    assert votes(audience, "note", "n1") == ""


def test_votes_are_spoken(reflect: Reflect) -> None:
    reflect.commit([Added(Vote("v", note_id="n0"))])
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    assert item.card.spoken.endswith(", 1 vote")


def test_open_votes_show_nowhere_until_the_voting_is_closed(
    reflect: Reflect, audience: ReflectScene
) -> None:
    voting = Round("r", votes_open=True)
    reflect.commit([Added(voting), Added(Vote("v", round_id="r", note_id="n0", count=2))])
    assert votes(reflect.scene, "note", "n0") == votes(audience, "note", "n0") == ""
    reflect.commit(patch(voting, votes_open=False))
    assert votes(reflect.scene, "note", "n0") == votes(audience, "note", "n0") == "2 votes"


def test_a_group_shows_its_votes_and_those_of_its_notes(reflect: Reflect) -> None:
    changes = [Added(NoteGroup("g", "Seen too late")), *regrouped(reflect, "n0", "n1")]
    reflect.commit(changes)
    reflect.commit([Added(Vote("v", note_id="n0", count=3)), Added(Vote("w", group_id="g"))])
    assert votes(reflect.scene, "note_group", "g") == "4 votes"
    reflect.commit(patch(reflect.board.need(Note, "n0"), group_id=None))
    assert votes(reflect.scene, "note_group", "g") == "1 vote"
    assert votes(reflect.scene, "note", "n0") == "3 votes"


def test_votes_stay_while_a_note_is_pulled_larger(reflect: Reflect) -> None:
    reflect.commit([Added(Vote("v", note_id="n0", count=3))])
    place = reflect.scene.area_of(("note", "n0"))
    assert place is not None
    reflect.scene.show_resized(("note", "n0"), place.grown(20))
    assert votes(reflect.scene, "note", "n0") == "3 votes"


def test_the_ground_of_a_group_follows_a_note_that_is_carried(reflect: Reflect) -> None:
    reflect.commit([Added(NoteGroup("g", "Seen too late")), *regrouped(reflect, "n0", "n1")])
    ground = reflect.scene.area_of(("note_group", "g"))
    assert ground is not None
    reflect.scene.follow([("note", "n1")], 0.0, 40.0)
    assert reflect.scene.area_of(("note_group", "g")) == ground._replace(height=ground.height + 40)
    reflect.scene.follow([("note", "n1")], 0.0, 4000.0)
    left = reflect.scene.area_of(("note_group", "g"))
    assert left is not None
    assert left.width < ground.width
    reflect.scene.follow([("note", "n1")], 0.0, 0.0)
    assert reflect.scene.area_of(("note_group", "g")) == ground


def test_votes_for_a_hidden_note_are_not_in_its_group(
    reflect: Reflect, audience: ReflectScene
) -> None:
    reflect.commit([Added(NoteGroup("g")), *regrouped(reflect, "n0", "secret")])
    reflect.commit([Added(Vote("v", note_id="secret", count=3))])
    assert votes(audience, "note_group", "g") == ""
    assert votes(reflect.scene, "note_group", "g") == ""
