"""For operations: how it was noticed and answered, what helped, and what the process showed."""

from pm_facilitator import presets
from pm_facilitator.domain.entities import Action, Bone, Factor
from pm_facilitator.domain.vocabulary import (
    ActionEffect,
    ActionStatus,
    EventKind,
    FactorKind,
    InsightKind,
)
from pm_facilitator.report.blocks import (
    Block,
    Bullets,
    Column,
    Item,
    Missing,
    Rich,
    Row,
    Section,
    Subheading,
    Table,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.sections import course, learning
from pm_facilitator.report.sections.actions import owner_and_due
from pm_facilitator.report.sections.overview import durations
from pm_facilitator.report.text import brief, one_line, rich

_OF_THE_RESPONSE = frozenset(
    {
        EventKind.DETECTION,
        EventKind.ESCALATION,
        EventKind.COMMUNICATION,
        EventKind.DECISION,
        EventKind.DIAGNOSIS,
        EventKind.MITIGATION,
        EventKind.RECOVERY,
        EventKind.RESOLUTION,
    }
)
_TECHNICAL_BONES = frozenset({"technology", "codebase", "dependencies"})
_TECHNICAL = frozenset({FactorKind.TECHNICAL, FactorKind.DESIGN_FLAW})
_FOR_THE_PROCESS = frozenset({ActionEffect.PROCESS, ActionEffect.DETECT, ActionEffect.MITIGATE})
_LENSES = (InsightKind.WENT_WELL, InsightKind.HARD, InsightKind.LUCKY, InsightKind.SURPRISED)
_LINE = 200
_COLUMNS = (Column("Action", 60), Column("Owner", 24), Column("Due", 22), Column("Effect", 18))


def noticed(context: Context) -> Section:
    """Say how long each part took and how it was noticed."""
    blocks = (*durations(context), *course.detection(context))
    return Section("detection", "How it was noticed", blocks)


def response(context: Context) -> Section:
    """List the steps of the response, without the alerts and changes in between."""
    items = tuple(
        course.event_item(context, event)
        for event in context.board.events
        if event.kind in _OF_THE_RESPONSE
    )
    empty = Missing("No step of the response is marked on the timeline yet.")
    return Section("response", "The response, step by step", (Bullets(items) if items else empty,))


def work(context: Context) -> Section:
    """Show what helped and what was hard."""
    blocks: list[Block] = []
    for kind in _LENSES:
        if any(each.kind is kind and each.text.strip() for each in context.board.insights):
            blocks += [Subheading(kind.label), *learning.lens(context, kind)]
    empty = Missing("Nothing has been noted yet on what helped and what was hard.")
    return Section("insights", "What helped and what was hard", tuple(blocks) or (empty,))


def process_factors(context: Context) -> Section:
    """List the factors that lie in work, knowledge, alerting and hand-overs."""
    blocks: list[Block] = []
    for bone in context.board.bones:
        found = [f for f in context.board.child_factors(bone.id) if _is_of_process(bone, f)]
        if found:
            items = tuple(Item(rich(brief(one_line(f.text), _LINE))) for f in found)
            blocks += [Subheading(bone.label or "Without a category"), Bullets(items)]
    empty = Missing("No factor outside the technology is on the fishbone yet.")
    return Section("factors", "What in the process contributed", tuple(blocks) or (empty,))


def process_actions(context: Context) -> Section:
    """List the actions that change detection, response or the process itself."""
    found = [action for action in context.board.actions if _is_for_process(action)]
    empty = Missing("No action about the process has been agreed yet.")
    rows = tuple(Row(((_text(each),), *owner_and_due(each), (_effect(each),))) for each in found)
    return Section(
        "actions", "Actions for the process", (Table(_COLUMNS, rows) if rows else empty,)
    )


def _text(action: Action) -> Rich:
    return rich(brief(one_line(action.text), _LINE))


def _effect(action: Action) -> Rich:
    return rich(action.effect.label)


def _is_of_process(bone: Bone, factor: Factor) -> bool:
    if factor.kind in _TECHNICAL or not factor.text.strip():
        return False
    return presets.bone_sort(bone.label) not in _TECHNICAL_BONES


def _is_for_process(action: Action) -> bool:
    live = action.status is not ActionStatus.CANCELLED and bool(action.text.strip())
    return live and action.effect in _FOR_THE_PROCESS
