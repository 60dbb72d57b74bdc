"""What a timeline says of an event besides its card."""

from datetime import timedelta

from PySide6.QtCore import QPointF, Qt

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.event_words import event_tip
from pm_facilitator.canvas.record_menu import figure_menu
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits import agreement, events
from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.figures.palette import palette
from tests.canvas.conftest import NOON, Desk


def event(recap: Desk[TimelineScene], id_: str = "e0") -> TimelineEvent:
    return recap.board.need(TimelineEvent, id_)


def drawn(scene: TimelineScene, id_: str = "e0") -> str:
    item = scene.item(("event", id_))
    assert item is not None
    return " ".join(str(getattr(shape, "text", "")) for shape in item.card.shapes)


def test_the_pointer_brings_up_how_a_time_was_told_and_where_it_was_read(
    recap: Desk[TimelineScene],
) -> None:
    origin = "chat.txt, line 3: <b>4 am PT</b> down"
    zone = "America/Los_Angeles"
    recap.commit(patch(event(recap), told="4 am PT", told_zone=zone, origins=(origin,)))
    tip = recap.scene.tip_at(recap.place("event", "e0"))
    assert "Told as “4 am PT”" in tip
    assert "&lt;b&gt;4 am PT" in tip
    assert recap.scene.tip_at(QPointF(-5000, -5000)) == ""


def test_the_group_is_told_nothing_by_pointing(recap: Desk[TimelineScene]) -> None:
    recap.commit(patch(event(recap), told="4 am PT"))
    shared = TimelineScene(recap.board, palette("light"), audience=True)
    assert shared.tip_at(recap.place("event", "e0")) == ""


def test_a_change_after_the_agreement_is_on_the_card_and_in_the_tip(
    recap: Desk[TimelineScene],
) -> None:
    recap.commit(agreement.agree(recap.board, NOON))
    before = event(recap).text
    recap.commit(events.set_text(recap.board, "e0", "Something else"))
    assert "changed" in drawn(recap.scene)
    assert before in event_tip(recap.board, event(recap))
    recap.commit(events.shift(recap.board, ["e1"], timedelta(minutes=1)))
    assert "changed" in drawn(recap.scene, "e1")
    recap.commit(agreement.agree(recap.board, NOON))
    assert "changed" not in drawn(recap.scene) + drawn(recap.scene, "e1")


def test_an_event_that_came_later_says_so(recap: Desk[TimelineScene]) -> None:
    recap.commit(agreement.agree(recap.board, NOON))
    made, id_ = events.add_event(recap.board, "Late")
    recap.commit(made)
    assert "added" in drawn(recap.scene, id_)
    assert "Added after" in event_tip(recap.board, event(recap, id_))


def test_what_is_known_now_is_on_the_card_once_it_is_shown(recap: Desk[TimelineScene]) -> None:
    recap.commit(patch(event(recap), visible_then="All green", known_now="Probes were cached"))
    shared = TimelineScene(recap.board, palette("light"), audience=True)
    for scene in (recap.scene, shared):
        assert "Then: All green" in drawn(scene)
        assert "cached" not in drawn(scene)
    recap.scene.select([("event", "e0")])
    recap.key(Qt.Key.Key_R)
    assert recap.wishes[-1] == want.ToggleEvents(("e0",), "known_shown")
    recap.commit(events.toggle(recap.board, ["e0"], "known_shown"))
    shared.refresh()
    for scene in (recap.scene, shared):
        assert "Now: Probes were cached" in drawn(scene)


def test_playing_forward_leaves_out_what_is_known_now(recap: Desk[TimelineScene]) -> None:
    recap.commit(patch(event(recap), known_now="Probes were cached", known_shown=True))
    recap.scene.player.start()
    recap.scene.player.step(1)
    assert "cached" not in drawn(recap.scene)
    recap.scene.player.stop()
    assert "cached" in drawn(recap.scene)


def test_only_events_with_hindsight_offer_to_show_it(recap: Desk[TimelineScene]) -> None:
    said = "Show what we know now"
    assert said not in [words for words, *_ in figure_menu(recap.board, [("event", "e0")])]
    recap.commit(patch(event(recap), known_now="Probes were cached"))
    entries = figure_menu(recap.board, [("event", "e0"), ("event", "e1")])
    assert (said, want.ToggleEvents(("e0",), "known_shown"), False) in entries
    recap.scene.select([("event", "e1")])
    recap.key(Qt.Key.Key_R)
    assert recap.wishes == []
