"""Whether the factors go far enough: more than one, more than technical, more than a symptom."""

from collections.abc import Callable, Collection, Iterator

from pm_facilitator import assets, presets
from pm_facilitator.checks.check import Found
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Bone, Factor, TimelineEvent, WhyStep
from pm_facilitator.domain.vocabulary import EventKind, FactorKind
from pm_facilitator.language.analysis import is_symptom, is_trigger

Heard = Callable[[Key], Collection[str]]
"""Gives the kinds of wording that the coach has heard in a record."""

_HUMAN_ERROR = "human-error-label"
_TECHNICAL = frozenset({FactorKind.TECHNICAL, FactorKind.DESIGN_FLAW})


def find_factors(board: Board, heard: Heard) -> Iterator[Found]:
    """Look at the contributing factors."""
    factors = [factor for factor in board.factors if factor.text.strip()]
    if len(factors) == 1:
        yield Found("one-factor", _keys(factors))
    elif factors and all(_is_technical(board, factor) for factor in factors):
        yield Found("only-technical")
    labelled = [factor for factor in factors if _HUMAN_ERROR in heard(("factor", factor.id))]
    if labelled:
        yield Found("human-error", _keys(labelled))
    asked = {factor.parent_id for factor in factors}
    asked |= {step.factor_id for step in board.all(WhyStep)}
    # Where somebody has asked on below a factor, the inquiry does not end at it.
    ends = [factor for factor in factors if factor.id not in asked]
    triggers = [factor for factor in ends if _is_trigger(board, factor)]
    symptoms = [f for f in ends if f not in triggers and is_symptom(f.text)]
    if symptoms:
        yield Found("symptom", _keys(symptoms))
    if triggers:
        yield Found("trigger", _keys(triggers))


def _is_technical(board: Board, factor: Factor) -> bool:
    if factor.kind is not FactorKind.CONTRIBUTING:
        return factor.kind in _TECHNICAL
    bone = board.get(Bone, factor.bone_id)
    sorts: list[str] = assets.toml("checks.toml")["technical"]
    return bone is not None and presets.bone_sort(bone.label) in sorts


def _is_trigger(board: Board, factor: Factor) -> bool:
    """Tell a trigger by its words, or because the review names the same thing as its trigger."""
    events = [board.get(TimelineEvent, id_) for id_ in factor.event_ids]
    named = [event.text for event in events if event and event.kind is EventKind.TRIGGER]
    same = _folded(factor.text) in {_folded(text) for text in (*named, board.review.trigger)}
    return same or is_trigger(factor.text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _keys(factors: list[Factor]) -> tuple[Key, ...]:
    return tuple(("factor", factor.id) for factor in factors)
