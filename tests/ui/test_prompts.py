"""The next good question is there in half a second, for the stage and for what is selected."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Factor, TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.panels.prompts import QuestionCard, RedirectCards
from tests.ui.hands import only, press, words_in


@pytest.fixture
def card(session: Session, qtbot: QtBot) -> QuestionCard:
    bone = session.board.bones[0].id
    session.commit(
        [
            Added(TimelineEvent("e", text="Somebody deployed", kind=EventKind.CHANGE)),
            Added(TimelineEvent("o", text="Something else")),
            Added(Factor("f", "Renewed by hand", bone)),
        ]
    )
    made = QuestionCard(session.board)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_its_questions(card: QuestionCard, session: Session, stage: Stage) -> None:
    session.commit(setup.go_to_stage(session.board, stage))
    card.follow(None)
    prompts = presets.stage_prompts(stage)
    assert card.question() == prompts[0].text
    assert prompts[0].source in words_in(card)
    assert f"Ask in {stage.label}" in words_in(card)


def test_next_goes_round_and_back_goes_the_other_way(card: QuestionCard) -> None:
    questions = [prompt.text for prompt in presets.stage_prompts(Stage.OPEN)]
    seen = [card.question()]
    for _ in questions:
        press(card, "Next question")
        seen.append(card.question())
    assert seen == [*questions, questions[0]]
    press(card, "Back")
    assert card.question() == questions[-1]


def test_a_selected_event_brings_the_questions_for_its_kind(card: QuestionCard) -> None:
    card.follow(("event", "e"))
    assert card.question() == presets.event_prompts(EventKind.CHANGE)[0].text
    assert EventKind.CHANGE.label in words_in(card)


def test_an_event_of_no_kind_keeps_the_questions_of_the_stage(card: QuestionCard) -> None:
    card.follow(("event", "o"))
    assert card.question() == presets.stage_prompts(Stage.OPEN)[0].text


def test_a_selected_factor_brings_the_questions_for_its_category(
    card: QuestionCard, session: Session
) -> None:
    card.follow(("factor", "f"))
    assert card.question() == presets.factor_prompts(session.board.bones[0].label)[0].text


def test_the_same_questions_stay_where_they_were(card: QuestionCard) -> None:
    press(card, "Next question")
    second = card.question()
    card.follow(None)
    assert card.question() == second


def test_every_difficult_moment_has_something_to_say(qtbot: QtBot) -> None:
    cards = RedirectCards()
    qtbot.addWidget(cards)
    cards.show()
    for place, redirect in enumerate(presets.redirects()):
        only(cards, QComboBox).setCurrentIndex(place)
        words = words_in(cards)
        assert all(move in words for move in redirect.moves)
        assert "Nothing about this is recorded" in words
