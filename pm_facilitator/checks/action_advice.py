"""What an action still needs to be one that gets done, said while it is written."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pm_facilitator.checks.actions import is_rushed, is_several, known_teams
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.due_dates import usual_due
from pm_facilitator.domain.entities import Action
from pm_facilitator.domain.working_days import is_working_day, next_working_day
from pm_facilitator.language.action_words import form_for, opens_with_verb, with_verb_first

_ENOUGH_WORDS = 3
_GAP = re.compile(r"\[[^\]]+\](?!\()")
_PUNISHING, _VAGUE = "punishment", "vague-action"


class Part(StrEnum):
    """The parts of an action, in the order in which they are asked for; each is a field of it."""

    VERB = "verb"
    SPECIFIC = "specific"
    OWNER = "owner"
    DUE = "due"
    DONE = "done_when"
    WORKED = "success"
    FACTOR = "factor_ids"


@dataclass(frozen=True, slots=True)
class Advice:
    """What there is to say about one part of an action.

    Attributes:
        part: the part.
        words: what is missing and how it is told; empty when the part is there.
        offer: what could be put into the field just so; empty when people have to say it.
    """

    part: Part
    words: str = ""
    offer: str | date = ""

    @property
    def is_there(self) -> bool:
        """Tell whether the part is as it should be."""
        return not self.words


def advise(
    board: Board,
    action: Action,
    today: date,
    heard: Collection[str] = (),
    language: str = "en",
) -> list[Advice]:
    """Say for each part of an action whether it is there, and what would help where it is not.

    Args:
        board: the review that the action belongs to.
        action: the action, also one that is only being written.
        today: the day to count from.
        heard: the kinds of wording that the coach has heard in its text.
        language: the language that it is written in.
    """
    return [
        _verb(action, language),
        _specific(action, heard, language),
        _owner(board, action),
        _due(board, action, today),
        _filled(Part.DONE, action.done_when, "What can be seen once it is done?"),
        _filled(Part.WORKED, action.success, "What will tell us, later, that it has helped?"),
        _factor(board, action),
    ]


def _verb(action: Action, language: str) -> Advice:
    if not action.text.strip():
        return Advice(Part.VERB, "Begin with a verb: add, alert, document, remove.")
    if opens_with_verb(action.text, language):
        return Advice(Part.VERB)
    offer = with_verb_first(action.text, language) or ""
    return Advice(Part.VERB, "Begin with the verb: what will somebody do?", offer)


def _specific(action: Action, heard: Collection[str], language: str) -> Advice:
    text = action.text
    form = form_for(text, language)
    offer, why = (form.text, form.why) if form else ("", "")
    if _PUNISHING in heard:
        return Advice(Part.SPECIFIC, f"This reads like a punishment. {why}".strip(), offer)
    if _VAGUE in heard:
        why = why or "Say what will exist, and where."
        return Advice(Part.SPECIFIC, f"Hard to tell when this is done. {why}", offer)
    if _GAP.search(text):
        return Advice(Part.SPECIFIC, "Fill in what stands in [brackets].")
    if len(text.split()) < _ENOUGH_WORDS:
        words = "Say what, where and how much, so that it has an end."
        return Advice(Part.SPECIFIC, words, offer)
    return Advice(Part.SPECIFIC)


def _owner(board: Board, action: Action) -> Advice:
    if not action.owner.strip():
        return Advice(Part.OWNER, "One person sees it through: who?")
    if is_several(action.owner, known_teams(board)):
        return Advice(Part.OWNER, f"{action.owner.strip()} is a group: who of it sees it through?")
    return Advice(Part.OWNER)


def _due(board: Board, action: Action, today: date) -> Advice:
    usual = usual_due(action, board.review, today)
    if action.due is None:
        return Advice(Part.DUE, "By when? A date makes it a promise.", usual)
    if action.due < today:
        return Advice(Part.DUE, "This day has passed.", usual)
    if not is_working_day(action.due):
        return Advice(Part.DUE, "This day is on a weekend.", next_working_day(action.due))
    if is_rushed(action, today):
        words = "A week is short for this effort: a first step, or more time?"
        return Advice(Part.DUE, words, usual)
    return Advice(Part.DUE)


def _filled(part: Part, text: str, words: str) -> Advice:
    return Advice(part, "" if text.strip() else words)


def _factor(board: Board, action: Action) -> Advice:
    if action.factor_ids or not board.factors:
        return Advice(Part.FACTOR)
    return Advice(Part.FACTOR, "Which of the factors does it remove?")
