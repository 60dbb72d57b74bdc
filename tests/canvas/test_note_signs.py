"""A note says in both windows from which small group it comes, and with names from whom."""

import pytest

from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.entities import Note, Person, Round, RoundGroup, Vote
from pm_facilitator.figures.palette import palette
from pm_facilitator.figures.shapes import Text
from tests.canvas.conftest import Desk

Reflect = Desk[ReflectScene]


@pytest.fixture
def audience(reflect: Reflect) -> ReflectScene:
    scene = ReflectScene(reflect.board, palette("light"), audience=True)
    reflect.session.subscribe(scene.react)
    return scene


def written(reflect: Reflect, author: str | None = None) -> None:
    """Let two notes come from a group, the first of them from somebody."""
    reflect.commit(
        [
            Added(Person("p", "Amara Osei")),
            Added(Round("r", anonymous=author is None)),
            Added(RoundGroup("g", round_id="r", name="Blue", color="blue")),
            *patch(
                reflect.board.need(Note, "n0"),
                round_id="r",
                small_group_id="g",
                author_id=author,
            ),
            *patch(reflect.board.need(Note, "n1"), round_id="r", small_group_id="g"),
        ]
    )


def sign(scene: ReflectScene, id_: str) -> str:
    item = scene.item(("note", id_))
    assert item is not None
    texts = [shape for shape in item.card.made().shapes if isinstance(shape, Text)]
    return next((text.text for text in texts if text.size == 10.0), "")


def test_an_anonymous_note_names_its_group_and_nobody(
    reflect: Reflect, audience: ReflectScene
) -> None:
    assert sign(audience, "n0") == ""
    written(reflect)
    assert [sign(scene, "n0") for scene in (reflect.scene, audience)] == ["Blue", "Blue"]


def test_with_names_the_author_stands_beside_the_group(
    reflect: Reflect, audience: ReflectScene
) -> None:
    written(reflect, author="p")
    assert sign(audience, "n0") == "Blue · Amara Osei"
    assert sign(audience, "n1") == "Blue"
    item = reflect.scene.item(("note", "n0"))
    assert item is not None
    assert "from Blue · Amara Osei" in item.card.spoken


def test_another_name_shows_at_once(reflect: Reflect, audience: ReflectScene) -> None:
    written(reflect, author="p")
    reflect.commit(patch(reflect.board.need(RoundGroup, "g"), name="Heron"))
    reflect.commit(patch(reflect.board.need(Person, "p"), name="Amara O."))
    assert sign(reflect.scene, "n0") == sign(audience, "n0") == "Heron · Amara O."
    assert sign(audience, "n1") == "Heron"


def test_beside_votes_there_is_still_room_for_the_group(reflect: Reflect) -> None:
    written(reflect, author="p")
    reflect.commit([Added(Vote("v", round_id="r", note_id="n0", count=3))])
    assert sign(reflect.scene, "n0") == "Blue"
