"""The parts of a review that a section can show, by the names that templates use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Person, Round, StageSlot, WhyStep
from pm_facilitator.domain.vocabulary import InsightKind, LockerState, Stage
from pm_facilitator.report.blocks import Block
from pm_facilitator.report.context import Context
from pm_facilitator.report.sections import actions, course, learning, meeting, overview
from pm_facilitator.report.sections.factors import factors, whys
from pm_facilitator.report.sections.rounds import round_blocks
from pm_facilitator.report.sections.timeline import timeline


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the review.

    Attributes:
        title: its heading where a section shows several parts.
        about: what it is, for the table of the manual.
        make: gives its blocks; only sentences on what is missing when it has nothing.
        filled: tells whether there is anything to show.
        fields: the fields of the review in which it is written.
        stage: the stage on whose page it is filled otherwise.
    """

    title: str
    about: str
    make: Callable[[Context], tuple[Block, ...]]
    filled: Callable[[Board], bool]
    fields: tuple[str, ...] = ()
    stage: Stage | None = None


def _written(*fields: str) -> Callable[[Board], bool]:
    return lambda board: any(getattr(board.review, field).strip() for field in fields)


def _said(*kinds: InsightKind) -> Callable[[Board], bool]:
    return lambda board: any(each.kind in kinds and each.text.strip() for each in board.insights)


def _lens(kind: InsightKind, about: str) -> Part:
    stage = Stage.CLOSE if kind is InsightKind.LESSON else Stage.REFLECT
    return Part(kind.label, about, lambda c: learning.lens(c, kind), _said(kind), stage=stage)


def _course(title: str, about: str, make: Callable[[Context], tuple[Block, ...]]) -> Part:
    return Part(title, about, make, lambda board: bool(board.events), stage=Stage.RECAP)


_IMPACT = ("impact_customers", "impact_business", "impact_slo")
_LENSES = (InsightKind.WENT_WELL, InsightKind.HARD, InsightKind.LUCKY, InsightKind.SURPRISED)
_WAITING = (LockerState.PARKED, LockerState.SET_ASIDE)

PARTS: Mapping[str, Part] = {
    "summary": Part(
        "Summary",
        "the summary, or the problem while there is none",
        lambda c: overview.summary(c).blocks,
        _written("summary", "problem"),
        ("summary",),
    ),
    "details": Part(
        "Details and times",
        "durations, trigger, detection and the times of the incident",
        lambda c: overview.details(c).blocks,
        lambda board: board.review.started_at is not None,
        stage=Stage.OPEN,
    ),
    "durations": Part(
        "Durations",
        "how long it took to notice, take on, ease and end it",
        overview.durations,
        lambda board: board.review.started_at is not None,
        stage=Stage.OPEN,
    ),
    "impact": Part(
        "Impact",
        "what customers, business and service levels felt",
        lambda c: overview.impact(c).blocks,
        _written(*_IMPACT),
        _IMPACT,
    ),
    "trigger": Part(
        "Trigger",
        "what set it off, and the events of that kind",
        course.trigger,
        _written("trigger"),
        ("trigger",),
    ),
    "detection": Part(
        "Detection",
        "how it was noticed, and the events of that kind",
        course.detection,
        _written("detection_method"),
        ("detection_method",),
    ),
    "leadup": _course("Lead-up", "the events before the incident began", course.leadup),
    "response": _course("Response", "escalations, decisions and diagnoses", course.response),
    "resolution": _course("Resolution", "what eased it and what ended it", course.resolution),
    "timeline": Part(
        "Timeline",
        "every event, as a figure and as a table",
        lambda c: timeline(c).blocks,
        lambda board: bool(board.events),
        stage=Stage.RECAP,
    ),
    "factors": Part(
        "Contributing factors",
        "the fishbone and the nested factors, with why-chains that no section shows alone",
        lambda c: factors(c).blocks,
        lambda board: bool(board.factors),
        stage=Stage.REFLECT,
    ),
    "whys": Part(
        "Whys",
        "the why-chains alone, each below its factor",
        whys,
        lambda board: bool(board.all(WhyStep)),
        stage=Stage.REFLECT,
    ),
    "insights": Part(
        "What we saw",
        "what went well, was hard, was luck and surprised us",
        lambda c: learning.looking_back(c).blocks,
        _said(*_LENSES),
        stage=Stage.REFLECT,
    ),
    "went_well": _lens(InsightKind.WENT_WELL, "what went well"),
    "hard": _lens(InsightKind.HARD, "what was hard"),
    "lucky": _lens(InsightKind.LUCKY, "where we got lucky"),
    "surprised": _lens(InsightKind.SURPRISED, "what surprised us"),
    "lessons": _lens(InsightKind.LESSON, "what we know now"),
    "questions": Part(
        "Open questions",
        "open questions with their answers",
        lambda c: learning.questions(c).blocks,
        lambda board: bool(board.questions),
        stage=Stage.CLOSE,
    ),
    "actions": Part(
        "Actions",
        "the table of actions, and the matrix",
        lambda c: actions.actions(c).blocks,
        lambda board: any(action.text.strip() for action in board.actions),
        stage=Stage.IMPROVE,
    ),
    "decisions": Part(
        "Decisions not to act",
        "what is left as it is, with the reasons",
        lambda c: actions.decisions(c).blocks,
        lambda board: bool(board.decisions),
        stage=Stage.IMPROVE,
    ),
    "locker": Part(
        "Ideas in the locker",
        "ideas that wait or were set aside; inside only",
        lambda c: actions.locker(c).blocks,
        lambda board: any(item.state in _WAITING for item in board.locker),
        stage=Stage.IMPROVE,
    ),
    "follow_up": Part(
        "Follow-up",
        "the day on which the actions are looked at again",
        lambda c: meeting.follow_up(c).blocks,
        lambda board: board.review.follow_up_on is not None,
        stage=Stage.CLOSE,
    ),
    "people": Part(
        "People present",
        "who was there, by role; inside only",
        lambda c: meeting.people(c).blocks,
        lambda board: bool(board.all(Person)),
        stage=Stage.OPEN,
    ),
    "time": Part(
        "Time spent",
        "planned and taken minutes; inside only",
        lambda c: meeting.time_spent(c).blocks,
        lambda board: bool(board.all(StageSlot)),
        stage=Stage.OPEN,
    ),
    "rounds": Part(
        "Rounds",
        "what small groups were asked, and what the votes said; inside only",
        round_blocks,
        lambda board: any(each.started_at is not None for each in board.all(Round)),
        stage=Stage.REFLECT,
    ),
    "pictures": Part(
        "Pictures",
        "the pictures from the boards; inside only",
        meeting.picture_blocks,
        lambda board: False,
        stage=Stage.RECAP,
    ),
}
"""Every part by its name, in the order of the manual."""

INSIDE_ONLY = frozenset({"locker", "people", "time", "rounds", "pictures"})
"""Parts that outsiders never get."""
