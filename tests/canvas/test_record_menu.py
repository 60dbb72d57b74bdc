"""The menu offers what keys do with events, factors, answers and the meanings of notes."""

from pm_facilitator.canvas import intents as want
from pm_facilitator.canvas.intents import Intent
from pm_facilitator.canvas.record_menu import figure_menu, meaning_menu
from pm_facilitator.canvas.reflect_scene import ReflectScene
from pm_facilitator.canvas.thing_menu import MenuEntry
from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.domain.changes import patch
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import NoteColor
from tests.canvas.conftest import Desk


def asked(entries: list[MenuEntry], words: str) -> Intent:
    return next(intent for said, intent, _ in entries if said == words)


def ticked(entries: list[MenuEntry]) -> set[str]:
    return {said for said, _, so in entries if so}


def test_notes_get_a_meaning_and_the_present_one_is_ticked(reflect: Desk[ReflectScene]) -> None:
    keys: list[Key] = [("note", "n0"), ("note", "n1")]
    entries = meaning_menu(reflect.board, keys)
    assert [said for said, *_ in entries] == [color.label for color in NoteColor]
    assert ticked(entries) == {"Observation"}
    assert asked(entries, "Idea") == want.ColorNotes(("n0", "n1"), NoteColor.IDEA)


def test_one_note_can_become_a_factor(reflect: Desk[ReflectScene]) -> None:
    entries = meaning_menu(reflect.board, [("note", "n0")])
    assert asked(entries, "Make a factor of it") == want.FactorFromNote("n0", None)


def test_a_factor_is_nested_moved_and_asked_about(reflect: Desk[ReflectScene]) -> None:
    entries = figure_menu(reflect.board, [("factor", "f1")])
    assert asked(entries, "New factor below it") == want.AddFactor("b0", "f1")
    assert asked(entries, "New factor beside it") == want.AddFactor("b0", None)
    assert asked(entries, "Ask why") == want.AddWhy("f1", None)
    assert asked(entries, "Lift by one step") == want.NestFactor("f1", -1)
    assert asked(entries, "To the next bone") == want.FactorToBone("f1", 1)
    assert asked(entries, "Delete") == want.Remove((("factor", "f1"),))


def test_a_bone_takes_a_factor_and_cannot_be_deleted(reflect: Desk[ReflectScene]) -> None:
    assert [said for said, *_ in figure_menu(reflect.board, [("bone", "b0")])] == ["New factor"]


def test_an_answer_is_asked_about_in_turn(reflect: Desk[ReflectScene]) -> None:
    entries = figure_menu(reflect.board, [("why_step", "w0")])
    assert asked(entries, "Ask why") == want.AddWhy("f3", "w0")


def test_events_are_highlighted_and_agreed_together(recap: Desk[TimelineScene]) -> None:
    keys: list[Key] = [("event", "e0"), ("event", "e1")]
    event = recap.board.find("event", "e0")
    assert event is not None
    recap.commit(patch(event, agreed=True))
    entries = figure_menu(recap.board, keys)
    assert asked(entries, "Agreed") == want.ToggleEvents(("e0", "e1"), "agreed")
    assert ticked(entries) == set()
    assert ticked(figure_menu(recap.board, keys[:1])) == {"Agreed"}


def test_the_board_offers_all_of_it_for_what_is_selected(reflect: Desk[ReflectScene]) -> None:
    reflect.scene.select([("note", "n0")])
    said = [each for each, *_ in reflect.scene.menu_entries()]
    assert {"Question", "Make a factor of it", "Locked in its place", "Delete"} <= set(said)
    assert said.count("Delete") == 1
    reflect.scene.select([("factor", "f0")])
    assert "Ask why" in [each for each, *_ in reflect.scene.menu_entries()]
