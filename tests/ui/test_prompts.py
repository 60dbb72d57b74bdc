"""The next good question is there in half a second, for the stage and for what is selected."""

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator import presets
from pm_facilitator.domain.changes import Added, patch
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Factor, Note, TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Stage
from pm_facilitator.language.utterances import utterances
from pm_facilitator.session import Session
from pm_facilitator.ui.panels.prompts import QuestionCard
from tests.ui.hands import press, words_in


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


# What was said.


def put(session: Session, *texts: str) -> list[str]:
    """Put notes on the board and give their ids."""
    notes = [Note(f"said-{n}", text) for n, text in enumerate(texts)]
    session.commit([Added(note) for note in notes])
    return [note.id for note in notes]


def asked(card: QuestionCard, id_: str) -> str:
    card.follow(("note", id_))
    return card.question()


@pytest.mark.parametrize("name", list(utterances()))
def test_what_was_said_brings_the_questions_for_it(
    card: QuestionCard, session: Session, name: str
) -> None:
    said = utterances()[name]
    (id_,) = put(session, said.heard)
    assert asked(card, id_) == said.questions[0].text
    assert f"Ask about this: {said.label}" in words_in(card)


def test_the_same_question_comes_again_only_after_all_the_others(
    card: QuestionCard, session: Session
) -> None:
    questions = [prompt.text for prompt in utterances()["knew"].questions]
    ids = put(session, *(f"I knew that {n} was the limit" for n in range(len(questions) + 1)))
    assert [asked(card, id_) for id_ in ids] == [*questions, questions[0]]


def test_a_question_that_was_only_passed_counts_as_asked(
    card: QuestionCard, session: Session
) -> None:
    questions = [prompt.text for prompt in utterances()["knew"].questions]
    one, two = put(session, "I knew it", "We knew the limit")
    asked(card, one)
    press(card, "Next question")
    assert asked(card, two) == questions[2]


def test_an_event_with_a_kind_is_asked_about_what_was_said_first(
    card: QuestionCard, session: Session
) -> None:
    event = TimelineEvent("d", text="I was worried about the data", kind=EventKind.DIAGNOSIS)
    session.commit([Added(event)])
    card.follow(("event", "d"))
    assert card.question() == utterances()["state"].questions[0].text
    for _ in utterances()["state"].questions:
        press(card, "Next question")
    assert card.question() == presets.event_prompts(EventKind.DIAGNOSIS)[0].text


def test_a_line_that_is_being_written_is_heard_once_the_hand_rests(
    card: QuestionCard, qtbot: QtBot
) -> None:
    before = card.question()
    card.hear("So we")
    card.hear("So we rolled back")
    assert card.question() == before
    qtbot.waitUntil(lambda: card.question() != before)
    assert card.question() == utterances()["decision"].questions[0].text
    card.hear("")
    qtbot.waitUntil(lambda: card.question() == before)


def test_a_text_that_changes_its_sense_brings_other_questions(
    card: QuestionCard, session: Session, qtbot: QtBot
) -> None:
    (id_,) = put(session, "It was broken")
    asked(card, id_)
    session.commit(patch(session.board.need(Note, id_), text="It was frustrating"))
    card.wrote(("note", id_))
    expected = utterances()["state"].questions[0].text
    qtbot.waitUntil(lambda: card.question() == expected)
