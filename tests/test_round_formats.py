"""The ready-made formats of rounds: sound as plans, and kind as texts."""

from random import Random

import pytest

from pm_facilitator import round_formats
from pm_facilitator.domain.edits import rounds as edits
from pm_facilitator.domain.entities import Round
from pm_facilitator.domain.rounds import PRIVATE, steps_of
from pm_facilitator.domain.small_groups import LARGEST
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.language.coach import Coach
from tests.domain.edits.moments import moment
from tests.helpers.make import make_board

FORMATS = list(round_formats.round_formats().values())
ALL = [*FORMATS, round_formats.pre_work()]


@pytest.fixture(params=ALL, ids=lambda found: found.name)
def format_(request: pytest.FixtureRequest) -> round_formats.RoundFormat:
    found: round_formats.RoundFormat = request.param
    return found


def test_there_is_a_format_for_each_way_of_hearing_everybody() -> None:
    assert [found.label for found in FORMATS] == [
        "Silent writing",
        "1-2-4-All",
        "Triple nickels",
        "Round robin",
        "What surprised you?",
        "Closing check",
    ]
    assert round_formats.default_round_format().name == "silent_writing"


def test_a_format_makes_a_round_that_can_be_held_to_its_end(
    format_: round_formats.RoundFormat,
) -> None:
    board = make_board()
    changes, id_ = edits.add_round(board, Stage.REFLECT, format_.plan("What did you see?"))
    board.apply(changes)
    assert steps_of(board.need(Round, id_)) == format_.steps
    board.apply(edits.start(board, id_, moment(0), Random(1)))
    words = []
    while board.need(Round, id_).step is not RoundStep.DONE:
        words.append(board.need(Round, id_).step)
        board.apply(edits.step(board, id_, 1, moment(0), Random(1)))
    assert words == [step.word for step in format_.steps]


def test_a_format_asks_its_own_question_unless_another_one_is_given(
    format_: round_formats.RoundFormat,
) -> None:
    assert format_.plan().prompt == format_.prompt
    assert format_.plan("What did you see?").prompt == "What did you see?"


def test_notes_are_written_before_they_are_revealed_and_revealed_once(
    format_: round_formats.RoundFormat,
) -> None:
    words = [step.word for step in format_.steps]
    private = [word in PRIVATE for word in words]
    assert private == sorted(private, reverse=True)
    assert words.count(RoundStep.REVEAL) == (0 if RoundStep.ANSWER in words else 1)


def test_groups_are_of_a_size_that_lets_everybody_speak(
    format_: round_formats.RoundFormat,
) -> None:
    assert format_.group_size == 0 or 2 <= format_.group_size <= LARGEST
    together = [step.size for step in format_.steps if step.word is RoundStep.SHARE]
    assert not together or together[0] == format_.group_size


def test_no_text_of_a_format_sounds_like_blame(format_: round_formats.RoundFormat) -> None:
    coach = Coach()
    texts = [format_.about, format_.prompt, *(step.prompt for step in format_.steps)]
    assert [coach.check(text) for text in texts if coach.check(text)] == []
    assert not any("!" in text for text in texts)


def test_every_question_before_the_meeting_has_a_colour_of_its_own() -> None:
    asked = round_formats.pre_work()
    assert len(asked.prompt.splitlines()) == len(set(asked.colors)) == 3
    assert asked.color is asked.colors[0]
